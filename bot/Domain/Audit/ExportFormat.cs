namespace MilestoneBot.Domain.Audit;

/// <summary>In which form the whole record of a project is given out as a file.</summary>
public enum ExportFormat
{
    /// <summary>Tables, one file each, in a ZIP.</summary>
    Csv,

    /// <summary>One document.</summary>
    Json,
}

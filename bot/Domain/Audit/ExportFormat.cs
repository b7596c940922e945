namespace MilestoneBot.Domain.Audit;

/// <summary>What a file contains, and in which form.</summary>
public enum ExportFormat
{
    /// <summary>Tables, one file each, in a ZIP.</summary>
    Csv,

    /// <summary>One document.</summary>
    Json,

    /// <summary>A month of bookings of the whole workspace, for the tax adviser.</summary>
    Datev,

    /// <summary>One issued invoice or credit note.</summary>
    Document,
}

namespace MilestoneBot.Domain.Billing;

/// <summary>In which form an issued invoice or credit note is kept.</summary>
public enum DocumentForm
{
    /// <summary>The usual one, for people; it has the CII inside where there is one (Factur-X, ZUGFeRD).</summary>
    Pdf,

    /// <summary>UBL 2.1 by EN 16931.</summary>
    Ubl,

    /// <summary>UN/CEFACT CII by EN 16931.</summary>
    Cii,

    /// <summary>A formal reminder of an invoice, as a PDF; no invoice, so it has no XML.</summary>
    FormalReminder,
}

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>The names by which a document says whose rules it keeps.</summary>
internal static class InvoiceProfiles
{
    /// <summary>BT-24.</summary>
    public static string Id(InvoiceProfile profile) =>
        profile == InvoiceProfile.XRechnung
            ? "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
            : "urn:cen.eu:en16931:2017";

    /// <summary>BT-23: the billing process of Peppol, which XRechnung asks to be named; "" otherwise.</summary>
    public static string Process(InvoiceProfile profile) =>
        profile == InvoiceProfile.XRechnung ? "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0" : "";
}

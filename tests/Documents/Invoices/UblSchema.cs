using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>The published XSD of UBL 2.1 as judge.</summary>
internal static class UblSchema
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(Read);

    /// <summary>What the schema finds wrong; empty when the document is valid.</summary>
    public static IReadOnlyList<string> ProblemsOf(byte[] xml)
    {
        var problems = new List<string>();
        using var stream = new MemoryStream(xml);
        XDocument.Load(stream).Validate(Schemas.Value, (_, e) => problems.Add(e.Message));
        return problems;
    }

    private static XmlSchemaSet Read()
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        // The schema of signatures has a document type, which only this reader may follow.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new XmlUrlResolver(),
        };
        var folder = Contracts.PathOf("einvoice", "xsd", "ubl-2.1");
        using (
            var signatures = XmlReader.Create(
                Path.Combine(folder, "common", "UBL-xmldsig-core-schema-2.1.xsd"),
                settings
            )
        )
            set.Add(null, signatures);
        foreach (var kind in new[] { "Invoice", "CreditNote" })
            set.Add(null, Path.Combine(folder, "maindoc", $"UBL-{kind}-2.1.xsd"));
        set.Compile();
        return set;
    }
}

using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// The metadata of a PDF (XMP, ISO 16684-1): that it is PDF/A-3, level B, and which invoice file it holds (the extension
/// schema "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#" of Factur-X 1.0).
/// </summary>
internal static class PdfMetadataText
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";
    private static readonly XNamespace FacturX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

    private static readonly (string Name, string Says)[] Properties =
    [
        ("DocumentFileName", "The name of the embedded XML document"),
        ("DocumentType", "The type of the hybrid document in capital letters"),
        ("Version", "The version of the XML data"),
        ("ConformanceLevel", "The conformance level of the XML data"),
    ];

    /// <param name="file">The name of the XML inside; "" for none.</param>
    public static byte[] Of(PageContext context, DateOnly day, string producer, string file)
    {
        var created = $"{day.ToString("O", CultureInfo.InvariantCulture)}T00:00:00+00:00";
        var all = new XElement(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
            Described("pdfaid", Archive, new(Archive + "part", "3"), new(Archive + "conformance", "B")),
            Described(
                "dc",
                Dc,
                new(Dc + "title", Alternatives(context.Title)),
                new(Dc + "creator", new XElement(Rdf + "Seq", Item(context.Document.Seller.Name))),
                new(Dc + "description", Alternatives(context.Document.ProjectName)),
                new(Dc + "language", new XElement(Rdf + "Bag", Item(DocumentTexts.CodeOf(context.Language))))
            ),
            Described("xmp", Xmp, new(Xmp + "CreatorTool", "MilestoneBot"), new(Xmp + "CreateDate", created)),
            Described("pdf", Pdf, new XElement(Pdf + "Producer", producer))
        );
        if (file.Length > 0)
            all.Add(FileInside(file), ExtensionSchema());
        var root = new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta), all);
        return Encoding.UTF8.GetBytes(
            $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{root}\n<?xpacket end=\"w\"?>"
        );
    }

    private static XElement FileInside(string file) =>
        Described(
            "fx",
            FacturX,
            new(FacturX + "DocumentType", "INVOICE"),
            new(FacturX + "DocumentFileName", file),
            new(FacturX + "Version", "1.0"),
            new(FacturX + "ConformanceLevel", "EN 16931")
        );

    /// <summary>PDF/A wants every property explained that its own standard does not know.</summary>
    private static XElement ExtensionSchema() =>
        new(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension),
            new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema),
            new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property),
            new XElement(
                Extension + "schemas",
                new XElement(
                    Rdf + "Bag",
                    Resource(
                        new XElement(Schema + "schema", "Factur-X PDFA Extension Schema"),
                        new XElement(Schema + "namespaceURI", FacturX.NamespaceName),
                        new XElement(Schema + "prefix", "fx"),
                        new XElement(Schema + "property", new XElement(Rdf + "Seq", Properties.Select(PropertyOf)))
                    )
                )
            )
        );

    private static XElement PropertyOf((string Name, string Says) property) =>
        Resource(
            new XElement(Property + "name", property.Name),
            new XElement(Property + "valueType", "Text"),
            new XElement(Property + "category", "external"),
            new XElement(Property + "description", property.Says)
        );

    private static XElement Resource(params XElement[] parts) =>
        new(Rdf + "li", new XAttribute(Rdf + "parseType", "Resource"), parts);

    private static XElement Described(string prefix, XNamespace space, params XElement[] properties) =>
        new(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + prefix, space),
            properties
        );

    private static XElement Alternatives(string text) =>
        new(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text));

    private static XElement Item(string text) => new(Rdf + "li", text);
}

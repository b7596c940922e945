using System.Globalization;
using System.Text;
using System.Xml;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>
/// Writes elements one behind the other, in UTF-8. An element without a value is left out: the rules know no empty ones.
/// </summary>
internal sealed class ElementWriter : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly XmlWriter writer;
    private readonly IReadOnlyDictionary<string, string> namespaces;

    /// <param name="root">The name of the root, with the prefix of its namespace, or "" for the default one.</param>
    public ElementWriter((string Prefix, string Name) root, IReadOnlyDictionary<string, string> namespaces)
    {
        this.namespaces = namespaces;
        writer = XmlWriter.Create(
            bytes,
            new()
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                Indent = true,
                NewLineHandling = NewLineHandling.Entitize,
            }
        );
        writer.WriteStartElement(root.Prefix, root.Name, namespaces[root.Prefix]);
        foreach (var (prefix, uri) in namespaces.Where(one => one.Key != root.Prefix))
            writer.WriteAttributeString("xmlns", prefix, null, uri);
    }

    /// <summary>Ends the document.</summary>
    public byte[] ToBytes()
    {
        writer.WriteEndElement();
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>An element with others in it: "cac:Party".</summary>
    public void Group(string name, Action content)
    {
        Start(name);
        content();
        writer.WriteEndElement();
    }

    public void Value(string name, string value) => Value(name, value, "", "");

    /// <param name="attribute">Left out where its value is "".</param>
    public void Value(string name, string value, string attribute, string attributeValue)
    {
        if (value.Length == 0)
            return;
        Start(name);
        if (attributeValue.Length > 0)
            writer.WriteAttributeString(attribute, attributeValue);
        writer.WriteString(value);
        writer.WriteEndElement();
    }

    /// <summary>A sum with the currency as its attribute.</summary>
    public void Sum(string name, Money sum) => Value(name, sum.ToInvariantString(), "currencyID", sum.Currency.Code);

    /// <summary>A sum in the currency of the document.</summary>
    public void PlainSum(string name, Money sum) => Value(name, sum.ToInvariantString());

    public static string Date(DateOnly? day, string format = "yyyy-MM-dd") =>
        day?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        writer.Dispose();
        bytes.Dispose();
    }

    private void Start(string name)
    {
        var parts = name.Split(':');
        writer.WriteStartElement(parts[0], parts[1], namespaces[parts[0]]);
    }
}

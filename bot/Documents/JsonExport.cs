using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Documents;

/// <summary>
/// Exports tables as one JSON document: the project's only row as an object, every other table as a list. Amounts
/// have their minor units, their currency and the decimal text.
/// </summary>
public static class JsonExport
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, Form))
        {
            json.WriteStartObject();
            foreach (var sheet in sheets)
            {
                json.WritePropertyName(sheet.Name.Replace('-', '_'));
                if (sheet is { Name: "project", Rows: [var only] })
                    Write(json, sheet, only);
                else
                {
                    json.WriteStartArray();
                    foreach (var row in sheet.Rows)
                        Write(json, sheet, row);
                    json.WriteEndArray();
                }
            }
            json.WriteEndObject();
        }
        return document.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Sheet sheet, IReadOnlyList<object?> row)
    {
        json.WriteStartObject();
        foreach (var (column, value) in sheet.Columns.Zip(row))
        {
            json.WritePropertyName(column);
            switch (value)
            {
                case null:
                    json.WriteNullValue();
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case Money money:
                    json.WriteStartObject();
                    json.WriteNumber("minor", money.Minor);
                    json.WriteString("currency", money.Currency.Code);
                    json.WriteString("amount", money.ToInvariantString());
                    json.WriteEndObject();
                    break;
                default:
                    json.WriteStringValue(ExportCell.ToText(value));
                    break;
            }
        }
        json.WriteEndObject();
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Teams.Cards;

/// <summary>Renders a card as an Adaptive Card 1.5, never larger than Teams accepts.</summary>
public static class AdaptiveCardRenderer
{
    private const int MostVisibleButtons = 6,
        MostButtons = 12,
        LongestTitle = 60;

    /// <summary>
    /// Letters of every script stay readable. The JSON is never part of an HTML page, so relaxed escaping is safe.
    /// </summary>
    internal static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The card's JSON in UTF-8.</summary>
    /// <param name="inDialog">The card is shown in a dialog, whose buttons only submit.</param>
    public static ReadOnlyMemory<byte> Render(Card card, bool inDialog = false) =>
        CardSize.Fit(card, fitting => RenderCard(fitting, inDialog));

    private static ReadOnlyMemory<byte> RenderCard(Card card, bool inDialog)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "AdaptiveCard");
            json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            json.WriteString("version", "1.5");
            json.WriteStartArray("body");
            WriteTitle(json, card);
            if (!inDialog)
                MentionWriter.WriteLine(json, card);
            foreach (var line in card.Lines)
                json.WriteText(line, spacing: "Small");
            foreach (var (at, fact) in card.Facts.Index())
                WriteFact(json, fact, at == 0);
            if (card.Table is { Rows.Count: > 0 } table)
                WriteTable(json, table);
            foreach (var input in card.Inputs)
                InputElementWriter.Write(json, input);
            if (card.Footer.Length > 0)
                json.WriteText(card.Footer, subtle: true, size: "Small", spacing: "Medium");
            json.WriteEndArray();
            if (card.Buttons.Count > 0)
                WriteButtons(json, card, inDialog);
            if (!inDialog)
                WriteRefresh(json, card);
            if (!inDialog)
                MentionWriter.WriteEntities(json, card);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteTitle(Utf8JsonWriter json, Card card)
    {
        if (card.IsTrace)
        {
            json.WriteText(card.Title);
            return;
        }
        var style = card.Tone switch
        {
            Tone.Good => "good",
            Tone.Warning => "warning",
            Tone.Stop => "attention",
            _ => "",
        };
        if (style.Length == 0)
        {
            json.WriteText(card.Title, bold: true, size: "Medium");
            return;
        }
        json.WriteContainer(
            "Container",
            "items",
            () =>
            {
                json.WriteString("style", style);
                json.WriteBoolean("bleed", true);
            },
            () => json.WriteText(card.Title, bold: true, size: "Medium")
        );
    }

    /// <summary>Name and value side by side; both wrap in their own column, also on a phone.</summary>
    private static void WriteFact(Utf8JsonWriter json, Fact fact, bool first) =>
        json.WriteContainer(
            "ColumnSet",
            "columns",
            () => json.WriteString("spacing", first ? "Medium" : "Small"),
            () =>
            {
                json.WriteContainer(
                    "Column",
                    "items",
                    () => json.WriteNumber("width", 1),
                    () => json.WriteText(fact.Name, subtle: true)
                );
                json.WriteContainer(
                    "Column",
                    "items",
                    () => json.WriteNumber("width", 2),
                    () =>
                        json.WriteText(
                            fact.Value,
                            link: fact.Link is { IsAbsoluteUri: true, Scheme: "http" or "https" } link ? link : null
                        )
                );
            }
        );

    private static void WriteTable(Utf8JsonWriter json, Table table)
    {
        json.WriteStartObject();
        json.WriteString("type", "Table");
        json.WriteString("spacing", "Medium");
        json.WriteBoolean("showGridLines", false);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteNumber("width", column.Weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        WriteRow(json, table, [.. table.Columns.Select(c => c.Name)], bold: true, style: "emphasis");
        foreach (var (at, row) in table.Rows.Index())
            WriteRow(json, table, row, bold: table.HasTotalRow && at == table.Rows.Count - 1, style: "");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(
        Utf8JsonWriter json,
        Table table,
        IReadOnlyList<string> row,
        bool bold,
        string style
    ) =>
        json.WriteContainer(
            "TableRow",
            "cells",
            () =>
            {
                if (style.Length > 0)
                    json.WriteString("style", style);
            },
            () =>
            {
                foreach (var (at, column) in table.Columns.Index())
                    json.WriteContainer(
                        "TableCell",
                        "items",
                        () => { },
                        () => json.WriteText(at < row.Count ? row[at] : "", bold: bold, right: column.IsRightAligned)
                    );
            }
        );

    private static void WriteButtons(Utf8JsonWriter json, Card card, bool inDialog)
    {
        json.WriteStartArray("actions");
        foreach (var (at, button) in card.Buttons.Take(MostButtons).Index())
        {
            json.WriteStartObject();
            WriteButton(json, inDialog ? "Action.Submit" : "Action.Execute", card, button);
            if (at >= MostVisibleButtons)
                json.WriteString("mode", "secondary");
            if (!inDialog)
            {
                // Clients without Action.Execute send a message with the same data instead.
                json.WriteStartObject("fallback");
                WriteButton(json, "Action.Submit", card, button);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteButton(Utf8JsonWriter json, string type, Card card, Button button)
    {
        json.WriteString("type", type);
        json.WriteString("title", CardTrimmer.Truncate(button.Title, LongestTitle));
        if (type == "Action.Execute")
            json.WriteString("verb", "say");
        WriteData(json, button.CommandText, card);
        json.WriteString("associatedInputs", button.SendsInputs ? "auto" : "none");
        if (button.Style != ButtonStyle.Plain)
            json.WriteString("style", button.Style == ButtonStyle.Primary ? "positive" : "destructive");
    }

    /// <summary>The clients of restricted viewers request their own version of the card by themselves.</summary>
    private static void WriteRefresh(Utf8JsonWriter json, Card card)
    {
        string[] people = [.. card.RestrictedViewers.Select(TurnReader.UserOf).OfType<string>()];
        if (people.Length == 0)
            return;
        json.WriteStartObject("refresh");
        json.WriteStartObject("action");
        json.WriteString("type", "Action.Execute");
        json.WriteString("verb", ActivityReader.RefreshVerb);
        WriteData(json, "", card);
        json.WriteEndObject();
        json.WriteStartArray("userIds");
        foreach (var person in people)
            json.WriteStringValue(person);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, string commandText, Card card)
    {
        json.WriteStartObject("data");
        json.WriteString("say", commandText);
        json.WriteString("card", card.ActionAddress);
        json.WriteNumber("rev", card.Revision);
        json.WriteEndObject();
    }
}

using System.Text.Json;

namespace MilestoneBot.Channels.Teams.Cards;

/// <summary>
/// The few elements that cards are made of. Text is always written as text runs, which no client reads as markup.
/// </summary>
internal static class CardElementWriter
{
    /// <summary>A block of literal text; its lines are below each other.</summary>
    public static void WriteText(
        this Utf8JsonWriter json,
        string text,
        bool bold = false,
        bool subtle = false,
        string size = "",
        string spacing = "",
        bool right = false,
        Uri? link = null,
        string color = ""
    )
    {
        foreach (var (at, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            json.WriteStartObject();
            json.WriteString("type", "RichTextBlock");
            if (at > 0)
                json.WriteString("spacing", "None");
            else if (spacing.Length > 0)
                json.WriteString("spacing", spacing);
            if (right)
                json.WriteString("horizontalAlignment", "Right");
            json.WriteStartArray("inlines");
            if (!bold && !subtle && size.Length == 0 && link is null && color.Length == 0)
                json.WriteStringValue(line);
            else
                json.WriteRun(line, bold, subtle, size, link, color);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteRun(
        this Utf8JsonWriter json,
        string text,
        bool bold,
        bool subtle,
        string size,
        Uri? link,
        string color
    )
    {
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", text);
        if (bold)
            json.WriteString("weight", "Bolder");
        if (subtle)
            json.WriteBoolean("isSubtle", true);
        if (size.Length > 0)
            json.WriteString("size", size);
        if (color.Length > 0)
            json.WriteString("color", color);
        if (link is not null)
        {
            json.WriteStartObject("selectAction");
            json.WriteString("type", "Action.OpenUrl");
            json.WriteString("url", link.AbsoluteUri);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>
    /// An element that contains others, under the property that this type of element uses for them.
    /// </summary>
    public static void WriteContainer(
        this Utf8JsonWriter json,
        string type,
        string property,
        Action properties,
        Action content
    )
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        properties();
        json.WriteStartArray(property);
        content();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Blocks as JSON in UTF-8, and their size.</summary>
/// <param name="Json">The array of blocks.</param>
/// <param name="Blocks">The number of blocks.</param>
/// <param name="Text">The characters of their text.</param>
internal sealed record RenderedBlocks(ReadOnlyMemory<byte> Json, int Blocks, int Text)
{
    private int Characters => Encoding.UTF8.GetCharCount(Json.Span);

    /// <summary>Whether the blocks fit into one message.</summary>
    public bool CanFitMessage =>
        Blocks <= BlockLimits.MessageBlocks && Text <= BlockLimits.MessageText && Characters <= BlockLimits.MessageJson;

    /// <summary>Whether the blocks fit into a view that has that many blocks left and nothing else of size.</summary>
    public bool CanFitView(int blocks) => Blocks <= blocks && Characters <= BlockLimits.ViewJson;
}

/// <summary>Writes blocks one below the other. Every text passes through <see cref="BlockText"/>.</summary>
internal sealed class BlockWriter : IDisposable
{
    /// <summary>
    /// Letters of every script stay readable. The JSON is never part of an HTML page, so relaxed escaping is safe.
    /// </summary>
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Slack folds longer text behind "see more" unless the block says otherwise.</summary>
    private const int Folded = 400;

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;
    private int blocks,
        text;

    public BlockWriter()
    {
        json = new(buffer, Readable);
        json.WriteStartArray();
    }

    public void WriteHeader(string title) =>
        WriteBlock(
            "header",
            () => WriteText("text", BlockText.Literal(title.ReplaceLineEndings(" "), BlockLimits.Header))
        );

    public void WriteSection(BlockText words) =>
        WriteBlock(
            "section",
            () =>
            {
                WriteText("text", words);
                if (words.Text.Length > Folded)
                    json.WriteBoolean("expand", true);
            }
        );

    /// <summary>Lines below each other, in as few sections as possible; nothing is cut.</summary>
    public void WriteParagraphs(IEnumerable<string> lines)
    {
        var section = new List<string>();
        var used = 0;
        foreach (var line in lines.SelectMany(OfSection))
        {
            var length = BlockText.Escape(line).Length + 1;
            if (used + length > BlockLimits.Section)
                Flush();
            section.Add(line);
            used += length;
        }
        Flush();

        void Flush()
        {
            if (section.Exists(line => !string.IsNullOrWhiteSpace(line)))
                WriteSection(BlockText.Literal(string.Join('\n', section).Trim('\n'), BlockLimits.Section));
            section.Clear();
            used = 0;
        }
    }

    /// <summary>A line, split into parts that fit into a section.</summary>
    private static IEnumerable<string> OfSection(string line)
    {
        do
        {
            var part = BlockText.LengthThatFits(line, BlockLimits.Section - 1);
            yield return line[..part];
            line = line[part..];
        } while (line.Length > 0);
    }

    /// <summary>
    /// Pairs side by side: a name on the left and its value on the right; on a phone one below the other.
    /// </summary>
    public void WritePairs(IReadOnlyList<(BlockText Name, BlockText Value)> pairs)
    {
        foreach (var some in pairs.Chunk(BlockLimits.FieldsOfSection / 2))
            WriteBlock(
                "section",
                () =>
                {
                    json.WriteStartArray("fields");
                    foreach (var (name, value) in some)
                    {
                        WriteText("", name);
                        WriteText("", value);
                    }
                    json.WriteEndArray();
                }
            );
    }

    /// <summary>Small text below the others.</summary>
    public void WriteContext(string words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return;
        WriteBlock(
            "context",
            () =>
            {
                json.WriteStartArray("elements");
                WriteText("", BlockText.Literal(words, BlockLimits.Context));
                json.WriteEndArray();
            }
        );
    }

    public void WriteDivider() => WriteBlock("divider", () => { });

    /// <summary>A block of that type, with what <paramref name="properties"/> writes into it.</summary>
    public void WriteBlock(string type, Action properties)
    {
        blocks++;
        json.WriteStartObject();
        json.WriteString("type", type);
        properties();
        json.WriteEndObject();
    }

    /// <summary>A text object under that property name; an array element where the name is empty.</summary>
    public void WriteText(string property, BlockText words)
    {
        text += words.Text.Length;
        if (property.Length > 0)
            json.WritePropertyName(property);
        words.WriteTo(json);
    }

    /// <summary>For the properties of an element other than text.</summary>
    public Utf8JsonWriter Json => json;

    /// <summary>Adds blocks that are already rendered.</summary>
    public void Append(RenderedBlocks renderedBlocks)
    {
        blocks += renderedBlocks.Blocks;
        text += renderedBlocks.Text;
        using var parsed = JsonDocument.Parse(renderedBlocks.Json);
        foreach (var block in parsed.RootElement.EnumerateArray())
            block.WriteTo(json);
    }

    public RenderedBlocks ToBlocks()
    {
        json.WriteEndArray();
        json.Flush();
        return new(buffer.WrittenMemory, blocks, text);
    }

    public void Dispose() => json.Dispose();
}

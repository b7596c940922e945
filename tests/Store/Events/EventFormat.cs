using System.Reflection;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Tests.Store.Events;

/// <summary>
/// Describes one sample of an event as the lines of its section in <c>events.txt</c>: the text of the audit trail, the
/// journal's verb and JSON, the SQL statement with its values, and the cards.
/// </summary>
internal static class EventFormat
{
    private const string FileName = "events.txt";
    private const string Indent = "  ";

    /// <summary>The sections of the file by event name; a second sample of an event is <c>Name 2</c>.</summary>
    public static IReadOnlyDictionary<string, string> Sections { get; } = Read();

    public static string NameOf(ProjectEvent what, int number) =>
        number == 1 ? what.GetType().Name : $"{what.GetType().Name} {number}";

    public static string Describe(ProjectView view, ProjectEvent what)
    {
        var (verb, details) = EventJson.Write(what);
        var (sql, values) = EventCatalogue
            .Default.Find(what)
            .CreateStatement(
                what,
                new("tenant-a", "id", 7, new("priya", DateTimeOffset.UnixEpoch.AddHours(1), Solo: true))
            );
        var redrawn = OutboxWriter.RedrawsEverything(what) ? "every card" : "the cards of what it touches";
        var lines = new List<string>
        {
            $"says    {AuditCards.Describe(view, what)}",
            $"verb    {verb}",
            $"json    {details}",
            $"of      {Or(what.AffectedMilestone)}, reason {Or(what.GivenReason)}",
            $"posts   {Or(EventCardAddresses.ForPost(view.Project, what))?.ToString()}",
            $"tells   {Or(EventCardAddresses.ForCrossPost(view.Project, what))?.ToString()}",
            $"redraws {redrawn}",
        };
        lines.AddRange(sql.ReplaceLineEndings("\n").Split('\n').Select(line => $"sql     {line}"));
        lines.AddRange(
            values
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(p => $"value   {p.Name} = {Literal(p.GetValue(values))}")
        );
        return string.Join('\n', lines.Select(line => Indent + line));
    }

    /// <summary>The event's text in the audit trail.</summary>
    public static string WordsOf(string section) => Sections[section].Split('\n')[0][(Indent + "says    ").Length..];

    private static string Or(object? value) => value is null or "" ? "-" : $"{value}";

    private static string Literal(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            IFormattable number => $"{number.ToString(null, null)} ({value.GetType().Name})",
            _ => throw new InvalidOperationException($"{value.GetType().Name} is no value of a statement."),
        };

    private static Dictionary<string, string> Read()
    {
        using var stream =
            typeof(EventFormat).Assembly.GetManifestResourceStream(typeof(EventFormat), FileName)
            ?? throw new InvalidOperationException($"{FileName} is not built into the tests.");
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var section in reader
                .ReadToEnd()
                .ReplaceLineEndings("\n")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Where(section => section[0] != '#')
        )
        {
            var name = section.Split('\n')[0];
            sections.Add(name, section[(name.Length + 1)..].TrimEnd('\n'));
        }
        return sections;
    }
}

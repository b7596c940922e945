using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>A message of the client as the written confirmation of a stage.</summary>
internal static class MessageCards
{
    private const int Shown = 600;

    public static Card Which(Sight sight, WrittenMessage message, IReadOnlyList<Milestone> waiting) =>
        new("Written confirmation")
        {
            Lines =
            [
                $"{message.AuthorName}'s message is kept word for word, with its time, its link and a hash. "
                    + "Should it be edited later, that is shown.",
            ],
            Facts = [.. Facts(sight, message), new("Project", $"{sight.Project.Name} ({sight.Project.Key})")],
            Inputs =
            [
                new("milestone", "Which stage does it confirm?", InputKind.Choice)
                {
                    Required = true,
                    Value = waiting.Count == 1 ? sight.Project.Say(waiting[0]) : "",
                    Placeholder = "Choose …",
                    Choices =
                    [
                        .. waiting
                            .Take(100)
                            .Select(m => new Choice(
                                sight.Project.Say(m),
                                $"{sight.Project.Place(m)}: {RefusalText.Cut(m.Name)}"
                            )),
                    ],
                },
            ],
            Buttons = [new("Use it", "confirm <milestone> message", ButtonStyle.Primary, TakesInputs: true)],
        };

    /// <summary>Everything that is kept of it.</summary>
    public static IEnumerable<Fact> Facts(Sight sight, WrittenMessage message)
    {
        yield return new("Message", Words.Cut(message.Text.ReplaceLineEndings(" "), Shown));
        yield return new(
            "Said by",
            $"{message.AuthorName} ({message.Address}), {sight.Moment(message.At)}",
            Uri.TryCreate(message.Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
                ? link
                : null
        );
        yield return new("SHA-256", message.Hash);
    }

    /// <summary>What a stage was confirmed by, and the message word for word where it was one.</summary>
    public static IEnumerable<Fact> Evidence(Sight sight, Milestone m, Confirmation c)
    {
        yield return new(
            "Evidence",
            c.Reference.Length == 0
                ? "–"
                : $"{c.Reference}{Suffix.HeldByTeamInBrackets(c.HeldByTeam)}{Edited(sight, m)}"
        );
        foreach (var fact in m.Evidence is { Message: { } said } ? Facts(sight, said) : [])
            yield return fact;
    }

    /// <summary>Where only a line has room.</summary>
    public static string Line(Sight sight, WrittenMessage message) => $"message of {sight.Moment(message.At)}";

    /// <summary>That the message says something else now, with a space before it; "" while it says the same.</summary>
    public static string Edited(Sight sight, Milestone m) =>
        m.Evidence is { EditedSince: { } since } ? $" (edited since, seen {sight.Moment(since)})" : "";
}

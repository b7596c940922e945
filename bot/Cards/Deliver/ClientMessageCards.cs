using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Deliver;

/// <summary>A message of the client as the written confirmation of a stage.</summary>
internal static class ClientMessageCards
{
    private const int Shown = 600;

    public static Card ChooseMilestone(ProjectView view, EvidenceMessage message, IReadOnlyList<Milestone> waiting) =>
        new("Written confirmation")
        {
            Lines =
            [
                $"{message.AuthorName}'s message is kept word for word, with its time, its link and a hash. "
                    + "Should it be edited later, that is shown.",
            ],
            Facts = [.. Facts(view, message), new("Project", $"{view.Project.Name} ({view.Project.Key})")],
            Inputs =
            [
                new("milestone", "Which stage does it confirm?", InputKind.Choice)
                {
                    IsRequired = true,
                    Value = waiting.Count == 1 ? view.Project.Say(waiting[0]) : "",
                    Placeholder = "Choose …",
                    Choices =
                    [
                        .. waiting
                            .Take(100)
                            .Select(m => new Choice(
                                view.Project.Say(m),
                                $"{view.Project.PositionInSchedule(m)}: {RefusalText.Cut(m.Name)}"
                            )),
                    ],
                },
            ],
            Buttons = [new("Use it", "confirm <milestone> message", ButtonStyle.Primary, SendsInputs: true)],
        };

    /// <summary>Everything that is stored of the message.</summary>
    public static IEnumerable<Fact> Facts(ProjectView view, EvidenceMessage message)
    {
        yield return new("Message", DisplayText.Truncate(message.Text.ReplaceLineEndings(" "), Shown));
        yield return new(
            "Said by",
            $"{message.AuthorName} ({message.Address}), {view.FormatMoment(message.At)}",
            Uri.TryCreate(message.Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
                ? link
                : null
        );
        yield return new("SHA-256", message.Hash);
    }

    /// <summary>What confirmed a stage, with the complete text if it was a message.</summary>
    public static IEnumerable<Fact> Evidence(ProjectView view, Milestone m, Confirmation c)
    {
        yield return new(
            "Evidence",
            c.Reference.Length == 0
                ? "–"
                : $"{c.Reference}{Suffix.HeldByTeamInBrackets(c.HeldByTeam)}{EditedNote(view, m)}"
        );
        foreach (var fact in m.Evidence is { Message: { } clientMessage } ? Facts(view, clientMessage) : [])
            yield return fact;
    }

    /// <summary>A short form for places with one line.</summary>
    public static string OneLine(ProjectView view, EvidenceMessage message) =>
        $"message of {view.FormatMoment(message.At)}";

    /// <summary>
    /// A note that the message has been edited since, with a space before it; "" while it is unchanged.
    /// </summary>
    public static string EditedNote(ProjectView view, Milestone m) =>
        m.Evidence is { EditedSince: { } since } ? $" (edited since, seen {view.FormatMoment(since)})" : "";
}

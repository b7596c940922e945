using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>
/// The answer to words that may mean something: what was not done, and buttons with what may be meant. Each button is a
/// line that a person could type; what cannot be taken back asks once more.
/// </summary>
internal static class EverydayCards
{
    private const int MaxTitle = 60;

    /// <summary>Unknown words, with the nearest commands as buttons.</summary>
    public static Reply DidYouMean(string unknown, IReadOnlyList<string> offers) =>
        Ask($"I do not know \"{unknown}\". Nothing was run.", offers);

    /// <summary>A sentence, and the lines that may be meant as buttons.</summary>
    public static Reply Ask(string sentence, IReadOnlyList<string> offers) =>
        Private(
            new(sentence)
            {
                Tone = Tone.Warning,
                Lines = [$"Did you mean\n{string.Join('\n', offers)}"],
                Buttons = [.. offers.Select(line => Button(Title(line), line))],
                Footer = "help lists everything.",
            }
        );

    /// <summary>Money is said to have come: the whole payment on a button.</summary>
    public static Reply WhichPayment(ProjectView view, IReadOnlyList<Button> offers, int open) =>
        Private(
            new("Record this payment?")
            {
                Tone = Tone.Warning,
                Lines =
                [
                    "Nothing is recorded yet. "
                        + (open > 1 ? "Which invoice was it for?" : "Press the button, or type the sum that arrived:"),
                    .. offers.Select(o => o.CommandText),
                    .. open > offers.Count
                        ? [$"{open} invoices of {view.Project.Client} are open."]
                        : Array.Empty<string>(),
                ],
                Buttons = offers,
            }
        );

    /// <summary>A payment whose sum or day is not certain.</summary>
    public static Reply PaymentUnclear(ProjectView view, string why = "") =>
        Private(
            new("How much arrived, and when?")
            {
                Tone = Tone.Warning,
                Lines = ["Nothing is recorded. " + Sentence(why) + $"Type it like this: pay {Example(view.Project)}"],
                Buttons = [new("Open invoices", "invoices open"), new("How to record a payment", "help pay")],
            }
        );

    /// <summary>Money is said to have come, and no invoice waits for any.</summary>
    public static Reply NothingOpen(ProjectView view, Invoice? about) =>
        Private(
            new(
                about is { IssueDetails: not null }
                    ? $"{about.NumberOrPending()} is paid already"
                    : $"No invoice of {view.Project.Client} is open"
            )
            {
                Tone = Tone.Warning,
                Lines = ["Nothing was recorded."],
                Buttons = [new("All invoices", "invoices all"), new("What comes next", "next")],
            }
        );

    /// <summary>An example with an invoice of the project, if it has one; the sum is the reader's.</summary>
    private static string Example(Project project) =>
        project.IssuedInvoices.FirstOrDefault(i => i.Open.IsPositive) is { } open
            ? $"{open.NumberOrPending()} <sum> on <day>"
            : "<invoice> <sum> on <day>";

    private static string Sentence(string problem) =>
        problem.Length == 0 ? "" : $"{char.ToUpperInvariant(problem[0])}{problem[1..]}. ";

    private static Button Button(string title, string line) => new Button(title, line).Confirmed();

    private static string Title(string line) => DisplayText.Truncate(line, MaxTitle);

    private static Reply Private(Card card) => Reply.Refuse(card) with { Audience = Audience.SenderOnly };
}

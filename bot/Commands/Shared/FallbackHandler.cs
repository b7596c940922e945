using MilestoneBot.Cards.Answers;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Everyday;
using MilestoneBot.Commands.Questions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// Answers text that is no command: as a question from the records, otherwise with the nearest commands. Nothing is
/// executed.
/// </summary>
internal sealed class FallbackHandler(ProjectReader reader) : IFallbackHandler
{
    private static readonly HashSet<string> QuestionStarts = new(StringComparer.Ordinal)
    {
        "who",
        "what",
        "when",
        "how",
        "why",
        "where",
        "which",
        "whose",
        "was",
        "is",
        "did",
        "does",
        "can",
    };

    private readonly QuestionAnswerer questions = new(reader);
    private readonly EverydayWords everyday = new(reader);

    public Task<(string? Line, Reply? Question)> RephraseAsync(
        Turn turn,
        IReadOnlyList<CommandSyntax> known,
        CancellationToken cancel
    ) =>
        turn.Sender.Membership == Membership.Unknown
            ? Task.FromResult<(string?, Reply?)>((null, null))
            : everyday.ReadAsync(turn, known, cancel);

    public string? FindForm(string text) => EverydayWords.FindForm(text);

    private static bool IsQuestion(string text) =>
        (text.EndsWith('?') && text.Contains(' ')) || QuestionStarts.Contains(text.Split(' ', 2)[0].ToLowerInvariant());

    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<CommandSyntax> known, CancellationToken cancel)
    {
        var text = turn.Text;
        turn = turn with { Text = CommandSyntax.ReplaceMentions(text, turn.Mentions) };
        if (!RequiresKnownSender(turn))
            return Reply.FromCard(await ShortHelpAsync(turn, cancel));
        if (turn.Sender.Membership == Membership.Unknown)
            return Reply.Refuse(Reply.SenderNotVerified);
        if (await questions.AnswerAsync(turn, onlySure: false, cancel) is { } answer)
            return answer;
        if (IsQuestion(turn.Text))
            return Reply.Refuse(ClarificationText.NotRecorded);
        var words = turn.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // Where the first word is a verb of ours, the second word makes the text unknown.
        var unknown =
            words.Length > 1 && known.Any(p => p.VerbWords[0].Equals(words[0], StringComparison.OrdinalIgnoreCase))
                ? $"{words[0]} {words[1]}"
                : words[0];
        var cut = unknown.Length > 60 ? unknown[..60] + "…" : unknown;
        if (EverydayWords.IsNegated(text))
            return Reply.Refuse("Nothing was done. Type what shall be done; help lists the words for it.");
        var offers = Suggestions.Find(text, known, await reader.FindAsync(turn, "", cancel), turn.Mentions);
        return offers.Count > 0
            ? EverydayCards.DidYouMean(cut, offers)
            : Reply.Refuse($"I do not know \"{cut}\". Nothing was run. {Suggestions.ToText(offers)}");
    }

    /// <summary>
    /// A greeting or an empty message gets a hint on what to type; for an unknown sender it contains nothing about a
    /// project.
    /// </summary>
    public bool RequiresKnownSender(Turn turn) => turn.Text.Length > 0 && !EverydayWords.IsTalk(turn.Text);

    public Task<Reply?> TryAnswerInsteadAsync(Turn turn, CancellationToken cancel) =>
        questions.AnswerAsync(
            turn with
            {
                Text = CommandSyntax.ReplaceMentions(turn.Text, turn.Mentions),
            },
            onlySure: true,
            cancel
        );

    private async Task<Card> ShortHelpAsync(Turn turn, CancellationToken cancel) =>
        await reader.FindAsync(turn, "", cancel) is { } view
            ? new Card($"{view.Project.Name} ({view.Project.Key})")
            {
                Lines = [MoneyCards.NextLine(view)],
                Footer = "status shows everything; help lists what you can say.",
                Buttons = [new("Status", $"status {view.Project.Key}"), new("Help", "help")],
            }
            : new Card("Hello, I am MilestoneBot")
            {
                Lines =
                [
                    "I keep the billing schedule of a project where its team talks: "
                        + "milestones, confirmations, invoices, payments, and a gate before each next stage.",
                    "Begin: project new \"Website\" client \"Client GmbH\" total 12000 EUR using website-30-40-30",
                ],
                Buttons =
                [
                    new("New project", "project new", ButtonStyle.Primary),
                    new("Help", "help"),
                    new("Templates", "template list"),
                ],
            };
}

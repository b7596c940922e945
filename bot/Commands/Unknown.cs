using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Questions;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Answers words that are no command: a question from the records, else the nearest commands. Nothing is run.
/// </summary>
internal sealed class Unknown(ProjectReader reader) : IOtherwise
{
    private static readonly HashSet<string> Greetings = new(StringComparer.Ordinal)
    {
        "hello",
        "hi",
        "hey",
        "hallo",
        "good morning",
        "thanks",
        "thank you",
        "start here",
    };
    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal)
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

    private readonly Answering questions = new(reader);

    private static bool IsQuestion(string says) =>
        (says.EndsWith('?') && says.Contains(' ')) || Asking.Contains(says.Split(' ', 2)[0].ToLowerInvariant());

    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel)
    {
        var said = turn.Says;
        turn = turn with { Says = Phrase.WithNames(said, turn.Mentions) };
        if (!NeedsKnown(turn))
            return Reply.Show(await ShortHelpAsync(turn, cancel));
        if (turn.Who.Standing == Standing.Unknown)
            return Reply.No(Reply.NotChecked);
        if (await questions.AnswerAsync(turn, onlySure: false, cancel) is { } answer)
            return answer;
        if (IsQuestion(turn.Says))
            return Reply.No(AskBackText.Unheld);
        var words = turn.Says.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // Where the first word is one of ours, the second makes it unknown.
        var unknown =
            words.Length > 1 && known.Any(p => p.Words[0].Equals(words[0], StringComparison.OrdinalIgnoreCase))
                ? $"{words[0]} {words[1]}"
                : words[0];
        var cut = unknown.Length > 60 ? unknown[..60] + "…" : unknown;
        var offers = Offers.For(said, known, await reader.FindAsync(turn, "", cancel), turn.Mentions);
        return Reply.No($"I do not know \"{cut}\". Nothing was run. {Offers.Say(offers)}");
    }

    /// <summary>
    /// Whoever greets, or says nothing, is told what to say; where nobody knows them yet without a word of a project.
    /// </summary>
    public bool NeedsKnown(Turn turn) =>
        turn.Says.Length > 0 && !Greetings.Contains(turn.Says.TrimEnd('!', '.', ' ').ToLowerInvariant());

    public Task<Reply?> InsteadAsync(Turn turn, CancellationToken cancel) =>
        questions.AnswerAsync(turn with { Says = Phrase.WithNames(turn.Says, turn.Mentions) }, onlySure: true, cancel);

    private async Task<Card> ShortHelpAsync(Turn turn, CancellationToken cancel) =>
        await reader.FindAsync(turn, "", cancel) is { } sight
            ? new Card($"{sight.Project.Name} ({sight.Project.Key})")
            {
                Lines = [MoneyCards.NextLine(sight)],
                Footer = "status shows everything; help lists what you can say.",
                Buttons = [new("Status", $"status {sight.Project.Key}"), new("Help", "help")],
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

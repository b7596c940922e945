using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Answers words that are no command: a question from the records, else the nearest commands. Nothing is run.</summary>
internal sealed class Unknown(ProjectReader reader) : IOtherwise
{
    private static readonly HashSet<string> Greetings = new(StringComparer.Ordinal) { "hello", "hi", "hey", "hallo", "good morning", "thanks", "thank you", "start here" };
    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal) { "who", "what", "when", "how", "why", "where", "which", "whose", "was", "is", "did", "does", "can" };

    /// <summary>Words that belong to this conversation and have no command yet, with what serves meanwhile.</summary>
    private static readonly Dictionary<string, string> Later = new(StringComparer.Ordinal)
    {
        ["undo"] = "A draft goes with discard 1; what is confirmed, issued or paid stays on record.",
        ["credit"] = "An issued invoice cannot be corrected here yet; its record stays as it is.",
        ["refund"] = "A payment cannot be taken back here yet; its record stays as it is.",
        ["reverse"] = "A payment cannot be taken back here yet; its record stays as it is.",
        ["amend"] = "Agreed terms cannot be changed yet; bill what is extra in a project of its own.",
        ["inbox"] = "status and next say what waits.",
        ["forecast"] = "schedule and money show what is to come.",
        ["timeline"] = "schedule shows the dates.",
        ["proof"] = "show 1 and audit 1 show the whole record.",
        ["why"] = "show INV-2026-0001 shows what an invoice rests on.",
        ["export"] = "statement and audit show what there is to export.",
        ["remind"] = "invoices open shows what to ask for.",
    };

    private static bool IsQuestion(string says) => (says.EndsWith('?') && says.Contains(' ')) || Asking.Contains(says.Split(' ', 2)[0].ToLowerInvariant());

    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel)
    {
        var said = turn.Says;
        turn = turn with { Says = Phrase.WithNames(said, turn.Mentions) };
        if (turn.Says.Length == 0) return Reply.Show(await ShortHelpAsync(turn, cancel));
        if (Greetings.Contains(turn.Says.TrimEnd('!', '.', ' ').ToLowerInvariant())) return Reply.Show(await ShortHelpAsync(turn, cancel));
        if (Question.Read(turn.Says) is { } question) return await question.AnswerAsync(reader, turn, cancel);
        if (IsQuestion(turn.Says)) return Reply.No("I answer questions like: was phase 2 billed? was it paid? can we start design? For the others: money says what is owed, show 2 who confirmed what, next the next billing point, role list who may do what.");
        var words = turn.Says.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (Later.TryGetValue(words[0].ToLowerInvariant(), out var instead)) return Reply.No($"\"{words[0]}\" is not there yet. {instead} Nothing was run.");
        // Where the first word is one of ours, the second makes it unknown.
        var unknown = words.Length > 1 && known.Any(p => p.Verb.Split(' ')[0].Equals(words[0], StringComparison.OrdinalIgnoreCase)) ? $"{words[0]} {words[1]}" : words[0];
        return Reply.No($"I do not know \"{(unknown.Length > 60 ? unknown[..60] + "…" : unknown)}\". Nothing was run. {Offers.Say(Offers.For(said, known, await reader.FindAsync(turn, "", cancel), turn.Mentions))}");
    }

    private async Task<Card> ShortHelpAsync(Turn turn, CancellationToken cancel) => await reader.FindAsync(turn, "", cancel) is { } sight
        ? new Card($"{sight.Project.Name} ({sight.Project.Key})") { Lines = [MoneyCards.NextLine(sight)], Footer = "status shows everything; help lists what you can say.", Buttons = [new("Status", $"status {sight.Project.Key}"), new("Help", "help")] }
        : new Card("Hello, I am MilestoneBot") { Lines = ["I keep the billing schedule of a project where its team talks: milestones, confirmations, invoices, payments, and a gate before each next stage.", "Begin: project new \"Website\" client \"Client GmbH\" total 12000 EUR using website-30-40-30"], Buttons = [new("Help", "help"), new("Templates", "template list")] };
}

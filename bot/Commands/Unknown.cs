using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Questions;
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

    private readonly Answering questions = new(reader);

    private static bool IsQuestion(string says) => says.EndsWith('?') || Asking.Contains(says.Split(' ', 2)[0].ToLowerInvariant());

    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel)
    {
        if (turn.Says.Length == 0) return Reply.Show(await ShortHelpAsync(turn, cancel));
        if (Greetings.Contains(turn.Says.TrimEnd('!', '.', ' ').ToLowerInvariant())) return Reply.Show(await ShortHelpAsync(turn, cancel));
        if (await questions.AnswerAsync(turn, onlySure: false, cancel) is { } answer) return answer;
        if (IsQuestion(turn.Says)) return Reply.No(AskBackText.Unheld);
        var first = turn.Says.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0];
        if (Later.TryGetValue(first.ToLowerInvariant(), out var instead)) return Reply.No($"\"{first}\" is not there yet. {instead} Nothing was run.");
        return Reply.No($"I do not know \"{(first.Length > 60 ? first[..60] + "…" : first)}\". {Offer(turn.Says, known)} Nothing was run.");
    }

    public Task<Reply?> InsteadAsync(Turn turn, CancellationToken cancel) => questions.AnswerAsync(turn, onlySure: true, cancel);

    /// <summary>The nearest commands, each a line that works.</summary>
    public static string Offer(string said, IReadOnlyList<Phrase> known)
    {
        var near = DidYouMean.Nearest(said, known);
        return near.Count == 0 ? "Say help for what I understand." : $"Did you mean {string.Join(", or ", near.Select(p => Phrase.Shown(p.Examples[0]).Split('\n')[0]))}? help lists everything.";
    }

    private async Task<Card> ShortHelpAsync(Turn turn, CancellationToken cancel) => await reader.FindAsync(turn, "", cancel) is { } sight
        ? new Card($"{sight.Project.Name} ({sight.Project.Key})") { Lines = [MoneyCards.NextLine(sight)], Footer = "status shows everything; help lists what you can say.", Buttons = [new("Status", $"status {sight.Project.Key}"), new("Help", "help")] }
        : new Card("Hello, I am MilestoneBot") { Lines = ["I keep the billing schedule of a project where its team talks: milestones, confirmations, invoices, payments, and a gate before each next stage.", "Begin: project new \"Website\" client \"Client GmbH\" total 12000 EUR using website-30-40-30"], Buttons = [new("Help", "help"), new("Templates", "template list")] };
}

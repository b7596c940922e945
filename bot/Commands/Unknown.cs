using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Answers words that are no command: a question from the records, else the nearest commands. Nothing is run.</summary>
internal sealed class Unknown(ProjectReader reader) : IOtherwise
{
    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel)
    {
        if (turn.Says.Length == 0) return Reply.Show(await ShortHelpAsync(turn, cancel));
        if (Question.Read(turn.Says) is { } question) return await question.AnswerAsync(reader, turn, cancel);
        var first = turn.Says.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0];
        return Reply.No($"I do not know \"{(first.Length > 60 ? first[..60] + "…" : first)}\". {Offer(turn.Says, known)} Nothing was run.");
    }

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

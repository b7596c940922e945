using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// Finds milestones that are counted: "phase 2", "milestones 1 and 3", "the second step", "the last phase", "the
/// current stage".
/// </summary>
internal sealed class MilestoneFinder(ProjectView? view, MilestoneNames names)
{
    private readonly IReadOnlyList<Milestone> live = view is null ? [] : [.. view.Project.LiveMilestones];

    public (Token Token, int Length)? FindAt(IReadOnlyList<string> words, int at) =>
        Counted(words, at) ?? Ranked(words, at) ?? Placed(words, at);

    private (Token, int)? Counted(IReadOnlyList<string> words, int at)
    {
        if (CountingWords.NounLengthAt(words, at) is not (> 0 and var noun))
            return null;
        var next = at + noun;
        while (next < words.Count && CountingWords.IsMarker(words[next]))
            next++;
        if (next < words.Count && CountingWords.Number(words[next]) is not null)
        {
            var (numbers, end) = NumberRunReader.Numbers(words, next);
            if (
                numbers is not [var one]
                || names.FindByFullName(words, at, end - at) is not { } called
                || Position(one) is { } same && same.Milestone == called.Milestone
            )
                return (Of(numbers), end - at);
            var text = string.Join(' ', words.Skip(at).Take(end - at));
            return (
                Position(one) is { } counted
                    ? Token.ForRefusal(
                        new Refusal.MilestoneAmbiguous(text, [counted.Milestone, called.Milestone]),
                        text
                    )
                    : Token.ForStages([called], text),
                end - at
            );
        }
        if (next < words.Count && words[next].All(char.IsAsciiDigit))
            return (NoSuch(words[next]), next + 1 - at);
        // "the phase" refers back; "which phase", "phases" and "a milestone" mean milestones in general.
        var isOne =
            !words[at + noun - 1].EndsWith('s')
            && at > 0
            && words[at - 1] is "the" or "this" or "that" or "same" or "our";
        if (isOne)
            return (new(TokenKind.Again, words[at]), noun);
        return (new(noun == 2 ? TokenKind.Point : TokenKind.Stages, words[at]), noun);
    }

    private (Token, int)? Ranked(IReadOnlyList<string> words, int at)
    {
        if (CountingWords.Ordinal(words[at]) is null)
            return null;
        var (numbers, end) = NumberRunReader.Ordinals(words, at);
        var noun = CountingWords.NounLengthAt(words, end);
        if (noun > 0 || (end < words.Count && words[end] is "one" or "ones"))
            return (Of(numbers), end + Math.Max(noun, 1) - at);
        // "the second invoice" is no milestone; "the second payment" is one if it is still owed, and one of several
        // payments if it arrived.
        if (end < words.Count && words[end] is "payment" or "instalment" or "installment")
            return (
                new(TokenKind.Payment, words[end]) { PossibleStage = numbers is [var one] ? Position(one) : null },
                end + 1 - at
            );
        if (
            end < words.Count
            && words[end]
                is "invoice"
                    or "invoices"
                    or "payments"
                    or "bill"
                    or "bills"
                    or "instalments"
                    or "installments"
                    or "part"
        )
            return null;
        return at > 0 && words[at - 1] is "the" or "our" or "for" or "of" or "and" || char.IsAsciiDigit(words[at][0])
            ? (Of(numbers), end - at)
            : null;
    }

    private (Token, int)? Placed(IReadOnlyList<string> words, int at)
    {
        var noun = CountingWords.NounLengthAt(words, at + 1);
        if (noun == 0 && !(at + 1 < words.Count && words[at + 1] is "one"))
            noun = 0;
        else
            noun = Math.Max(noun, 1);
        switch (words[at])
        {
            case "final"
            or "closing"
                when at + 1 < words.Count
                    && words[at + 1] is "invoice" or "payment" or "bill" or "instalment" or "installment":
                return (Final(), 1);
            case "last" or "final" or "closing" when noun > 0:
                return (Of([live.Count]), 1 + noun);
            case "current" or "present" or "running" or "ongoing" when noun > 0:
                return (
                    Moving(words[at], m => m.Stage is Stage.Started or Stage.Submitted or Stage.ChangesRequested),
                    1 + noun
                );
            case "previous" or "prior" or "preceding" when noun > 0:
                return (Before(words[at]), 1 + noun);
            case "next" or "upcoming" or "following" or "coming" when noun > 0:
                return (new(TokenKind.Next, words[at]), 1 + noun);
            default:
                return null;
        }
    }

    /// <summary>
    /// The invoice that deducts the advances: the issued one, else that of the last delivery that is left to bill. In a
    /// project without advances it is that of the last milestone.
    /// </summary>
    private Token Final()
    {
        if (view?.Project is not { } p || !p.Advances.Any())
            return Of([live.Count]);
        var final = p.FinalInvoice is { } issued
            ? p.MilestoneOf(issued)
            : live.LastOrDefault(m => m.Kind == MilestoneKind.Delivery && p.IsUnbilled(m));
        return final is null ? Of([live.Count]) : Token.ForStages([new(view, final)], "");
    }

    private Token Moving(string text, Func<Milestone, bool> which) =>
        live.Where(which).ToList() is [var one]
            ? Token.ForStages([new(view!, one)], text)
            : NoSuch($"{text} milestone");

    /// <summary>
    /// The milestone before the one in work, or before the next one to start; only where that is a single one.
    /// </summary>
    private Token Before(string text) =>
        live.FirstOrDefault(m => m.Stage != Stage.Confirmed) is { } open
        && live.TakeWhile(m => m != open).LastOrDefault() is { } before
            ? Token.ForStages([new(view!, before)], text)
            : NoSuch($"{text} milestone");

    private Token Of(IReadOnlyList<int> numbers) =>
        numbers.FirstOrDefault(n => Position(n) is null) is var missing && numbers.Any(n => Position(n) is null)
            ? NoSuch(missing.ToString())
            : Token.ForStages([.. numbers.Select(n => Position(n)!)], "");

    private AnswerSubject? Position(int number) =>
        view is not null && number >= 1 && number <= live.Count ? new(view, live[number - 1]) : null;

    private Token NoSuch(string text) =>
        Token.ForRefusal(new Refusal.MilestoneUnknown(text, [.. live.Select(m => m.Name)]), text);
}

using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Shared;

/// <summary>Asks which VAT is meant where the typed one does not say.</summary>
internal static class VatQuestion
{
    /// <summary>The question for a rate of 0 without its reason; null for a VAT that says enough.</summary>
    public static Refusal? Ask(VatTreatment? vat, Turn turn) =>
        vat is not null && vat.IsUnclear() ? new Refusal.VatUnclear(ChoicesFor(turn), IsMissing: false) : null;

    /// <summary>
    /// The VAT that is said, else the given one; null where neither is there or it does not say enough, which
    /// <paramref name="unclear"/> asks.
    /// </summary>
    public static VatTreatment? Read(
        ParsedArguments arguments,
        VatTreatment? otherwise,
        Turn turn,
        out Refusal? unclear
    )
    {
        var said = VatArgument.Of(arguments, out unclear);
        unclear ??= Ask(said, turn);
        if (unclear is not null)
            return null;
        unclear = (said ?? otherwise) is null ? AskForAny(turn) : null;
        return said ?? otherwise;
    }

    /// <summary>The question where nobody has said any VAT.</summary>
    public static Refusal AskForAny(Turn turn) => new Refusal.VatUnclear(ChoicesFor(turn), IsMissing: true);

    /// <summary>A form sends its fields beside the line, so no button can say the whole again.</summary>
    private static IReadOnlyList<VatChoice> ChoicesFor(Turn turn) =>
        turn.Inputs.Count == 0
            ?
            [
                .. VatVocabulary
                    .WithoutDetail.Select(word => new VatChoice(word, VatLine.With(turn.Text, $"0 {word}")))
                    .Where(choice => choice.CommandText.Length > 0),
            ]
            : [];
}

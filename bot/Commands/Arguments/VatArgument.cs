using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Arguments;

/// <summary>VAT and the kind of a milestone, as several commands take them.</summary>
internal static class VatArgument
{
    private const string Shape = "<percent>|0 <why>";

    /// <summary>A rate, or 0 with the reason why.</summary>
    public static Argument<VatTreatment> Value { get; } = Argument.OfValues<VatTreatment>("vat", Shape, 7, Read);

    public static Argument<VatTreatment> Keyword { get; } = Value.AsKeyword().AsOptional();

    public static Argument<Boxed<MilestoneKind>> Kind { get; } = new Argument<Boxed<MilestoneKind>>(
            "kind",
            "<delivery|advance>",
            text =>
                text.ToLowerInvariant() switch
                {
                    "delivery" => ParsedValue.Success(new Boxed<MilestoneKind>(MilestoneKind.Delivery)),
                    "advance" => ParsedValue.Success(new Boxed<MilestoneKind>(MilestoneKind.Advance)),
                    _ => ParsedValue.Failure(
                        $"\"{text}\" is no kind of milestone; choose delivery (work that the client accepts) "
                            + "or advance (money before the work)"
                    ),
                }
        ).AsKeyword().AsOptional();

    /// <summary>The short form of <c>kind advance</c>.</summary>
    public static Argument<Boxed<bool>> Advance { get; } = CommandArgument.Flag("advance");

    /// <summary>Zero without its reason: the person is asked which it is.</summary>
    public static bool IsUnclear(this VatTreatment vat) => vat.Category is null;

    private static ParsedValue Read(IReadOnlyList<Word> words) =>
        VatVocabulary.Parse([.. words.Select(w => w.Text)], out var problem) is { } vat
            ? ParsedValue.Success(vat)
            : ParsedValue.Failure(problem);
}

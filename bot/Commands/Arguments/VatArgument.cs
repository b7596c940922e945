using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
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

    /// <summary>Why the VAT is 0, as a value of its own: a form has a choice for it.</summary>
    public static Argument<string> Category { get; } =
        new Argument<string>(
            "category",
            "<why 0>",
            text =>
                VatVocabulary.FindWord(text) is { } word
                    ? ParsedValue.Success(word)
                    : ParsedValue.Failure(
                        $"\"{text}\" is no reason for 0 % VAT; choose {string.Join(", ", VatVocabulary.All)}"
                    )
        )
            .WithMaxWords(3)
            .AsKeyword()
            .AsOptional();

    /// <summary>The reason of an exemption, or the country that goods go to.</summary>
    public static Argument<string> Detail { get; } = CommandArgument.Text("detail").AsKeyword().AsOptional();

    /// <summary>All that says a VAT.</summary>
    public static IReadOnlyList<Argument> All => [Keyword, Category, Detail];

    public static bool IsSaid(ParsedArguments arguments) => All.Any(arguments.Has);

    /// <summary>
    /// The VAT that is said, by its rate, its category, or both; null where none is, and where they do not fit, which
    /// <paramref name="refusal"/> says.
    /// </summary>
    public static VatTreatment? Of(ParsedArguments arguments, out Refusal? refusal)
    {
        refusal = null;
        var vat = arguments.GetOrDefault(Keyword);
        var (category, detail) = (arguments.GetOrDefault(Category), arguments.GetOrDefault(Detail) ?? "");
        if (category is null && detail.Length == 0)
            return vat;
        if (category is null)
            refusal = new Refusal.UnreadableText(
                "detail",
                "The detail goes with a category: vat 0 category exempt detail \"adult education\". Nothing was changed."
            );
        else if (vat is not null && !vat.IsUnclear())
            refusal = new Refusal.UnreadableText(
                "category",
                $"The category goes with VAT 0, and the VAT is {VatVocabulary.ToWords(vat)}. Leave one of the two out. "
                    + "Nothing was changed."
            );
        else if (
            VatVocabulary.Parse(
                ["0", category, .. detail.Length > 0 ? [detail] : Array.Empty<string>()],
                out var problem
            ) is
            { } said
        )
            return said;
        else
            refusal = new Refusal.UnreadableText(
                NeedsDetail(category) || detail.Length > 0 ? "detail" : "category",
                $"{CommandSyntax.Sentence(problem)} Nothing was changed."
            );
        return null;
    }

    private static bool NeedsDetail(string category) => !VatVocabulary.WithoutDetail.Contains(category);

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

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Arguments;

/// <summary>
/// The keywords for what is said of seller and client. Each can be given alone, and <c>none</c> takes a value away. The
/// domain checks every value again.
/// </summary>
internal static class PartyArguments
{
    private const string None = "none";

    /// <summary>A shorter word is a part of too many.</summary>
    private const int MinMeant = 4;

    /// <summary>Consumer or business stands alone; people write its keyword, too.</summary>
    private static readonly string KindInFront = $"{PartyFields.ToWord(PartyField.Kind)} ";

    /// <summary>
    /// The seller's name without a keyword. It stands in quotes, so that a mistyped keyword never becomes the name on
    /// everybody's invoices.
    /// </summary>
    public static Argument<string> SellerName { get; } =
        Argument
            .OfValues<string>(
                "seller",
                "\"<name>\"",
                1,
                words =>
                    words is [{ IsQuoted: true } name]
                        ? ParsedValue.Success(name.Text)
                        : ParsedValue.Failure(
                            $"\"{string.Join(' ', words.Select(w => w.Text))}\" is none of the seller's words; "
                                + "put a name in quotes, and other values behind their keyword, like country DE"
                        )
            )
            .AsOptional();

    /// <summary>What the seller says of itself, by field.</summary>
    public static IReadOnlyList<(PartyField Field, Argument<string> Argument)> OfSeller { get; } =
    [
        (PartyField.Name, CommandArgument.Quoted("name").AsKeyword().AsOptional()),
        .. new[] { PartyField.Address, PartyField.VatId }
            .Concat(PartyFields.OfSeller)
            .Concat(PartyFields.OfAccount)
            .Select(field => (field, Create(field, isSeller: true))),
    ];

    /// <summary>What is said of a client, by field.</summary>
    public static IReadOnlyList<(PartyField Field, Argument<string> Argument)> OfClient { get; } =
    [
        (PartyField.Name, CommandArgument.Quoted("name").AsKeyword().AsOptional()),
        .. new[] { PartyField.Contact, PartyField.Address, PartyField.VatId }
            .Concat(PartyFields.OfClient)
            .Select(field => (field, Create(field, isSeller: false))),
    ];

    /// <summary>The values that were given.</summary>
    public static Dictionary<PartyField, string> Read(
        ParsedArguments given,
        IReadOnlyList<(PartyField Field, Argument<string> Argument)> all
    ) => all.Where(one => given.Has(one.Argument)).ToDictionary(one => one.Field, one => given.Get(one.Argument));

    private static Argument<string> Create(PartyField field, bool isSeller)
    {
        var word = PartyText.WordOf(field, isSeller);
        var argument = new Argument<string>(word, ShapeOf(field, word), text => Parse(field, word, text))
            .AsOptional()
            .WithMaxWords(WordsOf(field));
        // Consumer or business needs no keyword: the word says what it is.
        return field == PartyField.Kind ? argument : argument.AsKeyword();
    }

    private static ParsedValue Parse(PartyField field, string word, string text)
    {
        if (text.Trim().Equals(None, StringComparison.OrdinalIgnoreCase))
            return ParsedValue.Success("");
        if (string.IsNullOrWhiteSpace(text))
            return ParsedValue.Failure($"{word} is empty; {word} none takes it away");
        if (field == PartyField.Kind && text.TrimStart().StartsWith(KindInFront, StringComparison.OrdinalIgnoreCase))
            return Parse(field, word, text.TrimStart()[KindInFront.Length..]);
        // A second word belongs to the kind only behind its keyword.
        if (field == PartyField.Kind && text.Trim().Split(' ') is [var first, _, ..])
            text = first;
        var value = PartyRules.Normalize(field, text, out var fault);
        if (fault is null)
            return ParsedValue.Success(value);
        if (fault.Kind != PartyFaultKind.NoKind)
            return ParsedValue.Failure(PartyFaultText.Describe(fault));
        return ParsedValue.Failure(
            MeantBy(text) is { } meant
                ? $"{UserText.Quote(text)} is no word of settings client; did you mean {meant.Usage}"
                : $"{PartyFaultText.Describe(fault)}; other values have their keyword, like settings client country DE"
        );
    }

    /// <summary>The keyword that a word holds or is a part of: order-number is order; null where none fits.</summary>
    private static Argument<string>? MeantBy(string word) =>
        word.Length < MinMeant
            ? null
            : OfClient
                .Select(one => one.Argument)
                .FirstOrDefault(a =>
                    a.IsKeyword
                    && a.Name.Length >= MinMeant
                    && (
                        word.Contains(a.Name, StringComparison.OrdinalIgnoreCase)
                        || a.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
                    )
                );

    private static string ShapeOf(PartyField field, string word) =>
        field switch
        {
            PartyField.Kind => "consumer|business",
            PartyField.Language => "en|de|fr",
            PartyField.Country => "<DE>",
            PartyField.Colour => "<#rrggbb>",
            PartyField.Copies => "<mail, mail>",
            PartyField.Mail => "<mail>",
            PartyField.Street
            or PartyField.City
            or PartyField.Address
            or PartyField.LegalLines
            or PartyField.ContactName
            or PartyField.Holder
            or PartyField.Contact
            or PartyField.OrderNumber => $"\"<{word}>\"",
            _ => $"<{word}>",
        };

    /// <summary>How many words a value may have without quotes.</summary>
    private static int WordsOf(PartyField field) =>
        field switch
        {
            PartyField.Iban => 9,
            PartyField.Copies => 10,
            PartyField.Street or PartyField.Holder or PartyField.ContactName or PartyField.Phone => 6,
            PartyField.City or PartyField.VatId or PartyField.TaxNumber or PartyField.Register => 5,
            PartyField.OrderNumber or PartyField.PostCode => 3,
            PartyField.Kind => 2,
            _ => 1,
        };
}

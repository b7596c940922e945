using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Books;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Team;

/// <summary>Reads one setting of the export of the books, as people type it and as the form sends it.</summary>
internal static class DatevSettingReader
{
    private static readonly string[] Reasons =
    [
        "zero-rated",
        "reverse-charge",
        "small-business",
        "exempt",
        "outside-scope",
        "intra-eu-goods",
        "export-goods",
    ];

    private static readonly Dictionary<string, BookAccount> Accounts = Enum.GetValues<BookAccount>()
        .ToDictionary(DatevSettings.WordOf, StringComparer.Ordinal);

    /// <summary>The setting's name and its value; null where the words have no meaning.</summary>
    public static (string Name, string Value)? Read(string[] words, out string problem)
    {
        var what = words[0].ToLowerInvariant();
        if (Accounts.TryGetValue(what, out var account))
            return ReadAccount(account, words[1..], out problem);
        problem = "";
        if (!DatevSettings.Basic.Concat(DatevSettings.Optional).Contains(what))
            problem =
                $"{UserText.Quote(words[0])} is no setting of the export; there are "
                + $"{string.Join(", ", DatevSettings.Basic.Concat(DatevSettings.Optional).Concat(Accounts.Keys))}";
        else if (words.Length != 2)
            problem = $"say one number: {DatevCards.CommandFor(what)}";
        return problem.Length == 0 ? (what, words[1].ToLowerInvariant()) : null;
    }

    private static (string Name, string Value)? ReadAccount(BookAccount account, string[] words, out string problem)
    {
        var word = DatevSettings.WordOf(account);
        var isKeyed = words.Length > 2 && words[^2].Equals("key", StringComparison.OrdinalIgnoreCase);
        var key = isKeyed && !words[^1].Equals("none", StringComparison.OrdinalIgnoreCase) ? $" {words[^1]}" : "";
        var rest = isKeyed ? words[..^2] : words;
        if (!DatevSettings.HasVat(account))
        {
            problem = rest.Length == 1 && key.Length == 0 ? "" : $"say the account alone: settings datev {word} 1200";
            return problem.Length == 0 ? (word, rest[0]) : null;
        }
        if (rest.Length < 2)
        {
            problem = $"say the VAT and the account: settings datev {word} 19 8400, or with key 3 behind it";
            return null;
        }
        return ReadVat(rest[..^1], out problem) is { } vat ? ($"{word} {vat}", $"{rest[^1]}{key}") : null;
    }

    /// <summary>A rate, or the reason of 0 % without its details; 0 alone is what nobody was asked about.</summary>
    private static string? ReadVat(string[] words, out string problem)
    {
        problem = "";
        var isZero = words[0] is "0" or "0%";
        if (isZero && words.Length == 1)
            return "0";
        var reason = string.Join('-', isZero ? words[1..] : words).ToLowerInvariant();
        if (Reasons.Contains(reason))
            return reason;
        if (!isZero && VatVocabulary.Parse(words, out problem) is { } vat)
            return DatevSettings.WordOf(vat);
        problem =
            $"{UserText.Quote(string.Join(' ', words))} is no VAT here; say a rate like 19, or one of "
            + string.Join(", ", Reasons);
        return null;
    }
}

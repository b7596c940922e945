using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Arguments;

/// <summary>What commands take: the neutral kinds of the chat, and money, percent, milestones and projects.</summary>
internal static class Arg
{
    /// <summary>
    /// A milestone by position or by the start of a word of its name; which one is meant is decided on the project.
    /// </summary>
    public static Argument<string> Milestone(string name = "milestone") => Text(name).Words(8);

    /// <summary>An invoice by its number or by its milestone; which one is meant is decided on the project.</summary>
    public static Argument<string> Invoice { get; } = Text("invoice").OpenEnded(8);

    public static Argument<string> Text(string name) =>
        new(name, $"<{name}>", text => text.Length > 0 ? Reading.Of(text) : Reading.Wrong($"{name} is empty"));

    /// <summary>A value that people quote: shown so in usage.</summary>
    public static Argument<string> Quoted(string name, string? what = null) =>
        new(name, $"\"<{what ?? name}>\"", text => Reading.Of(text));

    /// <summary>A project's key; a word that cannot be one is not taken for it.</summary>
    public static Argument<string> Key { get; } =
        new Argument<string>(
            "KEY",
            "<KEY>",
            text =>
                IsKey(text)
                    ? Reading.Of(text.ToUpperInvariant())
                    : Reading.Wrong($"\"{text}\" is no project key: 1 to 10 letters or digits, e.g. ACME")
        );

    /// <summary>Why something is done, for those who ask later.</summary>
    public static Argument<string> Reason { get; } = Quoted("reason", "why").AsKeyword();

    /// <summary>A date in its place.</summary>
    public static Argument<DateWords> Day(string name) =>
        new Argument<DateWords>(name, "<date>", DateWords.Read).Words(3);

    public static Argument<DateWords> Date(string name) =>
        new Argument<DateWords>(name, "<date>", DateWords.Read).AsKeyword().OrNothing().Words(3);

    public static Argument<MoneyText> Money(string name) =>
        new Argument<MoneyText>(
            name,
            "<money>",
            text => MoneyText.Read(text, out var problem) is { } read ? Reading.Of(read) : Reading.Wrong(problem)
        ).Words(3);

    /// <summary>A milestone's amount: a share, a sum, the rest or nothing.</summary>
    public static Argument<AmountText> Amount(string name) =>
        new Argument<AmountText>(name, "<percent|money|rest|unbilled>", AmountText.Read).Words(3);

    public static Argument<BoxOf<Percent>> Rate(string name) =>
        new Argument<BoxOf<Percent>>(
            name,
            "<percent>",
            text =>
                PercentText.ReadRate(text, out var problem) is { } rate
                    ? Reading.Of(new BoxOf<Percent>(rate))
                    : Reading.Wrong(problem)
        )
            .AsKeyword()
            .OrNothing()
            .Words(2);

    public static Argument<BoxOf<int>> Days { get; } =
        new Argument<BoxOf<int>>("due", "<days>", text => ReadDays(text, "due", 0, TermsWords.MostDueDays))
            .AsKeyword()
            .OrNothing()
            .Words(2);

    public static Argument<BoxOf<int>> SnoozeDays { get; } =
        new Argument<BoxOf<int>>("days", "<days>", text => ReadDays(text, "snooze", 1, Project.MostSnoozeDays)).Words(
            2
        );

    public static Argument<BoxOf<Criterion>> DoneWhen { get; } =
        new Argument<BoxOf<Criterion>>(
            "done-when",
            "<criterion>",
            text =>
                TermsWords.ReadCriterion(text) is { } criterion
                    ? Reading.Of(new BoxOf<Criterion>(criterion))
                    : Reading.Wrong(
                        $"\"{text}\" is no completion criterion; choose {string.Join(", ", TermsWords.AllCriteria)}"
                    )
        )
            .AsKeyword()
            .OrNothing()
            .Words(3);

    public static Argument<BoxOf<GatePolicy>> Gate { get; } =
        new Argument<BoxOf<GatePolicy>>(
            "gate",
            "<paid|not-overdue|advise>",
            text =>
                TermsWords.ReadPolicy(text) is { } policy
                    ? Reading.Of(new BoxOf<GatePolicy>(policy))
                    : Reading.Wrong($"\"{text}\" is no gate policy; choose paid, not-overdue or advise")
        )
            .AsKeyword()
            .OrNothing()
            .Words(2);

    public static Argument<BoxOf<int>> Page { get; } =
        new Argument<BoxOf<int>>(
            "page",
            "<n>",
            text =>
                int.TryParse(text, out var page) && page is > 0 and < 100_000
                    ? Reading.Of(new BoxOf<int>(page))
                    : Reading.Wrong($"\"{text}\" is no page; write page 2")
        )
            .AsKeyword()
            .OrNothing();

    public static Argument<BoxOf<Role>> RoleName { get; } =
        new(
            "role",
            "<lead|approver|finance|member>",
            text =>
                Enum.GetValues<Role>()
                    .Select(role => new BoxOf<Role>(role))
                    .FirstOrDefault(role => role.Value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                    is { } role
                    ? Reading.Of(role)
                    : Reading.Wrong($"\"{text}\" is no role; choose lead, approver, finance or member")
        );

    /// <summary>Somebody named with @; the name alone is no person.</summary>
    public static Argument<string> Person { get; } =
        new Argument<string>(
            "person",
            "@user",
            text =>
                text.StartsWith("@{", StringComparison.Ordinal) && text.EndsWith('}')
                    ? Reading.Of(text[2..^1])
                    : Reading.Wrong($"\"{text}\" is nobody I can be sure of; pick the person from the @ list")
        )
        {
            IsPerson = true,
        };

    /// <summary>Somebody named with @, or somebody of the other platform by e-mail address.</summary>
    public static Argument<Named> PersonOrAddress { get; } =
        new Argument<Named>("person", "@user|<address>", ReadPersonOrAddress) { IsPerson = true };

    /// <summary>A bare word that is there or not.</summary>
    public static Argument<BoxOf<bool>> Flag(string word) =>
        new(word, word, _ => Reading.Of(new BoxOf<bool>(true)))
        {
            IsFlag = true,
            Keyword = true,
            Optional = true,
        };

    private static bool IsKey(string text) => text.Length is > 0 and <= 10 && text.All(char.IsAsciiLetterOrDigit);

    private static Reading ReadPersonOrAddress(string text)
    {
        if (text.StartsWith("@{", StringComparison.Ordinal) && text.EndsWith('}'))
            return Reading.Of(new Named(text[2..^1], IsAddress: false));
        return Named.Address(text) is { } address
            ? Reading.Of(address)
            : Reading.Wrong(
                $"\"{text}\" is nobody I can be sure of; "
                    + "pick the person from the @ list, or name somebody of your other platform by e-mail address: "
                    + "marc@agency.example"
            );
    }

    private static Reading ReadDays(string text, string what, int least, int most)
    {
        var digits = text.ToLowerInvariant();
        if (digits.EndsWith("days", StringComparison.Ordinal))
            digits = digits[..^4].Trim();
        else if (digits.EndsWith('d'))
            digits = digits[..^1];
        return
            int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var days)
            && days >= least
            && days <= most
            ? Reading.Of(new BoxOf<int>(days))
            : Reading.Wrong(
                $"\"{text}\" is not a number of days; {what} takes whole days from {least} to {most}, usually 7, 14 or 30"
            );
    }
}

/// <summary>A plain value as an argument's value, so that "not given" is null for every kind.</summary>
internal sealed record BoxOf<T>(T Value)
    where T : struct;

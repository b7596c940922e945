using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Arguments;

/// <summary>
/// The arguments of commands: the general types of the chat, and money, percent, milestones and projects.
/// </summary>
internal static class CommandArgument
{
    /// <summary>
    /// A milestone by position or by the start of a word of its name; the project decides which one is meant.
    /// </summary>
    public static Argument<string> Milestone(string name = "milestone") => Text(name).WithMaxWords(8);

    /// <summary>An invoice by its number or by its milestone; the project decides which one is meant.</summary>
    public static Argument<string> Invoice { get; } = Text("invoice").AsOpenEnded(8);

    public static Argument<string> Text(string name) =>
        new(
            name,
            $"<{name}>",
            text => text.Length > 0 ? ParsedValue.Success(text) : ParsedValue.Failure($"{name} is empty")
        );

    /// <summary>A value that people put in quotes; usage shows it so.</summary>
    public static Argument<string> Quoted(string name, string? what = null) =>
        new(name, $"\"<{what ?? name}>\"", text => ParsedValue.Success(text));

    /// <summary>A project's key; a word that cannot be a key is not read as one.</summary>
    public static Argument<string> Key { get; } =
        new Argument<string>(
            "KEY",
            "<KEY>",
            text =>
                IsKey(text)
                    ? ParsedValue.Success(text.ToUpperInvariant())
                    : ParsedValue.Failure($"\"{text}\" is no project key: 1 to 10 letters or digits, e.g. ACME")
        );

    /// <summary>Why something is done, for people who ask later.</summary>
    public static Argument<string> Reason { get; } = Quoted("reason", "why").AsKeyword();

    /// <summary>A positional date.</summary>
    public static Argument<DateExpression> Day(string name) =>
        new Argument<DateExpression>(name, "<date>", DateExpression.Parse).WithMaxWords(DateExpression.MaxWords);

    public static Argument<DateExpression> Date(string name) =>
        new Argument<DateExpression>(name, "<date>", DateExpression.Parse)
            .AsKeyword()
            .AsOptional()
            .WithMaxWords(DateExpression.MaxWords);

    public static Argument<MoneyText> Money(string name) =>
        new Argument<MoneyText>(
            name,
            "<money>",
            text =>
                MoneyText.Parse(text, out var problem) is { } read
                    ? ParsedValue.Success(read)
                    : ParsedValue.Failure(problem)
        ).WithMaxWords(3);

    /// <summary>A milestone's amount: a share, money, the rest or nothing.</summary>
    public static Argument<AmountInput> Amount(string name) =>
        new Argument<AmountInput>(name, "<percent|money|rest|unbilled>", AmountInput.Read).WithMaxWords(3);

    public static Argument<Boxed<int>> DueDays { get; } =
        new Argument<Boxed<int>>("due", "<days>", text => ReadDays(text, "due", 0, TermsRules.MaxDueDays))
            .AsKeyword()
            .AsOptional()
            .WithMaxWords(3);

    /// <summary>A cash discount: <c>discount 2% 10d</c>, or <c>discount none</c>.</summary>
    public static Argument<CashDiscount> Discount { get; } =
        Argument
            .OfValues<CashDiscount>("discount", "<percent>% <days>d|none", 4, DiscountReader.Read)
            .AsKeyword()
            .AsOptional();

    /// <summary>
    /// After how many days without an answer a submission counts as accepted: <c>deemed-acceptance 14</c>, or
    /// <c>deemed-acceptance none</c>, which is 0.
    /// </summary>
    public static Argument<Boxed<int>> DeemedAcceptance { get; } =
        new Argument<Boxed<int>>("deemed-acceptance", "<days>|none", ReadSilence)
            .AsKeyword()
            .AsOptional()
            .WithMaxWords(2);

    public static Argument<Boxed<int>> SnoozeDays { get; } =
        new Argument<Boxed<int>>(
            "days",
            "<days>",
            text => ReadDays(text, "snooze", 1, Project.MaxSnoozeDays)
        ).WithMaxWords(3);

    public static Argument<Boxed<Criterion>> DoneWhen { get; } =
        new Argument<Boxed<Criterion>>(
            "done-when",
            "<criterion>",
            text =>
                TermsVocabulary.ParseCriterion(text) is { } criterion
                    ? ParsedValue.Success(new Boxed<Criterion>(criterion))
                    : ParsedValue.Failure(
                        $"\"{text}\" is no completion criterion; choose {string.Join(", ", TermsVocabulary.AllCriteria)}"
                    )
        )
            .AsKeyword()
            .AsOptional()
            .WithMaxWords(3);

    public static Argument<Boxed<GatePolicy>> Gate { get; } =
        new Argument<Boxed<GatePolicy>>(
            "gate",
            "<paid|not-overdue|advise>",
            text =>
                TermsVocabulary.ParsePolicy(text) is { } policy
                    ? ParsedValue.Success(new Boxed<GatePolicy>(policy))
                    : ParsedValue.Failure($"\"{text}\" is no gate policy; choose paid, not-overdue or advise")
        )
            .AsKeyword()
            .AsOptional()
            .WithMaxWords(2);

    public static Argument<Boxed<int>> Page { get; } =
        new Argument<Boxed<int>>(
            "page",
            "<n>",
            text =>
                int.TryParse(text, out var page) && page is > 0 and < 100_000
                    ? ParsedValue.Success(new Boxed<int>(page))
                    : ParsedValue.Failure($"\"{text}\" is no page; write page 2")
        )
            .AsKeyword()
            .AsOptional();

    public static Argument<Boxed<Role>> RoleName { get; } =
        new(
            "role",
            "<lead|approver|finance|member>",
            text =>
                Enum.GetValues<Role>()
                    .Select(role => new Boxed<Role>(role))
                    .FirstOrDefault(role => role.Value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                    is { } role
                    ? ParsedValue.Success(role)
                    : ParsedValue.Failure($"\"{text}\" is no role; choose lead, approver, finance or member")
        );

    /// <summary>Somebody mentioned with @; a typed name alone is not enough.</summary>
    public static Argument<string> Person { get; } =
        new Argument<string>(
            "person",
            "@user",
            text =>
                text.StartsWith("@{", StringComparison.Ordinal) && text.EndsWith('}')
                    ? ParsedValue.Success(text[2..^1])
                    : ParsedValue.Failure($"\"{text}\" is nobody I can be sure of; pick the person from the @ list")
        )
        {
            IsPerson = true,
        };

    /// <summary>Somebody mentioned with @, or somebody on the other platform by e-mail address.</summary>
    public static Argument<PersonReference> PersonOrAddress { get; } =
        new Argument<PersonReference>("person", "@user|<address>", ReadPersonOrAddress) { IsPerson = true };

    /// <summary>A keyword that is present or not.</summary>
    public static Argument<Boxed<bool>> Flag(string word) =>
        new(word, word, _ => ParsedValue.Success(new Boxed<bool>(true)))
        {
            IsFlag = true,
            IsKeyword = true,
            IsOptional = true,
        };

    /// <summary>Whether a text can be a project's key.</summary>
    public static bool IsKey(string text) => text.Length is > 0 and <= 10 && text.All(char.IsAsciiLetterOrDigit);

    private static ParsedValue ReadPersonOrAddress(string text)
    {
        if (text.StartsWith("@{", StringComparison.Ordinal) && text.EndsWith('}'))
            return ParsedValue.Success(new PersonReference(text[2..^1], IsAddress: false));
        return PersonReference.ReadAddress(text) is { } address
            ? ParsedValue.Success(address)
            : ParsedValue.Failure(
                $"\"{text}\" is nobody I can be sure of; "
                    + "pick the person from the @ list, or name somebody of your other platform by e-mail address: "
                    + "marc@agency.example"
            );
    }

    internal static ParsedValue ReadSilence(string text) =>
        text.Equals("none", StringComparison.OrdinalIgnoreCase)
            ? ParsedValue.Success(new Boxed<int>(SilenceTerm.None))
            : ReadDays(text, "deemed-acceptance", SilenceTerm.MinDays, SilenceTerm.MaxDays);

    internal static ParsedValue ReadDays(string text, string what, int least, int most)
    {
        var words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["in" or "for", _, ..])
            words = words[1..];
        var days = SpokenNumber.ReadPeriod(words) is (var spoken, 0) ? spoken : -1;
        return days >= least && days <= most
            ? ParsedValue.Success(new Boxed<int>(days))
            : ParsedValue.Failure(
                $"\"{text}\" is not a number of days; {what} takes whole days from {least} to {most}, usually 7, 14 or 30"
            );
    }
}

using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>The settings of a project, one line each, and the format of their values.</summary>
internal static class SettingCommands
{
    private static readonly Argument<string> Zone = CommandArgument.Text("zone").WithMaxWords(3);
    private static readonly Argument<string> Hours = new Argument<string>(
        "hours",
        "<from>-<to>",
        text => HourRange.Read(text, "hours 9-17")
    ).WithMaxWords(3);
    private static readonly Argument<string> Quiet = new Argument<string>(
        "quiet",
        "<from>-<to>|none",
        text =>
            text.ToLowerInvariant() is "none" or "off"
                ? ParsedValue.Success("")
                : HourRange.Read(text, "quiet 12-13, or quiet none")
    ).WithMaxWords(3);
    private static readonly Argument<Boxed<bool>> Digest = OnOrOff("digest", "off"),
        ClientReminders = OnOrOff("client-reminders", "on"),
        LateInterest = OnOrOff("late-interest", "on");
    private static readonly Argument<Boxed<bool>> DueWeekend = new(
        "due-weekend",
        "next-working-day|as-agreed",
        text =>
            text.ToLowerInvariant() is "next-working-day" or "as-agreed"
                ? ParsedValue.Success(new Boxed<bool>(text.StartsWith("next", StringComparison.OrdinalIgnoreCase)))
                : ParsedValue.Failure(
                    $"\"{text}\" is neither next-working-day nor as-agreed; write settings due-weekend next-working-day"
                )
    );
    private static readonly Argument<Boxed<GatePolicy>> Gate = CommandArgument.Gate with
    {
        IsKeyword = false,
        IsOptional = false,
    };
    private static readonly Argument<Boxed<bool>> ClientReceipts = new(
        "client-receipts",
        "on|off",
        text =>
            text.ToLowerInvariant() is "on" or "off"
                ? ParsedValue.Success(new Boxed<bool>(text.Equals("on", StringComparison.OrdinalIgnoreCase)))
                : ParsedValue.Failure($"\"{text}\" is neither on nor off; write settings client-receipts on")
    );
    private static readonly Argument<string> ZoneWord = Zone.AsKeyword().AsOptional(),
        HoursWord = Hours.AsKeyword().AsOptional(),
        QuietWord = Quiet.AsKeyword().AsOptional();
    private static readonly Argument<Boxed<bool>> DueWeekendWord = DueWeekend.AsKeyword().AsOptional(),
        DigestWord = Digest.AsKeyword().AsOptional(),
        LateInterestWord = LateInterest.AsKeyword().AsOptional();
    private static readonly Argument<MoneyText> Sum = CommandArgument.Money("money");

    /// <summary>
    /// The names of all settings, in the order in which people read them. Each has a command <c>settings NAME</c>.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "zone",
        "hours",
        "quiet",
        "holidays",
        "due-weekend",
        "digest",
        "client-reminders",
        "late-interest",
        "gate",
        "client",
        "seller",
        "vat",
        "numbers",
        "datev",
        "client-receipts",
        .. OfApprovers,
    ];

    /// <summary>The settings about money that only an approver changes.</summary>
    public static IReadOnlyList<string> OfApprovers => ["settle-limit", "small-difference"];

    /// <summary>The settings that one line or one form changes together.</summary>
    public static IReadOnlyList<Argument> Together =>
        [CommandArgument.Gate, ZoneWord, HoursWord, QuietWord, DueWeekendWord, DigestWord, LateInterestWord];

    /// <summary>What is said is changed in one decision; the rest stays as it is.</summary>
    public static Decision ChangeTogether(Project p, ParsedArguments given, DecisionContext context)
    {
        var was = p.ReminderSettings;
        var hours = given.GetOrDefault(HoursWord);
        return p.ChangeSettings(
            given.GetOrDefault(ZoneWord),
            given.GetOrDefault(CommandArgument.Gate)?.Value,
            was with
            {
                From = hours is null ? was.From : HourRange.From(hours),
                To = hours is null ? was.To : HourRange.To(hours),
                Quiet = given.GetOrDefault(QuietWord) ?? was.Quiet,
                MovesDueDate = given.GetOrDefault(DueWeekendWord)?.Value ?? was.MovesDueDate,
                Digest = given.GetOrDefault(DigestWord)?.Value ?? was.Digest,
                AsksForInterest = given.GetOrDefault(LateInterestWord)?.Value ?? was.AsksForInterest,
            },
            context
        );
    }

    public static IReadOnlyList<ICommand> All(ProjectStore projects) =>
        [
            new SettingCommand(
                projects,
                "zone",
                "sets the project's time zone",
                [Zone],
                (p, arguments, context) => p.ChangeSettings(arguments.Get(Zone), null, null, context),
                "Europe/Berlin",
                "America/New_York"
            ),
            OfReminders(
                projects,
                "hours",
                "sets the hours in which reminders are posted",
                Hours,
                (settings, hours) => settings with { From = HourRange.From(hours), To = HourRange.To(hours) },
                "9-17",
                "8-18"
            ),
            OfReminders(
                projects,
                "quiet",
                "keeps some of those hours quiet",
                Quiet,
                (settings, quiet) => settings with { Quiet = quiet },
                "12-13",
                "none"
            ),
            OfReminders(
                projects,
                "due-weekend",
                "says what becomes of a due date on a day off, for invoices issued from now on",
                DueWeekend,
                (settings, moves) => settings with { MovesDueDate = moves.Value },
                "next-working-day",
                "as-agreed"
            ),
            OfReminders(
                projects,
                "digest",
                "turns the weekly digest on or off",
                Digest,
                (settings, digest) => settings with { Digest = digest.Value },
                "on",
                "off"
            ),
            new SettingCommand(
                projects,
                "client-reminders",
                "mails the client about what is due soon or late, from today on, or no longer",
                [ClientReminders],
                (p, arguments, context) => p.ChangeClientReminders(arguments.Get(ClientReminders).Value, context),
                "on",
                "off"
            ),
            OfReminders(
                projects,
                "late-interest",
                "lets formal reminders ask businesses for interest and the flat fee",
                LateInterest,
                (settings, asks) => settings with { AsksForInterest = asks.Value },
                "on",
                "off"
            ),
            new SettingCommand(
                projects,
                "gate",
                "sets how strict the payment gate is",
                [Gate],
                (p, arguments, context) => p.ChangeSettings(null, arguments.Get(Gate).Value, null, context),
                "paid",
                "not-overdue"
            ),
            new SettingCommand(
                projects,
                "client-receipts",
                "mails the client when a payment on an invoice arrived, or no longer",
                [ClientReceipts],
                (p, arguments, context) => p.ChangeClientReceipts(arguments.Get(ClientReceipts).Value, context),
                "on",
                "off"
            ),
            OfMoney(
                projects,
                "settle-limit",
                "sets up to which sum finance settles the fees and differences of an invoice",
                (p, money, context) => p.ChangeSettlementRules(money, null, context),
                "25.00 EUR",
                "50.00 EUR"
            ),
            OfMoney(
                projects,
                "small-difference",
                "lets go what a payment is short by, up to this sum; 0 turns it off",
                (p, money, context) => p.ChangeSettlementRules(null, money, context),
                "0.50 EUR",
                "0"
            ),
        ];

    /// <summary>A setting that is on or off.</summary>
    private static Argument<Boxed<bool>> OnOrOff(string name, string example) =>
        new(
            name,
            "on|off",
            text =>
                text.ToLowerInvariant() is "on" or "off"
                    ? ParsedValue.Success(new Boxed<bool>(text.Equals("on", StringComparison.OrdinalIgnoreCase)))
                    : ParsedValue.Failure($"\"{text}\" is neither on nor off; write settings {name} {example}")
        );

    /// <summary>A command for one value of the reminder settings.</summary>
    private static SettingCommand OfReminders<T>(
        ProjectStore projects,
        string name,
        string purpose,
        Argument<T> value,
        Func<ReminderSettings, T, ReminderSettings> change,
        params string[] values
    )
        where T : class =>
        new(
            projects,
            name,
            purpose,
            [value],
            (p, arguments, context) =>
                p.ChangeSettings(null, null, change(p.ReminderSettings, arguments.Get(value)), context),
            values
        );

    /// <summary>A command for one sum in the project's currency.</summary>
    private static SettingCommand OfMoney(
        ProjectStore projects,
        string name,
        string purpose,
        Func<Project, Money, DecisionContext, Decision> change,
        params string[] values
    ) =>
        new(
            projects,
            name,
            purpose,
            [Sum],
            (p, arguments, context) =>
                arguments.Get(Sum).ToMoney(p.Currency, out var problem) is { } money
                    ? change(p, money, context)
                    : new Refusal.UnreadableMoney(problem),
            values
        );

    public static async Task<Reply> ChangeAsync(
        ProjectStore projects,
        Turn turn,
        Func<Project, DecisionContext, Decision> rule,
        CancellationToken cancel
    )
    {
        Project? before = null;
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => rule(before = project, context),
            cancel
        );
        return outcome.Show(view => SettingsCards.Changed(view, outcome is Outcome.Saved ? before : null));
    }
}

using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Everything that can be set, with how to change it.</summary>
internal sealed class SettingsShowCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = new Argument<string>(
        "KEY",
        "<KEY>",
        text => ParsedValue.Success(text)
    )
        .WithMaxWords(8)
        .AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings", "shows what is set for this project and how to change it")
            .WithArguments(What)
            .WithExamples("settings", "settings ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var said = arguments.GetOrDefault(What) ?? "";
        var isKey = said.Length <= 10 && said.All(char.IsAsciiLetterOrDigit);
        if (isKey && await reader.FindAsync(turn, said.ToUpperInvariant(), cancel) is { } view)
            return Reply.FromCard(SettingsCards.All(view));
        return said.Length == 0
            ? OutcomeReplies.ProjectNotFound(turn)
            : Reply.Refuse(
                $"\"{RefusalText.Cut(said.Split(' ')[0])}\" is no setting, "
                    + $"and no project that you can see from here{OtherProjectsText.OfAnother(turn)}. "
                    + "There are zone, hours, quiet, holidays, digest, gate, client and seller: "
                    + "settings shows how each is changed."
            );
    }
}

/// <summary>Changes one setting of a project: the words, the rule, and all settings as the answer.</summary>
internal sealed class SettingCommand(
    ProjectStore projects,
    string name,
    string purpose,
    IReadOnlyList<Argument> takes,
    Func<Project, ParsedArguments, DecisionContext, Decision> rule,
    params string[] values
) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax($"settings {name}", purpose)
            .WithArguments([.. takes])
            .WithExamples([.. values.Select(value => $"settings {name} {value}")]);

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        takes.Any(arguments.Has)
            ? await SettingCommands.ChangeAsync(
                projects,
                turn,
                (project, context) => rule(project, arguments, context),
                cancel
            )
            : CommandDispatcher.CreateUsageReply(
                Syntax,
                $"say what to set: {string.Join(", ", takes.Select(a => a.Name))}"
            );
}

/// <summary>The settings of a project, one line each, and what their values look like.</summary>
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
    private static readonly Argument<Boxed<bool>> Digest = new(
        "digest",
        "on|off",
        text =>
            text.ToLowerInvariant() is "on" or "off"
                ? ParsedValue.Success(new Boxed<bool>(text.Equals("on", StringComparison.OrdinalIgnoreCase)))
                : ParsedValue.Failure($"\"{text}\" is neither on nor off; write settings digest off")
    );
    private static readonly Argument<Boxed<GatePolicy>> Gate = CommandArgument.Gate with
    {
        IsKeyword = false,
        IsOptional = false,
    };
    private static readonly Argument<string> Name = CommandArgument.Quoted("name").AsKeyword().AsOptional();
    private static readonly Argument<string> Contact = CommandArgument.Quoted("contact").AsKeyword().AsOptional();
    private static readonly Argument<string> Address = CommandArgument.Quoted("address").AsKeyword().AsOptional();
    private static readonly Argument<string> VatId = CommandArgument.Quoted("vat-id").AsKeyword().AsOptional();

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
            new SettingCommand(
                projects,
                "hours",
                "sets the hours in which reminders are posted",
                [Hours],
                (p, arguments, context) =>
                    p.ChangeSettings(
                        null,
                        null,
                        p.ReminderSettings with
                        {
                            From = HourRange.From(arguments.Get(Hours)),
                            To = HourRange.To(arguments.Get(Hours)),
                        },
                        context
                    ),
                "9-17",
                "8-18"
            ),
            new SettingCommand(
                projects,
                "quiet",
                "keeps some of those hours quiet",
                [Quiet],
                (p, arguments, context) =>
                    p.ChangeSettings(null, null, p.ReminderSettings with { Quiet = arguments.Get(Quiet) }, context),
                "12-13",
                "none"
            ),
            new SettingCommand(
                projects,
                "digest",
                "turns the weekly digest on or off",
                [Digest],
                (p, arguments, context) =>
                    p.ChangeSettings(
                        null,
                        null,
                        p.ReminderSettings with
                        {
                            Digest = arguments.Get(Digest).Value,
                        },
                        context
                    ),
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
                "client",
                "sets the client's name, contact, address or VAT id",
                [Name, Contact, Address, VatId],
                (p, arguments, context) =>
                    p.ChangeClient(
                        arguments.GetOrDefault(Name),
                        arguments.GetOrDefault(Contact),
                        arguments.GetOrDefault(Address),
                        arguments.GetOrDefault(VatId),
                        context
                    ),
                "name \"Acme AG\"",
                "address \"Main Street 1, 10115 Berlin\" vat-id DE123456789"
            ),
        ];

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

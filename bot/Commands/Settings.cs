using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Everything that can be set, with how to change it.</summary>
internal sealed class SettingsShow(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = new Argument<string>("KEY", "<KEY>", text => Reading.Of(text))
        .Words(8)
        .OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("settings", "shows what is set for this project and how to change it")
            .Takes(What)
            .For("settings", "settings ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var said = given.Maybe(What) ?? "";
        var isKey = said.Length <= 10 && said.All(char.IsAsciiLetterOrDigit);
        if (isKey && await reader.FindAsync(turn, said.ToUpperInvariant(), cancel) is { } sight)
            return Reply.Show(SettingsCards.All(sight));
        return said.Length == 0
            ? Answers.NoProject(turn)
            : Reply.No(
                $"\"{RefusalText.Cut(said.Split(' ')[0])}\" is no setting, "
                    + $"and no project that you can see from here{Elsewhere.OfAnother(turn)}. "
                    + "There are zone, hours, quiet, holidays, digest, gate, client and seller: "
                    + "settings shows how each is changed."
            );
    }
}

/// <summary>Changes one setting of a project: the words, the rule, and all settings as the answer.</summary>
internal sealed class Setting(
    ProjectStore projects,
    string name,
    string purpose,
    IReadOnlyList<Argument> takes,
    Func<Project, Given, Stamp, Decision> rule,
    params string[] values
) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase($"settings {name}", purpose)
            .Takes([.. takes])
            .For([.. values.Select(value => $"settings {name} {value}")]);

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        takes.Any(given.Has)
            ? await Settings.ChangeAsync(projects, turn, (project, stamp) => rule(project, given, stamp), cancel)
            : Desk.Usage(Phrase, $"say what to set: {string.Join(", ", takes.Select(a => a.Name))}");
}

/// <summary>The settings of a project, one line each, and what their values look like.</summary>
internal static class Settings
{
    private static readonly Argument<string> Zone = Arg.Text("zone").Words(3);
    private static readonly Argument<string> Hours = new Argument<string>(
        "hours",
        "<from>-<to>",
        text => HoursText.Read(text, "hours 9-17")
    ).Words(3);
    private static readonly Argument<string> Quiet = new Argument<string>(
        "quiet",
        "<from>-<to>|none",
        text =>
            text.ToLowerInvariant() is "none" or "off"
                ? Reading.Of("")
                : HoursText.Read(text, "quiet 12-13, or quiet none")
    ).Words(3);
    private static readonly Argument<BoxOf<bool>> Digest = new(
        "digest",
        "on|off",
        text =>
            text.ToLowerInvariant() is "on" or "off"
                ? Reading.Of(new BoxOf<bool>(text.Equals("on", StringComparison.OrdinalIgnoreCase)))
                : Reading.Wrong($"\"{text}\" is neither on nor off; write settings digest off")
    );
    private static readonly Argument<BoxOf<GatePolicy>> Gate = Arg.Gate with { Keyword = false, Optional = false };
    private static readonly Argument<string> Name = Arg.Quoted("name").AsKeyword().OrNothing();
    private static readonly Argument<string> Contact = Arg.Quoted("contact").AsKeyword().OrNothing();
    private static readonly Argument<string> Address = Arg.Quoted("address").AsKeyword().OrNothing();
    private static readonly Argument<string> VatId = Arg.Quoted("vat-id").AsKeyword().OrNothing();

    public static IReadOnlyList<ICommand> All(ProjectStore projects) =>
        [
            new Setting(
                projects,
                "zone",
                "sets the project's time zone",
                [Zone],
                (p, given, stamp) => p.Change(given.Get(Zone), null, null, stamp),
                "Europe/Berlin",
                "America/New_York"
            ),
            new Setting(
                projects,
                "hours",
                "sets the hours in which reminders are posted",
                [Hours],
                (p, given, stamp) =>
                    p.Change(
                        null,
                        null,
                        p.Habits with
                        {
                            From = HoursText.From(given.Get(Hours)),
                            To = HoursText.To(given.Get(Hours)),
                        },
                        stamp
                    ),
                "9-17",
                "8-18"
            ),
            new Setting(
                projects,
                "quiet",
                "keeps some of those hours quiet",
                [Quiet],
                (p, given, stamp) => p.Change(null, null, p.Habits with { Quiet = given.Get(Quiet) }, stamp),
                "12-13",
                "none"
            ),
            new Setting(
                projects,
                "digest",
                "turns the weekly digest on or off",
                [Digest],
                (p, given, stamp) => p.Change(null, null, p.Habits with { Digest = given.Get(Digest).Value }, stamp),
                "on",
                "off"
            ),
            new Setting(
                projects,
                "gate",
                "sets how strict the payment gate is",
                [Gate],
                (p, given, stamp) => p.Change(null, given.Get(Gate).Value, null, stamp),
                "paid",
                "not-overdue"
            ),
            new Setting(
                projects,
                "client",
                "sets the client's name, contact, address or VAT id",
                [Name, Contact, Address, VatId],
                (p, given, stamp) =>
                    p.ChangeClient(
                        given.Maybe(Name),
                        given.Maybe(Contact),
                        given.Maybe(Address),
                        given.Maybe(VatId),
                        stamp
                    ),
                "name \"Acme AG\"",
                "address \"Main Street 1, 10115 Berlin\" vat-id DE123456789"
            ),
        ];

    public static async Task<Reply> ChangeAsync(
        ProjectStore projects,
        Turn turn,
        Func<Project, Stamp, Decision> rule,
        CancellationToken cancel
    )
    {
        Project? before = null;
        var outcome = await projects.ChangeAsync(turn, "", (project, stamp) => rule(before = project, stamp), cancel);
        return outcome.Show(sight => SettingsCards.Changed(sight, outcome is Outcome.Saved ? before : null));
    }
}

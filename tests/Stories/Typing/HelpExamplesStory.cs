using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>
/// The examples that help shows do what they claim, each in a workspace of its own in a state where people would type
/// them.
/// </summary>
[Needs(Need.Time)]
public sealed class HelpExamplesStory
{
    private const string Bare =
        "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 key ACME gate advise";

    /// <summary>
    /// The lines that were typed before: a state includes those before it. {m} is the milestone that the example
    /// names.
    /// </summary>
    private static readonly Dictionary<string, string[]> States = new(StringComparer.Ordinal)
    {
        ["nothing"] = [],
        ["bare"] = [Bare],
        ["shop"] = [$"{Bare.Replace("ACME", "SHOP").Replace("Acme", "Shop")}", Bare],
        ["seen"] = [Bare, "plan Copy deck delivered | 40%"],
        ["seen with a bad line"] = [Bare, "plan\nCopy deck delivered | 40%\nPhase 2 | 60%"],
        ["draft"] = [$"{Bare} using website-30-40-30"],
        ["complete"] =
        [
            "+draft",
            "set 1 expected 2026-08-15 done-when portal-approval",
            "set 2 expected 2026-08-20 done-when client-sign-off",
            "set 3 expected 2026-09-18 done-when file-delivery",
        ],
        ["agreed"] = ["+complete", "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\""],
        ["started"] = ["+agreed", "start {m}"],
        ["submitted"] = ["+started", "submit {m} \"Files v1\""],
        ["confirmed"] = ["+submitted", "confirm {m} by \"Dana Weiss\" ref \"mail\""],
        ["drafted"] = ["+confirmed", "invoice {m}"],
        ["issued"] = ["+drafted", "issue {m}"],
        ["gated"] =
        [
            $"{Bare.Replace("advise", "paid")} using website-30-40-30",
            "set 1 expected 2026-08-15 done-when portal-approval",
            "set 2 expected 2026-08-20 done-when client-sign-off",
            "set 3 expected 2026-09-18 done-when file-delivery",
            "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
        ],
        ["paid up"] =
        [
            Bare,
            "add \"Copy deck delivered\" 100% expected +9d done-when file-delivery",
            "terms agreed by \"Dana Weiss\" ref \"mail\"",
            "start 1",
            "submit 1 \"Copy deck\"",
            "confirm 1",
            "invoice 1",
            "issue 1",
            "pay 1 14280",
        ],
        ["account"] = ["+draft", "settings seller iban DE89370400440532013000 holder \"Studio GmbH\""],
        ["team"] = ["+draft", "role add finance @Finn", "role add lead @Marc", "role add lead @Priya"],
    };

    /// <summary>The default state of a command: one in which its group is used.</summary>
    private static readonly Dictionary<string, string> OfGroup = new(StringComparer.Ordinal)
    {
        ["Define"] = "draft",
        ["Agree"] = "complete",
        ["Deliver"] = "submitted",
        ["Invoice"] = "issued",
        ["Track"] = "issued",
        ["Team"] = "team",
    };

    /// <summary>
    /// The state for a command's examples, and what the answers contain. A fitting refusal of the business is listed
    /// here as well.
    /// </summary>
    private static readonly Dictionary<string, (string State, string Says)> Known = new(StringComparer.Ordinal)
    {
        ["project new"] = ("nothing", "Contract: "),
        ["project list"] = ("bare", "Acme website"),
        ["project use"] = ("shop", "State: draft"),
        ["project show"] = ("draft", "Total (matches the contract)"),
        ["project close"] = ("paid up", "closed"),
        ["add"] = ("bare", "The sum is"),
        ["plan"] = ("bare", "read; nothing is saved yet"),
        ["plan save"] = ("seen", "Copy deck delivered · 40 %"),
        ["plan save skip-bad"] = ("seen with a bad line", "Copy deck delivered · 40 %"),
        ["set"] = ("draft", "Acme website (ACME)"),
        ["move"] = ("draft", "Acme website (ACME)"),
        ["drop"] = ("draft", "unassigned"),
        ["template list"] = ("nothing", "halves"),
        ["template show"] = ("nothing", "Template "),
        ["template save"] = ("draft", " saved"),
        ["terms"] = ("complete", "terms v1"),
        ["terms send"] = ("complete", "Waiting for"),
        ["terms agreed"] = ("complete", "Agreed by Dana Weiss"),
        ["start"] = ("agreed", " started"),
        ["submit"] = ("started", " submitted"),
        ["confirm"] = ("submitted", " confirmed complete"),
        ["changes"] = ("submitted", "changes requested"),
        ["override"] = ("gated", "overridden"),
        ["invoice"] = ("confirmed", "number assigned on issue"),
        ["issue"] = ("drafted", "INV-2026-0001 issued"),
        ["discard"] = ("drafted", "discarded"),
        ["pay"] = ("issued", "Received €2,"),
        ["status"] = ("issued", "As of"),
        ["schedule"] = ("issued", "As of"),
        ["invoices"] = ("issued", "invoices"),
        ["money"] = ("issued", "Owed: "),
        ["next"] = ("issued", "Next billing point"),
        ["statement"] = ("issued", "Unexplained: €0.00"),
        ["show 2"] = ("issued", "Design approval"),
        ["show INV-2026-0001"] = ("issued", "Received: €0.00"),
        ["audit"] = ("issued", "audit trail"),
        ["verify"] = ("issued", "Audit trail intact"),
        ["role add"] = ("draft", "Made "),
        ["role remove"] = ("team", "is no longer"),
        ["role list"] = ("draft", "Priya Shah"),
        ["settings seller"] = ("draft", "Seller saved"),
        ["settings seller iban DE89 3704 0044 0532 0130 00 holder \"Studio GmbH\""] = (
            "draft",
            "waits for a second pair of eyes"
        ),
        ["account accept 1"] = ("account", "type its last four characters"),
        ["account accept 1 3000"] = ("account", "Account 1 for invoices accepted"),
        ["account decline"] = ("account", "Account 1 for invoices declined"),
        ["check"] = ("drafted", "Nothing is missing for the invoice"),
        ["help"] = ("nothing", "What you can say"),
        ["help project new"] = ("nothing", "Examples:"),
    };

    [Fact]
    public async Task Every_example_of_every_command_runs_where_it_would_be_said()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true, at: "2026-08-03T08:00:00Z");
        var commands = story.Bot.Services.GetRequiredService<IReadOnlyList<ICommand>>();
        var groups = await GroupsAsync(story);
        var (said, wrong) = (0, new List<string>());
        foreach (var (command, example) in commands.SelectMany(c => c.Syntax.Examples.Select(e => (c.Syntax, e))))
        {
            story.Tenant = $"tenant-{++said}";
            var known = Known.TryGetValue(example, out var own)
                ? own
                : Known.GetValueOrDefault(command.Verb, (OfGroup.GetValueOrDefault(groups[command.Verb], "draft"), ""));
            foreach (var line in Before(known.Item1))
                await story.SayAsync(Priya, line.Replace("{m}", MilestoneIn(command, example)));
            var answer = (
                await story.SayAsync(
                    Priya,
                    example.Replace("@{marc}", "@Marc").Replace("@{finn}", "@Finn").Replace("@{priya}", "@Priya")
                )
            ).Text;
            if (
                !answer.Contains(known.Item2, StringComparison.Ordinal)
                || answer.Length == 0
                || new[]
                {
                    "Nothing was changed.<br>For example:",
                    "Nothing was changed.\nFor example:",
                    "I do not know",
                    "There is no command",
                    "Something broke",
                }.Any(refusal => answer.Contains(refusal, StringComparison.Ordinal))
            )
                wrong.Add($"{example}\n  says {answer.ReplaceLineEndings("\n    ")}\n  and not \"{known.Item2}\"");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(Known.Keys.Except(commands.SelectMany(c => c.Syntax.Examples.Append(c.Syntax.Verb))));
    }

    private static IEnumerable<string> Before(string state) =>
        States[state].SelectMany(line => line.StartsWith('+') ? Before(line[1..]) : [line]);

    /// <summary>The milestone that an example names; 1 where it names none.</summary>
    private static string MilestoneIn(CommandSyntax syntax, string example) =>
        CommandLine.Split(example[syntax.Verb.Length..]) is [var first, ..]
        && first.Text is "1" or "2" or "design" or "final"
            ? first.Text
            : "1";

    /// <summary>Each command's group, as help lists it.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> GroupsAsync(TeamsStory story)
    {
        var help = (await story.SayAsync(Priya, "help")).Text.Split('\n');
        return help.Where(line => line.Contains(": ") && line.Contains(" · "))
            .SelectMany(line =>
                line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]
                    .Split(" · ")
                    .Select(verb => (verb, line.Split(':')[0]))
            )
            .ToDictionary(pair => pair.verb, pair => pair.Item2, StringComparer.Ordinal);
    }
}

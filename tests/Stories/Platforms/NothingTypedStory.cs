using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// A project from the empty chat to its end, pressed and filled in by people who never type a command. It counts what
/// they do.
/// </summary>
internal sealed class PressedWalk(
    Func<StoryPerson, string, (string, string)[], Task<string>> press,
    Func<StoryPerson, string> idOf,
    bool solo
)
{
    public const string Milestones =
        "Discovery report | 30% | 2026-07-15 | portal-approval\n"
        + "Design approval | 40% | 2026-08-14 | client-sign-off\n"
        + "Final delivery | 30% | 2026-09-18 | file-delivery";

    private readonly StoryPerson approver = solo ? Priya : Marc;
    private readonly StoryPerson finance = solo ? Priya : Finn;

    /// <summary>Presses and filled fields, by part of the walk.</summary>
    public Dictionary<string, (int Presses, int Fields)> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>What the last press answered.</summary>
    public string Last { get; private set; } = "";

    public async Task GoAsync()
    {
        await BeginAsync();
        await StageAsync("stage 1", "Discovery report", byClient: true);
        await StageAsync("stage 2", "Design approval", byClient: true);
        await StageAsync("stage 3", "Final delivery", byClient: false);
        await PressAsync("end", Priya, "Close project");
    }

    private async Task BeginAsync()
    {
        await PressAsync("begin", Priya, "New project");
        await PressAsync(
            "begin",
            Priya,
            "Create project",
            ("name", "Acme website"),
            ("client", "Acme GmbH"),
            ("total", "12000 EUR"),
            ("milestones", Milestones),
            ("contact", "dana@acme.example"),
            ("vat", "19")
        );
        if (!solo)
        {
            await PressAsync("roles", Priya, "Add an approver");
            await PressAsync("roles", Priya, "Give role", ("who.person", idOf(Marc)));
            await PressAsync("roles", Priya, "Give a role");
            await PressAsync("roles", Priya, "Give role", ("role", "finance"), ("who.person", idOf(Finn)));
        }
        await PressAsync("agree", Priya, "Mark as sent");
        await PressAsync("agree", Priya, "Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 1 July"));
    }

    private async Task StageAsync(string part, string name, bool byClient)
    {
        await PressAsync(part, Priya, $"Start {name}");
        await PressAsync(part, Priya, "Submit", ("deliverable", $"{name} v3"));
        if (byClient)
            await PressAsync(part, approver, "Confirm complete", ("by", "Dana Weiss"), ("ref", "mail of today"));
        else
            await PressAsync(part, approver, "Confirm complete");
        await PressAsync(part, Priya, "Create invoice");
        await PressAsync(part, approver, "Approve and issue");
        await PressAsync(part, finance, "Record payment");
        await PressAsync(part, finance, "Record payment");
    }

    private async Task PressAsync(string part, StoryPerson who, string title, params (string, string)[] fields)
    {
        Last = await press(who, title, fields);
        var (presses, filled) = Counts.GetValueOrDefault(part);
        Counts[part] = (presses + 1, filled + fields.Length);
    }
}

/// <summary>Nothing has to be typed from the empty chat to the closed project, on any platform, by one or by four people.</summary>
public sealed class NothingTypedStory
{
    private static readonly Dictionary<string, (int, int)> Stages = new(StringComparer.Ordinal)
    {
        ["stage 1"] = (7, 3),
        ["stage 2"] = (7, 3),
        ["stage 3"] = (7, 1),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_teams_a_project_goes_from_its_first_press_to_its_last(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await story.SayAsync(Priya, "");
        await story.CarryAsync();
        var walk = new PressedWalk(
            async (who, title, fields) =>
            {
                var button = story.Newest(title);
                var card = story.CardOf(button.MessageId);
                var answer = await story.PressAsync(who, button, [.. CardForms.Filled(card, fields)]);
                await story.CarryAsync();
                return answer.Text;
            },
            person => $"aad-{person.Id}",
            solo
        );
        await walk.GoAsync();
        Check(walk, solo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_the_browser_chat_a_project_goes_from_its_first_press_to_its_last(bool solo)
    {
        await using var bot = BotApp.Start(
            MilestoneBot.Tests.Kit.Clocks.TestClock.WithRealTimers(DateTimeOffset.Parse("2026-07-01T08:00:00Z"))
        );
        using var pages = new WebChatClient(bot);
        if (!await pages.OffersAsync(Priya, "New project"))
            await pages.SayAsync(Priya, "hello");
        var walk = new PressedWalk(
            async (who, title, fields) =>
            {
                // People press what they see, and a card that is just being drawn again is not there yet.
                while (bot.Read("select count(*) from outbox") != "0")
                    await Task.Delay(10);
                return await pages.ClickAsync(who, title, fields);
            },
            person => person.Name.Split(' ')[0].ToLowerInvariant(),
            solo
        );
        await walk.GoAsync();
        Check(walk, solo);
    }

    [Fact]
    public async Task In_teams_a_missing_address_a_changed_milestone_a_pause_and_its_end_are_pressed()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "");
        await story.CarryAsync();

        async Task<string> PressAsync(string title, params (string, string)[] fields)
        {
            var button = story.Newest(title);
            var card = story.CardOf(button.MessageId);
            var answer = await story.PressAsync(Priya, button, [.. CardForms.Filled(card, fields)]);
            await story.CarryAsync();
            return answer.Text;
        }

        await PressAsync("New project");
        await PressAsync(
            "Create project",
            ("name", "Acme website"),
            ("client", "Acme GmbH"),
            ("total", "12000 EUR"),
            ("milestones", PressedWalk.Milestones),
            ("vat", "19")
        );
        await PressAsync("Show terms");
        await PressAsync("Add the client's address");
        await PressAsync("Save", ("contact", "dana@acme.example"));
        await PressAsync("Show terms");
        await PressAsync("Change a milestone");
        await PressAsync("Change a milestone", ("which", "2"));
        Assert.Contains("2026-08-21", await PressAsync("Set", ("expected", "2026-08-21")), StringComparison.Ordinal);
        await PressAsync("Show terms");
        await PressAsync("Mark as sent");
        await PressAsync("Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 1 July"));
        await PressAsync("Change the terms");
        await PressAsync("Change a milestone", ("which", "3"));
        await PressAsync("Amend", ("due", "30"));
        await PressAsync("Mark as sent");
        await PressAsync("Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 2 July"));
        await PressAsync("Status");
        await PressAsync("Project and settings");
        await PressAsync("Put on hold");
        Assert.Contains(
            "is on hold",
            await PressAsync("Put on hold", ("reason", "no budget")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is resumed",
            await PressAsync("Resume", ("reason", "the client paid")),
            StringComparison.Ordinal
        );
        Assert.Contains("started", await PressAsync("Start Discovery report"), StringComparison.Ordinal);
    }

    private static void Check(PressedWalk walk, bool solo)
    {
        Assert.Contains("Acme website is closed", walk.Last, StringComparison.Ordinal);
        Assert.Equal((2, 6), walk.Counts["begin"]);
        Assert.Equal((2, 2), walk.Counts["agree"]);
        Assert.Equal(Stages, walk.Counts.Where(c => Stages.ContainsKey(c.Key)).ToDictionary());
        Assert.Equal((1, 0), walk.Counts["end"]);
        if (!solo)
            Assert.Equal((4, 3), walk.Counts["roles"]);
    }
}

using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// A message of the client's contact becomes the written confirmation of a stage, word for word; a later edit is
/// noticed.
/// </summary>
public sealed class WrittenConfirmationTests : IAsyncLifetime
{
    private const string Priya = "U0PRIYA",
        Marc = "U0MARC",
        Dana = "U0DANA",
        Time = "1782900000.000200",
        Says = "Approved as it is, please go on with <https://acme.example/design|design> &amp; build.";

    private SlackClient story = null!;

    public async Task InitializeAsync()
    {
        story = await SlackClient.BeginAsync();
        story.Slack.People[Dana] = new()
        {
            ["real_name"] = "Dana Weiss",
            ["is_restricted"] = true,
            ["profile"] = new JsonObject { ["real_name"] = "Dana Weiss", ["email"] = "Dana@acme.example" },
        };
        story.Slack.People["U0BOB"] = new()
        {
            ["real_name"] = "Bob Reed",
            ["profile"] = new JsonObject { ["email"] = "bob@agency.example" },
        };
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 using website-30-40-30",
                "set 1 expected 2026-07-15 done-when written-email",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Report v3\"",
            }
        )
            await story.SlashAsync(Priya, line);
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task The_contacts_message_confirms_a_stage_and_everything_of_it_is_kept()
    {
        var opened = await story.PointAsync(Priya, Dana, Says, Time);
        Assert.Equal(["views.open", "views.update"], opened.Select(c => c.Method));
        Assert.Contains("Approved as it is", story.Window.GetRawText(), StringComparison.Ordinal);
        var posted = Assert.Single(await story.FillInAsync(Priya), c => c.Method == "chat.postMessage");
        Assert.Contains("confirmed complete", posted.Text, StringComparison.Ordinal);
        Assert.Contains("Dana Weiss", posted.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"https://agency.slack.com/archives/{SlackClient.Room}/p{Time.Replace(".", "", StringComparison.Ordinal)}",
            posted.Body.GetRawText(),
            StringComparison.Ordinal
        );
        var kept = JsonNode.Parse(
            story.Bot.Read("select evidence_message from milestones where evidence_message is not null")
        )!;
        Assert.Equal(
            "Approved as it is, please go on with https://acme.example/design & build.",
            (string?)kept["text"]
        );
        Assert.Equal(
            (64, "Dana@acme.example", Time),
            (((string)kept["hash"]!).Length, (string?)kept["address"], (string?)kept["id"])
        );
        Assert.Contains(
            "Audit trail intact",
            (await story.SlashAsync(Priya, "verify"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Approved as it is",
            (await story.SlashAsync(Priya, "proof 1"))[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_edit_later_is_shown_and_what_was_kept_stays()
    {
        await story.PointAsync(Priya, Dana, Says, Time);
        var posted = (await story.FillInAsync(Priya)).Last(c => c.Method == "chat.postMessage");
        await story.EditAsync(Dana, Says, Time);
        Assert.DoesNotContain(
            "edited since",
            (await story.SlashAsync(Priya, "show 1"))[^1].Text,
            StringComparison.Ordinal
        );
        await story.EditAsync(Dana, "Not approved at all.", Time);
        await story.EditAsync(Dana, "Whatever.", Time);
        var shown = (await story.SlashAsync(Priya, "show 1"))[^1].Text;
        Assert.Contains("edited since", shown, StringComparison.Ordinal);
        Assert.Contains("Approved as it is", shown, StringComparison.Ordinal);
        Assert.Contains(
            "edited since",
            (await story.CarryAsync())
                .Last(c => c.Method == "chat.update" && c.Body.GetProperty("ts").GetString() == posted.Given)
                .Text,
            StringComparison.Ordinal
        );
        Assert.Equal("1", story.Bot.Read("select count(*) from journal where verb = 'evidence-edited'"));
        Assert.Contains(
            "Audit trail intact",
            (await story.SlashAsync(Priya, "verify"))[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_message_that_was_edited_before_it_was_used_confirms_nothing()
    {
        await story.PointAsync(Priya, Dana, Says, Time);
        await story.EditAsync(Dana, "Not approved at all.", Time);
        Assert.Contains(
            "No message is waiting",
            (await story.SlashAsync(Priya, "confirm 1 message"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from milestones where stage = 'confirmed'"));
    }

    [Fact]
    public async Task An_answer_that_comes_late_does_not_deny_what_was_confirmed()
    {
        await story.PointAsync(Priya, Dana, Says, Time);
        story.Slack.AnswerNext(429, retryAfter: "10");
        await story.SlashAsync(Priya, "confirm 1 message");
        Assert.Equal("1", story.Bot.Read("select count(*) from milestones where stage = 'confirmed'"));
        story.Clock.Now += TimeSpan.FromMinutes(2);
        var posted = string.Join('\n', (await story.CarryAsync()).Select(c => c.Text));
        Assert.Contains("confirmed complete", posted, StringComparison.Ordinal);
        Assert.DoesNotContain("No message is waiting", posted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leads_message_waits_for_an_approver_as_all_evidence_does()
    {
        await story.SlashAsync(Priya, "role add approver <@U0MARC>");
        await story.PointAsync(Priya, Dana, Says, Time);
        Assert.Contains(
            "is this confirmation enough",
            (await story.FillInAsync(Priya)).Last(c => c.Method == "chat.postMessage").Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "confirmed complete",
            (await story.SlashAsync(Marc, "confirm 1"))[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [
        InlineData("U0BOB", "bob@agency.example"),
        InlineData(Marc, "does not say this author's e-mail"),
        InlineData("", "does not say this author's e-mail"),
        InlineData(Priya, "is not listed")
    ]
    public async Task Nobody_elses_message_confirms_anything(string author, string says)
    {
        await story.PointAsync(Priya, author, Says, Time);
        Assert.Contains(
            says,
            story.Window.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.False(story.Window.TryGetProperty("submit", out _));
        Assert.Contains(
            "No message is waiting",
            (await story.SlashAsync(Priya, "confirm 1 message"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from milestones where stage = 'confirmed'"));
    }

    [Fact]
    public async Task Who_may_not_attach_evidence_cannot_by_a_message_and_who_pointed_at_none_has_none()
    {
        await story.SlashAsync(Priya, "role add approver <@U0MARC>");
        await story.PointAsync("U0BOB", Dana, Says, Time);
        Assert.False(story.Window.TryGetProperty("submit", out _));
        await story.PointAsync(Priya, Dana, Says, Time);
        Assert.Contains(
            "No message is waiting",
            (await story.SlashAsync(Marc, "confirm 1 message"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Point at the message",
            (await story.SlashAsync(Priya, "use message"))[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Edits_of_other_messages_and_shortcuts_of_others_are_nothing()
    {
        var before = story.Slack.Calls.Count;
        await story.EditAsync(Dana, "Something else", "1782900001.000300");
        await story.PointAsync(Priya, Dana, Says, Time, callback: "somebody_elses");
        Assert.Equal(before, story.Slack.Calls.Count);
    }
}

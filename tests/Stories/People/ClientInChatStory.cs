using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.ClientPage;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// Dana is a guest in the team's chat. Where her account is certainly the contact's she sees what concerns her and answers
/// there; otherwise one sentence says what to do.
/// </summary>
public sealed class ClientInChatStory
{
    private const string Address = "dana@acme.example",
        Other = "19:other@thread.tacv2";

    private static readonly string[] Terms =
    [
        """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
            + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
        "set 1 expected 2026-07-15 done-when portal-approval",
        "set 2 expected 2026-08-14 done-when client-sign-off",
        "set 3 expected 2026-09-18 done-when file-delivery",
        "terms send",
    ];

    [Fact]
    public async Task A_guest_of_our_tenant_with_the_contacts_address_agrees_and_approves_in_the_channel()
    {
        await using var story = await BeginAsync(Guest(Address));
        var asked = await story.SayAsync(Dana, "hello");
        Says(asked, "Acme website: for Dana", "Please read these terms", "Discovery and strategy", "4,284.00");
        Says(asked, "done when you approve it", "previous stage paid in full");
        Assert.DoesNotContain("terms send", asked.Text, StringComparison.Ordinal);
        Says(await story.PressAsync(Dana, "I agree"), "Terms 1 apply: agreed by Dana Weiss", "Nothing waits for you");
        Assert.Equal("Dana Weiss|0", story.Bot.Read("select agreed_client || '|' || agreed_held from projects"));
        Says(
            await story.SayAsync(Priya, "terms"),
            $"in the chat, as guest of the workspace with the address {Address}"
        );
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, "submit 1 \"Discovery report v3\" https://files.example/acme.pdf");
        Says(await story.SayAsync(Dana, "what now?"), "Please look at Discovery and strategy: Discovery report v3");
        Says(
            await story.PressAsync(Dana, "Ask for changes", ("missing", "The budget page is missing")),
            "being changed"
        );
        Assert.Equal("The budget page is missing", story.Bot.Read("select missing from milestones where id = 1"));
        await story.SayAsync(Priya, "submit 1 \"Discovery report v4\"");
        await story.SayAsync(Dana, "status");
        Says(await story.PressAsync(Dana, "Approve this stage"), "2026-07-15 · complete");
        Assert.Equal("confirmed", story.Bot.Read("select stage from milestones where id = 1"));
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Priya, "issue 1");
        Says(
            await story.SayAsync(Dana, "invoices"),
            "INV-2026-0001: Discovery and strategy",
            "4,284.00 open, due 2026-07-15"
        );
        Says(await story.SayAsync(Priya, "audit"), $"answers in the chat for {Address} from now on");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Nothing_that_the_client_types_is_read_as_a_command_of_the_team()
    {
        await using var story = await BeginAsync(Guest(Address));
        foreach (
            var line in new[]
            {
                "help",
                "status",
                "money",
                "start 1",
                "pay 1 5000",
                "project new \"Mine\" client \"Me\" total 5 EUR",
                "terms agreed by \"Dana\" ref \"me\"",
                "settings client contact me@acme.example",
                "mileston add",
                "why?",
                "I agree",
                "confirm 1",
                "my rights",
                "project list",
                "export csv",
            }
        )
        {
            var answer = await story.SayAsync(Dana, line);
            Says(answer, "Acme website: for Dana", "Please read these terms");
            foreach (
                var no in new[]
                {
                    "Usage:",
                    "All its words",
                    "no project here",
                    "settings",
                    "Did you mean",
                    "audit",
                    "role add",
                }
            )
                Assert.DoesNotContain(no, answer.Text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal("1", story.Bot.Read("select count(*) from projects where agreed_client is null"));
        Assert.Equal(Address, story.Bot.Read("select contact from projects"));
    }

    [Theory]
    [InlineData("dora@acme.example")] // the same name, another address
    [InlineData("dana+x@acme.example")]
    [InlineData("dana@acme.example.evil.example")]
    [InlineData("xdana@acme.example")]
    [InlineData("%@acme.example")]
    [InlineData("")]
    public async Task A_guest_with_another_address_reads_one_sentence(string address)
    {
        await using var story = await BeginAsync(Guest(address));
        foreach (var line in new[] { "hello", "status", "help", "I agree", "client agree ACME 1", "client show ACME" })
        {
            var answer = await story.SayAsync(Dana, line);
            Says(answer, "if you are the client's contact, use the link in your mail, or ask Priya Shah for one.");
            Assert.Single(answer.Lines);
        }
        Assert.Equal("0", story.Bot.Read("select count(*) from client_links where account <> ''"));
    }

    [Fact]
    public async Task The_case_of_the_address_does_not_matter()
    {
        await using var story = await BeginAsync(Guest("Dana@ACME.example"));
        Says(await story.SayAsync(Dana, "hello"), "Please read these terms");
    }

    [Fact]
    public async Task A_user_of_a_foreign_tenant_with_that_address_reads_nothing()
    {
        await using var story = await BeginAsync(FakeRosterEntry.Stranger with { Mail = Address });
        Says(await story.SayAsync(Dana, "status"), "use the link in your mail");
        var foreign = story.Typed(Dana, "status", "19:acme@thread.tacv2", null);
        foreign["from"]!["tenantId"] = "tenant-elsewhere";
        story.Connector.Roster[Dana.Id] = Guest(Address);
        Says(await story.TellAsync(foreign), "use the link in your mail");
        Assert.Equal("0", story.Bot.Read("select count(*) from client_links where account <> ''"));
    }

    [Fact]
    public async Task When_the_contact_is_exchanged_the_account_speaks_no_more_and_comes_not_back()
    {
        var mailbox = new MailedCodeStory.Mailbox();
        await using var story = await BeginAsync(Guest(""), mailbox);
        await BindAsync(story, mailbox);
        var (old, button) = (await story.SayAsync(Dana, "status"), story.Newest("I agree"));
        Says(old, "Please read these terms");
        await story.SayAsync(Priya, "settings client contact eve@acme.example");
        Says(await story.PressAsync(Dana, button), "Are you the client's contact?");
        await story.EditedAsync("This has ended");
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        Says(await story.SayAsync(Dana, "status"), "Are you the client's contact?");
        Assert.Equal("", story.Bot.Read("select agreed_client from projects"));
    }

    [Fact]
    public async Task A_press_on_the_teams_card_shows_its_project_and_says_that_the_words_are_not_recorded_yet()
    {
        await using var story = await BeginAsync(Guest(Address));
        await story.SayAsync(Dana, "hello");
        await story.PressAsync(Dana, "I agree");
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, "submit 1 \"Discovery report v3\"");
        var teams = story.Newest("Request changes");
        await story.SayAsync(
            Priya,
            "project new \"Quay map\" client \"Acme GmbH\" contact dana@acme.example total 100 EUR vat 19"
        );
        var pressed = await story.PressAsync(Dana, teams, ("missing", "The zoom is broken"));
        Says(pressed, "Acme website: for Dana", "Nothing was recorded yet", "The zoom is broken");
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'changes-requested'"));
    }

    [Fact]
    public async Task What_the_team_revoked_stays_closed_for_an_account_that_was_known_by_its_address()
    {
        await using var story = await BeginAsync(Guest(Address));
        Says(await story.SayAsync(Dana, "hello"), "Acme website: for Dana");
        Says(await story.SayAsync(Priya, "client revoke"), "1 client link closed");
        await story.PressAsync(Dana, "I agree");
        Assert.DoesNotContain("for Dana", (await story.SayAsync(Dana, "hello")).Text, StringComparison.Ordinal);
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'terms-agreed'"));
    }

    [Fact]
    public async Task After_a_mailed_code_any_guests_account_answers_for_the_client_once_and_for_all()
    {
        var mailbox = new MailedCodeStory.Mailbox();
        await using var story = await BeginAsync(FakeRosterEntry.Stranger, mailbox);
        await BindAsync(story, mailbox);
        Assert.Single(mailbox.Codes);
        story.Day("2026-07-20T08:00:00Z");
        Says(await story.SayAsync(Dana, "hi"), "Please read these terms");
        await story.PressAsync(Dana, "I agree");
        Says(
            await story.SayAsync(Priya, "terms"),
            $"in the chat, by an account that entered a code mailed to {Address}"
        );
        Assert.Single(mailbox.Codes);
    }

    [Fact]
    public async Task A_code_is_good_for_the_account_that_asked_and_five_wrong_ones_are_the_end()
    {
        var mailbox = new MailedCodeStory.Mailbox();
        await using var story = await BeginAsync(Guest(""), mailbox);
        story.Connector.Roster[Bob.Id] = Guest("");
        await story.SayAsync(Dana, "hello");
        Says(await story.PressAsync(Dana, "Mail me a code"), "A code is on its way");
        var right = mailbox.Codes[0].Code;
        Assert.True(mailbox.Codes[0].IsForChat);
        Says(await story.SayAsync(Bob, right), "mailed for something else");
        Says(await story.SayAsync(Bob, $"client code ACME {right}"), "mailed for something else");
        var wrong = right == "123456" ? "654321" : "123456";
        for (var i = 0; i < 5; i++)
            Says(await story.SayAsync(Dana, wrong), "This code is not right");
        Says(await story.SayAsync(Dana, right), "Too many codes were wrong");
        Says(await story.PressAsync(Dana, "Mail me a code"), "Too many codes were wrong");
        Assert.Equal("0", story.Bot.Read("select count(*) from client_links where account <> ''"));
    }

    [Fact]
    public async Task In_two_projects_of_one_contact_each_button_is_good_for_its_own()
    {
        await using var story = await BeginAsync(Guest(Address));
        foreach (var line in Terms)
            await story.SayAsync(Priya, line.Replace("Acme website", "Beta shop", StringComparison.Ordinal), Other);
        Says(await story.SayAsync(Dana, "hello", Other), "Beta shop: for Dana");
        var beta = story.Newest("I agree");
        Says(await story.SayAsync(Dana, "hello"), "Acme website: for Dana");
        // The button of one card with the words of the other project.
        var forged = story.Pressed(Dana, story.Newest("I agree"), null);
        var data = forged["value"]!["action"]!["data"]!;
        data["say"] = beta.Action.GetProperty("data").GetProperty("say").GetString();
        Says(await story.TellAsync(forged), "I can't find that for you");
        // Where everybody reads along, the other place's project does not exist.
        Says(await story.SayAsync(Dana, "client show BETA"), "I can't find that for you");
        Assert.Equal("0", story.Bot.Read("select count(*) from projects where agreed_client <> ''"));
        Says(await story.SayAsync(Dana, "hello", "a:dana"), "Which project?", "Acme website", "Beta shop");
        Says(await story.SayAsync(Dana, "what about BETA", "a:dana"), "Beta shop: for Dana");
        await story.PressAsync(Dana, "I agree");
        Assert.Equal("Beta shop", story.Bot.Read("select name from projects where agreed_client <> ''"));
    }

    [Fact]
    public async Task What_has_changed_since_the_card_was_shown_is_not_agreed_to()
    {
        await using var story = await BeginAsync(Guest(Address));
        await story.SayAsync(Dana, "hello");
        var old = story.Newest("I agree");
        story.Day("2026-07-01T09:00:00Z");
        await story.SayAsync(Priya, "set 1 due 30");
        await story.SayAsync(Priya, "terms send");
        Says(await story.PressAsync(Dana, old), "it has changed");
        Says(await story.SayAsync(Dana, "terms"), "due 30 days after the invoice date");
        Assert.Equal("", story.Bot.Read("select agreed_client from projects"));
    }

    [Fact]
    public async Task Text_beside_a_yes_asks_which_is_meant()
    {
        await using var story = await BeginAsync(Guest(Address));
        await story.SayAsync(Dana, "hello");
        Says(
            await story.PressAsync(Dana, "I agree", ("wish", "Please move \"final\" to October")),
            "Which do you mean?",
            "Please move 'final' to October"
        );
        Assert.Equal("", story.Bot.Read("select agreed_client from projects"));
        Says(await story.PressAsync(Dana, "Ask for changes"), "The team has it", "You asked for a change");
        Assert.Equal("", story.Bot.Read("select agreed_client from projects"));
    }

    [Fact]
    public async Task Nobody_else_presses_what_is_for_the_client()
    {
        await using var story = await BeginAsync(Guest(Address));
        await story.SayAsync(Dana, "hello");
        foreach (var who in new[] { Priya, Marc, Bob })
            Says(await story.PressAsync(who, "I agree"), "Only the client's contact can answer this");
        Assert.Equal("", story.Bot.Read("select agreed_client from projects"));
    }

    [Fact]
    public async Task In_Slack_a_guest_of_the_workspace_answers_and_one_of_another_workspace_does_not()
    {
        await using var story = await SlackClient.BeginAsync();
        foreach (var line in Terms)
            await story.SayAsync("U0PRIYA", line);
        story.Slack.People["U0DANA"]["profile"] = new System.Text.Json.Nodes.JsonObject { ["email"] = Address };
        story.Slack.People["U0EVE"] = new()
        {
            ["real_name"] = "Dana Weiss",
            ["team_id"] = "T0ELSEWHERE",
            ["is_restricted"] = true,
            ["profile"] = new System.Text.Json.Nodes.JsonObject { ["email"] = Address },
        };
        Assert.Contains("use the link in your mail", Text(await story.SlashAsync("U0EVE", "status")));
        var asked = await story.SlashAsync("U0DANA", "status");
        Assert.Contains("Acme website: for Dana", Text(asked), StringComparison.Ordinal);
        await story.PressAsync("U0DANA", asked.First(c => c.Body.TryGetProperty("blocks", out _)), "I agree");
        Assert.Equal("Dana Weiss", story.Bot.Read("select agreed_client from projects"));
    }

    [Fact]
    public async Task In_the_browser_chat_Dana_is_the_contact_of_the_example()
    {
        await using var bot = BotApp.Start();
        using var chat = new WebChatClient(bot);
        Assert.Contains("use the link in your mail", await chat.SayAsync(Dana, "help"), StringComparison.Ordinal);
        foreach (var line in Terms)
            await chat.SayAsync(Priya, line);
        Assert.Contains("Please read these terms", await chat.SayAsync(Dana, "hi"), StringComparison.Ordinal);
        var page = await chat.PageAsync(Dana);
        var words = System.Text.RegularExpressions.Regex.Match(page, "client agree [A-Z]+ [0-9]+").Value;
        await chat.PressAsync(Dana, words);
        Assert.Equal("Dana Weiss", bot.Read("select agreed_client from projects"));
    }

    private static FakeRosterEntry Guest(string address) => FakeRosterEntry.Guest with { Mail = address };

    private static string Text(IReadOnlyList<SlackCall> calls) =>
        string.Join('\n', calls.Select(c => c.Body.GetRawText()));

    private static async Task<TeamsStory> BeginAsync(
        FakeRosterEntry dana,
        MailedCodeStory.Mailbox? mailbox = null,
        params (string Name, string Value)[] settings
    )
    {
        var story = await TeamsStory.BeginAsync(
            services =>
            {
                if (mailbox is not null)
                    services.Replace(ServiceDescriptor.Singleton<IClientMailer>(mailbox));
            },
            "2026-07-01T08:00:00Z",
            settings
        );
        story.Connector.Roster[Dana.Id] = dana;
        foreach (var line in Terms)
            await story.SayAsync(Priya, line);
        return story;
    }

    private static async Task BindAsync(TeamsStory story, MailedCodeStory.Mailbox mailbox)
    {
        Says(await story.SayAsync(Dana, "status"), "Are you the client's contact?", "let me mail you a code");
        Says(await story.PressAsync(Dana, "Mail me a code"), "A code is on its way");
        Says(
            await story.PressAsync(Dana, "Use this code", ("code", mailbox.Codes[^1].Code)),
            "You can answer here from now on"
        );
    }
}

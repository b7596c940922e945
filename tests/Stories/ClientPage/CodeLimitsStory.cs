using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Store.ClientPages;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>
/// A code shows that it was the contact: it goes to one address, is good for one act, and no number of links makes more
/// codes or more guesses.
/// </summary>
public sealed class CodeLimitsStory
{
    private static readonly ClientCodeAct Agreeing = new(
        "p1",
        "dana@acme.example",
        "token",
        "Agree",
        0,
        1,
        "Dana Weiss"
    );

    public static TheoryData<string> OtherActs => ["what", "of", "seen", "name", "token"];

    [Theory]
    [InlineData("dana@acme.example, marc@studio.example")]
    [InlineData("Dana <dana@acme.example> or Marc <marc@studio.example>")]
    [InlineData("dana@acme.example/marc@studio.example")]
    public async Task With_two_addresses_no_code_is_mailed_and_what_is_said_is_held_by_the_team(string contact)
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        await story.SayAsync(Priya, $"settings client contact \"{contact}\"");
        var link = await story.SayAsync(Priya, "client link ACME", "a:priyas-own-chat");
        Says(link, "not one mail address", "waits for an approver");
        using var dana = ClientBrowser.At(story, link.Text);
        var said = await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        Assert.Contains("The agreement of Dana Weiss was passed on", said, StringComparison.Ordinal);
        Assert.Empty(mailbox.Codes);
        var terms = await story.SayAsync(Priya, "terms");
        Says(terms, "by a link that Priya Shah handed out");
        Assert.DoesNotContain("code mailed", terms.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_names_the_address_that_got_the_code()
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        await story.SayAsync(Priya, "settings client contact \"Dana Weiss (Acme), <dana@acme.example>\"");
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var asked = await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        var mail = Assert.Single(mailbox.Codes);
        Assert.Equal(("dana@acme.example", "Dana Weiss", 1, ""), (mail.To, mail.Name, mail.Terms, mail.Milestone));
        Assert.Contains("You agreed", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: mail.Code));
        Says(await story.SayAsync(Priya, "audit"), "(client page, with a code mailed to dana@acme.example)");
    }

    [Fact]
    public async Task Many_links_mail_one_code_a_minute_and_share_the_wrong_guesses()
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        var links = new List<(ClientBrowser At, string Page)>();
        for (var i = 0; i < 6; i++)
        {
            var at = await ClientBrowser.ByPriyaAsync(story);
            links.Add((at, await at.PressAsync(await at.ReadAsync(), "agree-0", "Dana Weiss")));
        }
        var mail = Assert.Single(mailbox.Codes);
        Assert.Contains("Another code was mailed to d…@acme.example", links[1].Page, StringComparison.Ordinal);
        story.Day("2026-07-01T08:01:01Z");
        var guessed = 0;
        // Each link has a code of its own for the guesses that it makes.
        for (var i = 1; i < links.Count && guessed < 5; i++)
        {
            var (at, page) = links[i];
            story.Day($"2026-07-01T08:0{i + 1}:02Z");
            Assert.Contains("mailed to d…", await at.PressAsync(page, "agree-0", "Dana Weiss"));
            var wrong = mailbox.Codes[^1].Code == "123456" ? "654321" : "123456";
            Assert.Contains("code is not right", await at.PressAsync(page, "agree-0", "Dana Weiss", code: wrong));
            guessed++;
        }
        Assert.Equal(6, mailbox.Codes.Count);
        foreach (var (at, page) in links)
            Assert.Contains("Too many", await at.PressAsync(page, "agree-0", "Dana Weiss", code: mail.Code));
        using var fresh = await ClientBrowser.ByPriyaAsync(story);
        Assert.Contains("Too many", await fresh.PressAsync(await fresh.ReadAsync(), "agree-0", "Dana Weiss"));
        Assert.Equal(6, mailbox.Codes.Count);
        links.ForEach(l => l.At.Dispose());
    }

    [Fact]
    public async Task Twenty_codes_a_day_go_to_one_address_and_the_page_says_when_there_is_another()
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = await dana.ReadAsync();
        var at = new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);
        for (var i = 1; i <= ClientCodeStore.MostOfDay; i++)
        {
            Assert.Contains("was mailed to", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
            story.Day(at.AddMinutes(2 * i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }
        Assert.Equal(20, mailbox.Codes.Count);
        Assert.Contains(
            "20 codes were mailed to d…@acme.example within a day, and no more are for now. Please send again after 2 July 2026, 10:00.",
            (await dana.PressAsync(page, "agree-0", "Dana Weiss")).Replace('\u00A0', ' ')
        );
        // A new link, or the address in capitals, is no new count.
        using var other = await ClientBrowser.ByPriyaAsync(story);
        Assert.Contains("20 codes were mailed", await other.PressAsync(page, "agree-0", "Dana Weiss"));
        await story.SayAsync(Priya, "settings client contact DANA@acme.example");
        using var capital = await ClientBrowser.ByPriyaAsync(story);
        Assert.Contains("20 codes were mailed", await capital.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal(20, mailbox.Codes.Count);
        story.Day("2026-07-02T08:00:01Z");
        Assert.Contains("was mailed to", await capital.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Equal(21, mailbox.Codes.Count);
    }

    [Fact]
    public async Task A_code_is_for_the_name_that_was_typed()
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var asked = await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        var code = mailbox.Codes[0].Code;
        Assert.Contains(
            "for something else or another name",
            await dana.PressAsync(asked, "agree-0", "Priya Shah", code: code)
        );
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
        Assert.Contains("You agreed", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: code));
    }

    [Theory]
    [MemberData(nameof(OtherActs))]
    public async Task A_code_is_for_one_act_on_what_was_seen(string differs)
    {
        var (story, _) = await MailedCodeStory.BeginAsync();
        await using var __ = story;
        var codes = story.Bot.Services.GetRequiredService<ClientCodeStore>();
        var made = await codes.CreateAsync(Agreeing, default);
        Assert.Equal(ClientCodeState.Made, made.State);
        var other = differs switch
        {
            "what" => Agreeing with { What = "Approve" },
            "of" => Agreeing with { Of = 1 },
            "seen" => Agreeing with { Seen = 2 },
            "name" => Agreeing with { Name = "Dana" },
            _ => Agreeing with { Token = "another" },
        };
        Assert.Equal(ClientCodeState.Soon, (await codes.CreateAsync(other, default)).State);
        for (var i = 0; i < 6; i++)
            Assert.Equal(ClientCodeCheck.Other, await codes.CheckAsync(other, made.Code, default));
        Assert.Equal(ClientCodeCheck.Right, await codes.CheckAsync(Agreeing, made.Code, default));
        Assert.Equal(ClientCodeCheck.Expired, await codes.CheckAsync(Agreeing, made.Code, default));
        // The client goes on at once: the code was used by whoever reads the mail.
        Assert.Equal(ClientCodeState.Made, (await codes.CreateAsync(other, default)).State);
    }

    [Fact]
    public async Task No_code_is_mailed_for_what_does_not_wait_for_the_client()
    {
        var (story, mailbox) = await MailedCodeStory.BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var form = ClientBrowser.Form(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        var sent = (await form.ReadAsStringAsync())
            .Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(p => p[0], p => p[1]);
        foreach (var (field, value) in new[] { ("seen", "1"), ("of", "7"), ("do", "Approve") })
        {
            var forged = new Dictionary<string, string>(sent) { [field] = value, ["text"] = "Dana Weiss" };
            var answer = await dana.PostAsync(new FormUrlEncodedContent(forged));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.Empty(mailbox.Codes);
    }

    [Fact]
    public async Task A_link_of_a_former_contact_stays_closed_when_the_contact_is_set_back()
    {
        var (story, _) = await MailedCodeStory.BeginAsync();
        await using var __ = story;
        using var mailed = await ClientBrowser.ByMailAsync(story);
        using var handed = await ClientBrowser.ByPriyaAsync(story);
        await story.SayAsync(Priya, "settings client contact eve@acme.example");
        using var eve = await ClientBrowser.ByPriyaAsync(story);
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        foreach (var former in new[] { mailed, handed, eve })
            Assert.Equal(HttpStatusCode.NotFound, (await former.GetAsync()).StatusCode);
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        Assert.Equal(HttpStatusCode.OK, (await dana.GetAsync()).StatusCode);
        Says(await story.SayAsync(Priya, "audit"), "revoked 2 client links", "revoked 1 client link");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}

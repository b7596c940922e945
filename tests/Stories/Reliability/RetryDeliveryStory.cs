using System.Text.Json;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>
/// A message that the platform did not accept, or may have accepted, is reported to the people who may decide, and to
/// nobody else.
/// </summary>
public sealed class RetryDeliveryStory
{
    private const string Acme = "19:acme@thread.tacv2",
        Other = "19:other@thread.tacv2",
        OfMarc = "a:marc",
        OfPriya = "a:priya",
        OfBob = "a:bob";

    private static readonly string[] Begun =
    [
        "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 key ACME using website-30-40-30",
        "role add approver @Marc",
        "role add lead @Priya",
    ];

    private static async Task<TeamsStory> BeginAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var line in Begun)
            await story.SayAsync(Priya, line);
        await story.SayAsync(Bob, "project new \"Other thing\" client \"Baker Ltd\" total 500 EUR key OTHER", Other);
        await story.QuietAsync();
        await story.CarryAsync();
        return story;
    }

    private static async Task<JsonElement> ReadyAsync(TeamsStory story)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(story.Bot.Address, "/readyz"));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    [Fact]
    public async Task While_a_message_is_tried_again_its_approver_finds_it_in_the_inbox_and_a_monitor_sees_it()
    {
        await using var story = await BeginAsync();
        story.Connector.Refusing[Acme] = 503;
        await story.SayAsync(Priya, "set 1 expected 2026-08-15");
        story.Clock.Now += TimeSpan.FromMinutes(1);
        await story.CarryAsync();
        story.Clock.Now += TimeSpan.FromMinutes(10);
        var inbox = (await story.SayAsync(Marc, "inbox", OfMarc)).Text;
        Assert.Contains("I go on trying by myself", inbox, StringComparison.Ordinal);
        Assert.Contains("503", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "trying by myself",
            (await story.SayAsync(Bob, "inbox", OfBob)).Text,
            StringComparison.Ordinal
        );
        var ready = await ReadyAsync(story);
        Assert.Equal("Degraded", ready.GetProperty("status").GetString());
        Assert.True(ready.GetProperty("overdueSeconds").GetInt64() >= 600, $"{ready}");
        Assert.Contains("503", ready.GetProperty("waitingBecause").GetString(), StringComparison.Ordinal);

        story.Connector.Refusing.Clear();
        await story.CarryAsync();
        Assert.DoesNotContain(
            "trying by myself",
            (await story.SayAsync(Marc, "inbox", OfMarc)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox where since > 0"));
    }

    [Theory]
    [InlineData("status"), InlineData("retry INV-2026-0009"), InlineData("set 1 expected 2026-08-15")]
    public async Task An_answer_that_the_platform_refuses_for_good_is_listed_for_the_approver_and_goes_once_more_by_their_word(
        string line
    )
    {
        await using var story = await BeginAsync();
        story.Connector.Refusing[Acme] = 400;
        await story.SayAsync(Priya, line);
        Assert.Equal("1", story.Bot.Read("select count(*) from outbox where errand = 'answer' and parked = 1"));
        Assert.Contains(
            "say retry and look",
            (await story.SayAsync(Marc, "inbox", OfMarc)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the platform refuses it (400)",
            (await story.SayAsync(Marc, "retry", OfMarc)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(400)",
            (await ReadyAsync(story)).GetProperty("parkedBecause").GetString(),
            StringComparison.Ordinal
        );
        var number = story.Bot.Read("select id from outbox where parked = 1");
        story.Connector.Refusing.Clear();
        await story.SayAsync(Marc, $"retry M{number}", OfMarc);
        await story.CarryAsync();
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox where errand = 'answer'"));
    }

    [Fact]
    public async Task An_answer_in_words_that_may_have_arrived_is_listed_for_the_approver_and_goes_once_more_by_their_button()
    {
        await using var story = await BeginAsync();
        story.Connector.DropNext();
        await story.SayAsync(Priya, "retry INV-2026-0009");
        story.Clock.Now += TimeSpan.FromHours(30);
        await story.CarryAsync();
        Assert.Equal("1", story.Bot.Read("select count(*) from outbox where parked = 1"));
        Assert.Contains(
            "say retry and look",
            (await story.SayAsync(Marc, "inbox", OfMarc)).Text,
            StringComparison.Ordinal
        );
        var list = await story.SayAsync(Marc, "retry", OfMarc);
        Assert.Contains("it may have arrived", list.Text, StringComparison.Ordinal);
        foreach (var (who, where) in new[] { (Priya, OfPriya), (Bob, OfBob), (Bob, Other) })
            Assert.DoesNotContain(
                "it may have arrived",
                (await story.SayAsync(who, "retry", where)).Text,
                StringComparison.Ordinal
            );
        var number = story.Bot.Read("select id from outbox where parked = 1");
        foreach (var (who, where) in new[] { (Priya, Acme), (Bob, Other), (Bob, OfBob) })
            Assert.Contains(
                $"There is no message M{number} here that waits for you",
                (await story.SayAsync(who, $"retry M{number}", where)).Text,
                StringComparison.Ordinal
            );
        Assert.Equal("1", story.Bot.Read("select count(*) from outbox where parked = 1"));

        var button = story.Newest($"Send again M{number}");
        await story.PressAsync(Marc, button);
        var carried = await story.CarryAsync();
        Assert.Single(carried, c => c.Method == "POST" && c.Conversation == Acme);
        Assert.Contains("There is no message", (await story.PressAsync(Marc, button)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await story.CarryAsync(), c => c.Method == "POST" && c.Conversation == Acme);
    }

    [Fact]
    public async Task What_somebody_asked_in_their_own_chat_is_listed_for_them_alone()
    {
        await using var story = await BeginAsync();
        story.Connector.DropNext();
        await story.SayAsync(Priya, "who can issue ACME?", OfPriya);
        await story.SayAsync(Priya, "status", OfPriya);
        if (story.Bot.Read("select count(*) from outbox where parked = 1") == "0")
        {
            story.Connector.DropNext();
            await story.SayAsync(Priya, "frobnicate the invoices", OfPriya);
        }
        Assert.Equal("1", story.Bot.Read("select count(*) from outbox where parked = 1"));
        Assert.Contains(
            "the answer to your",
            (await story.SayAsync(Priya, "retry", OfPriya)).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "the answer to",
            (await story.SayAsync(Marc, "retry", OfMarc)).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "the answer to your",
            (await story.SayAsync(Priya, "retry")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_a_day_in_vain_a_message_is_given_up_listed_and_goes_by_hand()
    {
        await using var story = await BeginAsync();
        story.Connector.Refusing[Acme] = 503;
        await story.SayAsync(Priya, "set 1 expected 2026-08-15");
        story.Clock.Now += TimeSpan.FromMinutes(1);
        for (var hour = 0; hour < 26; hour++, story.Clock.Now += TimeSpan.FromHours(1))
            await story.CarryAsync();
        var ready = await ReadyAsync(story);
        Assert.True(ready.GetProperty("parked").GetInt32() > 0, $"{ready}");
        Assert.Contains("503", ready.GetProperty("parkedBecause").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            "say retry and look",
            (await story.SayAsync(Marc, "inbox", OfMarc)).Text,
            StringComparison.Ordinal
        );
        var list = (await story.SayAsync(Marc, "retry", OfMarc)).Text;
        Assert.Contains("the platform does not take it (503)", list, StringComparison.Ordinal);
        story.Connector.Refusing.Clear();
        await story.SayAsync(Marc, $"retry M{story.Bot.Read("select min(id) from outbox where parked = 1")}", OfMarc);
        Assert.Contains(await story.CarryAsync(), c => c.Conversation == Acme);
    }
}

using System.Net;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Web;

public sealed class ChatTests : IAsyncLifetime
{
    private WebChatServer bot = null!;

    public async Task InitializeAsync() => bot = await WebChatServer.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task An_empty_room_offers_a_beginning_and_says_what_time_it_is_for_the_bot()
    {
        var page = WebUtility.HtmlDecode(await bot.PageAsync("marc"));
        Assert.Contains("Bill your project by stage", page, StringComparison.Ordinal);
        Assert.Contains("name=\"say\" value=\"project new\"", page, StringComparison.Ordinal);
        Assert.Contains("Show me the example", page, StringComparison.Ordinal);
        foreach (var person in new[] { "Priya Shah", "Marc Oliver", "Finn Berg", "Dana Weiss", "Bob Stone" })
            Assert.Contains($"<dt>{person}, ", page, StringComparison.Ordinal);
        Assert.Contains("Wed 1 Jul 2026, 09:30 (UTC)", page, StringComparison.Ordinal);
        Assert.Contains("You are <b>Marc Oliver</b>, approver.", page, StringComparison.Ordinal);
        Assert.Contains("your projects stay", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_line_and_its_answer_are_seen_by_everybody()
    {
        using var answer = await bot.SayAsync("marc", "echo good morning");
        // The browser goes on at the answer.
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Matches("^/\\?as=marc#bot-[0-9a-f]{8}-2$", answer.Headers.Location?.ToString());
        var page = await bot.PageAsync("priya");
        Assert.Contains("<b>Marc Oliver</b>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"words\" dir=\"auto\">echo good morning</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"words\" dir=\"auto\">good morning</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bill your project by stage", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_says_who_where_when_and_in_which_zone()
    {
        bot.Browser.DefaultRequestHeaders.Add("Accept-Language", "fr;q=0.4, de-AT, en;q=0.8");
        using var _ = await bot.PostAsync(
            "/chat/say?as=dana",
            ("token", WebChatServer.NewToken()),
            ("say", "echo @Marc\r\nsecond line"),
            ("zone", "Europe/Vienna")
        );
        var turn = Assert.Single(bot.Stage.Turns);
        Assert.Equal(new Conversation("web", "local", "room"), turn.Conversation);
        Assert.Equal(
            new Sender("web|local|dana", "Dana Weiss", Membership.Guest) { GuestAddress = "dana@acme.example" },
            turn.Sender
        );
        Assert.Equal("echo @{web|local|marc}\nsecond line", turn.Text);
        Assert.Equal([new Mention("web|local|marc", "Marc Oliver", Membership.Staff)], turn.Mentions);
        Assert.Equal(
            ("de-AT", "Europe/Vienna", new DateTimeOffset(2026, 7, 1, 9, 30, 0, TimeSpan.Zero)),
            (turn.Locale, turn.TimeZone, turn.At)
        );
        Assert.Null(turn.CardAction);
        Assert.Contains(turn.Conversation, bot.Records.Known);
    }

    [Fact]
    public async Task A_zone_that_does_not_exist_is_no_zone()
    {
        using var _ = await bot.PostAsync(
            "/chat/say?as=bob",
            ("token", WebChatServer.NewToken()),
            ("say", "echo"),
            ("zone", "<b>Nowhere/Land")
        );
        Assert.Equal("", Assert.Single(bot.Stage.Turns).TimeZone);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_said_once()
    {
        var token = WebChatServer.NewToken();
        var sent = await Task.WhenAll(
            bot.SayAsync("marc", "echo once", token),
            bot.SayAsync("marc", "echo once", token),
            bot.SayAsync("marc", "echo once", token)
        );
        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(bot.Stage.Turns);
        Assert.Equal(2, Count(await bot.PageAsync("bob"), "<article"));
        using var other = await bot.SayAsync("marc", "echo twice", token);
        Assert.Equal(2, bot.Stage.Turns.Count);
        Assert.Equal(2, bot.Stage.Turns.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_refusal_is_shown_to_the_one_who_asked_and_to_nobody_else()
    {
        using var _ = await bot.SayAsync("finn", "private");
        using var __ = await bot.SayAsync("finn", "mine");
        var (own, others) = (await bot.PageAsync("finn"), await bot.PageAsync("marc"));
        Assert.Contains("Only finance records a payment.", own, StringComparison.Ordinal);
        Assert.Contains("For your eyes", own, StringComparison.Ordinal);
        Assert.Equal(2, Count(own, "only you see this"));
        Assert.DoesNotContain("Only finance", others, StringComparison.Ordinal);
        Assert.DoesNotContain("For your eyes", others, StringComparison.Ordinal);
        Assert.Equal(2, Count(others, "<article"));
    }

    [Fact]
    public async Task Words_without_a_name_in_the_room_or_without_a_token_are_not_said()
    {
        using var nobody = await bot.SayAsync("eve", "echo hello");
        using var without = await bot.SayAsync("marc", "echo hello", token: "");
        using var forged = await bot.SayAsync("marc", "echo hello", token: "../../../../../etc/passwd");
        Assert.All([nobody, without, forged], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("without its token", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(bot.Stage.Turns);
    }

    [Theory]
    [InlineData(64 * 1024, false)]
    [InlineData(300 * 1024, false)]
    [InlineData(60 * 1024, true)]
    public async Task More_than_64_KB_is_answered_with_the_limit(int length, bool isTaken)
    {
        using var answer = await bot.SayAsync("marc", "echo " + new string('ü', length / 2));
        Assert.Equal(isTaken ? HttpStatusCode.SeeOther : HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(
            !isTaken,
            (await answer.Content.ReadAsStringAsync()).Contains("at most 64 KB", StringComparison.Ordinal)
        );
        Assert.Equal(isTaken ? 1 : 0, bot.Stage.Turns.Count);
    }

    [Fact]
    public async Task The_script_gets_the_next_token_or_the_problem()
    {
        bot.Browser.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var said = await bot.SayAsync("marc", "echo hello");
        using var problem = await bot.SayAsync("eve", "echo hello");
        Assert.Matches(
            "^{\"token\":\"[0-9a-f]{24}\",\"problem\":\"\",\"next\":\"bot-[0-9a-f-]+\",\"rest\":\"\"}$",
            await said.Content.ReadAsStringAsync()
        );
        Assert.Contains("Nobody of that name", await problem.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_said_one_by_one_stop_at_the_first_that_is_not_taken_and_the_rest_comes_back()
    {
        bot.Browser.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var answer = await bot.PostAsync(
            "/chat/say?as=finn",
            ("token", WebChatServer.NewToken()),
            ("say", "echo one\r\n\r\n private \necho three\necho four"),
            ("each", "yes")
        );
        Assert.Equal(["echo one", "private"], bot.Stage.Turns.Select(t => t.Text));
        var json = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"rest\":\"echo three\\necho four\"", json, StringComparison.Ordinal);
        Assert.Contains(
            "Stopped at line 2 of 4, which was not taken. Not sent: echo three",
            json,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Several_lines_are_one_message_unless_one_by_one_is_asked_for()
    {
        using var _ = await bot.SayAsync("finn", "echo one\necho two");
        Assert.Equal("echo one\necho two", Assert.Single(bot.Stage.Turns).Text);
    }

    [Fact]
    public async Task The_oldest_messages_go_when_there_are_more_than_500()
    {
        for (var i = 0; i < 251; i++)
            using (await bot.SayAsync("marc", $"echo no{i}.")) { }
        var page = await bot.PageAsync("marc");
        Assert.Equal(500, Count(page, "<article"));
        Assert.DoesNotContain(">echo no0.<", page, StringComparison.Ordinal);
        Assert.Contains(">echo no1.<", page, StringComparison.Ordinal);
    }

    internal static int Count(string text, string part) => text.Split(part).Length - 1;
}

namespace MilestoneBot.Tests.Channels.Web;

public sealed class StreamTests : IAsyncLifetime
{
    private WebChatServer bot = null!;

    public async Task InitializeAsync() => bot = await WebChatServer.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task What_is_said_reaches_an_open_page_by_itself()
    {
        using var page = await EventReader.OpenAsync(bot, "priya");
        using var _ = await bot.SayAsync("marc", "echo good\nmorning");
        Assert.Contains("echo good&#xA;morning", (await page.NextAsync()).Data, StringComparison.Ordinal);
        Assert.Contains(">good&#xA;morning<", (await page.NextAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_it_missed_and_nothing_twice()
    {
        using var first = await EventReader.OpenAsync(bot, "priya");
        using var _ = await bot.SayAsync("marc", "echo one");
        var seen = await first.NextAsync();
        using var __ = await bot.SayAsync("marc", "echo two");
        using var again = await EventReader.OpenAsync(bot, "priya", seen.Id);
        var missed = new[] { await again.NextAsync(), await again.NextAsync(), await again.NextAsync() };
        Assert.Collection(
            missed,
            m => Assert.Contains(">one<", m.Data, StringComparison.Ordinal),
            m => Assert.Contains(">echo two<", m.Data, StringComparison.Ordinal),
            m => Assert.Contains(">two<", m.Data, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_private_answer_is_not_in_anybody_elses_stream()
    {
        using var own = await EventReader.OpenAsync(bot, "finn");
        using var others = await EventReader.OpenAsync(bot, "marc");
        using var _ = await bot.SayAsync("finn", "private");
        using var __ = await bot.SayAsync("finn", "echo public");
        var (seen, received) = ("", "");
        for (var i = 0; i < 4; i++)
            seen += (await own.NextAsync()).Data;
        for (var i = 0; i < 3; i++)
            received += (await others.NextAsync()).Data;
        Assert.Contains("Only finance records a payment.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Only finance", received, StringComparison.Ordinal);
        Assert.Contains(">public<", received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redrawn_card_comes_again_under_the_same_id_with_its_own_forms()
    {
        using var page = await EventReader.OpenAsync(bot, "bob");
        using var _ = await bot.SayAsync("priya", "show");
        await page.NextAsync();
        var posted = (await page.NextAsync()).Data;
        using var __ = await bot.SayAsync("priya", "confirm by Dana");
        await page.NextAsync();
        await page.NextAsync();
        await bot.DeliverAsync();
        var redrawn = (await page.NextAsync()).Data;
        Assert.Contains("action=\"/chat/press?as=bob\"", posted, StringComparison.Ordinal);
        Assert.Contains(">Confirmed by Dana.<", redrawn, StringComparison.Ordinal);
        Assert.Equal(IdOf(posted), IdOf(redrawn));
    }

    [Fact]
    public async Task A_page_of_an_earlier_run_is_told_to_load_again()
    {
        using var page = await EventReader.OpenAsync(bot, "priya", "00000000.7");
        Assert.Equal("restart", (await page.NextAsync()).Name);
    }

    private static string IdOf(string article) => article.Split("id=\"")[1].Split('"')[0];
}

using System.Net;
using System.Text.RegularExpressions;

namespace MilestoneBot.Tests.Channels.Web;

/// <summary>A form with mistakes is shown again to the person who sent it, without a script too.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private static readonly string Long = new('x', 41);
    private WebChatServer bot = null!;

    public async Task InitializeAsync()
    {
        bot = await WebChatServer.StartAsync();
        using var _ = await bot.SayAsync("priya", "show");
    }

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task Without_a_script_the_page_comes_back_at_the_first_wrong_field_with_its_value()
    {
        using var answer = await bot.PressAsync("marc", "confirm", ("by", Long));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var id = Regex
            .Match(
                answer.Headers.Location!.ToString(),
                "^/\\?as=marc#(?<id>bot-[0-9a-f]+-[0-9]+-0)$",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(5)
            )
            .Groups["id"]
            .Value;
        var page = await bot.PageAsync("marc");
        Assert.Contains(
            $"<input id=\"{id}\" name=\"in.by\" dir=\"auto\" required aria-invalid=\"true\" "
                + $"aria-describedby=\"{id}-error\" value=\"{Long}\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing was saved. Please check the marked fields.", page, StringComparison.Ordinal);
        foreach (var other in new[] { "priya", "bob" })
            Assert.DoesNotContain(Long, await bot.PageAsync(other), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Stage.Turns, t => t.Text == "confirm"); // The text was not good enough to be executed.
    }

    [Fact]
    public async Task Other_values_and_no_values_take_the_place_of_the_ones_before_and_good_ones_end_it()
    {
        using var _ = await bot.PressAsync("marc", "confirm", ("by", Long));
        using var __ = await bot.PressAsync("marc", "confirm", ("by", Long + "y"));
        Assert.Contains($"value=\"{Long}y\"", await bot.PageAsync("marc"), StringComparison.Ordinal);
        using var ___ = await bot.PressAsync("marc", "confirm", ("by", " "));
        Assert.Contains("Fill this in.", await bot.PageAsync("marc"), StringComparison.Ordinal);
        using var ____ = await bot.PressAsync("marc", "confirm", ("by", "Dana"));
        var page = await bot.PageAsync("marc");
        Assert.DoesNotContain("aria-invalid=", page, StringComparison.Ordinal);
        Assert.Contains("Discovery confirmed by Dana.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_script_the_answer_is_the_next_token_and_the_card_comes_by_the_stream()
    {
        using var events = await EventReader.OpenAsync(bot, "marc");
        await events.NextAsync();
        await events.NextAsync();
        bot.Browser.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var answer = await bot.PressAsync("marc", "confirm", ("by", Long));
        Assert.Matches(
            "^{\"token\":\"[0-9a-f]{24}\",\"problem\":\"\",\"next\":\"[^\"]*\",\"rest\":\"\"}$",
            await answer.Content.ReadAsStringAsync()
        );
        Assert.Contains("aria-invalid=\"true\"", (await events.NextAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_an_earlier_run_comes_as_a_message_of_its_own_for_the_presser()
    {
        var fields = WebChatServer
            .Fields(await bot.PageAsync("marc"), "confirm", ("by", Long))
            .Select(f => f.Item1 == "at" ? ("at", "bot-00000000-9") : f)
            .ToArray();
        using var answer = await bot.PostAsync("/chat/press?as=marc", fields);
        var page = await bot.PageAsync("marc");
        Assert.Contains("only you see this", page, StringComparison.Ordinal);
        Assert.Contains(
            $"id=\"{answer.Headers.Location!.ToString().Split('#')[1]}\" name=\"in.by\"",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Long, await bot.PageAsync("priya"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redrawn_card_is_the_same_for_the_one_who_had_mistakes_in_it()
    {
        using var _ = await bot.PressAsync("marc", "confirm", ("by", Long));
        using var __ = await bot.PressAsync("priya", "confirm", ("by", "Dana"));
        await bot.DeliverAsync();
        Assert.DoesNotContain("aria-invalid=", await bot.PageAsync("marc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" autofocus onfocus=\"alert(1)")]
    public async Task What_is_kept_and_what_is_said_of_it_is_text(string typed)
    {
        using var _ = await bot.PressAsync("marc", "confirm", ("by", typed + Long), (typed, typed));
        var page = await bot.PageAsync("marc");
        Assert.Contains(
            $"value=\"{WebUtility.HtmlEncode(typed).Replace("&#39;", "'", StringComparison.Ordinal)}{Long}\"",
            page.Replace("&#x27;", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(typed, page, StringComparison.Ordinal);
    }
}

using System.Net;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Web;

public sealed class WebCardActionTests : IAsyncLifetime
{
    private WebChatServer bot = null!;

    public async Task InitializeAsync() => bot = await WebChatServer.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task A_card_is_drawn_with_its_facts_its_table_its_inputs_and_its_buttons()
    {
        using var _ = await bot.SayAsync("priya", "show");
        var page = await bot.PageAsync("priya");
        Assert.Contains("<h2 dir=\"auto\">Discovery and strategy</h2>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"https://files.example/acme/discovery-v3.pdf?a=1&amp;b=2\" rel=\"noopener "
                + "noreferrer\" target=\"_blank\">Discovery report v3</a>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<dd dir=\"auto\">a trap</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"sum\">Net</th>", page, StringComparison.Ordinal);
        Assert.Matches(
            "<tfoot><tr><td dir=\"auto\" data-label=\"[^\"]*\"><span>Sum</span></td>"
                + "<td dir=\"auto\" data-label=\"[^\"]*\" class=\"sum\"><span>12,000.00</span></td></tr></tfoot>",
            page
        );
        Assert.Matches(
            "<label for=\"(bot-[^\"]+)\"><bdi>Confirmed by</bdi> <span class=\"needed\">\\(required\\)</span>"
                + "</label><input id=\"\\1\" name=\"in.by\" dir=\"auto\" required",
            page
        );
        Assert.Matches(
            "<button form=\"bot-[^\"]+-with\" name=\"say\" value=\"confirm\" title=\"confirm\" class=\"primary\">Confirm</button>",
            page
        );
        Assert.DoesNotContain(
            "\\",
            page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("<script", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_press_says_the_buttons_words_with_the_card_and_the_inputs()
    {
        using var _ = await bot.SayAsync("priya", "show");
        using var answer = await bot.PressAsync("marc", "confirm", ("by", "Dana \"the boss\" Weiss by 7"));
        Assert.Matches("^/\\?as=marc#bot-[0-9a-f]{8}-3$", answer.Headers.Location?.ToString());
        var turn = bot.Stage.Turns[^1];
        Assert.Equal(
            ("web|local|marc", "confirm", new CardAction(SampleStage.Address, 1)),
            (turn.Sender.Id, turn.Text, turn.CardAction)
        );
        Assert.Equal("Dana \"the boss\" Weiss by 7", Assert.Single(turn.Inputs, i => i.Key == "by").Value);
        Assert.Contains(
            "Discovery confirmed by Dana &quot;the boss&quot; Weiss by 7.",
            await bot.PageAsync("bob"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_presser_sees_the_card_as_it_stands_at_once_and_the_others_when_it_is_delivered()
    {
        using var _ = await bot.SayAsync("priya", "show");
        using var __ = await bot.PressAsync("marc", "confirm", ("by", "Dana"));
        Assert.DoesNotContain("Waiting for confirmation.", await bot.PageAsync("marc"), StringComparison.Ordinal);
        Assert.Contains("Waiting for confirmation.", await bot.PageAsync("priya"), StringComparison.Ordinal);
        await bot.DeliverAsync();
        Assert.All(
            [await bot.PageAsync("priya"), await bot.PageAsync("marc")],
            page =>
            {
                Assert.Equal(
                    (0, 1),
                    (ChatTests.Count(page, "Waiting for confirmation."), ChatTests.Count(page, ">Confirmed by Dana.<"))
                );
                Assert.DoesNotContain("<button form", page, StringComparison.Ordinal);
            }
        );
        Assert.Empty(bot.Records.Parked);
    }

    [Fact]
    public async Task What_is_redrawn_for_everybody_is_redrawn_for_the_presser_too()
    {
        using var _ = await bot.SayAsync("priya", "show");
        using var __ = await bot.PressAsync("marc", "confirm", ("by", "Dana"));
        var page = await bot.PageAsync("marc");
        var id = page[
            (
                page.LastIndexOf(
                    "id=\"bot-",
                    page.IndexOf("<section", StringComparison.Ordinal),
                    StringComparison.Ordinal
                ) + 4
            )..
        ]
            .Split('"')[0];
        await bot.Channel.UpdateAsync(
            new(new("web", "local", "room"), "room", "", ""),
            id,
            new("Invoiced meanwhile"),
            CancellationToken.None
        );
        Assert.All(
            [await bot.PageAsync("marc"), await bot.PageAsync("bob")],
            seen => Assert.Contains("Invoiced meanwhile", seen, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_old_card_changes_nothing_and_shows_how_things_stand()
    {
        using var _ = await bot.SayAsync("priya", "show");
        var old = WebChatServer.Fields(await bot.PageAsync("finn"), "confirm", ("by", "Finn"));
        using var __ = await bot.PressAsync("marc", "confirm", ("by", "Dana"));
        using var ___ = await bot.PostAsync("/chat/press?as=finn", old);
        var (finn, bob) = (await bot.PageAsync("finn"), await bot.PageAsync("bob"));
        Assert.Contains(">Confirmed by Dana.<", finn, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", finn, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was changed", bob, StringComparison.Ordinal);
        Assert.DoesNotContain("confirmed by Finn", finn + bob, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_press_sent_twice_is_answered_once()
    {
        using var _ = await bot.SayAsync("priya", "show");
        var fields = WebChatServer.Fields(await bot.PageAsync("marc"), "confirm", ("by", "Dana"));
        var sent = await Task.WhenAll(
            bot.PostAsync("/chat/press?as=marc", fields),
            bot.PostAsync("/chat/press?as=marc", fields)
        );
        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(bot.Stage.Turns, t => t.Text == "confirm");
        var page = await bot.PageAsync("marc");
        Assert.Equal(1, ChatTests.Count(page, "Discovery confirmed by Dana."));
        Assert.DoesNotContain("Nothing was changed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_press_is_told_to_the_presser_alone()
    {
        using var _ = await bot.SayAsync("priya", "show");
        using var __ = await bot.PressAsync("bob", "private");
        using var ___ = await bot.PressAsync("bob", "confirm", ("by", new string('x', 41)));
        var own = await bot.PageAsync("bob");
        Assert.Contains("Only finance records a payment.", own, StringComparison.Ordinal);
        Assert.Matches(
            "aria-invalid=\"true\" aria-describedby=\"(bot-[^\"]+-error)\" value=\"x{41}\" placeholder=\"Dana "
                + "Weiss\"><p class=\"error\" id=\"\\1\" dir=\"auto\">That name is too long.</p>",
            own
        );
        Assert.DoesNotContain("aria-invalid=", await bot.PageAsync("priya"), StringComparison.Ordinal);
        Assert.Equal(2, ChatTests.Count(await bot.PageAsync("priya"), "<article"));
    }

    [Fact]
    public async Task A_card_of_an_earlier_run_is_answered_with_the_present_card()
    {
        using var _ = await bot.SayAsync("priya", "show");
        var old = WebChatServer
            .Fields(await bot.PageAsync("marc"), "confirm", ("by", "Dana"))
            .Select(f => f.Item1 == "at" ? ("at", "bot-00000000-9") : f)
            .ToArray();
        using var __ = await bot.PressAsync("finn", "confirm", ("by", "Finn"));
        using var ___ = await bot.PostAsync("/chat/press?as=marc", old);
        var page = await bot.PageAsync("marc");
        Assert.Contains("only you see this", page, StringComparison.Ordinal);
        Assert.Contains(">Confirmed by Finn.<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_a_message_that_is_gone_will_never_be_taken()
    {
        var conversation = new Conversation("web", "local", "room");
        var gone = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.UpdateAsync(
                new(conversation, "room", "", ""),
                "bot-00000000-1",
                new("Gone"),
                CancellationToken.None
            )
        );
        Assert.Equal(DeliveryFault.Final, gone.Fault);
        var nobody = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(new(conversation, "room", "", ""), Reply.Refuse("secret"), CancellationToken.None)
        );
        Assert.Equal(DeliveryFault.Final, nobody.Fault);
        Assert.DoesNotContain("secret", await bot.PageAsync("priya"), StringComparison.Ordinal);
    }
}

using System.Globalization;
using System.Net;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// A request that Slack did not sign, or not now, or not with this body, is not processed: nothing is written and no
/// call is made.
/// </summary>
public sealed class RequestSignatureTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Body =
        "team_id=T0AGENCY&channel_id=C0ACME&user_id=U0PRIYA&user_name=priya&command=%2Fmilestone&"
        + "text=project+new+%22Acme%22+client+%22Acme%22+total+100+EUR&"
        + "response_url=https%3A%2F%2Fhooks.slack.com%2Fx&trigger_id=1.2.3";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    private static string Ago(int seconds) =>
        (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds).ToString(CultureInfo.InvariantCulture);

    private async Task<HttpStatusCode> KnockAsync(string? time, string? signature = null, string body = Body)
    {
        using var answer = await story.KnockAsync(body, Form, time, signature);
        return answer.StatusCode;
    }

    [Fact]
    public async Task The_right_signature_opens()
    {
        Assert.Equal(HttpStatusCode.OK, await KnockAsync(SlackClient.Now));
        Assert.Equal("1", story.Bot.Read("select count(*) from projects"));
    }

    [Theory]
    [
        InlineData(-295, true),
        InlineData(295, true),
        InlineData(-302, false),
        InlineData(302, false),
        InlineData(86_400, false),
        InlineData(-315_360_000, false)
    ]
    public async Task The_window_is_five_minutes_to_both_sides(int ago, bool isAccepted)
    {
        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await KnockAsync(Ago(ago)));
        Assert.Equal(isAccepted ? "1" : "0", story.Bot.Read("select count(*) from projects"));
    }

    [Theory]
    [
        InlineData("abc"),
        InlineData(""),
        InlineData("9223372036854775808"),
        InlineData("1e9"),
        InlineData(" "),
        InlineData("-1"),
        InlineData(null)
    ]
    public async Task A_time_that_is_no_number_opens_nothing(string? time) => await RefusedAsync(time, null);

    [Fact]
    public async Task Another_secret_another_body_and_another_form_open_nothing()
    {
        var now = SlackClient.Now;
        var right = SlackClient.Sign(SlackClient.Secret, now, Body);
        foreach (
            var (signature, body) in new (string, string)[]
            {
                (SlackClient.Sign("another secret", now, Body), Body),
                (SlackClient.Sign("", now, Body), Body),
                (right, Body + "&x=1"),
                (right, Body.Replace("100", "900", StringComparison.Ordinal)),
                (right, Body.Replace("%2F", "%2f", StringComparison.Ordinal)),
                (right.Replace("v0=", "v1=", StringComparison.Ordinal), Body),
                (right.ToUpperInvariant(), Body),
                (right[..^1], Body),
                (right + "0", Body),
                ("v0=", Body),
                ("", Body),
                (SlackClient.Sign(SlackClient.Secret, Ago(1), Body), Body),
            }
        )
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(now, signature, body));
        }
        Untouched();
    }

    [Fact]
    public async Task Two_signatures_are_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(story.Bot.Address, "/slack/events"))
        {
            Content = new StringContent(Body, System.Text.Encoding.UTF8, Form),
        };
        var now = SlackClient.Now;
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", now);
        foreach (var secret in new[] { "other", SlackClient.Secret })
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", SlackClient.Sign(secret, now, Body));
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
        Untouched();
    }

    [Fact]
    public async Task The_address_is_proved_to_slack_by_its_own_challenge()
    {
        const string Challenge =
            "{\"token\":\"x\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P\",\"type\":\"url_verification\"}";
        using var answer = await story.KnockAsync(Challenge, "application/json", SlackClient.Now);
        Assert.Equal(
            (HttpStatusCode.OK, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync())
        );
        using var forged = await story.KnockAsync(Challenge, "application/json", SlackClient.Now, "v0=00");
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [Theory]
    [
        InlineData("{", "application/json"),
        InlineData("[]", "application/json"),
        InlineData("\"x\"", "application/json"),
        InlineData("payload=", Form),
        InlineData("payload=%7B", Form),
        InlineData("payload=1&payload=2", Form),
        InlineData("a=b", Form),
        InlineData("", Form),
        InlineData("{\"type\":\"event_callback\"}", "application/json")
    ]
    public async Task What_cannot_be_read_changes_nothing_and_breaks_nothing(string body, string type)
    {
        using var answer = await story.KnockAsync(body, type, SlackClient.Now);
        Assert.InRange((int)answer.StatusCode, 200, 400);
        Untouched();
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read()
    {
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await KnockAsync(SlackClient.Now, "v0=00", new string('a', 1_100_000))
        );
        Untouched();
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_door()
    {
        await using var bot = BotApp.Start();
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(bot.Address, "/slack/events"), new StringContent(Body));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task RefusedAsync(string? time, string? signature)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(time, signature));
        Untouched();
    }

    private void Untouched()
    {
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
        Assert.Equal("0", story.Bot.Read("select count(*) from conversations"));
        Assert.Empty(story.Slack.Calls);
    }
}

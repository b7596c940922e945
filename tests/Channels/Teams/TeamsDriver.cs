using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>
/// Teams from the outside: activities with the issuer's token, and the calls that the bot makes to the connector.
/// </summary>
public sealed class TeamsDriver : IChannelDriver<TeamsDriver>
{
    private const string Room = "19:acme@thread.tacv2";

    private readonly TeamsStory story;
    private readonly FakeOpenId issuer;
    private readonly FakeLogin login;

    private TeamsDriver(TeamsStory story, FakeOpenId issuer, FakeLogin login) =>
        (this.story, this.issuer, this.login) = (story, issuer, login);

    public static async Task<TeamsDriver> BeginAsync(string at, Action<IServiceCollection> parts)
    {
        var (issuer, login) = (await FakeOpenId.StartAsync(), new FakeLogin());
        var teamsStory = await TeamsStory.BeginAsync(
            services =>
            {
                services.AddSingleton<IMsalHttpClientFactory>(login);
                parts(services);
            },
            at,
            ("MicrosoftAppId", TeamsBot.AppId),
            ("MicrosoftAppPassword", "canary-secret"),
            ("Teams:OpenIdMetadata", issuer.Metadata),
            ("Teams:ServiceHosts:0", "127.0.0.1")
        );
        teamsStory.Connector.Roster[StoryPerson.Dana.Id] = FakeRosterEntry.Guest with { Mail = "dana@acme.example" };
        var driver = new TeamsDriver(teamsStory, issuer, login);
        teamsStory.Token = driver.Token();
        return driver;
    }

    public BotApp Bot => story.Bot;

    public TestClock Clock => story.Clock;

    public int Calls => story.Connector.Calls.Count + story.Connector.Asked.Count + login.HandedOut;

    public IReadOnlyList<DrivenMessage> Messages => MessagesOf(story.Connector.Calls);

    private static IReadOnlyList<DrivenMessage> MessagesOf(IEnumerable<ConnectorCall> calls) =>
        [
            .. calls
                .Where(c => c.Body.TryGetProperty("attachments", out _))
                .Select(c => new DrivenMessage(
                    c.Method == "PUT" ? c.ActivityId : c.Given,
                    c.Conversation,
                    c.Card,
                    c.Body.GetProperty("summary").GetString()!
                )),
        ];

    public async Task<string> SayAsync(StoryPerson who, string line) => (await story.SayAsync(who, line)).Text;

    public async Task<IReadOnlyList<DrivenMessage>> PressAsync(
        StoryPerson who,
        DrivenMessage message,
        DrivenButton button,
        string once
    )
    {
        var before = Messages.Count;
        var botAnswer = await story.TellAsync(story.Pressed(who, (button.Drawn, message.Id, message.Place), once));
        // The person who clicked gets the card itself in the answer to the click.
        DrivenMessage[] answer =
            botAnswer.Invoke is { } told
            && told.TryGetProperty("value", out var card)
            && card.ValueKind == JsonValueKind.Object
            && card.TryGetProperty("body", out _)
                ? [new(message.Id, message.Place, card, string.Join('\n', BotAnswer.WordsOn(card)))]
                : [];
        return [.. Messages.Skip(before), .. answer];
    }

    public async Task<IReadOnlyList<DrivenMessage>> CarryAsync() => MessagesOf(await story.CarryAsync());

    public IReadOnlyList<DrivenButton> ButtonsOf(DrivenMessage message) =>
        message.Body.TryGetProperty("actions", out var actions)
            ? [.. actions.EnumerateArray().Select(a => new DrivenButton(a.GetProperty("title").GetString()!, a))]
            : [];

    public string ShownIn(DrivenMessage message) => string.Join('\n', BotAnswer.WordsOn(message.Body));

    /// <summary>
    /// Markup is only read in one kind of text, which contains nothing but the names that a card mentions.
    /// </summary>
    public async Task<IReadOnlyList<string>> ProblemsOfAsync(DrivenMessage message) =>
        [
            .. Contracts.Absent is null ? await CardSchema.ProblemsAsync(message.Body.GetRawText()) : [],
            .. BlockKitRules
                .All(message.Body)
                .Where(e => BlockKitRules.TypeOf(e) == "TextBlock" && !message.Body.TryGetProperty("msteams", out _))
                .Select(e => $"markup: {e.GetProperty("text")}"),
        ];

    public HttpRequestMessage Genuine(string line) => Request(Activity(line), Token());

    public IReadOnlyList<ForgedRequest> Forgeries(string line)
    {
        var activity = Activity(line);
        return
        [
            new(
                "signed by another key",
                () => Request(activity, Token(key: IssuerKey.Make(issuer.Keys[0].Id, "msteams")))
            ),
            new("without a token", () => Request(activity, "")),
            new("expired", () => Request(activity, Token(c => c["exp"] = In(-302)))),
            new("of the future", () => Request(activity, Token(c => c["nbf"] = In(302)))),
            new("for another bot", () => Request(activity, Token(c => c["aud"] = Guid.NewGuid().ToString()))),
            new("encoded anew", () => Request(activity, Token(), Encoding.Unicode)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await story.DisposeAsync();
        await issuer.DisposeAsync();
        login.Dispose();
    }

    /// <summary>Tokens follow the platform's time, which is the real one, wherever the bot's own clock is.</summary>
    private static long In(int seconds) => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private string Activity(string line) => story.Typed(StoryPerson.Priya, line, Room, null).ToJsonString();

    private string Token(Action<JsonObject>? change = null, IssuerKey? key = null)
    {
        var claims = FakeOpenId.Claims(TeamsBot.AppId, story.Connector.ServiceUrl, TimeProvider.System.GetUtcNow());
        // One token for the whole story.
        claims["exp"] = In(365 * 86_400);
        change?.Invoke(claims);
        return issuer.Sign(claims, key);
    }

    private HttpRequestMessage Request(string activity, string token, Encoding? encoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, story.Bot.Messages)
        {
            Content = new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(activity)),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (token.Length > 0)
            request.Headers.Authorization = new("Bearer", token);
        return request;
    }
}

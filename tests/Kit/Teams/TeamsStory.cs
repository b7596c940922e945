using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>
/// A story over HTTP in the format of Teams: people write and click in one channel of one tenant, the bot answers.
/// </summary>
public sealed class TeamsStory : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly bool solo;
    private int said;
    private BotApp? still;

    private TeamsStory(BotApp bot, FakeConnector connector, TestClock clock, bool solo) =>
        (Bot, Connector, Clock, this.solo) = (bot, connector, clock, solo);

    public BotApp Bot { get; private set; }

    public FakeConnector Connector { get; }

    public TestClock Clock { get; }

    /// <summary>
    /// The tenant of the story. Another tenant has other projects and numbers, so one bot can serve many stories.
    /// </summary>
    public string Tenant
    {
        get => Connector.Tenant;
        set => Connector.Tenant = value;
    }

    /// <summary>How many activities were sent.</summary>
    public int Said => Volatile.Read(ref said);

    /// <summary>Every line is Priya's.</summary>
    public bool IsSolo => solo;

    /// <summary>Every card that was posted or updated, for the schema check.</summary>
    public IEnumerable<JsonElement> Cards =>
        Connector
            .Calls.Where(c => c.Body.TryGetProperty("attachments", out _))
            .SelectMany(c => c.Body.GetProperty("attachments").EnumerateArray())
            .Select(a => a.GetProperty("content"));

    /// <summary>The token that authenticates the platform's requests; "" where the bot requires none.</summary>
    public string Token { get; set; } = "";

    /// <summary>A story whose bot has some parts replaced.</summary>
    public static async Task<TeamsStory> BeginAsync(
        Action<IServiceCollection> parts,
        string at,
        params (string Name, string Value)[] settings
    )
    {
        var clock = TestClock.WithRealTimers(DateTimeOffset.Parse(at));
        return new(BotApp.With(parts, clock, null, settings), await FakeConnector.StartAsync(), clock, solo: false);
    }

    public static async Task<TeamsStory> BeginAsync(
        bool solo,
        string at = "2026-07-01T08:00:00Z",
        params (string Name, string Value)[] settings
    )
    {
        var clock = TestClock.WithRealTimers(DateTimeOffset.Parse(at));
        return new(BotApp.Start(clock, null, settings), await FakeConnector.StartAsync(), clock, solo);
    }

    public void Day(string at) => Clock.Now = DateTimeOffset.Parse(at);

    /// <summary>
    /// Moves the clock, runs the jobs that are due and sends all pending messages. After the first call nothing is sent
    /// automatically any more.
    /// </summary>
    public async Task<BotAnswer> TickAsync(string at)
    {
        await StillAsync();
        Day(at);
        var before = Connector.Calls.Count;
        foreach (var job in Enum.GetValues<NoticeJob>())
            await Bot.Services.GetRequiredService<DueNoticesRunner>().RunAsync(job, default);
        await CarryAsync();
        return new([.. Connector.Calls.Skip(before).Where(c => c.Method == "POST").Select(c => c.Body)], null);
    }

    /// <summary>Waits until no message is pending, so that a fault affects only what comes next.</summary>
    public async Task QuietAsync()
    {
        while (Bot.Read("select count(*) from outbox") != "0")
            await Task.Delay(10);
    }

    /// <summary>Sends all pending messages now.</summary>
    public async Task<IReadOnlyList<ConnectorCall>> CarryAsync()
    {
        await StillAsync();
        var before = Connector.Calls.Count;
        await Bot.Services.GetRequiredService<MessageDelivery>().SendDueAsync(default);
        return [.. Connector.Calls.Skip(before)];
    }

    private async Task StillAsync()
    {
        if (still == Bot)
            return;
        await Bot.StopDeliveryAsync();
        still = Bot;
    }

    /// <summary>Stops the bot and starts it again on the same database.</summary>
    public async Task RestartAsync() => Bot = await Bot.RestartAsync();

    /// <summary>A story that continues on the database of an earlier bot.</summary>
    /// <param name="folder">The folder of the database; it is deleted with the story.</param>
    public static async Task<TeamsStory> ContinueAsync(string folder, string at)
    {
        var clock = TestClock.WithRealTimers(DateTimeOffset.Parse(at));
        return new(BotApp.Continue(clock, folder), await FakeConnector.StartAsync(), clock, solo: false);
    }

    /// <summary>A story that begins at the point that another one has reached.</summary>
    public static async Task<TeamsStory> ContinueAsync(StorySnapshot snapshot)
    {
        var (connector, folder) = (await FakeConnector.StartAsync(), TemporaryFolder.Folder());
        snapshot.Restore(folder, connector);
        var clock = TestClock.WithRealTimers(snapshot.Now);
        return new(BotApp.Continue(clock, folder), connector, clock, snapshot.IsSolo) { said = snapshot.Said };
    }

    /// <summary>Types a line in the channel. <c>@Marc</c> is a mention picked from the list of people.</summary>
    public Task<BotAnswer> SayAsync(
        StoryPerson who,
        string line,
        string conversation = "19:acme@thread.tacv2",
        string? id = null
    ) => TellAsync(Typed(who, line, conversation, id));

    /// <summary>Clicks the newest button with that title, with the given values in the inputs.</summary>
    public Task<BotAnswer> PressAsync(StoryPerson who, string title, params (string Input, string Value)[] inputs) =>
        PressAsync(who, Newest(title), inputs);

    public Task<BotAnswer> PressAsync(
        StoryPerson who,
        (JsonElement Action, string MessageId, string Conversation) button,
        params (string Input, string Value)[] inputs
    ) => TellAsync(Pressed(who, button, null, inputs));

    /// <summary>A click as the platform sends it; a second one with the same id is a repetition.</summary>
    public JsonObject Pressed(
        StoryPerson who,
        (JsonElement Action, string MessageId, string Conversation) button,
        string? id,
        params (string Input, string Value)[] inputs
    )
    {
        var data = JsonNode.Parse(button.Action.GetProperty("data").GetRawText())!.AsObject();
        foreach (var (input, value) in inputs)
            data[input.StartsWith("who.", StringComparison.Ordinal) ? input : $"in.{input}"] = value;
        var activity = Typed(who, "", button.Conversation, id);
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = button.MessageId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["title"] = button.Action.GetProperty("title").GetString(),
                ["verb"] = button.Action.GetProperty("verb").GetString(),
                ["data"] = data,
            },
        };
        return activity;
    }

    /// <summary>Sends a button's data as an old client does: as a message with a value and no text.</summary>
    public Task<BotAnswer> SubmitAsync(StoryPerson who, JsonObject data, string conversation = "19:acme@thread.tacv2")
    {
        var activity = Typed(who, "", conversation, null);
        activity.Remove("text");
        activity["value"] = data.DeepClone();
        return TellAsync(activity);
    }

    /// <summary>The newest button with that title in the channel, updates included.</summary>
    public (JsonElement Action, string MessageId, string Conversation) Newest(string title) =>
        Buttons().LastOrDefault(b => b.Action.GetProperty("title").GetString() == title)
            is { MessageId: not null } found
            ? found
            : throw new InvalidOperationException(
                $"No card offers [{title}]; there are: "
                    + $"{string.Join(", ", Buttons().Select(b => b.Action.GetProperty("title").GetString()))}"
            );

    /// <summary>The card that a message shows now.</summary>
    public JsonElement CardOf(string messageId) =>
        Connector
            .Calls.ToArray()
            .Last(call =>
                call.Body.TryGetProperty("attachments", out _)
                && (call.Method == "PUT" ? call.ActivityId : call.Given) == messageId
            )
            .Card;

    /// <summary>The platform reports that a person was removed from the team.</summary>
    public Task<BotAnswer> RemovedAsync(StoryPerson who)
    {
        var activity = Typed(who, "", "19:acme@thread.tacv2", null);
        activity["type"] = "conversationUpdate";
        activity["membersRemoved"] = new JsonArray(
            new JsonObject { ["id"] = who.Id, ["aadObjectId"] = $"aad-{who.Id}" }
        );
        activity.Remove("text");
        return TellAsync(activity);
    }

    /// <summary>Waits until a posted card was updated to show this text.</summary>
    public Task<ConnectorCall> EditedAsync(string text) =>
        Connector.SeesAsync(call =>
            call.Method == "PUT"
            && call.Body.TryGetProperty("summary", out var summary)
            && summary.GetString()!.Contains(text, StringComparison.Ordinal)
        );

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
        http.Dispose();
    }

    /// <summary>An activity of a person, which can be changed before it is sent.</summary>
    public JsonObject Typed(StoryPerson who, string line, string conversation, string? id)
    {
        if (solo)
            who = StoryPerson.Priya;
        var entities = new JsonArray(
            new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "MilestoneBot" },
                ["text"] = "<at>MilestoneBot</at>",
            }
        );
        foreach (
            var person in new[]
            {
                StoryPerson.Priya,
                StoryPerson.Marc,
                StoryPerson.Finn,
                StoryPerson.Bob,
                StoryPerson.Dana,
            }
        )
        {
            var first = person.Name.Split(' ')[0];
            var times = line.Split($"@{first}").Length - 1;
            line = line.Replace($"@{first}", $"<at>{first}</at>", StringComparison.Ordinal);
            // The platform lists each mention separately, also of the same person.
            for (var i = 0; i < times; i++)
                entities.Add(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["mentioned"] = new JsonObject { ["id"] = person.Id, ["name"] = person.Name },
                        ["text"] = $"<at>{first}</at>",
                    }
                );
        }
        // A personal chat with the bot belongs to no team.
        var isPersonal = conversation.StartsWith("a:", StringComparison.Ordinal);
        return new()
        {
            ["type"] = "message",
            ["id"] = id ?? $"m{Interlocked.Increment(ref said)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = Connector.ServiceUrl,
            ["from"] = new JsonObject
            {
                ["id"] = who.Id,
                ["name"] = who.Name,
                ["aadObjectId"] = $"aad-{who.Id}",
            },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "MilestoneBot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation,
                ["conversationType"] = isPersonal ? "personal" : "channel",
                ["isGroup"] = !isPersonal,
                ["tenantId"] = Tenant,
            },
            ["channelData"] = isPersonal
                ? new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } }
                : new JsonObject
                {
                    ["tenant"] = new JsonObject { ["id"] = Tenant },
                    ["team"] = new JsonObject { ["id"] = "19:team" },
                    ["channel"] = new JsonObject { ["id"] = conversation },
                },
            ["locale"] = "en-GB",
            ["localTimezone"] = "Europe/Berlin",
            ["text"] = $"<at>MilestoneBot</at> {line}",
            ["entities"] = entities,
        };
    }

    /// <summary>Sends an activity as it is and collects the answers.</summary>
    public async Task<BotAnswer> TellAsync(JsonObject activity)
    {
        var before = Connector.Calls.Count;
        using var request = new HttpRequestMessage(HttpMethod.Post, Bot.Messages)
        {
            Content = JsonContent.Create(activity),
        };
        if (Token.Length > 0)
            request.Headers.Authorization = new("Bearer", Token);
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {activity["text"]}");
        var body = await answer.Content.ReadAsStringAsync();
        JsonElement? invoke =
            activity["type"]!.GetValue<string>() == "invoke" && body.Length > 0
                ? JsonDocument.Parse(body).RootElement
                : null;
        // A person who writes for the first time is looked up; the story continues when the look-up is done.
        await Bot.Services.GetRequiredService<RosterLookup>().WhenIdleAsync();
        return new([.. Connector.Calls.Skip(before).Where(c => c.Method == "POST").Select(c => c.Body)], invoke);
    }

    /// <summary>Every button on every card after its updates, oldest first.</summary>
    private IEnumerable<(JsonElement Action, string MessageId, string Conversation)> Buttons()
    {
        var latestPosts = new Dictionary<string, ConnectorCall>(StringComparer.Ordinal);
        foreach (var call in Connector.Calls.ToArray())
            if (call.Body.TryGetProperty("attachments", out _))
                latestPosts[call.Method == "PUT" ? call.ActivityId : call.Given] = call;
        return latestPosts
            .OrderBy(s => long.Parse(s.Key))
            .SelectMany(s =>
                s.Value.Card.TryGetProperty("actions", out var actions)
                    ? actions.EnumerateArray().Select(a => (a, s.Key, s.Value.Conversation))
                    : []
            );
    }
}

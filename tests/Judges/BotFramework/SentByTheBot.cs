using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories;
using MilestoneBot.Tests.Stories.Cards;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>
/// Everything that the whole bot sent to Teams in two stories: posts and edits, scheduled notices, and the answers to
/// buttons, to dialogs and to senders that expect replies.
/// </summary>
public sealed class SentByTheBot : IAsyncLifetime
{
    private const string Room = "19:acme@thread.tacv2";

    private readonly HttpClient http = new();

    /// <summary>What was posted and edited while people wrote and clicked.</summary>
    public IReadOnlyList<ConnectorCall> Calls { get; private set; } = [];

    /// <summary>What was posted and edited by the scheduler.</summary>
    public IReadOnlyList<ConnectorCall> ByTheClock { get; private set; } = [];

    /// <summary>The answers to clicked buttons.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>The answers to dialogs that are opened and submitted.</summary>
    public List<string> Dialogs { get; } = [];

    /// <summary>The answers to senders that expect all replies.</summary>
    public List<string> Replies { get; } = [];

    public async Task InitializeAsync()
    {
        await TellAWholeLifeAsync();
        await LetTheClockSpeakAsync();
    }

    public Task DisposeAsync()
    {
        http.Dispose();
        return Task.CompletedTask;
    }

    private async Task TellAWholeLifeAsync()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false, EveryKindOfCard.Begins);
        story.Connector.Roster[Dana.Id] = FakeRosterEntry.Guest with { Mail = "dana@acme.example" };
        await PostAsync(story, Arrival(story));
        await EveryKindOfCard.TellAsync(
            story.Clock,
            (who, line) => story.SayAsync(who, line),
            () => LookAgainAsync(story)
        );
        foreach (var line in new[] { "status", "help", "money", "pay", "nothing like it" })
            Replies.Add(await PostAsync(story, Waiting(story, line)));
        foreach (var button in Buttons(story))
            await PressAsync(story, button);
        Calls = [.. story.Connector.Calls];
    }

    private async Task LetTheClockSpeakAsync()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.QuietAsync();
        var asked = story.Connector.Calls.Count;
        foreach (var day in new[] { "07-10", "07-15", "07-16", "07-22", "07-29", "08-03", "08-14" })
            await story.TickAsync($"2026-{day}T07:01:00Z");
        ByTheClock = [.. story.Connector.Calls.Skip(asked)];
    }

    /// <summary>The bot is added to the team.</summary>
    private static JsonObject Arrival(TeamsStory story)
    {
        var activity = story.Typed(Priya, "", Room, null);
        (activity["type"], activity["action"]) = ("installationUpdate", "add");
        activity.Remove("text");
        return activity;
    }

    private static JsonObject Waiting(TeamsStory story, string line)
    {
        var activity = story.Typed(Priya, line, Room, null);
        activity["deliveryMode"] = "expectReplies";
        return activity;
    }

    /// <summary>The newest card is refreshed for a person, as a client does by itself.</summary>
    private async Task LookAgainAsync(TeamsStory story)
    {
        var refreshing = story.Connector.Calls.LastOrDefault(c =>
            c.Body.TryGetProperty("attachments", out _) && c.Card.TryGetProperty("refresh", out _)
        );
        if (refreshing is null)
            return;
        var message = refreshing.Method == "PUT" ? refreshing.ActivityId : refreshing.Given;
        var activity = story.Typed(Marc, "", refreshing.Conversation, null);
        (activity["type"], activity["name"], activity["replyToId"]) = ("invoke", "adaptiveCard/action", message);
        var action = refreshing.Card.GetProperty("refresh").GetProperty("action");
        activity["value"] = new JsonObject
        {
            ["action"] = JsonNode.Parse(action.GetRawText()),
            ["trigger"] = "automatic",
        };
        Answers.Add(await PostAsync(story, activity));
    }

    /// <summary>One button for each verb that any card offered.</summary>
    private static IEnumerable<(JsonElement Action, string MessageId, string Conversation)> Buttons(TeamsStory story) =>
        story
            .Connector.Calls.ToArray()
            .Where(c => c.Body.TryGetProperty("attachments", out _) && c.Card.TryGetProperty("actions", out _))
            .SelectMany(c =>
                c.Card.GetProperty("actions")
                    .EnumerateArray()
                    .Select(a => (a, c.Method == "PUT" ? c.ActivityId : c.Given, c.Conversation))
            )
            .DistinctBy(b => Says(b.a));

    private static string Says(JsonElement action) => action.GetProperty("data").GetProperty("say").GetString()!;

    /// <summary>The button is clicked on its card, opens a dialog, and is submitted from that dialog.</summary>
    private async Task PressAsync(TeamsStory story, (JsonElement Action, string MessageId, string Conversation) button)
    {
        Answers.Add(await PostAsync(story, story.Pressed(Priya, button, null)));
        foreach (var step in new[] { "task/fetch", "task/submit" })
        {
            var activity = story.Typed(Marc, "", button.Conversation, null);
            (activity["type"], activity["name"]) = ("invoke", step);
            activity["value"] = new JsonObject
            {
                ["data"] = JsonNode.Parse(button.Action.GetProperty("data").GetRawText()),
            };
            Dialogs.Add(await PostAsync(story, activity));
        }
    }

    private async Task<string> PostAsync(TeamsStory story, JsonObject activity)
    {
        using var response = await http.PostAsync(story.Bot.Messages, JsonContent.Create(activity));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>Reads what our bot sends into the types of the SDK, and finds whatever does not fit them.</summary>
internal static class SdkReader
{
    private static readonly JsonSerializer Strict = JsonSerializer.Create(
        new()
        {
            MissingMemberHandling = MissingMemberHandling.Error,
            NullValueHandling = NullValueHandling.Ignore,
            DateParseHandling = DateParseHandling.None,
        }
    );

    /// <summary>An activity, with the people whom its cards mention.</summary>
    public static Activity Activity(string json)
    {
        var activity = Read<Activity>(json);
        foreach (var card in Cards(activity))
            CheckCard(card);
        return activity;
    }

    /// <summary>The answer to a clicked button.</summary>
    public static AdaptiveCardInvokeResponse Answer(string json)
    {
        var answer = Read<AdaptiveCardInvokeResponse>(json);
        if (answer.Type == "application/vnd.microsoft.error")
            Read<Error>($"{answer.Value}");
        else if (answer.Value is JObject card)
            CheckCard(card);
        return answer;
    }

    /// <summary>The answer to a client that shows a form in a dialog.</summary>
    public static TaskModuleResponseBase Dialog(string json)
    {
        var answer = JObject.Parse(json);
        var task = Assert.Single(answer.Properties());
        Assert.Equal("task", task.Name);
        // The SDK has a type for each kind of dialog response, and none that reads them all.
        Read<TaskModuleResponse>(new JObject { ["task"] = new JObject { ["type"] = task.Value["type"] } }.ToString());
        if ((string?)task.Value["type"] == "message")
            return Read<TaskModuleMessageResponse>($"{task.Value}");
        var dialog = Read<TaskModuleContinueResponse>($"{task.Value}");
        CheckCard((JObject)dialog.Value.Card.Content);
        return dialog;
    }

    /// <summary>The answer to a sender that expects all replies in the HTTP response.</summary>
    public static IList<Activity> Replies(string json)
    {
        var replies = Read<ExpectedReplies>(json).Activities;
        foreach (var card in replies.SelectMany(Cards))
            CheckCard(card);
        return replies;
    }

    public static IEnumerable<JObject> Cards(Activity activity) =>
        (activity.Attachments ?? []).Select(a => (JObject)a.Content);

    /// <summary>
    /// What is read must also be written again unchanged: a value of another type would change or be lost.
    /// </summary>
    internal static T Read<T>(string json)
        where T : notnull
    {
        var given = Parsed(json);
        var read = Known<T>(given);
        var again = JObject.FromObject(read, Strict);
        if (!JToken.DeepEquals(given, again))
            Assert.Fail($"given {given}\nread as {again}");
        return read;
    }

    /// <summary>Every field is one that the SDK knows; its own types may write it elsewhere.</summary>
    internal static T Known<T>(JObject given)
        where T : notnull => given.ToObject<T>(Strict)!;

    /// <summary>The SDK knows the mentions that a card contains for Teams.</summary>
    private static void CheckCard(JObject card)
    {
        Assert.Equal("AdaptiveCard", (string?)card["type"]);
        foreach (var entity in card["msteams"]?["entities"] ?? new JArray())
            Assert.NotEmpty(Read<Mention>($"{entity}").Mentioned.Id);
    }

    private static JObject Parsed(string json)
    {
        using var text = new StringReader(json);
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}

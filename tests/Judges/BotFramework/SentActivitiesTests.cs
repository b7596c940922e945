using System.Net;
using System.Text.Json;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.Cards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit.Sdk;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>
/// What the whole bot sends to Teams, read by the types of the Bot Framework SDK: no field that they do not know, and
/// no value of another type.
/// </summary>
public sealed class SentActivitiesTests(SentByTheBot sent) : IClassFixture<SentByTheBot>
{
    private const string Card = "application/vnd.microsoft.card.adaptive",
        Message = "application/vnd.microsoft.activity.message",
        Refusal = "application/vnd.microsoft.error";

    [Fact]
    public void Every_post_and_every_edit_of_a_life_is_an_activity_that_the_SDK_knows_in_full()
    {
        Assert.True(sent.Calls.Count(c => c.Method == "POST") > 150, $"{sent.Calls.Count} calls");
        Assert.True(sent.Calls.Count(c => c.Method == "PUT") > 100, $"{sent.Calls.Count} calls");
        var read = sent.Calls.Select(Read).ToList();
        Assert.Contains(read, a => a.TextFormat == TextFormatTypes.Markdown);
        Assert.Contains(read, a => a.ReplyToId is { Length: > 0 });
        var said = read.Select(a => a.Summary ?? WebUtility.HtmlDecode(a.Text)).Distinct().ToList();
        Assert.All(
            EveryKindOfCard.Seen,
            words => Assert.Contains(said, text => text.Contains(words, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_post_and_every_edit_that_the_clock_brings_is_one_too()
    {
        var read = sent.ByTheClock.Select(call => (call.Method, Activity: Read(call))).ToList();
        Assert.Contains(read, r => r.Method == "PUT");
        Assert.Contains(
            read,
            r => r.Method == "POST" && r.Activity.Summary.StartsWith("Reminder: ", StringComparison.Ordinal)
        );
        Assert.Contains(read.SelectMany(r => SdkReader.Cards(r.Activity)), c => c["msteams"] is not null);
    }

    [Fact]
    public void Every_answer_to_a_pressed_button_is_one_that_the_SDK_knows_in_full()
    {
        var read = sent.Answers.Where(a => a.Length > 0).Select(SdkReader.Answer).ToList();
        Assert.Equal([Message, Card, Refusal], read.Select(a => a.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            read,
            answer =>
            {
                Assert.Equal(answer.Type == Refusal ? 400 : 200, answer.StatusCode);
                Assert.Equal(answer.Type == Message, answer.Value is string { Length: > 0 });
            }
        );
    }

    [Fact]
    public void Every_answer_to_a_window_is_one_that_the_SDK_knows_in_full()
    {
        var read = sent.Dialogs.Where(a => a.Length > 0).Select(SdkReader.Dialog).ToList();
        Assert.All(read.OfType<TaskModuleMessageResponse>(), w => Assert.NotEmpty(w.Value));
        Assert.All(
            read.OfType<TaskModuleContinueResponse>(),
            w => Assert.Equal((Card, "medium"), (w.Value.Card.ContentType, (string)w.Value.Height))
        );
        Assert.Equal(2, read.Select(w => w.GetType()).Distinct().Count());
    }

    [Fact]
    public void Every_answer_to_a_sender_who_waits_is_one_that_the_SDK_knows_in_full()
    {
        Assert.True(sent.Replies.Count > 3, $"{sent.Replies.Count} answers");
        Assert.All(sent.Replies, r => Assert.All(SdkReader.Replies(r), a => Assert.True(a.HasContent())));
    }

    [Fact]
    public async Task The_SDKs_own_client_sends_it_to_the_same_address_with_the_same_body()
    {
        await using var service = await FakeConnector.StartAsync();
        using var client = new ConnectorClient(new Uri(service.ServiceUrl), new TokenCredentials("pass-1"));
        var all = sent.Calls.Concat(sent.ByTheClock).ToList();
        var some = all.DistinctBy(c => (c.Method, c.ActivityId.Length > 0, c.Text.Length > 0, c.Conversation))
            .Concat(all.Where((_, at) => at % 10 == 0))
            .ToList();
        Assert.True(some.Count > 40, $"{some.Count} calls");
        foreach (var call in some)
        {
            var activity = SdkReader.Activity(call.Body.GetRawText());
            if (call.Method == "PUT")
                await client.Conversations.UpdateActivityAsync(call.Conversation, call.ActivityId, activity);
            else if (call.ActivityId.Length > 0)
                await client.Conversations.ReplyToActivityAsync(call.Conversation, call.ActivityId, activity);
            else
                await client.Conversations.SendToConversationAsync(call.Conversation, activity);
        }

        Assert.Equal(some.Select(c => (c.Method, c.Target)), service.Calls.Select(c => (c.Method, c.Target)));
        Assert.All(
            some.Zip(service.Calls),
            pair =>
            {
                if (!JsonElement.DeepEquals(pair.First.Body, pair.Second.Body))
                    Assert.Fail($"{pair.First.Body}\nwas sent as {pair.Second.Body}");
            }
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("attachments[0]")]
    [InlineData("attachments[0].content.msteams.entities[0]")]
    [InlineData("attachments[0].content.msteams.entities[0].mentioned")]
    public void A_field_that_the_SDK_does_not_know_is_found(string where)
    {
        var activity = WithAMention();
        ((JObject)activity.SelectToken(where)!)["madeUp"] = "x";

        Assert.Throws<JsonSerializationException>(() => SdkReader.Activity($"{activity}"));
    }

    [Theory]
    [InlineData("conversation.isGroup", "true")]
    [InlineData("from.id", 28)]
    [InlineData("summary", 7)]
    public void A_value_of_another_type_is_found(string where, object value)
    {
        var activity = WithAMention();
        activity.SelectToken(where)!.Replace(JToken.FromObject(value));

        Assert.Throws<FailException>(() => SdkReader.Activity($"{activity}"));
    }

    [Fact]
    public void A_field_that_the_SDK_does_not_know_is_found_in_an_answer_too()
    {
        static string With(string json) => $"{json[..^1]},\"madeUp\":1}}";

        Assert.Throws<JsonSerializationException>(() => SdkReader.Answer(With(sent.Answers.First(a => a.Length > 0))));
        Assert.Throws<SingleException>(() => SdkReader.Dialog(With(sent.Dialogs.First(a => a.Length > 0))));
        Assert.Throws<JsonSerializationException>(() => SdkReader.Replies(With(sent.Replies[0])));
    }

    /// <summary>A message as the bot sends it, in the conversation that its path names.</summary>
    private static Activity Read(ConnectorCall call)
    {
        var activity = SdkReader.Activity(call.Body.GetRawText());
        Assert.Equal(ActivityTypes.Message, activity.Type);
        Assert.True(activity.HasContent());
        Assert.All(activity.Attachments ?? [], a => Assert.Equal(Card, a.ContentType));
        var reference = activity.GetConversationReference();
        Assert.Equal(
            (Microsoft.Bot.Connector.Channels.Msteams, call.Conversation),
            (reference.ChannelId, reference.Conversation.Id)
        );
        return activity;
    }

    private JObject WithAMention() =>
        JObject.Parse(sent.ByTheClock.First(c => c.Card.TryGetProperty("msteams", out _)).Body.GetRawText());
}

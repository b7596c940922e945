using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;
using Newtonsoft.Json.Linq;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>
/// The SDK's own client of the Bot Connector against our stand-ins for that service: it gets what it expects, so the
/// stand-ins are checked by code that is not ours.
/// </summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private const string Thread = "19:acme@thread.tacv2;messageid=1700000000001";

    private FakeConnector service = null!;
    private ConnectorClient client = null!;

    public async Task InitializeAsync()
    {
        service = await FakeConnector.StartAsync();
        client = ClientOf(service.ServiceUrl, new HttpClient());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    private static ConnectorClient ClientOf(string address, HttpClient http) =>
        new(new Uri(address), new TokenCredentials("pass-1"), http, disposeHttpClient: true);

    private static Activity Message(string text, string conversation = Thread, string replyTo = "", string id = "") =>
        new(ActivityTypes.Message)
        {
            Id = id,
            ReplyToId = replyTo,
            Text = text,
            Conversation = new(id: conversation, tenantId: "tenant-agency"),
        };

    private static async Task<(HttpStatusCode Status, string Code)> RefusalAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(call);
        return (refusal.Response.StatusCode, refusal.Body?.Error?.Code ?? "");
    }

    [Fact]
    public async Task A_message_is_sent_and_answered_with_its_id()
    {
        var sent = await client.Conversations.SendToConversationAsync(Message("hello"));

        var call = Assert.Single(service.Calls);
        Assert.Equal(
            ("POST", Thread, "hello", "Bearer pass-1"),
            (call.Method, call.Conversation, call.Text, call.Authorization)
        );
        Assert.Equal((sent.Id, ""), (call.Given, call.ActivityId));
    }

    [Fact]
    public async Task A_reply_names_the_message_that_it_answers()
    {
        var sent = await client.Conversations.ReplyToActivityAsync(Message("hello", replyTo: "1700000000001"));

        var call = Assert.Single(service.Calls);
        Assert.Equal((sent.Id, "1700000000001"), (call.Given, call.ActivityId));
    }

    [Fact]
    public async Task An_update_keeps_the_id_of_the_message()
    {
        var sent = await client.Conversations.SendToConversationAsync(Message("hello"));

        var updated = await client.Conversations.UpdateActivityAsync(Message("good bye", id: sent.Id));

        Assert.Equal(sent.Id, updated.Id);
        Assert.Equal(("PUT", sent.Id, "good bye"), service.Calls.Select(c => (c.Method, c.ActivityId, c.Text)).Last());
    }

    [Fact]
    public async Task A_message_is_deleted_once()
    {
        var sent = await client.Conversations.SendToConversationAsync(Message("hello"));

        await client.Conversations.DeleteActivityAsync(Thread, sent.Id);

        Assert.Equal(Thread, service.Deleted[sent.Id]);
        foreach (var id in new[] { sent.Id, "1" })
            Assert.Equal(
                (HttpStatusCode.NotFound, "ActivityNotFoundInConversation"),
                await RefusalAsync(() => client.Conversations.DeleteActivityAsync(Thread, id))
            );
    }

    [Fact]
    public async Task Everybody_in_a_conversation_is_listed_at_once_and_by_pages()
    {
        service.Members[Thread] = ["29:priya", "29:marc", "29:finn"];
        service.PageSize = 2;

        var all = await client.Conversations.GetConversationMembersAsync(Thread);
        var first = await client.Conversations.GetConversationPagedMembersAsync(Thread, 2);
        var last = await client.Conversations.GetConversationPagedMembersAsync(Thread, 2, first.ContinuationToken);

        Assert.Equal(["29:priya", "29:marc", "29:finn"], all.Select(m => m.Id));
        Assert.Equal(all.Select(m => m.Id), first.Members.Concat(last.Members).Select(m => m.Id));
        Assert.Null(last.ContinuationToken);
    }

    [Fact]
    public async Task An_entry_of_the_roster_is_an_account_of_Teams_that_the_SDK_knows_in_full()
    {
        service.Roster["29:dana"] = FakeRosterEntry.Guest with
        {
            Mail = "dana@acme.example",
            AccountName = "dana#EXT#@x",
        };

        var dana = await ((Conversations)client.Conversations).GetConversationMemberAsync("29:dana", Thread);

        var read = SdkReader.Known<TeamsChannelAccount>(JObject.FromObject(dana));
        Assert.Equal(
            ("guest", "dana@acme.example", "dana#EXT#@x"),
            (read.UserRole, read.Email, read.UserPrincipalName)
        );
        Assert.Equal(("tenant-agency", "aad-29:dana"), (read.TenantId, read.AadObjectId));
    }

    [Fact]
    public async Task Whoever_is_not_in_a_conversation_is_not_found_there()
    {
        service.Roster["29:bob"] = FakeRosterEntry.Gone;

        Assert.Equal(
            (HttpStatusCode.NotFound, "MemberNotFoundInConversation"),
            await RefusalAsync(() => ((Conversations)client.Conversations).GetConversationMemberAsync("29:bob", Thread))
        );
    }

    [Fact]
    public async Task A_chat_with_one_person_is_opened_and_written_to()
    {
        var parameters = new ConversationParameters
        {
            Bot = new("28:bot"),
            Members = [new("29:priya")],
            TenantId = "tenant-agency",
        };

        var chat = await client.Conversations.CreateConversationAsync(parameters);
        await client.Conversations.SendToConversationAsync(Message("hello", chat.Id));

        Assert.Equal(chat.Id, Assert.Single(service.Calls).Conversation);
        Assert.Equal(chat.Id, (await client.Conversations.CreateConversationAsync(parameters)).Id);
        parameters.Members = [];
        Assert.Equal(
            (HttpStatusCode.BadRequest, "BadSyntax"),
            await RefusalAsync(() => client.Conversations.CreateConversationAsync(parameters))
        );
        Assert.Equal(3, service.Opened.Count);
    }

    [Fact]
    public async Task A_message_without_words_and_cards_is_refused_in_the_services_own_words() =>
        Assert.Equal(
            (HttpStatusCode.BadRequest, "BadSyntax"),
            await RefusalAsync(() => client.Conversations.SendToConversationAsync(Message("")))
        );

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task A_trouble_that_a_test_asks_for_reaches_the_client(int status)
    {
        service.AnswerNext(status);

        var (seen, _) = await RefusalAsync(() => client.Conversations.SendToConversationAsync(Message("hello")));

        Assert.Equal(status, (int)seen);
    }

    [Fact]
    public async Task The_strict_stand_in_takes_seven_messages_of_a_thread_in_a_second_and_no_more()
    {
        var strict = new StrictConnector(TestClock.WithRealTimers(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero)), seed: 1)
        {
            Slowness = 1,
        };
        using var other = ClientOf("https://smba.example/teams/", new HttpClient(strict));
        for (var i = 0; i < 7; i++)
            await other.Conversations.SendToConversationAsync(Message($"{i}"));

        var (status, _) = await RefusalAsync(() => other.Conversations.SendToConversationAsync(Message("one more")));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1, 7), (status, strict.Violations, strict.Taken.Count));
    }
}

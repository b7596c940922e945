using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>
/// Requests of other clients of the service that the bot does not use: deletes, plain member lists, new chats.
/// </summary>
public sealed partial class FakeConnector
{
    /// <summary>The ids of deleted activities.</summary>
    public ConcurrentDictionary<string, string> Deleted { get; } = new(StringComparer.Ordinal);

    /// <summary>The bodies of requests that create conversations.</summary>
    public ConcurrentQueue<JsonElement> Opened { get; } = new();

    /// <summary>True when the request was one of these.</summary>
    private async Task<bool> AnswerOthersAsync(HttpContext http, string target)
    {
        var parts = target.Split('?')[0].Split('/').SkipWhile(p => p != "v3").Select(Uri.UnescapeDataString).ToArray();
        switch (http.Request.Method, parts)
        {
            case ("DELETE", ["v3", "conversations", var conversation, "activities", var activity]):
                await DeleteAsync(http, conversation, activity);
                return true;
            case ("GET", ["v3", "conversations", var conversation, "members"]):
                await http.Response.WriteAsync(ListOf(conversation).ToJsonString());
                return true;
            case ("POST", ["v3", "conversations"]):
                await OpenAsync(http);
                return true;
            default:
                return false;
        }
    }

    private async Task DeleteAsync(HttpContext http, string conversation, string activity)
    {
        if (!Calls.Any(c => c.Given == activity && c.Conversation == conversation))
            await RefuseAsync(http, 404, "ActivityNotFoundInConversation", "The message could not be found");
        else if (!Deleted.TryAdd(activity, conversation))
            await RefuseAsync(http, 404, "ActivityNotFoundInConversation", "The message was deleted");
    }

    private JsonArray ListOf(string conversation) =>
        [.. Members.GetValueOrDefault(conversation, []).Select(m => Shape(EntryOf(conversation, m), m))];

    /// <summary>The personal chat of the bot and a person is the same each time it is requested.</summary>
    private async Task OpenAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        Opened.Enqueue(body.RootElement.Clone());
        if (!body.RootElement.TryGetProperty("members", out var members) || members.GetArrayLength() != 1)
        {
            await RefuseAsync(http, 400, "BadSyntax", "Incorrect conversation creation parameters");
            return;
        }
        http.Response.StatusCode = 201;
        await http.Response.WriteAsJsonAsync(new { id = $"a:{members[0].GetProperty("id").GetString()}" });
    }

    private static Task RefuseAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = new { code, message } });
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace MilestoneBot.Tests.Bench;

/// <summary>
/// The minimum that a bot in .NET does: read the activity, post one reply, answer. No permissions, no database, no
/// card.
/// </summary>
internal static class EchoPeer
{
    public static async Task RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.ConfigureHttpJsonOptions(o =>
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, EchoJson.Default)
        );
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        var app = builder.Build();
        app.MapPost(
            "/api/messages",
            async (EchoActivity activity) =>
            {
                var reply = new EchoActivity(
                    "message",
                    activity.Id,
                    "echo " + activity.Text,
                    activity.ServiceUrl,
                    activity.Conversation
                );
                var address =
                    $"{activity.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}"
                    + $"/activities/{Uri.EscapeDataString(activity.Id)}";
                using var answer = await http.PostAsJsonAsync(address, reply, EchoJson.Default.EchoActivity);
                return Results.StatusCode(answer.IsSuccessStatusCode ? 200 : 502);
            }
        );
        await app.RunAsync();
    }
}

/// <summary>The parts of an activity that the echo needs.</summary>
internal sealed record EchoActivity(
    string Type,
    string Id,
    string Text,
    string ServiceUrl,
    EchoConversation Conversation
);

/// <summary>The conversation of an echoed activity.</summary>
internal sealed record EchoConversation(string Id);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EchoActivity))]
internal sealed partial class EchoJson : JsonSerializerContext;

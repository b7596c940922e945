using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MilestoneBot.Tests.Browser;

/// <summary>
/// A minimal bot: it repeats each message on a card with a field and a button, and edits the card when the button is
/// clicked. It can also show many cards in its last conversation.
/// </summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly WebApplication app;
    private string lastConversation = "";

    /// <summary>The client accepts 100 KB in one message.</summary>
    private const int MostAtOnce = 80_000;

    private EchoBot(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.First() + "/api/messages");

    public static async Task<EchoBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = new EchoBot(builder.Build());
        bot.app.MapPost("/api/messages", bot.HearAsync);
        await bot.app.StartAsync();
        return bot;
    }

    /// <summary>Shows cards in the bot's last conversation, many in one message.</summary>
    public async Task ShowAsync(IReadOnlyList<string> cards)
    {
        for (var shown = 0; shown < cards.Count; )
        {
            var left = cards.Skip(shown).ToList();
            var some = left.TakeWhile((card, at) => at == 0 || left.Take(at + 1).Sum(c => c.Length) < MostAtOnce)
                .ToList();
            using var taken = await http.PostAsJsonAsync(
                lastConversation,
                Message([.. some.Select(card => JsonNode.Parse(card)!)])
            );
            taken.EnsureSuccessStatusCode();
            shown += some.Count;
        }
    }

    private async Task<IResult> HearAsync(JsonObject activity)
    {
        var activities =
            $"{activity["serviceUrl"]}/v3/conversations/{Uri.EscapeDataString($"{activity["conversation"]?["id"]}")}/activities/";
        switch ((string?)activity["type"])
        {
            case "message":
                var said = $"{activity["text"]}"
                    .Replace("<at>Test Bot</at>", "", StringComparison.Ordinal)
                    .Trim()
                    .Replace("\n", " | ", StringComparison.Ordinal);
                lastConversation = activities + activity["id"];
                await http.PostAsJsonAsync(lastConversation, Message(Card("You said " + said, pressed: false)));
                return Results.Ok();
            case "invoke":
                var pressed = Card($"Pressed with {activity["value"]?["action"]?["data"]?["ref"]}", pressed: true);
                await http.PutAsJsonAsync(activities + activity["replyToId"], Message(pressed.DeepClone()));
                return Results.Json(
                    new
                    {
                        statusCode = 200,
                        type = "application/vnd.microsoft.card.adaptive",
                        value = pressed,
                    }
                );
            default:
                return Results.Ok();
        }
    }

    private static JsonObject Message(params IEnumerable<JsonNode> cards) =>
        new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray([
                .. cards.Select(card => new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = card,
                }),
            ]),
        };

    private static JsonObject Card(string text, bool pressed) =>
        new()
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "TextBlock",
                    ["text"] = text,
                    ["wrap"] = true,
                },
                new JsonObject
                {
                    ["type"] = "Input.Text",
                    ["id"] = "ref",
                    ["label"] = "Reference",
                    ["isVisible"] = !pressed,
                }
            ),
            ["actions"] = pressed
                ? new JsonArray()
                : new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "Action.Execute",
                        ["title"] = "Press",
                        ["verb"] = "say",
                    }
                ),
        };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }
}

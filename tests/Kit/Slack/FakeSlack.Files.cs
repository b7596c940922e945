using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>A file that was shown in a conversation.</summary>
/// <param name="Thread">The message below which it stands; "" for none.</param>
public sealed record SharedFile(string Name, string Title, string Channel, string Thread, byte[] Bytes);

/// <summary>
/// Files of the fake: an address is given for a name and a length, takes exactly so many bytes, and the file is shown once
/// it is complete. The first method takes a form only.
/// </summary>
public sealed partial class FakeSlack
{
    private readonly ConcurrentDictionary<string, (string Name, int Length, byte[]? Bytes)> files = new(
        StringComparer.Ordinal
    );
    private int lastFile;

    /// <summary>The files that people see, the oldest first.</summary>
    public ConcurrentQueue<SharedFile> Files { get; } = new();

    /// <summary>The address that takes the bytes answers with this status; 0 for as usual.</summary>
    public int UploadStatus { get; set; }

    private JsonObject DoFile(string method, JsonElement body, HttpRequest request)
    {
        string One(string name) =>
            body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? value.ToString() : "";
        if (method == "files.getUploadURLExternal")
        {
            if (!request.HasFormContentType)
                return No("invalid_arguments");
            var isLength = int.TryParse(One("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
            if (!isLength || length == 0 || One("filename").Length == 0)
                return No("missing_argument");
            var id = string.Create(CultureInfo.InvariantCulture, $"F0{Interlocked.Increment(ref lastFile):00000000}");
            files[id] = (One("filename"), length, null);
            return new()
            {
                ["ok"] = true,
                ["upload_url"] = $"{Address}/upload/v1/{id}",
                ["file_id"] = id,
            };
        }
        if (method != "files.completeUploadExternal")
            return No("unknown_method");
        var channel = One("channel_id");
        if (!(channel.StartsWith('C') || channel.StartsWith('D')))
            return No("channel_not_found");
        if (Refusing.TryGetValue(channel, out var why))
            return No(why);
        var named = NamedIn(body);
        if (named.Count == 0)
            return No("invalid_arguments");
        foreach (var (id, title) in named)
        {
            if (!files.TryRemove(id, out var file) || file.Bytes is not { } bytes)
                return No("file_not_found");
            Files.Enqueue(new(file.Name, title, channel, One("thread_ts"), bytes));
        }
        Note(new(method, request.Headers.Authorization.ToString(), body, ""));
        return new()
        {
            ["ok"] = true,
            ["files"] = new JsonArray([.. named.Select(f => new JsonObject { ["id"] = f.Id, ["title"] = f.Title })]),
        };
    }

    /// <summary>In JSON a list; in a form the same list as text.</summary>
    private static List<(string Id, string Title)> NamedIn(JsonElement body)
    {
        if (!body.TryGetProperty("files", out var list))
            return [];
        if (list.ValueKind == JsonValueKind.String)
            list = JsonSerializer.Deserialize<JsonElement>(list.GetString()!);
        return
        [
            .. list.EnumerateArray()
                .Select(f =>
                    (f.GetProperty("id").GetString()!, f.TryGetProperty("title", out var t) ? t.GetString()! : "")
                ),
        ];
    }

    /// <summary>Raw bytes, or a form with one file; the address holds the right to send, so no token is asked for.</summary>
    private async Task TakeFileAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["file"]!;
        using var all = new MemoryStream();
        if (http.Request.HasFormContentType)
            await (await http.Request.ReadFormAsync()).Files[0].CopyToAsync(all);
        else
            await http.Request.Body.CopyToAsync(all);
        var isRight = files.TryGetValue(id, out var file) && file.Length == all.Length;
        if (isRight)
            files[id] = file with { Bytes = all.ToArray() };
        http.Response.StatusCode = (UploadStatus, isRight) switch
        {
            (> 0, _) => UploadStatus,
            (_, true) => 200,
            _ => 400,
        };
        await http.Response.WriteAsync(isRight ? $"OK - {all.Length}" : "no");
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Kit.Files;

/// <summary>Published JSON schemas, checked by one validator process that lives as long as the test run.</summary>
public static class JsonSchemas
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static NodeProcess? validator;

    /// <summary>The problems of an Adaptive Card of version 1.5 (with charts); empty when it is valid.</summary>
    /// <remarks>
    /// The people whom Teams offers in a choice field are its own extension, which schema and renderer of 1.5 do not
    /// know; exactly that one is left out.
    /// </remarks>
    public static Task<IReadOnlyList<string>> ProblemsOfCardAsync(string json) =>
        AskAsync("card", json.Replace(PeopleOfTeams, "", StringComparison.Ordinal));

    private const string PeopleOfTeams =
        ",\"choices.data\":{\"type\":\"Data.Query\",\"dataset\":\"graph.microsoft.com/users?scope=currentContext\"}";

    /// <summary>The problems of a Teams app manifest of version 1.29; empty when it is valid.</summary>
    public static Task<IReadOnlyList<string>> ProblemsOfTeamsManifestAsync(string json) =>
        AskAsync("teams-manifest", json);

    /// <summary>
    /// The problems of a Slack app manifest, as JSON or as YAML, of the version that it declares; empty when it is
    /// valid.
    /// </summary>
    public static Task<IReadOnlyList<string>> ProblemsOfSlackManifestAsync(string text) =>
        AskAsync("slack-manifest", text);

    /// <summary>Converts YAML to JSON.</summary>
    public static async Task<JsonNode> FromYamlAsync(string yaml) => JsonNode.Parse(await SayAsync("from-yaml", yaml))!;

    private static async Task<IReadOnlyList<string>> AskAsync(string kind, string json) =>
        JsonSerializer.Deserialize<string[]>(await SayAsync(kind, json)) ?? [];

    private static async Task<string> SayAsync(string kind, string json)
    {
        await OneAtATime.WaitAsync();
        try
        {
            validator ??= NodeProcess.Start("validate.mjs", Contracts.PathOf());
            await validator.WriteLineAsync(JsonSerializer.Serialize(new { kind, json }));
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            return await validator.ReadLineAsync(timeout.Token);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>JSON rendered for Slack and the type that it must have.</summary>
/// <param name="Name">A name for it in problem reports.</param>
/// <param name="Type">A type of <c>@slack/types</c>, or one composed of them.</param>
public sealed record TypedJson(string Name, string Type, string Json)
{
    public static TypedJson Message(string name, string json) => new(name, "KnownBlock[]", json);

    /// <summary>The published view types accept any block; here only known blocks are accepted.</summary>
    public static TypedJson Modal(string name, string json) =>
        new(name, "Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] }", json);

    public static TypedJson Home(string name, string json) =>
        new(name, "Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] }", json);
}

/// <summary>
/// Checks JSON rendered for Slack against the platform's published TypeScript types, with the TypeScript compiler.
/// </summary>
public static partial class SlackTypes
{
    private const string Source = "drawn.ts";

    /// <summary>
    /// The compiler's errors, each with the name of the JSON; empty when there are none. The compiler runs once for
    /// all.
    /// </summary>
    public static async Task<IReadOnlyList<(string Name, string Problem)>> ProblemsAsync(IReadOnlyList<TypedJson> all)
    {
        var folder = Directory.CreateTempSubdirectory("milestonebot-types-").FullName;
        try
        {
            // One line each, so that the compiler's line number identifies the JSON.
            var lines = all.Select(
                (one, i) => $"export const drawn{i}: {one.Type} = {one.Json.ReplaceLineEndings(" ")};"
            );
            await File.WriteAllLinesAsync(
                Path.Combine(folder, Source),
                lines.Prepend("import type { HomeView, KnownBlock, ModalView } from '@slack/types';")
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder, "tsconfig.json"),
                JsonSerializer.Serialize(
                    new
                    {
                        compilerOptions = new
                        {
                            strict = true,
                            noEmit = true,
                            target = "es2022",
                            module = "esnext",
                            moduleResolution = "bundler",
                            types = Array.Empty<string>(),
                            paths = new Dictionary<string, string[]>
                            {
                                ["@slack/types"] =
                                [
                                    Repository.PathOf(
                                        "tests",
                                        "Kit",
                                        "node",
                                        "node_modules",
                                        "@slack",
                                        "types",
                                        "dist",
                                        "index.d.ts"
                                    ),
                                ],
                            },
                        },
                        files = new[] { Source },
                    }
                )
            );
            await using var compiler = NodeProcess.Start(
                "node_modules/typescript/lib/tsc.js",
                "--pretty",
                "false",
                "--project",
                folder
            );
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            return
            [
                .. (await compiler.ReadToEndAsync(timeout.Token))
                    .Where(line => line.Length > 0 && line[0] != ' ')
                    .Select(line =>
                        Said().Match(line) is { Success: true } said
                            ? (all[int.Parse(said.Groups["line"].Value) - 2].Name, said.Groups["problem"].Value)
                            : ("the compiler", line)
                    ),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(
        @"drawn\.ts\((?<line>[0-9]+),[0-9]+\): error (?<problem>.*)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Said();
}

using System.Text;
using System.Text.Json;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>A rule that a document breaks.</summary>
/// <param name="Flag">"fatal", or "warning" for what only should not be.</param>
public sealed record BrokenRule(string Rule, string Flag, string Text);

/// <summary>The official business rules of EN 16931 as judge (Schematron, run by node-schematron).</summary>
internal sealed class OfficialRules : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);
    private readonly NodeProcess judge = NodeProcess.Start("einvoice.mjs", Contracts.PathOf("einvoice", "rules"));

    /// <param name="syntax">"UBL" or "CII".</param>
    public async Task<IReadOnlyList<BrokenRule>> BrokenByAsync(string syntax, byte[] xml)
    {
        await judge.WriteLineAsync(JsonSerializer.Serialize(new { syntax, xml = Encoding.UTF8.GetString(xml) }));
        // A large CII document takes most of a minute.
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var answer = await judge.ReadLineAsync(timeout.Token);
        return JsonSerializer.Deserialize<BrokenRule[]>(answer, Names) ?? [];
    }

    public ValueTask DisposeAsync() => judge.DisposeAsync();
}

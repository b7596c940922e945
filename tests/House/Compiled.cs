using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary>The compiled bot and the compiled tests, as the house tests read them.</summary>
internal static class Compiled
{
    public static AssemblyDefinition Bot { get; } = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);

    public static AssemblyDefinition Tests { get; } =
        AssemblyDefinition.ReadAssembly(typeof(Compiled).Assembly.Location);

    /// <summary>The types of a room, without those made by the compiler.</summary>
    public static IEnumerable<TypeDefinition> In(string room) =>
        TypeUses
            .Written(Bot)
            .Where(t =>
                t.Namespace == $"MilestoneBot.{room}"
                || t.Namespace.StartsWith($"MilestoneBot.{room}.", StringComparison.Ordinal)
            );

    /// <summary>Fails if there are findings, and shows each on a line of its own.</summary>
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}

using System.Diagnostics;
using Microsoft.Playwright;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;
using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary><c>tests/run --quick</c> starts no process: who may start one says so.</summary>
public sealed class QuickLaneTests
{
    private static readonly CallGraph Calls = new(Compiled.Tests);

    private static readonly HashSet<MethodDefinition> Starters = Calls.Reaching(m =>
        (m.DeclaringType.FullName == typeof(Process).FullName && m.Name == nameof(Process.Start))
        || (m.DeclaringType.FullName == typeof(Playwright).FullName && m.Name == nameof(Playwright.CreateAsync))
    );

    private static IEnumerable<(TypeDefinition Class, MethodDefinition Test)> All =>
        from type in TypeUses.Written(Compiled.Tests)
        where type is { IsAbstract: false, IsClass: true }
        from owner in WithBases(type)
        from method in owner.Methods
        where method.CustomAttributes.Any(IsFact)
        select (type, method);

    [Fact]
    public void Who_may_start_a_process_says_what_it_needs() =>
        Compiled.AssertNone(
            All.Where(t => StartsOne(t.Class, t.Test) && !NeedsOf(t.Class, t.Test).Any(IsProcess))
                .Select(t => $"{t.Class.FullName}.{t.Test.Name} may start a process and has no [Needs(...)]")
        );

    [Fact]
    public void Who_says_that_it_needs_a_process_may_start_one() =>
        Compiled.AssertNone(
            All.Where(t => !StartsOne(t.Class, t.Test) && NeedsOf(t.Class, t.Test).Any(IsProcess))
                .Select(t => $"{t.Class.FullName}.{t.Test.Name} starts no process and need not say that it does")
        );

    [Fact]
    public void Every_need_is_left_out_of_the_quick_lane() =>
        Assert.All(
            Enum.GetValues<Need>(),
            need =>
                Assert.Contains(
                    $"Needs!={need}",
                    File.ReadAllText(Repository.PathOf("tests", "run")),
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void What_takes_minutes_is_left_out_of_the_normal_run_too() =>
        Assert.Contains(
            $"lane='Needs!={Need.Minutes}' quick=",
            File.ReadAllText(Repository.PathOf("tests", "run")),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_rule_is_asked_of_the_tests_there_are()
    {
        Assert.InRange(All.Count(), 1_000, 10_000);
        Assert.Contains(Starters, m => m.DeclaringType.Name == nameof(NodeProcess));
        Assert.Contains(All, t => t.Class.Name == nameof(ProgramTests) && StartsOne(t.Class, t.Test));
        Assert.DoesNotContain(All, t => t.Class.Name == nameof(QuickLaneTests) && StartsOne(t.Class, t.Test));
    }

    private static bool IsProcess(Need need) => need is Need.Browser or Need.Node or Need.Process;

    /// <summary>By itself, or by what is made before it: its class, and the fixtures that the class is given.</summary>
    private static bool StartsOne(TypeDefinition type, MethodDefinition test) =>
        Starters.Contains(test)
        || WithBases(type)
            .SelectMany(t => Before(t).Concat(Fixtures(t).SelectMany(f => WithBases(f)).SelectMany(Before)))
            .Any(Starters.Contains);

    private static IEnumerable<MethodDefinition> Before(TypeDefinition type) =>
        type.Methods.Where(m => m.IsConstructor || m.Name == nameof(IAsyncLifetime.InitializeAsync));

    private static IEnumerable<TypeDefinition> Fixtures(TypeDefinition type) =>
        type
            .Methods.Where(m => m.IsConstructor)
            .SelectMany(m => m.Parameters)
            .Where(p => p.ParameterType.GetElementType().Scope == type.Module)
            .Select(p => p.ParameterType.Resolve())
            .OfType<TypeDefinition>();

    private static IEnumerable<Need> NeedsOf(TypeDefinition type, MethodDefinition test) =>
        WithBases(type)
            .SelectMany(t => t.CustomAttributes)
            .Concat(test.CustomAttributes)
            .Where(a => a.AttributeType.FullName == typeof(NeedsAttribute).FullName)
            .Select(a => (Need)a.ConstructorArguments[0].Value);

    private static IEnumerable<TypeDefinition> WithBases(TypeDefinition? type)
    {
        for (; type is not null && type.Module == Compiled.Tests.MainModule; type = type.BaseType?.Resolve())
            yield return type;
    }

    private static bool IsFact(CustomAttribute attribute)
    {
        for (var type = attribute.AttributeType.Resolve(); type is not null; type = type.BaseType?.Resolve())
            if (type.FullName == typeof(FactAttribute).FullName)
                return true;
        return false;
    }
}

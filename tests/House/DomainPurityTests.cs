using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MilestoneBot.Tests.House;

/// <summary>The money rules stay pure, and money is never a fraction.</summary>
public sealed class DomainPurityTests
{
    /// <summary>
    /// What the domain may not use: packages, files, networks, tasks, JSON, logs, services and the ambient clock.
    /// </summary>
    private static readonly string[] ClosedToDomain =
    [
        "System.IO",
        "System.Net",
        "System.Threading",
        "System.Data",
        "System.Diagnostics",
        "System.Reflection",
        "System.Text.Json",
        "System.Security",
        "System.Xml",
        "Microsoft",
    ];

    /// <summary>
    /// What the compiler itself puts into records, switches and async methods, and the name of a type in an exception
    /// about a bug.
    /// </summary>
    private static readonly string[] Harmless =
    [
        "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerBrowsableState",
        "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.CodeAnalysis",
        "System.Diagnostics.UnreachableException",
        "System.Reflection.DefaultMemberAttribute",
        "System.Reflection.MemberInfo",
    ];

    private static readonly string[] Fractions = ["System.Single", "System.Double", "System.Decimal", "System.Half"];

    [Fact]
    public void The_domain_uses_nothing_that_reaches_outside() =>
        Compiled.AssertNone(Compiled.In("Domain").SelectMany(t => Reaches(t)));

    [Fact]
    public void A_domain_type_that_reaches_outside_is_seen() =>
        Assert.All(Compiled.In("Store").Where(t => t.Name == "Database"), t => Assert.NotEmpty(Reaches(t)));

    [Fact]
    public void The_domain_comes_from_the_framework_alone() =>
        Compiled.AssertNone(Compiled.In("Domain").SelectMany(t => Foreign(t)));

    [Fact]
    public void A_package_is_seen_as_foreign() =>
        Assert.Contains(
            Compiled.In("Store").SelectMany(t => Foreign(t)),
            f => f.EndsWith("from Dapper", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Domain")]
    [InlineData("Store")]
    public void Money_is_never_a_fraction(string room) =>
        Compiled.AssertNone(Compiled.In(room).SelectMany(FractionsIn));

    [Theory]
    [InlineData("Field")]
    [InlineData("Local")]
    [InlineData("Parameter")]
    [InlineData("Result")]
    [InlineData("Nested")]
    public void A_fraction_is_seen_wherever_it_hides(string where)
    {
        var type = TypeUses
            .Written(Compiled.Tests)
            .Single(t => t.Namespace == "MilestoneBot.Tests.House.PlantedFractions" && t.Name == where);
        Assert.NotEmpty(FractionsIn(type));
    }

    [Fact]
    public void Whole_numbers_are_no_fractions() =>
        Compiled.AssertNone(
            FractionsIn(
                TypeUses
                    .Written(Compiled.Tests)
                    .Single(t => t is { Namespace: "MilestoneBot.Tests.House.PlantedFractions", Name: "Whole" })
            )
        );

    private static IEnumerable<string> Reaches(TypeDefinition type) =>
        TypeUses
            .Of(type)
            .Where(used =>
                Array.Exists(ClosedToDomain, ns => Within(used.FullName, ns))
                && !Array.Exists(Harmless, name => Within(used.FullName, name))
            )
            .Select(used => $"{type.FullName} uses {used.FullName}")
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Foreign(TypeDefinition type) =>
        TypeUses
            .Of(type)
            .Where(used =>
                used.Scope is AssemblyNameReference { Name: var name }
                && !name.StartsWith("System.", StringComparison.Ordinal)
                && name is not "netstandard"
            )
            .Select(used => $"{type.FullName} uses {used.FullName} from {used.Scope.Name}")
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Fields, locals, parameters and results with fractional types, and arithmetic on them. A call that takes a
    /// fraction, such as TimeSpan.FromSeconds, is allowed.
    /// </summary>
    private static IEnumerable<string> FractionsIn(TypeDefinition type) =>
        from part in TypeUses.WithNested(type)
        from found in part
            .Fields.Where(f => Holds(f.FieldType))
            .Select(f => f.Name)
            .Concat(part.Properties.Where(p => Holds(p.PropertyType)).Select(p => p.Name))
            .Concat(part.Methods.Where(HoldsFraction).Select(m => m.Name))
        select $"{part.FullName}.{found}";

    private static bool HoldsFraction(MethodDefinition method) =>
        Holds(method.ReturnType)
        || method.Parameters.Any(p => Holds(p.ParameterType))
        || (
            method.HasBody
            && (method.Body.Variables.Any(v => Holds(v.VariableType)) || method.Body.Instructions.Any(IsArithmetic))
        );

    private static bool IsArithmetic(Instruction instruction) =>
        instruction.Operand is MethodReference called
        && Fractions.Contains(called.DeclaringType.FullName, StringComparer.Ordinal);

    private static bool Holds(TypeReference type) =>
        TypeUses.Parts(type).Any(p => Fractions.Contains(p.FullName, StringComparer.Ordinal));

    private static bool Within(string name, string outer) =>
        name == outer || name.StartsWith(outer + ".", StringComparison.Ordinal);
}

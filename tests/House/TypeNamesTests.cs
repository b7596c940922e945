using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary>A type's name says what it is, and no name is used twice in the program.</summary>
public sealed class TypeNamesTests
{
    /// <summary>
    /// Types that render cards and may have other names: the list of all card kinds, and the card itself.
    /// </summary>
    private static readonly string[] NamedOtherwise = ["CardBook", "Card"];

    private static IReadOnlyList<TypeDefinition> All { get; } =
    [.. TypeUses.Written(Compiled.Bot).SelectMany(TypeUses.WithNested).Where(IsWritten)];

    [Fact]
    public void No_type_name_stands_twice() => Compiled.AssertNone(Twins(All.Select(t => t.FullName)));

    [Theory]
    [InlineData("A.Receipt", "B.Receipt", true)]
    [InlineData("A.Receipt", "A.Book/Receipt", true)]
    [InlineData("A.Argument", "A.Argument`1", false)]
    [InlineData("A.Receipt", "A.Receipts", false)]
    public void A_twin_is_seen(string one, string other, bool isSameName) =>
        Assert.Equal(isSameName, Twins([one, other]).Any());

    [Fact]
    public void A_command_ends_in_Command() =>
        Compiled.AssertNone(
            All.Where(t => Implements(t, nameof(ICommand)) && !EndsIn(t, "Command")).Select(t => t.FullName)
        );

    [Fact]
    public void What_draws_cards_ends_in_Card_or_Cards() =>
        Compiled.AssertNone(
            Compiled
                .In("Cards")
                .Where(t =>
                    DrawsCards(t) && !EndsIn(t, "Card") && !EndsIn(t, "Cards") && !NamedOtherwise.Contains(t.Name)
                )
                .Select(t => t.FullName)
        );

    [Fact]
    public void The_rules_are_asked_of_the_types_there_are()
    {
        Assert.True(All.Count(t => Implements(t, nameof(ICommand))) > 40);
        Assert.True(Compiled.In("Cards").Count(DrawsCards) > 25);
    }

    /// <summary>Names that two types have. A generic type may have the name of its plain one.</summary>
    private static IEnumerable<string> Twins(IEnumerable<string> names) =>
        names
            .GroupBy(n => n.Split('.', '/')[^1], StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(" and ", g)}");

    private static bool IsWritten(TypeDefinition type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.CustomAttributes.Any(a =>
            a.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute"
        );

    private static bool Implements(TypeDefinition type, string name) =>
        !type.IsInterface
        && !type.IsAbstract
        && (
            type.Interfaces.Any(i => i.InterfaceType.Name == name)
            || (
                type.BaseType is TypeDefinition { IsAbstract: true } b
                && b.Interfaces.Any(i => i.InterfaceType.Name == name)
            )
        );

    /// <summary>A method that takes a card and returns it with additions does not render one.</summary>
    private static bool DrawsCards(TypeDefinition type) =>
        type.Methods.Any(m =>
            (m.IsPublic || m.IsAssembly)
            && m.ReturnType.Name == nameof(Card)
            && m.Parameters is not [{ ParameterType.Name: nameof(Card) }, ..]
        );

    private static bool EndsIn(TypeDefinition type, string trade) =>
        type.Name.Split('`')[0].EndsWith(trade, StringComparison.Ordinal);
}

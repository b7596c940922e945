using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary>
/// The books beside the bot would find nothing if they reckoned with the bot's own types: they know no type of it, and
/// only what drives it runs one of its jobs.
/// </summary>
public sealed class IndependentModelHouseTests
{
    private const string Model = "MilestoneBot.Tests.Model",
        Books = "MilestoneBot.Tests.Model.Books",
        Driver = "MilestoneBot.Tests.Model.Histories.Playground";

    /// <summary>The job that looks for the bank's files. It knows no sum.</summary>
    private static readonly string[] Driven = ["MilestoneBot.Jobs.PaymentCheck"];

    private static readonly string[] Fractions = ["System.Single", "System.Double", "System.Decimal", "System.Half"];

    [Fact]
    public void The_model_knows_no_type_of_the_bot() =>
        Compiled.AssertNone(
            Written(Model)
                .SelectMany(type =>
                    TypeUses
                        .Of(type)
                        .Where(IsOfTheBot)
                        .Where(used => type.FullName != Driver || !Driven.Contains(used.FullName))
                        .Select(used => $"{type.FullName} uses {used.FullName}")
                )
                .Distinct()
        );

    [Fact]
    public void The_books_know_nothing_of_ours_but_themselves_and_no_fractions() =>
        Compiled.AssertNone(
            Written(Books)
                .SelectMany(type =>
                    TypeUses
                        .Of(type)
                        .Where(used =>
                            Fractions.Contains(used.FullName) || (IsIn(used, "MilestoneBot") && !IsIn(used, Books))
                        )
                        .Select(used => $"{type.FullName} uses {used.FullName}")
                )
                .Distinct()
        );

    [Fact]
    public void A_type_of_the_bot_is_seen_where_it_is_used() =>
        Assert.Contains(
            Written("MilestoneBot.Tests.Domain").SelectMany(TypeUses.Of),
            used => IsOfTheBot(used) && IsIn(used, "MilestoneBot.Domain.Amounts")
        );

    private static List<TypeDefinition> Written(string room)
    {
        var types = TypeUses.Written(Compiled.Tests).Where(t => IsIn(t, room)).ToList();
        Assert.NotEmpty(types);
        return types;
    }

    private static bool IsOfTheBot(TypeReference used) =>
        IsIn(used, "MilestoneBot") && !IsIn(used, "MilestoneBot.Tests");

    private static bool IsIn(TypeReference type, string room) =>
        type.Namespace == room || type.Namespace.StartsWith($"{room}.", StringComparison.Ordinal);
}

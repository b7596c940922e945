using MilestoneBot.Cards.Team;
using MilestoneBot.Commands;

namespace MilestoneBot.Tests.Cards.Team;

/// <summary>The page of a command explains each of its words.</summary>
public sealed class ArgumentWordsTests
{
    [Fact]
    public void Every_word_of_every_command_is_explained_without_marks_of_machinery()
    {
        var arguments = Catalogue
            .All(null!, null!, null!, null!, null!, null!, null!, null!)
            .SelectMany(c => c.Syntax.Arguments)
            .ToList();
        Assert.True(arguments.Count > 150);
        var strange = arguments
            .Where(a =>
                ArgumentWords.Describe(a) is var words && (words.Length < 3 || words.IndexOfAny(['<', '>', '|']) >= 0)
            )
            .Select(a => $"{a.Name} {a.Placeholder} → {ArgumentWords.Describe(a)}");
        Assert.Empty(strange);
    }

    [Fact]
    public void A_word_that_needs_more_than_its_shape_has_its_own_sentence()
    {
        var bare = Catalogue
            .All(null!, null!, null!, null!, null!, null!, null!, null!)
            .SelectMany(c => c.Syntax.Arguments)
            .Where(a =>
                a is { IsFlag: false, IsOptional: false }
                && ArgumentWords.Find(a) is null
                && (a.Placeholder.Contains('<') || !a.Placeholder.Contains('|'))
            )
            .Select(a => $"{a.Name} {a.Placeholder}")
            .Distinct();
        Assert.True(!bare.Any(), string.Join('\n', bare));
    }
}

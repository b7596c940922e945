using MilestoneBot.Cards.Team;
using MilestoneBot.Commands;
using MilestoneBot.Commands.Team;
using MilestoneBot.Tests.Store.Events;

namespace MilestoneBot.Tests.Commands.Team;

/// <summary>The list of settings, the settings card and the commands agree.</summary>
public sealed class SettingCommandsTests
{
    [Fact]
    public void What_is_named_as_a_setting_is_what_commands_set() =>
        Assert.Equal(
            SettingCommands.Names.Order(StringComparer.Ordinal),
            Catalogue
                .All(null!, null!, null!, null!, null!, null!, null!, null!)
                .Select(c => c.Syntax.Verb)
                .Where(verb => verb.StartsWith("settings ", StringComparison.Ordinal))
                // The logo is a part of the seller.
                .Select(verb => verb.Split(' ')[1])
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_is_shown_with_the_words_that_change_it()
    {
        var changes = SettingsCards.All(EventSamples.View()).Table!.Rows.Select(row => row[^1]).ToList();
        Assert.All(
            SettingCommands.Names,
            name =>
                Assert.Contains(
                    changes,
                    change => $"{change} ".StartsWith($"settings {name} ", StringComparison.Ordinal)
                )
        );
    }
}

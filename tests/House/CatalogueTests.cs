using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands;
using MilestoneBot.Commands.Team;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.House;

/// <summary>The catalogue of commands is complete, and everything it states about a command is true.</summary>
public sealed class CatalogueTests
{
    private static IReadOnlyList<ICommand> All { get; } =
        Catalogue.All(null!, null!, null!, null!, null!, null!, null!, null!);

    public static TheoryData<string, string> Examples()
    {
        var all = new TheoryData<string, string>();
        foreach (var command in All)
        foreach (var example in command.Syntax.Examples)
            all.Add(command.Syntax.Verb, example);
        return all;
    }

    [Fact]
    public void Every_command_that_is_written_is_listed()
    {
        var written = typeof(Catalogue)
            .Assembly.GetTypes()
            .Where(t => typeof(ICommand).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false });
        Assert.Empty(written.Except(All.Select(c => c.GetType())));
    }

    [Fact]
    public void Every_command_has_a_purpose_two_examples_and_distinct_arguments() =>
        Assert.All(
            All,
            command =>
            {
                Assert.NotEmpty(command.Syntax.Purpose);
                Assert.True(command.Syntax.Examples.Count >= 2, command.Syntax.Verb);
                Assert.Equal(
                    command.Syntax.Arguments.Count,
                    command.Syntax.Arguments.Select(a => a.Name).Distinct().Count()
                );
            }
        );

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_parses(string verb, string example)
    {
        var syntax = All.Single(c => c.Syntax.Verb == verb).Syntax;
        Assert.StartsWith(verb, example, StringComparison.Ordinal);
        var words = CommandLine.Split(CommandLine.Clean(example)).Skip(verb.Split(' ').Length).ToList();
        var (arguments, problem) = syntax.Parse(words, example, new Dictionary<string, string>());
        Assert.True(arguments is not null, problem);
    }

    /// <summary>The command list in the platform's manifest is taken from the catalogue.</summary>
    [Fact]
    public void The_app_packages_command_list_says_what_the_catalogue_says()
    {
        using var manifest = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("manifest", "teams", "manifest.json"))
        );
        var listed = manifest
            .RootElement.GetProperty("bots")[0]
            .GetProperty("commandLists")[0]
            .GetProperty("commands")
            .EnumerateArray()
            .ToList();
        Assert.NotEmpty(listed);
        Assert.All(
            listed,
            command =>
            {
                var purpose = All.Single(c => c.Syntax.Verb == command.GetProperty("title").GetString()).Syntax.Purpose;
                Assert.Equal(
                    char.ToUpperInvariant(purpose[0]) + purpose[1..],
                    command.GetProperty("description").GetString()
                );
            }
        );
    }

    [Fact]
    public async Task Two_commands_with_the_same_words_stop_the_start_with_a_sentence()
    {
        await using var bot = BotApp.Start();
        var twice = new ICommand[] { new HelpCommand(), new HelpCommand() };
        var error = Assert.Throws<InvalidOperationException>(() =>
            new CommandDispatcher(
                twice,
                null!,
                null!,
                bot.Services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<CommandDispatcher>>()
            )
        );
        Assert.Contains("Two commands answer to \"help\"", error.Message, StringComparison.Ordinal);
    }
}

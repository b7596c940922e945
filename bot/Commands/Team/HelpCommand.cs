using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Shows the commands, from the same definitions that parse them.</summary>
internal sealed class HelpCommand(ProjectReader? reader = null) : ICommand
{
    private static readonly Argument<string> Command = new Argument<string>(
        "command",
        "<command>",
        text => ParsedValue.Success(text)
    )
        .WithMaxWords(4)
        .AsOptional();
    private readonly List<CommandSyntax> catalogue = [];

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("help", "lists what you can say, or explains one command")
            .WithArguments(Command)
            .ForAnybody()
            .WithExamples("help", "help project new");

    /// <summary>Called once, when the catalogue is complete.</summary>
    public void SetCommands(IEnumerable<CommandSyntax> syntaxes) => catalogue.AddRange(syntaxes);

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        arguments.GetOrDefault(Command)?.ToLowerInvariant() is { } topic
            ? Explain(topic)
            : Reply.FromCard(HelpCards.All(catalogue, await FindProjectAsync(turn, cancel)));

    /// <summary>The chat's project, for those who may see it. Help itself is for everybody.</summary>
    private async Task<ProjectView?> FindProjectAsync(Turn turn, CancellationToken cancel) =>
        reader is not null && turn.Sender.IsStaff ? await reader.FindAsync(turn, "", cancel) : null;

    private Reply Explain(string topic)
    {
        if (catalogue.Find(p => p.Verb == topic) is { } syntax)
            return Reply.FromCard(HelpCards.One(syntax));
        var group = catalogue.FindAll(p =>
            p.Verb.StartsWith(topic + " ", StringComparison.Ordinal)
            || p.Group.Equals(topic, StringComparison.OrdinalIgnoreCase)
        );
        return group.Count > 0
            ? Reply.FromCard(HelpCards.Some(topic, group))
            : Reply
                .Refuse(
                    $"There is no command \"{topic}\". "
                        + Suggestions.ToText([
                            .. DidYouMean.FindNearest(topic, catalogue).Select(near => $"help {near.Syntax.Verb}"),
                        ])
                )
                .AsUnrecognized();
    }
}

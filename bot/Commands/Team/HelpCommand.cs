using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;

namespace MilestoneBot.Commands.Team;

/// <summary>What can be said, from the same definitions that read it.</summary>
internal sealed class HelpCommand : ICommand
{
    private static readonly Argument<string> Command = new Argument<string>(
        "command",
        "<command>",
        text => ParsedValue.Success(text)
    )
        .WithMaxWords(4)
        .AsOptional();
    private readonly List<CommandSyntax> known = [];

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("help", "lists what you can say, or explains one command")
            .WithArguments(Command)
            .ForAnybody()
            .WithExamples("help", "help project new");

    /// <summary>Told once, when the catalogue is complete.</summary>
    public void SetCommands(IEnumerable<CommandSyntax> syntaxes) => known.AddRange(syntaxes);

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (arguments.GetOrDefault(Command)?.ToLowerInvariant() is not { } asked)
            return Task.FromResult(Reply.FromCard(HelpCards.All(known)));
        if (known.Find(p => p.Verb == asked) is { } syntax)
            return Task.FromResult(Reply.FromCard(HelpCards.One(syntax)));
        var group = known.FindAll(p =>
            p.Verb.StartsWith(asked + " ", StringComparison.Ordinal)
            || p.Group.Equals(asked, StringComparison.OrdinalIgnoreCase)
        );
        return Task.FromResult(
            group.Count > 0
                ? Reply.FromCard(HelpCards.Some(asked, group))
                : Reply.Refuse(
                    $"There is no command \"{asked}\". "
                        + Suggestions.ToText([
                            .. DidYouMean.FindNearest(asked, known).Select(near => $"help {near.Syntax.Verb}"),
                        ])
                )
        );
    }
}

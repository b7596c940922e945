using MilestoneBot.Cards.Deliver;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Deliver;

/// <summary>Reports that a stage is complete and where the deliverable is.</summary>
internal sealed class SubmitCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> Deliverable = CommandArgument.Quoted("deliverable");
    private static readonly Argument<string> Url = CommandArgument.Text("url").AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("submit", "says that a stage is complete and where the deliverable is")
            .WithArguments(Milestone, Deliverable, Url)
            .WithExamples(
                "submit 1 \"Discovery report v3\" https://files.example/discovery-v3.pdf",
                "submit design \"Final screens\""
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeMilestoneAsync(
                turn,
                arguments.Get(Milestone),
                (p, m, context) => p.Submit(m, arguments.Get(Deliverable), arguments.GetOrDefault(Url) ?? "", context),
                cancel
            )
        ).Show(arguments.Get(Milestone), StageCards.Submitted);
}

using System.Globalization;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>The second pair of eyes on the seller's account: by its number, so that no other one is decided instead.</summary>
internal sealed class SettingsAccountCommand(
    WorkspaceStore workspaces,
    CommandSyntax syntax,
    Argument<string> second,
    Func<Workspace, int, string, DecisionContext, WorkspaceDecision> rule
) : ICommand
{
    private static readonly Argument<Boxed<int>> Number = new(
        "account",
        "<number>",
        text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? ParsedValue.Success(new Boxed<int>(number))
                : ParsedValue.Failure($"\"{text}\" is no number of an account; settings seller shows which one waits")
    );

    public CommandSyntax Syntax { get; } = syntax.WithArguments(Number, second);

    public static SettingsAccountCommand Accept(WorkspaceStore workspaces) =>
        new(
            workspaces,
            new CommandSyntax("account accept", "accepts the account that somebody proposed for invoices").WithExamples(
                "account accept 1",
                "account accept 1 3000"
            ),
            CommandArgument.Text("last-four").AsOptional(),
            (workspace, number, digits, context) => workspace.AcceptAccount(number, digits, context)
        );

    public static SettingsAccountCommand Decline(WorkspaceStore workspaces) =>
        new(
            workspaces,
            new CommandSyntax(
                "account decline",
                "declines the account that somebody proposed for invoices"
            ).WithExamples("account decline 1", "account decline 1 \"our bank says otherwise\""),
            CommandArgument.Quoted("why").AsOptional(),
            (workspace, number, why, context) => workspace.DeclineAccount(number, why, context)
        );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var number = arguments.Get(Number).Value;
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => rule(workspace, number, arguments.GetOrDefault(second) ?? "", context),
            cancel
        );
        return outcome.Show(view => SellerAccountCards.Create(view, number) ?? PartyCards.SellerForm(view));
    }
}

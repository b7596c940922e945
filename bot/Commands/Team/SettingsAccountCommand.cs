using System.Globalization;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>The second pair of eyes on the seller's account: by its number, so that no other one is decided instead.</summary>
internal sealed class SettingsAccountCommand(
    WorkspaceStore workspaces,
    CommandSyntax syntax,
    Argument<string> second,
    Func<Workspace, int, string, DecisionContext, WorkspaceDecision> rule,
    Func<Workspace, int, DecisionContext, AccountCode, WorkspaceDecision>? ruleWithCode = null
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
            (workspace, number, digits, context) => workspace.AcceptAccount(number, digits, context),
            (workspace, number, context, code) => workspace.AcceptAccount(number, "", context, code)
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
        var (number, typed) = (arguments.Get(Number).Value, arguments.GetOrDefault(second) ?? "");
        var outcome = await ChangeAsync(turn, number, typed, cancel);
        return outcome.Show(view => SellerAccountCards.Create(view, number) ?? PartyCards.SellerForm(view));
    }

    /// <summary>
    /// Who decides alone needs a code from a mail, where a mail server is set. Whether that is so the project says first,
    /// so that nobody else can ask for codes or use up tries.
    /// </summary>
    private async Task<Outcome> ChangeAsync(Turn turn, int number, string typed, CancellationToken cancel)
    {
        var codes = workspaces.AccountCodes;
        if (ruleWithCode is null || !codes.CanMail)
            return await workspaces.ChangeAsync(turn, (w, context) => rule(w, number, typed, context), cancel);
        var isAlone = false;
        var first = await workspaces.ChangeAsync(
            turn,
            (w, context) =>
            {
                var asked = ruleWithCode(w, number, context, AccountCode.Missing);
                isAlone = asked.Refusal is Refusal.SellerAccountCode;
                return isAlone ? asked : rule(w, number, typed, context);
            },
            cancel
        );
        if (!isAlone || first is not Outcome.Rejected(Refusal.SellerAccountCode needed, _) || needed.To.Length == 0)
            return first;
        var workspace = turn.Conversation.Workspace;
        if (typed.Length == 0)
        {
            await codes.AskAsync(workspace, number, needed.To, cancel);
            return first;
        }
        var check = await codes.CheckAsync(workspace, number, typed.Trim(), cancel);
        return await workspaces.ChangeAsync(turn, (w, context) => ruleWithCode(w, number, context, check), cancel);
    }
}

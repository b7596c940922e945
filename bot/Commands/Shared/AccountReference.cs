using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// A project's key in place of an invoice: the money of the project that no invoice asks for. A key that may mean a
/// milestone as well is asked back.
/// </summary>
internal static class AccountReference
{
    /// <summary>Says that the key is meant, where a milestone has a name that begins with it.</summary>
    public static readonly Argument<Boxed<bool>> Account = CommandArgument.Flag("account");

    /// <summary>
    /// The key of another project than the one of this conversation, if it is typed in place of an invoice; "" for the
    /// project of this conversation.
    /// </summary>
    public static async Task<string> FindKeyAsync(
        ProjectReader reader,
        Turn turn,
        ParsedArguments arguments,
        CancellationToken cancel
    )
    {
        var typed = (arguments.Incomplete ?? arguments).GetOrDefault(CommandArgument.Invoice)?.Trim() ?? "";
        if (!CommandArgument.IsKey(typed))
            return "";
        var here = await reader.FindAsync(turn, "", cancel);
        if (here is not null && here.Project.FindInvoice(typed).No is not Refusal.InvoiceUnknown)
            return "";
        var key = typed.ToUpperInvariant();
        return await reader.FindAsync(turn, key, cancel) is null ? "" : key;
    }

    /// <summary>
    /// What the arguments mean in place of an invoice: the account of the project, or why not. A refusal that is null
    /// means the account.
    /// </summary>
    public static (bool IsAccount, Refusal? No) ReadAccount(
        this Project p,
        ParsedArguments arguments,
        Refusal? why,
        Turn turn
    ) =>
        why switch
        {
            Refusal.KeyIsNoInvoice { Candidate: null } => (true, null),
            Refusal.KeyIsNoInvoice when arguments.Has(Account) => (true, null),
            Refusal.KeyIsNoInvoice { Candidate: { } or } => (
                false,
                new Refusal.AccountOrInvoice(
                    p.Key,
                    or,
                    $"{turn.Text} account",
                    OutcomeReplies.SplitAround(turn.Text, arguments.Get(CommandArgument.Invoice)) is var (before, after)
                        ? $"{before}{or.UniqueText}{after}"
                        : ""
                )
            ),
            _ => (false, why),
        };
}

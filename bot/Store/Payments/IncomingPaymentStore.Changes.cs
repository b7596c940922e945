using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Payments;

// What a change of a project means for reported payments, in the transaction of that change.
public sealed partial class IncomingPaymentStore
{
    /// <summary>A parked payment waits for an invoice that the workspace does not have yet.</summary>
    public const string AnyInvoice = "*";

    /// <summary>A parked payment names invoices of several projects, and waits for other money in any of them.</summary>
    public const string AnyMoney = "**";

    /// <summary>
    /// Applies a project's change to the entries that its payments came from, in the same transaction: which of them
    /// wait again, and why.
    /// </summary>
    internal static async Task ApplyEventsAsync(
        DbConnection db,
        Project project,
        IReadOnlyList<ProjectEvent> events,
        bool isByProgram
    )
    {
        await LookAgainAsync(db, project, events);
        foreach (var what in events)
        {
            await SettleLineAsync(db, project, what, isByProgram);
            if (what is OnAccountReversed { Line: { } line } back)
                await CloseReturnAsync(db, project, back, line);
            var (source, why) = what switch
            {
                PaymentReversed { ReversesRefund: false } e
                    when !events.Any(x => x is BankReturnSettled s && s.Reversal == e.Payment) => (
                    project.InvoiceById(e.Invoice).Payments.First(p => p.Id == e.Reverses).Source,
                    $"P{e.Reverses} was reversed: {e.Reason}"
                ),
                // The bank's line that took it back is closed with it.
                OnAccountReversed { Line: not null } => ("", ""),
                OnAccountReversed { ReversesRefund: false } e => (
                    project.AccountEntries.Find(p => p.Id == e.Reverses)!.Source,
                    $"P{e.Reverses} was reversed: {e.Reason}"
                ),
                BankReturnRecorded e => (
                    e.Line,
                    e.Payment is { } id
                        ? $"it takes back P{id} on {project.InvoiceById(e.Invoice).IssueDetails!.Number}"
                        : $"it takes back money for {project.InvoiceById(e.Invoice).IssueDetails!.Number}"
                ),
                AnnouncementEnded { State: AnnouncedPaymentState.Stopped } e => (AnnouncedOf(project, e).Source, e.Why),
                AnnouncementEnded { State: AnnouncedPaymentState.Withdrawn } e => (
                    AnnouncedOf(project, e).Source,
                    $"A{e.Announced} was taken back: {e.Why}"
                ),
                _ => ("", ""),
            };
            if (source.Length > 0)
                await db.ExecuteAsync(
                    """
                    update receipts set state = 'parked', why = @why, waits_for = ''
                    where workspace = @workspace and line in @lines
                    """,
                    new
                    {
                        why,
                        workspace = project.Workspace,
                        lines = LinesOf(source),
                    }
                );
        }
    }

    /// <summary>
    /// The bank's line stands for the one of the payment on account, or for a typed payment; neither waits any more.
    /// </summary>
    private static Task<int> CloseReturnAsync(DbConnection db, Project project, OnAccountReversed back, string line)
    {
        var source = project.AccountEntries.Find(p => p.Id == back.Reverses)!.Source;
        return db.ExecuteAsync(
            """
            update receipts
            set why = @why, waits_for = '', stands_for = coalesce(
                (select max(o.line) from receipts o where o.workspace = @workspace and o.line in @lines), @typed)
            where workspace = @workspace and line = @line
            """,
            new
            {
                why = $"it took back P{back.Reverses}, money on account of {project.Key}",
                workspace = project.Workspace,
                lines = LinesOf(source),
                typed = $"/{project.Id}/P{back.Reverses}",
                line,
            }
        );
    }

    /// <summary>The entry of a payment: its own source, or the part before a '/'.</summary>
    private static List<string> LinesOf(string source) =>
        [.. source.Index().Where(c => c.Item == '/').Select(c => source[..c.Index]), source];

    private static AnnouncedPayment AnnouncedOf(Project project, AnnouncementEnded e) =>
        project.InvoiceById(e.Invoice).AnnouncedPayments.First(a => a.Id == e.Announced);

    /// <summary>
    /// A new invoice or project, or other money in this one, may be what a parked payment waits for: it is decided
    /// again.
    /// </summary>
    private static async Task LookAgainAsync(DbConnection db, Project project, IReadOnlyList<ProjectEvent> events)
    {
        var (isNew, isMoney) = (events.Any(e => e is ProjectCreated or InvoiceIssued), events.Any(ChangesOpenMoney));
        if (isNew || isMoney)
            await db.ExecuteAsync(
                """
                update receipts set state = 'new', waits_for = ''
                where workspace = @workspace and waits_for in @reasons and state = 'parked'
                """,
                new
                {
                    workspace = project.Workspace,
                    reasons = new[] { project.Id, AnyMoney, AnyInvoice }[..(isNew ? 3 : 2)],
                }
            );
    }

    private static bool ChangesOpenMoney(ProjectEvent what) =>
        what
            is PaymentRecorded
                or PaymentReversed
                or RefundRecorded
                or CreditIssued
                or InvoiceVoided
                or BankReturnRecorded
                or BankReturnSettled
                or AnnouncementEnded
                or IncomingPaymentDismissed
                or CreditApplied
                or ApplicationUndone
                or PaymentOnAccountRecorded
                or OnAccountReversed
                or CreditRefunded;

    /// <summary>
    /// A payment that was recorded or put aside is not decided by the program again; and a sum without a currency is
    /// now in that of its invoice.
    /// </summary>
    private static async Task SettleLineAsync(DbConnection db, Project project, ProjectEvent what, bool isByProgram)
    {
        var source = what switch
        {
            PaymentRecorded e => e.Source,
            PaymentAnnounced e => e.Source,
            PaymentOnAccountRecorded e => e.Source,
            IncomingPaymentDismissed e => e.Line,
            _ => "",
        };
        if (source.Length == 0)
            return;
        await db.ExecuteAsync(
            """
            update receipts set waits_for = '', state = case when state = 'new' and @isByPerson = 1 then 'parked' else state end
            where workspace = @workspace and line in @lines
            """,
            new
            {
                workspace = project.Workspace,
                lines = LinesOf(source),
                isByPerson = isByProgram ? 0 : 1,
            }
        );
        foreach (
            var (number, bare) in await db.QueryAsync<(long Number, string Bare)>(
                """
                select number, bare from receipts
                where workspace = @workspace and line in @lines and amount is null and bare <> ''
                """,
                new { workspace = project.Workspace, lines = LinesOf(source) }
            )
        )
            if (BareColumn.Read(bare)?.In(project.Currency) is { } sum)
                await db.ExecuteAsync(
                    """
                    update receipts set amount = @amount, currency = @currency
                    where workspace = @workspace and number = @number
                    """,
                    new
                    {
                        workspace = project.Workspace,
                        number,
                        amount = sum.Minor,
                        currency = sum.Currency.Code,
                    }
                );
    }
}

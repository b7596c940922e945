using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Client credit: money on account, its uses on invoices, and what is paid out of it.</summary>
internal static class ClientCreditEvents
{
    private static readonly ClientCreditEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of("on-account-recorded", Json.PaymentOnAccountRecorded, Recorded),
        EventDescriptor.Of("on-account-reversed", Json.OnAccountReversed, Reversed),
        EventDescriptor.Of(
            "on-account-announced",
            Json.OnAccountAnnounced,
            (e, context) =>
                CorrectionEvents.Announce(
                    context,
                    e.Announced,
                    null,
                    e.Amount,
                    true,
                    e.On,
                    e.Reference,
                    e.Source,
                    e.Charges
                ),
            tells: (_, _) => new(CardKind.ClientCredit)
        ),
        EventDescriptor.Of(
            "on-account-announcement-ended",
            Json.OnAccountAnnouncementEnded,
            (e, context) => CorrectionEvents.EndAnnouncement(context, e.Announced, e.State, e.Why),
            posts: (_, e) => e.State == AnnouncedPaymentState.Stopped ? new(CardKind.ClientCredit) : null
        ),
        EventDescriptor.Of(
            "on-account-taken-back",
            Json.OnAccountTakenBack,
            (e, context) => CorrectionEvents.TakeBack(context, e.Receipt, e.Line, null, e.Payment, e.Amount, e.On),
            posts: (_, _) => new(CardKind.ClientCredit)
        ),
        EventDescriptor.Of("client-credit-refunded", Json.CreditRefunded, Refunded),
        EventDescriptor.Of(
            "client-credit-applied",
            Json.CreditApplied,
            Applied,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "client-credit-taken-off",
            Json.ApplicationUndone,
            Undone,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
    ];

    private static SqlStatement Recorded(PaymentOnAccountRecorded e, WriteContext context) =>
        new(
            """
            insert into payments (project, id, workspace, amount, surplus, paid_on, reference, source,
                charges, signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @amount, @amount, @paidOn, @reference, @source, @charges, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                id = e.Payment,
                workspace = context.Workspace,
                amount = e.Amount.Minor,
                paidOn = Iso(e.On),
                reference = e.Reference,
                source = e.Source,
                charges = e.Charges?.Minor,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Reversed(OnAccountReversed e, WriteContext context) =>
        CorrectionEvents.Entry(
            context,
            "reversal",
            e.Payment,
            null,
            e.Amount,
            e.Parts.Sum(e.Amount.Currency),
            e.On,
            e.Reason,
            e.Reverses,
            e.ReversesRefund,
            e.Parts
        );

    private static SqlStatement Refunded(CreditRefunded e, WriteContext context) =>
        CorrectionEvents.Entry(
            context,
            "refund",
            e.Payment,
            null,
            e.Amount,
            e.Amount,
            e.On,
            e.Reason,
            null,
            false,
            e.Parts
        );

    private static SqlStatement Applied(CreditApplied e, WriteContext context) =>
        new(
            """
            insert into credit_applications (project, id, workspace, invoice, amount, parts, applied_on,
                signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @invoice, @amount, @parts, @on, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                id = e.Application,
                workspace = context.Workspace,
                invoice = e.Invoice,
                amount = e.Amount.Minor,
                parts = Parts(e.Parts),
                on = Iso(e.On),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Undone(ApplicationUndone e, WriteContext context) =>
        new(
            "update credit_applications set undone = trim(undone || ' ' || @parts) where project = @project and id = @id",
            new
            {
                project = context.Project,
                id = e.Application,
                parts = Parts(e.Parts),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(PaymentOnAccountRecorded))]
[JsonSerializable(typeof(OnAccountAnnounced))]
[JsonSerializable(typeof(OnAccountAnnouncementEnded))]
[JsonSerializable(typeof(OnAccountReversed))]
[JsonSerializable(typeof(OnAccountTakenBack))]
[JsonSerializable(typeof(CreditRefunded))]
[JsonSerializable(typeof(CreditApplied))]
[JsonSerializable(typeof(ApplicationUndone))]
internal sealed partial class ClientCreditEventJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>What is settled of an invoice without money, and the rules for it.</summary>
internal static class SettlementEvents
{
    private static readonly SettlementEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "invoice-settled",
            Json.InvoiceSettled,
            Settled,
            posts: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "settlement-reversed",
            Json.SettlementReversed,
            Reversed,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of("bad-debt-recovered", Json.BadDebtRecovered, Recovered),
        EventDescriptor.Of("recovery-undone", Json.RecoveryUndone, RecoveryUndone),
        EventDescriptor.Of(
            "settlement-rules-changed",
            Json.SettlementRulesChanged,
            RulesChanged,
            redrawsEveryCard: true
        ),
    ];

    private static SqlStatement Settled(InvoiceSettled e, WriteContext context) =>
        new(
            $"""
            insert into settlements (project, id, invoice, kind, amount, shares, settled_on, reason,
                rests_on_payments, signed_by, signed_at, signed_solo, mark)
            values (@project, @id, @invoice, @kind, @amount, @shares, @on, @reason, @rests, @by, @at, @solo, {Mark})
            """,
            new
            {
                project = context.Project,
                id = e.Settlement,
                invoice = e.Invoice,
                kind = EnumText<SettlementKind>.ToText(e.Kind),
                amount = e.Amount.Minor,
                shares = JsonSerializer.Serialize(e.Shares, StoreJson.Default.IReadOnlyListTaxShare),
                on = Iso(e.On),
                reason = e.Reason,
                rests = Bit(e.RestsOnPayments),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Reversed(SettlementReversed e, WriteContext context) =>
        new(
            """
            update settlements
            set reversed_reason = @reason, reversed_by = @by, reversed_at = @at, reversed_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Settlement,
                reason = e.Reason,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Recovered(BadDebtRecovered e, WriteContext context) =>
        new(
            "update settlements set recovered = recovered + @amount where project = @project and id = @id",
            new
            {
                project = context.Project,
                id = e.Settlement,
                amount = e.Amount.Minor,
            }
        );

    private static SqlStatement RecoveryUndone(RecoveryUndone e, WriteContext context) =>
        new(
            "update settlements set recovered = recovered - @amount where project = @project and id = @id",
            new
            {
                project = context.Project,
                id = e.Settlement,
                amount = e.Amount.Minor,
            }
        );

    private static SqlStatement RulesChanged(SettlementRulesChanged e, WriteContext context) =>
        new(
            $"""
            update projects
            set settle_limit = @limit, small_difference = @difference, settle_by = @by, settle_at = @at,
                settle_solo = @solo, settle_mark = {Mark}
            where id = @project
            """,
            new
            {
                project = context.Project,
                limit = e.Limit.Minor,
                difference = e.SmallDifference.Minor,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(InvoiceSettled))]
[JsonSerializable(typeof(SettlementReversed))]
[JsonSerializable(typeof(BadDebtRecovered))]
[JsonSerializable(typeof(RecoveryUndone))]
[JsonSerializable(typeof(SettlementRulesChanged))]
internal sealed partial class SettlementEventJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Invoices and their payments.</summary>
internal static class BillingEvents
{
    private static readonly BillingEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "invoice-drafted",
            Json.InvoiceDrafted,
            Drafted,
            tells: (_, e) => new(CardKind.InvoiceDraft, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of("invoice-recalculated", Json.InvoiceRecalculated, Recalculated),
        EventDescriptor.Of("invoice-discarded", Json.InvoiceDiscarded, Discarded),
        EventDescriptor.Of(
            "invoice-issued",
            Json.InvoiceIssued,
            Issued,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "payment-recorded",
            Json.PaymentRecorded,
            Paid,
            posts: (_, e) => new(CardKind.PaymentReceived, e.Milestone, e.Payment)
        ),
    ];

    private static SqlStatement Drafted(InvoiceDrafted e, WriteContext context) =>
        new(
            """
            insert into invoices (project, id, workspace, milestone, net, rate, vat, due_days, discount, completed_on,
                note, drafted_by, drafted_at, drafted_solo, state, claim,
                completion)
            values (@project, @id, @workspace, @milestone, @net, @rate, @vat, @dueDays, @discount, @completed, @note, @by,
                @at, @solo, 'draft', @claim, @completion)
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                workspace = context.Workspace,
                milestone = e.Milestone,
                net = e.Net.Minor,
                rate = e.Rate.Units,
                vat = e.Vat.Minor,
                dueDays = e.DueDays,
                discount = Discount(e.Discount),
                completed = Iso(e.CompletedOn),
                note = e.Note,
                claim = Text(e.Claim),
                completion = e.Completion is { } said
                    ? JsonSerializer.Serialize(said, StoreJson.Default.InvoiceCompletion)
                    : null,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Recalculated(InvoiceRecalculated e, WriteContext context) =>
        new(
            """
            update invoices set net = @net, rate = @rate, vat = @vat, claim = @claim
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                net = e.Net.Minor,
                rate = e.Rate.Units,
                vat = e.Vat.Minor,
                claim = Text(e.Claim),
            }
        );

    private static string? Text(InvoiceClaim? claim) =>
        claim is null ? null : JsonSerializer.Serialize(claim, StoreJson.Default.InvoiceClaim);

    private static SqlStatement Discarded(InvoiceDiscarded e, WriteContext context) =>
        new(
            """
            update invoices
            set state = 'discarded', ended_by = @by, ended_at = @at, ended_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Issued(InvoiceIssued e, WriteContext context) =>
        new(
            """
            update invoices
            set state = 'issued', number = @number, issued_on = @issued, due_on = @due,
                seller_name = @sellerName, seller_address = @sellerAddress, seller_vat_id = @sellerVat,
                buyer_name = @buyerName, buyer_address = @buyerAddress, buyer_vat_id = @buyerVat, is_sample = @sample,
                seller_details = @sellerDetails, buyer_details = @buyerDetails,
                issued_by = @by, issued_at = @at, issued_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                number = e.Number,
                issued = Iso(e.On),
                due = Iso(e.Due),
                sellerName = e.Seller.Name,
                sellerAddress = e.Seller.Address,
                sellerVat = e.Seller.VatId,
                buyerName = e.Buyer.Name,
                buyerAddress = e.Buyer.Address,
                buyerVat = e.Buyer.VatId,
                sellerDetails = StatementValues.Details(e.SellerDetails),
                buyerDetails = StatementValues.Details(e.BuyerDetails),
                sample = Bit(e.IsSample),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Paid(PaymentRecorded e, WriteContext context) =>
        new(
            """
            insert into payments (project, id, workspace, invoice, amount, surplus, interest, paid_on, reference, source,
                charges, signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @invoice, @amount, @surplus, @interest, @paidOn, @reference, @source,
                @charges, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                id = e.Payment,
                workspace = context.Workspace,
                invoice = e.Invoice,
                amount = e.Amount.Minor,
                surplus = e.Surplus.Minor,
                interest = e.Interest?.Minor ?? 0,
                paidOn = Iso(e.On),
                reference = e.Reference,
                source = e.Source,
                charges = e.Charges?.Minor,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(InvoiceDrafted))]
[JsonSerializable(typeof(InvoiceRecalculated))]
[JsonSerializable(typeof(InvoiceDiscarded))]
[JsonSerializable(typeof(InvoiceIssued))]
[JsonSerializable(typeof(PaymentRecorded))]
internal sealed partial class BillingEventJson : JsonSerializerContext;

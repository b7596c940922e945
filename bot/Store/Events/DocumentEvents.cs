using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>What was made for the client and is kept.</summary>
internal static class DocumentEvents
{
    private static readonly DocumentEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of("document-stored", Json.DocumentStored, Stored),
        EventDescriptor.Of("client-mail-requested", Json.ClientMailRequested, Mailed, tells: (_, e) => CardOf(e)),
        EventDescriptor.Of("client-receipts-changed", Json.ClientReceiptsChanged, ReceiptsChanged),
        EventDescriptor.Of("client-mail-sent", Json.ClientMailSent, Mailed),
        EventDescriptor.Of("client-mail-refused", Json.ClientMailRefused, Mailed, posts: (_, e) => CardOf(e)),
    ];

    private static SqlStatement ReceiptsChanged(ClientReceiptsChanged e, WriteContext context) =>
        new(
            "update projects set client_receipts = @on where id = @project",
            new { project = context.Project, on = Bit(e.IsOn) }
        );

    /// <summary>What the place of the project sees of it: what it is about, with what became of the mail.</summary>
    private static EventCard? CardOf(ClientMailEvent e)
    {
        if (e.Milestone is not { } milestone)
            return new(e.Kind == ClientMailKind.Terms ? CardKind.Terms : CardKind.Project);
        if (e.Invoice is { } invoice)
            return new(CardKind.Invoice, milestone, invoice);
        return new(e.Kind == ClientMailKind.Delivery ? CardKind.StageSubmitted : CardKind.Gate, milestone);
    }

    private static SqlStatement Mailed(ClientMailEvent e, WriteContext context)
    {
        var isCopy = e.IsForCopies ?? false;
        var (row, column) = e switch
        {
            { Invoice: not null } when isCopy => ("invoices", "copy_mail"),
            { Invoice: not null, Kind: ClientMailKind.Invoice or ClientMailKind.CreditNote } => ("invoices", "mail"),
            { Invoice: not null } => ("invoices", "notice_mail"),
            _ when isCopy => ("projects", "copy_mail"),
            { Milestone: not null } => ("milestones", "mail"),
            { Kind: ClientMailKind.Terms } => ("projects", "terms_mail"),
            _ => ("projects", "mail"),
        };
        var which = row == "projects" ? "id = @project" : "project = @project and id = @item";
        var mail = ClientMail.After(e, context.Signed);
        string set;
        if (!isCopy || mail.Fault is not null)
            set = "@mail";
        else
            set = mail.IsWaiting
                ? "null"
                : $"case when json_extract({column}, '$.to') = @to then null else {column} end";
        return new(
            $"update {row} set {column} = {set} where {which}",
            new
            {
                project = context.Project,
                item = e.Invoice ?? (isCopy ? null : e.Milestone),
                mail = JsonSerializer.Serialize(mail, StoreJson.Default.ClientMail),
                to = mail.To,
            }
        );
    }

    private static SqlStatement Stored(DocumentStored e, WriteContext context) =>
        new(
            """
            insert into documents (project, invoice, credit_note, form, sha256, length, stored_at)
            values (@project, @invoice, @note, @form, @sha256, @length, @at)
            """,
            new
            {
                project = context.Project,
                invoice = e.Invoice,
                note = e.CreditNote ?? 0,
                form = EnumText<DocumentForm>.ToText(e.Form),
                sha256 = e.Sha256,
                length = e.Length,
                at = At(context),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(DocumentStored))]
[JsonSerializable(typeof(ClientMailRequested))]
[JsonSerializable(typeof(ClientMailSent))]
[JsonSerializable(typeof(ClientMailRefused))]
[JsonSerializable(typeof(ClientReceiptsChanged))]
internal sealed partial class DocumentEventJson : JsonSerializerContext;

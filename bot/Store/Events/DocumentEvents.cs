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
        EventDescriptor.Of(
            "client-mail-requested",
            Json.ClientMailRequested,
            (e, context) => Mailed(e, context, new(e.Kind, e.CreditNote, true, "", null, "", context.Signed.At)),
            tells: (_, e) => CardOf(e)
        ),
        EventDescriptor.Of(
            "client-mail-sent",
            Json.ClientMailSent,
            (e, context) => Mailed(e, context, new(e.Kind, e.CreditNote, false, e.To, null, "", context.Signed.At))
        ),
        EventDescriptor.Of(
            "client-mail-refused",
            Json.ClientMailRefused,
            (e, context) =>
                Mailed(e, context, new(e.Kind, e.CreditNote, false, e.To, e.Fault, e.Why, context.Signed.At)),
            posts: (_, e) => CardOf(e)
        ),
    ];

    /// <summary>What the place of the project sees of it: the invoice or the terms, with what became of the mail.</summary>
    private static EventCard? CardOf(ClientMailEvent e) =>
        (e.Kind, e.Milestone) switch
        {
            (ClientMailKind.Pause, { } milestone) => new(CardKind.Gate, milestone),
            (_, { } milestone) => new(CardKind.Invoice, milestone, e.Invoice),
            _ => new(CardKind.Terms),
        };

    private static SqlStatement Mailed(ClientMailEvent e, WriteContext context, ClientMail mail) =>
        new(
            (e.Kind, e.Invoice) switch
            {
                (ClientMailKind.Pause, _) =>
                    "update milestones set pause_mail = @mail where project = @project and id = @milestone",
                (ClientMailKind.Reminder, _) =>
                    "update invoices set reminder_mail = @mail where project = @project and id = @invoice",
                (ClientMailKind.FormalReminder, _) =>
                    "update invoices set formal_mail = @mail where project = @project and id = @invoice",
                (_, null) => "update projects set terms_mail = @mail where id = @project",
                _ => "update invoices set mail = @mail where project = @project and id = @invoice",
            },
            new
            {
                project = context.Project,
                invoice = e.Invoice,
                milestone = e.Milestone,
                mail = JsonSerializer.Serialize(mail, StoreJson.Default.ClientMail),
            }
        );

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
internal sealed partial class DocumentEventJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>What was made for the client and is kept.</summary>
internal static class DocumentEvents
{
    private static readonly DocumentEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [EventDescriptor.Of("document-stored", Json.DocumentStored, Stored)];

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
internal sealed partial class DocumentEventJson : JsonSerializerContext;

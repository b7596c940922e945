using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>
/// The project itself: paused, cancelled, its settings and its client, and what waits for the client or for an
/// approver.
/// </summary>
internal static class LifecycleEvents
{
    private static readonly LifecycleEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "project-held",
            Json.ProjectHeld,
            Held,
            tells: (_, _) => new(CardKind.Pause),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of(
            "project-resumed",
            Json.ProjectResumed,
            (_, context) => Resumed(context),
            tells: (_, _) => new(CardKind.Pause),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of(
            "project-cancelled",
            Json.ProjectCancelled,
            Cancelled,
            tells: (_, _) => new(CardKind.Project),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of(
            "project-ended",
            Json.ProjectEnded,
            Ended,
            tells: (_, _) => new(CardKind.Project),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of(
            "project-continued",
            Json.ProjectContinued,
            (_, context) => Continued(context),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of("settings-changed", Json.SettingsChanged, ProjectRow.UpdateSettings, redrawsEveryCard: true),
        EventDescriptor.Of(
            "client-changed",
            Json.ClientChanged,
            Changed,
            tells: (_, e) => e.FormerContact is null ? null : new(CardKind.ContactChanged),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of("client-link-made", Json.ClientLinkMade, Linked),
        EventDescriptor.Of("client-links-revoked", Json.ClientLinksRevoked, Revoked),
        EventDescriptor.Of("terms-amended", Json.TermsAmended, Amended, tells: (_, _) => new(CardKind.Amendment)),
        EventDescriptor.Of(
            "amendment-withdrawn",
            Json.AmendmentWithdrawn,
            (_, context) => Withdrawn(context),
            tells: (_, _) => new(CardKind.Amendment)
        ),
        EventDescriptor.Of(
            "request-made",
            Json.RequestMade,
            Asked,
            tells: (_, e) => new(CardKind.ApprovalRequest, e.Milestone, e.Request)
        ),
        EventDescriptor.Of(
            "request-decided",
            Json.RequestDecided,
            Decided,
            tells: (_, e) => new(CardKind.ApprovalRequest, e.Milestone, e.Request)
        ),
    ];

    private static SqlStatement Held(ProjectHeld e, WriteContext context) =>
        new(
            "update projects set held_reason = @reason, held_by = @by, held_at = @at, held_solo = @solo where id = @project",
            new
            {
                project = context.Project,
                reason = e.Reason,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Resumed(WriteContext context) =>
        new(
            "update projects set held_reason = null, held_by = null, held_at = null, held_solo = null where id = @project",
            new { project = context.Project }
        );

    private static SqlStatement Cancelled(ProjectCancelled e, WriteContext context) =>
        new(
            """
            update projects set cancelled_reason = @reason, cancelled_by = @by, cancelled_at = @at, cancelled_solo = @solo,
            held_reason = null, held_by = null, held_at = null, held_solo = null where id = @project
            """,
            new
            {
                project = context.Project,
                reason = e.Reason,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Ended(ProjectEnded e, WriteContext context) =>
        new(
            """
            update projects set ended_reason = @reason, ended_fee = @fee, ended_by = @by, ended_at = @at, ended_solo = @solo,
            fees = trim(fees || ' ' || coalesce(@fee, '')),
            held_reason = null, held_by = null, held_at = null, held_solo = null where id = @project
            """,
            new
            {
                project = context.Project,
                reason = e.Reason,
                fee = e.Fee,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Continued(WriteContext context) =>
        new(
            """
            update projects set ended_reason = null, ended_fee = null, ended_by = null, ended_at = null, ended_solo = null
            where id = @project
            """,
            new { project = context.Project }
        );

    private static SqlStatement Changed(ClientChanged e, WriteContext context) =>
        new(
            """
            update projects
            set client = @name, contact = @contact, client_address = @address, client_vat_id = @vatId,
                client_details = case when @keepsDetails = 1 then client_details else @details end,
                former_contact = coalesce(@former, former_contact)
            where id = @project
            """,
            new
            {
                project = context.Project,
                name = e.Name,
                contact = e.Contact,
                address = e.Address,
                vatId = e.VatId,
                keepsDetails = Bit(e.Details is null),
                details = StatementValues.Details(e.Details),
                former = e.FormerContact,
            }
        );

    private static SqlStatement Linked(ClientLinkMade e, WriteContext context) =>
        new(
            """
            insert into client_links (project, id, token_hash, contact, mailed, mail, account, by_code, expires_at, made_by,
                made_at, made_solo)
            values (@project, @id, @hash, @contact, @mailed, @mail, @account, @byCode, @expires, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                id = e.Link,
                hash = e.TokenHash,
                contact = e.Contact,
                mailed = Bit(e.IsMailed ?? false),
                mail = e.Mail,
                account = e.Account ?? "",
                byCode = Bit(e.IsByCode ?? false),
                expires = e.Expires.ToUnixTimeMilliseconds(),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Revoked(ClientLinksRevoked e, WriteContext context) =>
        new(
            """
            update client_links
            set revoked_by = @by, revoked_at = @at, revoked_solo = @solo
            where project = @project and revoked_by is null and expires_at > @at and (@mail is null or mail = @mail)
            """,
            new
            {
                project = context.Project,
                mail = e.Mail,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Amended(TermsAmended e, WriteContext context) =>
        new(
            """
            update projects
            set amend_version = @version, amend_changes = @changes, amend_total = @total, amend_end = @end,
                amend_by = @by, amend_at = @at, amend_solo = @solo, amend_seq = @seq
            where id = @project
            """,
            new
            {
                project = context.Project,
                version = e.Version,
                changes = JsonSerializer.Serialize(e.Changes, StoreJson.Default.IReadOnlyListTermsChange),
                total = e.Total?.Minor,
                end = e.End is null ? null : JsonSerializer.Serialize(e.End, StoreJson.Default.ProjectEnd),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
                seq = context.Sequence,
            }
        );

    private static SqlStatement Withdrawn(WriteContext context) =>
        new(
            """
            update projects
            set amend_version = null, amend_changes = null, amend_total = null, amend_end = null,
                amend_by = null, amend_at = null, amend_solo = null, amend_seq = @seq
            where id = @project
            """,
            new { project = context.Project, seq = context.Sequence }
        );

    private static SqlStatement Asked(RequestMade e, WriteContext context) =>
        new(
            """
            insert into requests (project, id, kind, milestone, invoice, amount, reason, settles, asked_by, asked_at,
                asked_solo, state, vat, of_milestone)
            values (@project, @id, @kind, @milestone, @invoice, @amount, @reason, @settles, @by, @at, @solo, 'open', @vat, @of)
            """,
            new
            {
                project = context.Project,
                id = e.Request,
                kind = EnumText<RequestKind>.ToText(e.Kind),
                milestone = e.Milestone,
                invoice = e.Invoice,
                amount = e.Amount?.Minor,
                reason = e.Reason,
                settles = e.Settles is { } kind ? EnumText<SettlementKind>.ToText(kind) : null,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
                vat = Text(e.Vat),
                of = e.Of,
            }
        );

    private static SqlStatement Decided(RequestDecided e, WriteContext context) =>
        new(
            """
            update requests
            set state = @state, why = @why, decided_by = @by, decided_at = @at, decided_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Request,
                state = EnumText<RequestState>.ToText(e.IsApproved ? RequestState.Approved : RequestState.Declined),
                why = e.Why,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(ProjectHeld))]
[JsonSerializable(typeof(ProjectResumed))]
[JsonSerializable(typeof(ProjectCancelled))]
[JsonSerializable(typeof(ProjectEnded))]
[JsonSerializable(typeof(ProjectContinued))]
[JsonSerializable(typeof(SettingsChanged))]
[JsonSerializable(typeof(ClientChanged))]
[JsonSerializable(typeof(ClientLinkMade))]
[JsonSerializable(typeof(ClientLinksRevoked))]
[JsonSerializable(typeof(TermsAmended))]
[JsonSerializable(typeof(AmendmentWithdrawn))]
[JsonSerializable(typeof(RequestMade))]
[JsonSerializable(typeof(RequestDecided))]
internal sealed partial class LifecycleEventJson : JsonSerializerContext;

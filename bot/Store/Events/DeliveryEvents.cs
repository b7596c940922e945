using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Conversations;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>The progress of a milestone from start to written completion.</summary>
internal static class DeliveryEvents
{
    private static readonly DeliveryEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "stage-started",
            Json.StageStarted,
            Started,
            tells: (_, e) => new(CardKind.StageStarted, e.Milestone)
        ),
        EventDescriptor.Of(
            "stage-submitted",
            Json.StageSubmitted,
            Submitted,
            tells: (_, e) => new(CardKind.StageSubmitted, e.Milestone)
        ),
        EventDescriptor.Of(
            "changes-requested",
            Json.ChangesRequested,
            Requested,
            tells: (_, e) => new(CardKind.StageStarted, e.Milestone)
        ),
        EventDescriptor.Of(
            "evidence-attached",
            Json.EvidenceAttached,
            Attached,
            tells: (_, e) => new(CardKind.StageEvidence, e.Milestone)
        ),
        EventDescriptor.Of("evidence-edited", Json.EvidenceEdited, Edited),
        EventDescriptor.Of(
            "stage-confirmed",
            Json.StageConfirmed,
            Confirmed,
            // The clock confirms only by silence.
            posts: (_, e) => e.Silence is null ? null : new(CardKind.StageConfirmed, e.Milestone),
            tells: (_, e) => new(CardKind.StageConfirmed, e.Milestone)
        ),
        EventDescriptor.Of(
            "gate-overridden",
            Json.GateOverridden,
            Overridden,
            tells: (_, e) => new(CardKind.Gate, e.Milestone)
        ),
        EventDescriptor.Of(
            "stage-reopened",
            Json.StageReopened,
            Reopened,
            tells: (_, e) => new(CardKind.StageStarted, e.Milestone)
        ),
        EventDescriptor.Of(
            "confirmation-undone",
            Json.ConfirmationUndone,
            Undone,
            tells: (_, e) => new(CardKind.StageStarted, e.Milestone)
        ),
    ];

    private static SqlStatement Started(StageStarted e, WriteContext context) =>
        new(
            """
            update milestones
            set stage = 'started', started_by = @by, started_at = @at, started_solo = @solo
            where project = @project and id = @id
            """,
            Signed(e, context)
        );

    private static SqlStatement Submitted(StageSubmitted e, WriteContext context) =>
        new(
            $"""
            update milestones
            set stage = 'submitted', deliverable = @deliverable, url = @url, missing = '',
                submitted_by = @by, submitted_at = @at, submitted_solo = @solo,
                evidence_client = null, evidence_ref = null, evidence_by = null, evidence_at = null, evidence_solo = null,
                evidence_message = null, evidence_source = null, evidence_edited = null,
                {ClockEvents.ForgetSilence}
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                deliverable = e.Deliverable,
                url = e.Url,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Requested(ChangesRequested e, WriteContext context) =>
        new(
            $"""
            update milestones
            set stage = 'changes-requested', missing = @missing,
                changes_by = @by, changes_at = @at, changes_solo = @solo,
                evidence_client = null, evidence_ref = null, evidence_by = null, evidence_at = null, evidence_solo = null,
                evidence_message = null, evidence_source = null, evidence_edited = null,
                {ClockEvents.ForgetSilence}
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                missing = e.Missing,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Attached(EvidenceAttached e, WriteContext context) =>
        new(
            """
            update milestones
            set evidence_client = @client, evidence_ref = @reference,
                evidence_by = @by, evidence_at = @at, evidence_solo = @solo,
                evidence_message = @message, evidence_source = @source, evidence_edited = null
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                client = e.ClientName,
                reference = e.Reference,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
                message = e.Message is null ? null : EvidenceMessageStore.Serialize(e.Message),
                source = e.Message is null ? null : EvidenceMessageStore.KeyOf(e.Message.Place, e.Message.Id),
            }
        );

    private static SqlStatement Edited(EvidenceEdited e, WriteContext context) =>
        new(
            "update milestones set evidence_edited = @on where project = @project and id = @id",
            new
            {
                project = context.Project,
                id = e.Milestone,
                on = e.On.ToUnixTimeMilliseconds(),
            }
        );

    private static SqlStatement Confirmed(StageConfirmed e, WriteContext context) =>
        new(
            """
            update milestones
            set stage = 'confirmed', confirmed_name = @name, confirmed_ref = @reference, confirmed_held = @held,
                confirmed_by = @by, confirmed_at = @at, confirmed_solo = @solo, confirmed_silence = @silence
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                name = e.ConfirmedBy,
                reference = e.Reference,
                held = Bit(e.HeldByTeam),
                silence = e.Silence is null
                    ? null
                    : JsonSerializer.Serialize(e.Silence, StoreJson.Default.SilenceProof),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Overridden(GateOverridden e, WriteContext context) =>
        new(
            """
            update milestones
            set override_reason = @reason, override_by = @by, override_at = @at, override_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                reason = e.Reason,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Reopened(StageReopened e, WriteContext context) =>
        new(
            $"""
            update milestones
            set stage = 'started',
                reopened_behind = coalesce(
                    (select max(i.id) from invoices i where i.project = @project and i.milestone = @id), 0),
                confirmed_name = null, confirmed_ref = null, confirmed_held = null,
                confirmed_by = null, confirmed_at = null, confirmed_solo = null, confirmed_silence = null,
                evidence_client = null, evidence_ref = null, evidence_by = null, evidence_at = null, evidence_solo = null,
                evidence_message = null, evidence_source = null, evidence_edited = null,
                {ClockEvents.ForgetSilence}
            where project = @project and id = @id
            """,
            new { project = context.Project, id = e.Milestone }
        );

    private const string AttachedInTheAct = "evidence_by = confirmed_by and evidence_at = confirmed_at";

    /// <summary>
    /// Evidence that was attached by the confirmation itself is removed with it; evidence that waited for the
    /// confirmation waits again.
    /// </summary>
    private static SqlStatement Undone(ConfirmationUndone e, WriteContext context) =>
        new(
            $"""
            update milestones
            set stage = case when submitted_by is not null then 'submitted'
                    when started_by is not null then 'started' else 'planned' end,
                confirmed_name = null, confirmed_ref = null, confirmed_held = null,
                confirmed_by = null, confirmed_at = null, confirmed_solo = null, confirmed_silence = null,
                evidence_client = case when {AttachedInTheAct} then null else evidence_client end,
                evidence_ref = case when {AttachedInTheAct} then null else evidence_ref end,
                evidence_by = case when {AttachedInTheAct} then null else evidence_by end,
                evidence_at = case when {AttachedInTheAct} then null else evidence_at end,
                evidence_solo = case when {AttachedInTheAct} then null else evidence_solo end,
                evidence_message = case when {AttachedInTheAct} then null else evidence_message end,
                evidence_source = case when {AttachedInTheAct} then null else evidence_source end,
                evidence_edited = case when {AttachedInTheAct} then null else evidence_edited end,
                silence_first = null, silence_asked = 0, silence_second = null,
                silence_stop = 'confirmation-undone', silence_stopped_at = @at
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                at = At(context),
            }
        );

    private static object Signed(MilestoneEvent e, WriteContext context) =>
        new
        {
            project = context.Project,
            id = e.Milestone,
            by = context.Signed.By,
            at = At(context),
            solo = Bit(context.Signed.Solo),
        };
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(StageStarted))]
[JsonSerializable(typeof(StageSubmitted))]
[JsonSerializable(typeof(ChangesRequested))]
[JsonSerializable(typeof(EvidenceAttached))]
[JsonSerializable(typeof(EvidenceEdited))]
[JsonSerializable(typeof(StageConfirmed))]
[JsonSerializable(typeof(GateOverridden))]
[JsonSerializable(typeof(StageReopened))]
[JsonSerializable(typeof(ConfirmationUndone))]
internal sealed partial class DeliveryEventJson : JsonSerializerContext;

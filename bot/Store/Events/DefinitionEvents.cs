using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>
/// The schedule and its terms. Each change of the schedule records its journal entry, which invalidates terms sent to
/// the client before.
/// </summary>
internal static class DefinitionEvents
{
    private static readonly DefinitionEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of("milestone-added", Json.MilestoneAdded, Added),
        EventDescriptor.Of("milestone-changed", Json.MilestoneChanged, Changed),
        EventDescriptor.Of("milestone-moved", Json.MilestoneMoved, Moved),
        EventDescriptor.Of("milestone-dropped", Json.MilestoneDropped, Dropped),
        EventDescriptor.Of("milestone-vat-changed", Json.MilestoneVatChanged, VatChanged),
        EventDescriptor.Of("project-vat-changed", Json.ProjectVatChanged, VatChanged, redrawsEveryCard: true),
        EventDescriptor.Of(
            "terms-sent",
            Json.TermsSent,
            (_, context) => Sent(context),
            tells: (_, _) => new(CardKind.Terms)
        ),
        EventDescriptor.Of(
            "terms-agreed",
            Json.TermsAgreed,
            Agreed,
            tells: (_, _) => new(CardKind.Terms),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of("contract-changed", Json.ContractChanged, Totalled, redrawsEveryCard: true),
    ];

    /// <summary>A milestone is added at the end, so no other milestone moves.</summary>
    private static SqlStatement Added(MilestoneAdded e, WriteContext context)
    {
        var (kind, amount) = ToColumns(e.Amount);
        return new(
            """
            insert into milestones (project, id, position, name, name_key, amount_kind, amount, starts, expected,
                due_days, discount, silence_days, criterion, note, stage, missing, terms_seq, revision, kind, vat)
            values (@project, @id, @position, @name, @nameKey, @kind, @amount, @starts, @expected, @dueDays, @discount,
                @silence, @criterion, @note, 'planned', '', @seq, 0, @sort, @vat)
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                position = e.Position,
                name = e.Name,
                nameKey = MilestoneName.ToComparisonKey(e.Name),
                kind,
                amount,
                starts = Iso(e.Starts),
                expected = Iso(e.Expected),
                dueDays = e.DueDays,
                discount = Discount(e.Discount),
                silence = e.SilenceDays,
                criterion = Word(e.Criterion),
                note = e.Note,
                seq = context.Sequence,
                sort = EnumText<MilestoneKind>.ToText(e.Kind),
                vat = Text(e.Vat),
            }
        );
    }

    private static SqlStatement Changed(MilestoneChanged e, WriteContext context)
    {
        var (kind, amount) = ToColumns(e.Amount);
        return new(
            """
            update milestones
            set name = @name, name_key = @nameKey, amount_kind = @kind, amount = @amount,
                starts = @starts, expected = @expected, due_days = @dueDays,
                discount = @discount, silence_days = @silence, criterion = @criterion,
                note = coalesce(@note, note), terms_seq = @seq, kind = @sort,
                vat = coalesce(@vat, vat)
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                name = e.Name,
                nameKey = MilestoneName.ToComparisonKey(e.Name),
                kind,
                amount,
                starts = Iso(e.Starts),
                expected = Iso(e.Expected),
                dueDays = e.DueDays,
                discount = Discount(e.Discount),
                silence = e.SilenceDays,
                criterion = Word(e.Criterion),
                note = e.Note,
                seq = context.Sequence,
                sort = EnumText<MilestoneKind>.ToText(e.Kind),
                vat = Text(e.Vat),
            }
        );
    }

    private static SqlStatement VatChanged(MilestoneVatChanged e, WriteContext context) =>
        new(
            """
            update milestones
            set vat = @vat, vat_agreed = @agreed, vat_reason = @reason, vat_by = @by, vat_at = @at, vat_solo = @solo,
                terms_seq = case when exists (select 1 from projects where id = @project and agreed_version is null)
                    then @seq else terms_seq end
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                vat = Text(e.Vat),
                agreed = Text(e.Agreed),
                reason = e.Agreed is null ? null : e.Reason,
                by = e.Agreed is null ? null : context.Signed.By,
                at = e.Agreed is null ? (long?)null : At(context),
                solo = e.Agreed is null ? (long?)null : Bit(context.Signed.Solo),
                seq = context.Sequence,
            }
        );

    private static SqlStatement VatChanged(ProjectVatChanged e, WriteContext context) =>
        new(
            """
            update projects
            set vat = @rate, treatment = @treatment,
                amend_seq = case when agreed_version is null then @seq else amend_seq end
            where id = @project
            """,
            new
            {
                project = context.Project,
                rate = e.Vat.Rate.Units,
                treatment = Text(e.Vat),
                seq = context.Sequence,
            }
        );

    private static SqlStatement Moved(MilestoneMoved e, WriteContext context) =>
        new(
            """
            update milestones set position = case when id = @id then @to else position + @step end, terms_seq = @seq
            where project = @project and position between @low and @high
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                to = e.To,
                step = e.From < e.To ? -1 : 1,
                low = Math.Min(e.From, e.To),
                high = Math.Max(e.From, e.To),
                seq = context.Sequence,
            }
        );

    private static SqlStatement Dropped(MilestoneDropped e, WriteContext context) =>
        new(
            "update milestones set stage = 'dropped', terms_seq = @seq where project = @project and id = @id",
            new
            {
                project = context.Project,
                id = e.Milestone,
                seq = context.Sequence,
            }
        );

    private static SqlStatement Sent(WriteContext context) =>
        new(
            "update projects set proposed_by = @by, proposed_at = @at, proposed_solo = @solo, proposed_seq = @seq where id = @project",
            new
            {
                project = context.Project,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
                seq = context.Sequence,
            }
        );

    /// <summary>The total that the project began with stays in its own column.</summary>
    private static SqlStatement Totalled(ContractChanged e, WriteContext context) =>
        new(
            "update projects set contract_now = @total where id = @project",
            new { project = context.Project, total = e.Total.Minor }
        );

    private static SqlStatement Agreed(TermsAgreed e, WriteContext context) =>
        new(
            """
            update projects
            set agreed_version = @version, agreed_client = @client, agreed_ref = @evidence, agreed_held = @held,
                agreed_silence = @silence,
                agreed_by = @by, agreed_at = @at, agreed_solo = @solo,
                amend_version = null, amend_changes = null, amend_total = null, amend_end = null,
                amend_by = null, amend_at = null, amend_solo = null,
                proposed_by = null, proposed_at = null, proposed_solo = null, proposed_seq = 0
            where id = @project
            """,
            new
            {
                project = context.Project,
                version = e.Version,
                client = e.ClientName,
                evidence = e.Evidence,
                held = Bit(e.HeldByTeam),
                silence = e.SilenceKnown is { } known ? string.Join(' ', known) : null,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(MilestoneAdded))]
[JsonSerializable(typeof(MilestoneChanged))]
[JsonSerializable(typeof(MilestoneVatChanged))]
[JsonSerializable(typeof(ProjectVatChanged))]
[JsonSerializable(typeof(MilestoneMoved))]
[JsonSerializable(typeof(MilestoneDropped))]
[JsonSerializable(typeof(TermsSent))]
[JsonSerializable(typeof(TermsAgreed))]
[JsonSerializable(typeof(ContractChanged))]
internal sealed partial class DefinitionEventJson : JsonSerializerContext;

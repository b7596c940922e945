using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Events of the scheduler, and of the days of silence that it counts.</summary>
internal static class ClockEvents
{
    private static readonly ClockEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of("nudged", Json.NoticeSent, Said, posts: CardOf),
        EventDescriptor.Of("silence-notice-asked", Json.SilenceNoticeAsked, Asked),
        EventDescriptor.Of("silence-noticed", Json.SilenceNoticed, Noticed),
        EventDescriptor.Of("silence-stopped", Json.SilenceStopped, Stopped),
    ];

    /// <summary>SQL that forgets what was told of silence, and that nothing stopped its days.</summary>
    public const string ForgetSilence =
        "silence_first = null, silence_asked = 0, silence_second = null, silence_stop = null, silence_stopped_at = null";

    /// <summary>The card of a notice; null for reminders, which have an event of their own, and for expiry.</summary>
    private static EventCard? CardOf(Project project, NoticeSent e)
    {
        return e.Kind switch
        {
            NoticeKind.Ahead => new(CardKind.NoticeAhead, e.Item),
            NoticeKind.Unbilled => new(CardKind.NoticeUnbilled, e.Item),
            NoticeKind.Expected => new(CardKind.NoticeExpected, e.Item),
            NoticeKind.Evidence when e.Item == 0 => new(CardKind.NoticeAgreement),
            NoticeKind.Evidence => new(CardKind.NoticeEvidence, e.Item),
            NoticeKind.Draft => new(CardKind.NoticeDraft, project.InvoiceById(e.Item).Milestone, e.Item),
            NoticeKind.Request => new(
                CardKind.NoticeRequest,
                project.Requests.Find(r => r.Id == e.Item)!.Milestone,
                e.Item
            ),
            NoticeKind.Terms => new(CardKind.NoticeTerms),
            NoticeKind.Digest => new(CardKind.NoticeDigest),
            _ => null,
        };
    }

    private static SqlStatement Said(NoticeSent e, WriteContext context) =>
        new(
            """
            insert into nudges (project, kind, item, occasion, on_day, seq, signed_by, signed_at, signed_solo)
            values (@project, @kind, @item, @occasion, @on, @seq, @by, @at, @solo)
            on conflict (project, kind, item) do update set occasion = excluded.occasion, on_day = excluded.on_day, seq = excluded.seq,
                signed_by = excluded.signed_by, signed_at = excluded.signed_at, signed_solo = excluded.signed_solo
            """,
            new
            {
                project = context.Project,
                kind = EnumText<NoticeKind>.ToText(e.Kind),
                item = e.Item,
                occasion = e.Occasion,
                on = e.On.ToIsoDate(),
                seq = context.Sequence,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Asked(SilenceNoticeAsked e, WriteContext context) =>
        new(
            $"update milestones set {(e.IsSecond ? "silence_asked = 1" : ForgetSilence)} where project = @project and id = @id",
            new { project = context.Project, id = e.Milestone }
        );

    private static SqlStatement Noticed(SilenceNoticed e, WriteContext context) =>
        new(
            $"""
            update milestones set {(e.IsSecond ? "silence_second" : "silence_first")} = @notice
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                notice = JsonSerializer.Serialize(
                    new(context.Signed.At, e.To, e.Days, e.Until),
                    StoreJson.Default.SilenceNotice
                ),
            }
        );

    private static SqlStatement Stopped(SilenceStopped e, WriteContext context) =>
        new(
            """
            update milestones
            set silence_first = null, silence_asked = 0, silence_second = null, silence_stop = @stop, silence_stopped_at = @at
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                stop = EnumText<SilenceStop>.ToText(e.Reason),
                at = At(context),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(NoticeSent))]
[JsonSerializable(typeof(SilenceNoticeAsked))]
[JsonSerializable(typeof(SilenceNoticed))]
[JsonSerializable(typeof(SilenceStopped))]
internal sealed partial class ClockEventJson : JsonSerializerContext;

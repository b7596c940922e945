using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Store.Events;

/// <summary>Events of the scheduler.</summary>
internal static partial class EventWriter
{
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
}

using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>What the clock said by itself.</summary>
internal static partial class EventWriter
{
    private static Statement Said(Nudged e, Slot slot) =>
        new(
            """
            insert into nudges (project, kind, item, occasion, on_day, seq, signed_by, signed_at, signed_solo)
            values (@project, @kind, @item, @occasion, @on, @seq, @by, @at, @solo)
            on conflict (project, kind, item) do update set occasion = excluded.occasion, on_day = excluded.on_day, seq = excluded.seq,
                signed_by = excluded.signed_by, signed_at = excluded.signed_at, signed_solo = excluded.signed_solo
            """,
            new
            {
                project = slot.Project,
                kind = Words<CueKind>.Of(e.Kind),
                item = e.Item,
                occasion = e.Occasion,
                on = e.On.Iso(),
                seq = slot.Seq,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );
}

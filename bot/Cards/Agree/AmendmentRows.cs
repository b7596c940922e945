using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Agree;

/// <summary>What an amendment changes, old and new, row by row.</summary>
internal static class AmendmentRows
{
    /// <summary>
    /// The new total, one row for each field that changes, and each net amount: of every milestone where the contract
    /// changes, otherwise where it moves, also on milestones that the amendment does not mention.
    /// </summary>
    public static List<IReadOnlyList<string>> Create(Project p)
    {
        var after = p.WithAmendment;
        var isContract = p.Amendment is { } a && (a.Total is not null || a.Changes.Any(c => c.IsAdded));
        List<IReadOnlyList<string>> rows =
        [
            .. after.Milestones.SelectMany(changed =>
                p.Milestones.Find(m => m.Id == changed.Id) is { } m
                    ? Fields(p, m, after, changed)
                        .Where(f => m.IsLive && (f.Old != f.New || (isContract && f.Term == "net")))
                        .Select(f => ScheduleCards.Row(m.Name, f.Term, f.Old, f.New))
                    : Added(p, after, changed)
            ),
        ];
        if (after.Contract != p.Contract)
            rows.Add(ScheduleCards.Row("Contract", "total", p.Contract.ToString(), after.Contract.ToString()));
        return rows;
    }

    private static IEnumerable<IReadOnlyList<string>> Added(Project p, Project after, Milestone m)
    {
        var change = p.Amendment!.Changes.First(c => c.Milestone == m.Id);
        var from = p.Milestones.Find(x => x.Id == change.AddedAfter)?.Name;
        var how = from is null ? "added" : $"split off {from}";
        yield return ScheduleCards.Row(m.Name, "milestone", "–", how);
        yield return ScheduleCards.Row(m.Name, "net", "–", after.NetOf(m).ToString());
        if (m.Kind == MilestoneKind.Advance)
            yield return ScheduleCards.Row(m.Name, "kind", "–", "advance");
        if (after.TreatmentOf(m) != p.Treatment)
            yield return ScheduleCards.Row(m.Name, "VAT", "–", VatText.Describe(after.TreatmentOf(m)));
        yield return ScheduleCards.Row(m.Name, "expected", "–", m.Expected.ToIso());
        yield return ScheduleCards.Row(m.Name, "due", "–", DisplayText.Days(m.DueDays));
        if (m.Discount is not null)
            yield return ScheduleCards.Row(m.Name, "discount", "–", Discount(m));
        if (m.SilenceDays is not null)
            yield return ScheduleCards.Row(m.Name, "accepted by silence", "–", SilenceText.Describe(m.SilenceDays));
        yield return ScheduleCards.Row(m.Name, "done when", "–", m.Criterion?.ToWord() ?? "–");
    }

    private static string Discount(Milestone m) =>
        m.Discount is { } discount ? SettlementText.Describe(discount) : "none";

    private static IEnumerable<(string Term, string Old, string New)> Fields(
        Project p,
        Milestone m,
        Project after,
        Milestone changed
    )
    {
        if (!changed.IsLive)
        {
            yield return ("milestone", "in the schedule", "dropped");
            yield return ("net", p.NetOf(m).ToString(), "–");
            yield break;
        }
        yield return ("name", m.Name, changed.Name);
        yield return ("amount", m.Amount.ToString(), changed.Amount.ToString());
        yield return ("net", p.NetOf(m).ToString(), after.NetOf(changed).ToString());
        yield return ("starts", m.Starts.ToIso(), changed.Starts.ToIso());
        yield return ("expected", m.Expected.ToIso(), changed.Expected.ToIso());
        yield return ("due", DisplayText.Days(m.DueDays), DisplayText.Days(changed.DueDays));
        yield return ("discount", Discount(m), Discount(changed));
        yield return ("done when", m.Criterion?.ToWord() ?? "–", changed.Criterion?.ToWord() ?? "–");
        yield return (
            "accepted by silence",
            SilenceText.Describe(m.SilenceDays),
            SilenceText.Describe(changed.SilenceDays)
        );
        yield return ("kind", KindOf(m), KindOf(changed));
        yield return ("VAT", VatText.Describe(p.TreatmentOf(m)), VatText.Describe(after.TreatmentOf(changed)));
    }

    private static string KindOf(Milestone m) => m.Kind == MilestoneKind.Advance ? "advance" : "delivery";
}

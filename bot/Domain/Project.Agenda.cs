using System.Globalization;

namespace MilestoneBot.Domain;

/// <summary>
/// What the clock will say of a project: a pure function of what is recorded, so it is written anew with every change.
/// </summary>
public sealed partial record Project
{
    /// <summary>Working days after which an unanswered sending of the terms is brought up.</summary>
    public const int DaysForTerms = 3;

    /// <summary>Working days after which an approver is asked again, and after which his deputies are.</summary>
    public const int DaysForApproval = 1,
        DaysForDeputies = 2;

    /// <summary>Everything that is due now or later, one of a kind and item at a time.</summary>
    public IEnumerable<Cue> Agenda() =>
        IsOver
            ? [.. OfMoney(), .. OfAnnounced()]
            : [.. OfInvoices(), .. OfAnnounced(), .. OfMilestones(), .. OfRequests(), .. OfTerms(), .. OfTheWeek()];

    /// <summary>The one that waits about this item now; null when there is none any more.</summary>
    public Cue? CueOf(CueKind kind, int item) => Agenda().FirstOrDefault(cue => cue.Kind == kind && cue.Item == item);

    private IEnumerable<Cue> OfInvoices()
    {
        foreach (var i in Invoices)
        {
            if (i.State == InvoiceState.Draft && Waits(CueKind.Draft, i.Id, i.Drafted, i.Later) is { } draft)
                yield return draft;
        }
        foreach (var reminder in OfMoney())
            yield return reminder;
    }

    /// <summary>What is open is reminded, also in a closed project whose money is open again.</summary>
    private IEnumerable<Cue> OfMoney()
    {
        foreach (var i in Invoices)
            if (ReminderPlan.Next(this, i, DateOnly.MinValue) is { } next)
                yield return new(CueKind.Reminder, i.Id, next.Rung.Name, Habits.OpeningOf(next.On, Zone));
    }

    private IEnumerable<Cue> OfMilestones()
    {
        if (Agreement is null || Held is not null)
            yield break;
        var (previous, before) = ((Milestone?)null, (Milestone?)null);
        foreach (var m in Live)
        {
            var starts = m.Starts ?? (before is null ? Starts : before.Expected?.AddDays(1));
            if (
                m.Stage == Stage.Planned
                && starts is { } on
                && previous is not null
                && m.Override is null
                && GateBehind(previous, on) is not StageGate.Open { Advice: null }
                && Habits.WorkingDayBefore(on, ReminderPlan.DaysAhead) is var ahead
            )
            {
                if (IsNew(CueKind.Ahead, m.Id, on.Iso()))
                    yield return new(CueKind.Ahead, m.Id, on.Iso(), Habits.OpeningOf(ahead, Zone));
            }
            if (
                m.Stage is not Stage.Confirmed
                && m.Expected is { } expected
                && IsNew(CueKind.Expected, m.Id, expected.Iso())
            )
                yield return new(
                    CueKind.Expected,
                    m.Id,
                    expected.Iso(),
                    Habits.OpeningOf(DayAfter(expected, Today(Agreement.Signed.At)), Zone)
                );
            if (
                m is { Stage: Stage.Submitted, Evidence.Attached: { } attached }
                && Waits(CueKind.Evidence, m.Id, attached, null) is { } evidence
            )
                yield return evidence;
            if (
                m.Confirmation is { } confirmed
                && IsUnbilled(m)
                && InvoiceOf(m) is null
                && IsNew(CueKind.Unbilled, m.Id, Occasion(confirmed.Signed))
            )
                yield return new(
                    CueKind.Unbilled,
                    m.Id,
                    Occasion(confirmed.Signed),
                    WorkingDaysLater(confirmed.Signed.At, 1)
                );
            before = m;
            if (IsBillable(m))
                previous = m;
        }
    }

    private IEnumerable<Cue> OfRequests()
    {
        foreach (var r in Requests.Where(r => r.IsOpen))
        {
            if (Waits(CueKind.Request, r.Id, r.Signed, null) is { } waits)
                yield return waits;
            if (IsNew(CueKind.RequestExpired, r.Id, ""))
                yield return new(CueKind.RequestExpired, r.Id, "", r.Signed.At.AddDays(Request.DaysOfLife));
        }
    }

    private IEnumerable<Cue> OfTerms()
    {
        if (
            Proposed is { } sent
            && (Agreement is null || Amendment is not null)
            && IsNew(CueKind.Terms, 0, Occasion(sent))
        )
            yield return new(CueKind.Terms, 0, Occasion(sent), WorkingDaysLater(sent.At, DaysForTerms));
        if (Amendment is { } amended && IsNew(CueKind.AmendmentExpired, 0, Occasion(amended.Signed)))
            yield return new(CueKind.AmendmentExpired, 0, Occasion(amended.Signed), amended.Expires);
    }

    /// <summary>On Mondays at nine, or when the hours begin later or Monday is a holiday, then.</summary>
    private IEnumerable<Cue> OfTheWeek()
    {
        if (!Habits.Digest)
            yield break;
        var monday = Today(Created.At).AddDays(1);
        if (Said(CueKind.Digest, 0) is { } last && last.On >= monday)
            monday = last.On.AddDays(1);
        while (monday.DayOfWeek != DayOfWeek.Monday)
            monday = monday.AddDays(1);
        yield return new(CueKind.Digest, 0, monday.Iso(), MondayAt(monday));
    }

    /// <summary>When the digest of that week is posted.</summary>
    internal DateTimeOffset MondayAt(DateOnly monday) => Habits.NextOpen(Calendar.InstantOf(monday, 9, Zone), Zone);

    /// <summary>
    /// What waits for an approver is brought up after one working day, and to his deputies after two; not before the
    /// day to which he put it off.
    /// </summary>
    private Cue? Waits(CueKind kind, int item, Signature since, DateOnly? later)
    {
        var asked =
            Said(kind, item) is { } said && said.Occasion.StartsWith(Occasion(since), StringComparison.Ordinal)
                ? said.Occasion[^1] - '0'
                : 0;
        if (asked == 2)
            return null;
        var at = WorkingDaysLater(since.At, asked == 0 ? DaysForApproval : DaysForDeputies);
        if (later is { } day && Habits.OpeningOf(day, Zone) is var put && put > at)
            at = put;
        return new(kind, item, $"{Occasion(since)}/{asked + 1}", at);
    }

    private DateTimeOffset WorkingDaysLater(DateTimeOffset since, int days)
    {
        var local = Calendar.Local(since, Zone);
        var day = Habits.WorkingDayAfter(DateOnly.FromDateTime(local.DateTime), days);
        return Habits.NextOpen(Calendar.InstantOf(day, 0, Zone) + local.TimeOfDay, Zone);
    }

    private static DateOnly DayAfter(DateOnly one, DateOnly other) => (one > other ? one : other).AddDays(1);

    private Nudge? Said(CueKind kind, int item) => Nudges.Find(n => n.Kind == kind && n.Item == item);

    private bool IsNew(CueKind kind, int item, string occasion) => Said(kind, item)?.Occasion != occasion;

    /// <summary>The moment that began a waiting tells it from a later one.</summary>
    private static string Occasion(Signature since) =>
        since.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

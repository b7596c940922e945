using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// The scheduled notices of a project: a pure function of what is recorded, computed again after every change.
/// </summary>
public sealed partial record Project
{
    /// <summary>Working days after which the team gets a notice that the client has not answered to the terms.</summary>
    public const int DaysForTerms = 3;

    /// <summary>
    /// Working days after which an approver is asked again, and after which their deputies are asked.
    /// </summary>
    public const int DaysForApproval = 1,
        DaysForDeputies = 2;

    /// <summary>All notices that are due now or later, at most one for each kind and item.</summary>
    public IEnumerable<ScheduledNotice> ScheduledNotices() =>
        IsOver
            ? [.. ReminderNotices(), .. AnnouncedPaymentNotices(), .. SmallDifferenceNotices(), .. PauseNotices()]
            :
            [
                .. InvoiceNotices(),
                .. AnnouncedPaymentNotices(),
                .. SmallDifferenceNotices(),
                .. MilestoneNotices(),
                .. PauseNotices(),
                .. RequestNotices(),
                .. TermsNotices(),
                .. DigestNotices(),
            ];

    /// <summary>The scheduled notice of this kind about this item; null when there is none any more.</summary>
    public ScheduledNotice? FindNotice(NoticeKind kind, int item) =>
        ScheduledNotices().FirstOrDefault(notice => notice.Kind == kind && notice.ItemId == item);

    private IEnumerable<ScheduledNotice> InvoiceNotices()
    {
        foreach (var i in Invoices)
        {
            if (
                i.State == InvoiceState.Draft
                && ApprovalNotice(NoticeKind.Draft, i.Id, i.Drafted, i.PostponedUntil) is { } draft
            )
                yield return draft;
        }
        foreach (var reminder in ReminderNotices())
            yield return reminder;
    }

    /// <summary>Open invoices are reminded, also those of a closed project whose money is open again.</summary>
    private IEnumerable<ScheduledNotice> ReminderNotices()
    {
        foreach (var i in Invoices)
            if (ReminderPlan.GetNext(this, i, DateOnly.MinValue) is { } next)
                yield return new(
                    NoticeKind.Reminder,
                    i.Id,
                    next.Step.Name,
                    ReminderSettings.FirstPostingTime(next.On, Zone)
                );
        foreach (var mail in ClientReminderNotices())
            yield return mail;
    }

    private IEnumerable<ScheduledNotice> MilestoneNotices()
    {
        if (Agreement is null || Held is not null)
            yield break;
        var (previous, before) = ((Milestone?)null, (Milestone?)null);
        foreach (var m in LiveMilestones)
        {
            var starts = m.Starts ?? (before is null ? Starts : before.Expected?.AddDays(1));
            if (
                m.Stage == Stage.Planned
                && starts is { } on
                && previous is not null
                && m.Override is null
                && GateAfter(previous, on) is not StageGate.Open { Advice: null }
                && ReminderSettings.WorkingDayBefore(on, ReminderPlan.DaysAhead) is var ahead
            )
            {
                if (IsNew(NoticeKind.Ahead, m.Id, on.ToIsoDate()))
                    yield return new(
                        NoticeKind.Ahead,
                        m.Id,
                        on.ToIsoDate(),
                        ReminderSettings.FirstPostingTime(ahead, Zone)
                    );
            }
            if (
                m.Stage is not Stage.Confirmed
                && m.Expected is { } expected
                && IsNew(NoticeKind.Expected, m.Id, expected.ToIsoDate())
            )
                yield return new(
                    NoticeKind.Expected,
                    m.Id,
                    expected.ToIsoDate(),
                    ReminderSettings.FirstPostingTime(DayAfter(expected, Today(Agreement.Signed.At)), Zone)
                );
            if (
                m is { Stage: Stage.Submitted, Evidence.Attached: { } attached }
                && ApprovalNotice(NoticeKind.Evidence, m.Id, attached, null) is { } evidence
            )
                yield return evidence;
            if (
                m.Confirmation is { } confirmed
                && IsUnbilled(m)
                && InvoiceOf(m) is null
                && IsNew(NoticeKind.Unbilled, m.Id, Occasion(confirmed.Signed))
            )
                yield return new(
                    NoticeKind.Unbilled,
                    m.Id,
                    Occasion(confirmed.Signed),
                    AddWorkingDays(confirmed.Signed.At, 1)
                );
            if (NextSilenceStep(m) is { } silence)
                yield return silence;
            before = m;
            if (IsBillable(m))
                previous = m;
        }
    }

    private IEnumerable<ScheduledNotice> RequestNotices()
    {
        foreach (var r in Requests.Where(r => r.IsOpen))
        {
            if (ApprovalNotice(NoticeKind.Request, r.Id, r.Signed, null) is { } approvalNotice)
                yield return approvalNotice;
            if (IsNew(NoticeKind.RequestExpired, r.Id, ""))
                yield return new(
                    NoticeKind.RequestExpired,
                    r.Id,
                    "",
                    r.Signed.At.AddDays(ApprovalRequest.LifetimeDays)
                );
        }
    }

    private IEnumerable<ScheduledNotice> TermsNotices()
    {
        if (
            Proposed is { } sent
            && (Agreement is null || Amendment is not null)
            && WaitingAgreement is null
            && IsNew(NoticeKind.Terms, 0, Occasion(sent))
        )
            yield return new(NoticeKind.Terms, 0, Occasion(sent), AddWorkingDays(sent.At, DaysForTerms));
        if (AgreementNotice() is { } agreement)
            yield return agreement;
        if (Amendment is { } amended && IsNew(NoticeKind.AmendmentExpired, 0, Occasion(amended.Signed)))
            yield return new(NoticeKind.AmendmentExpired, 0, Occasion(amended.Signed), amended.ExpiresAt);
    }

    /// <summary>On Mondays at nine, or later when the posting hours begin later or Monday is a holiday.</summary>
    private IEnumerable<ScheduledNotice> DigestNotices()
    {
        if (!ReminderSettings.Digest)
            yield break;
        var monday = Today(Created.At).AddDays(1);
        if (FindLastNotice(NoticeKind.Digest, 0) is { } last && last.On >= monday)
            monday = last.On.AddDays(1);
        while (monday.DayOfWeek != DayOfWeek.Monday)
            monday = monday.AddDays(1);
        yield return new(NoticeKind.Digest, 0, monday.ToIsoDate(), DigestTime(monday));
    }

    /// <summary>When the digest of that week is posted.</summary>
    internal DateTimeOffset DigestTime(DateOnly monday) =>
        ReminderSettings.NextPostingTime(ZonedCalendar.ToInstant(monday, 9, Zone), Zone);

    /// <summary>
    /// A pending decision is posted to the approver after one working day and to their deputies after two, not before
    /// the day to which they postponed it.
    /// </summary>
    private ScheduledNotice? ApprovalNotice(NoticeKind kind, int item, Signature since, DateOnly? later)
    {
        var timesAsked =
            FindLastNotice(kind, item) is { } lastNotice
            && lastNotice.Occasion.StartsWith(Occasion(since), StringComparison.Ordinal)
                ? lastNotice.Occasion[^1] - '0'
                : 0;
        if (timesAsked == 2)
            return null;
        var at = AddWorkingDays(since.At, timesAsked == 0 ? DaysForApproval : DaysForDeputies);
        if (later is { } day && ReminderSettings.FirstPostingTime(day, Zone) is var put && put > at)
            at = put;
        return new(kind, item, $"{Occasion(since)}/{timesAsked + 1}", at);
    }

    private DateTimeOffset AddWorkingDays(DateTimeOffset since, int days)
    {
        var local = ZonedCalendar.ToLocalTime(since, Zone);
        var day = ReminderSettings.WorkingDayAfter(DateOnly.FromDateTime(local.DateTime), days);
        return ReminderSettings.NextPostingTime(ZonedCalendar.ToInstant(day, 0, Zone) + local.TimeOfDay, Zone);
    }

    private static DateOnly DayAfter(DateOnly one, DateOnly other) => (one > other ? one : other).AddDays(1);

    private LastNotice? FindLastNotice(NoticeKind kind, int item) =>
        LastNotices.Find(n => n.Kind == kind && n.ItemId == item);

    private bool IsNew(NoticeKind kind, int item, string occasion) => FindLastNotice(kind, item)?.Occasion != occasion;

    /// <summary>Distinguishes this waiting period from a later one by the moment at which it began.</summary>
    private static string Occasion(Signature since) =>
        since.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

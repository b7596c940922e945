using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// Silence with honour. Where the agreed terms say so, a submission that the client does not answer counts as accepted:
/// after two notices that the mail server took, to a business, at the address of the contact. Whatever stops the days
/// makes them begin anew with another first notice.
/// </summary>
public sealed partial record Project
{
    /// <summary>Somebody said that the client is a business, or gave its VAT id, and nobody that it is a consumer.</summary>
    public bool IsClientBusiness => !ClientDetails.IsConsumer && (ClientDetails.IsBusiness || ClientVatId.Length > 0);

    /// <summary>Why the client's silence about this milestone cannot count now; null when it can.</summary>
    public SilenceObstacle? FindSilenceObstacle(Milestone milestone) =>
        FindSilenceTermFault(milestone.Kind, milestone.Criterion)
        ?? FindClientObstacle()
        ?? this switch
        {
            { Agreement: null } => SilenceObstacle.NotAgreed,
            { IsOver: true } => SilenceObstacle.Over,
            { Held: not null } => SilenceObstacle.OnHold,
            _ when milestone.Evidence is not null => SilenceObstacle.Answered,
            _ => Agreement.IsSilenceKnown(milestone.Id) ? null : SilenceObstacle.NotToldInTerms,
        };

    /// <summary>The days in which silence can count for what was submitted; null where it never does.</summary>
    public int? SilenceDaysOf(Milestone milestone) =>
        milestone.Stage == Stage.Submitted && Agreement is not null ? milestone.SilenceDays : null;

    /// <summary>
    /// What a mail about the submission may say of silence now; null where it says nothing, because silence does not
    /// count.
    /// </summary>
    public NamedSilence? SilenceToName(Milestone milestone, DateTimeOffset now)
    {
        if (SilenceDaysOf(milestone) is not { } days || FindSilenceObstacle(milestone) is not null)
            return null;
        var clock = milestone.Silence;
        if (clock.Stopped is not null)
            return null;
        var isSecond = clock is { First: not null, IsSecondAsked: true };
        return new(milestone.Submission!.Signed.At, days, UntilOf(milestone, days, now), isSecond);
    }

    /// <summary>The last day for an answer, if the server takes a notice now.</summary>
    private DateOnly UntilOf(Milestone milestone, int days, DateTimeOffset now)
    {
        if (milestone.Silence is not { First: { } first } clock)
            return Today(now).AddDays(days);
        if (clock.Second is { } second)
            return second.Until;
        // Whoever is told late has the promised days all the same.
        var promised = Today(now).AddDays(SilenceTerm.LeadDays(days));
        return clock.IsSecondAsked ? Later(first.Until, promised) : first.Until;
    }

    /// <summary>The day on which the second notice goes out: a working day, before the lead of the end.</summary>
    public DateOnly SecondNoticeDay(SilenceNotice first)
    {
        var day = first.Until.AddDays(-SilenceTerm.LeadDays(first.Days));
        if (!ReminderSettings.IsWorkingDay(day))
            day = ReminderSettings.WorkingDayBefore(day, 1);
        return Later(day, Today(first.At).AddDays(1));
    }

    /// <summary>The next thing that the clock does about silence, and from when on; null for nothing.</summary>
    private ScheduledNotice? NextSilenceStep(Milestone milestone)
    {
        if (SilenceDaysOf(milestone) is not { } days || FindSilenceObstacle(milestone) is not null)
            return null;
        return milestone.Silence switch
        {
            // A refused mail waits for people: for another address, or for their word to try again.
            { Stopped: SilenceStop.MailRefused } => null,
            { Stopped: not null, StoppedAt: { } since } => Due("first", ReminderSettings.NextPostingTime(since, Zone)),
            { First: { } first } when !IsNoticeOfNow(first, days) => null,
            { First: { } first, IsSecondAsked: false } => Due(
                "second",
                ReminderSettings.FirstPostingTime(SecondNoticeDay(first), Zone)
            ),
            { Second: { } second } when IsNoticeOfNow(second, days) => Due(
                "end",
                ZonedCalendar.ToInstant(second.Until.AddDays(1), 0, Zone)
            ),
            _ => null,
        };

        ScheduledNotice Due(string step, DateTimeOffset at) => new(NoticeKind.Silence, milestone.Id, step, at);
    }

    /// <summary>It went to the present contact, by the present terms.</summary>
    private bool IsNoticeOfNow(SilenceNotice notice, int days) => notice.Days == days && IsContactAddress(notice.To);

    private bool IsContactAddress(string to) => to.Equals(ContactAddress, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the clock does now: another notice, or the acceptance that the terms agreed.</summary>
    private Decision EndSilence(Milestone milestone, DecisionContext context) =>
        NextSilenceStep(milestone) is { Occasion: "end" }
        && milestone.Silence is { First: { } first, Second: { } second }
            ? new StageConfirmed(milestone.Id, SilenceTerm.Confirmer, "", HeldByTeam: false)
            {
                Silence = new(TermsVersion, first.Days, second.To, first.At, second.At, second.Until),
            }
            : new Refusal.NoticeNotDue(null);

    /// <summary>What a mail that was taken or refused does to the days of silence.</summary>
    private IEnumerable<ProjectEvent> SilenceAfter(ClientMailEvent what, NamedSilence? named, DateTimeOffset now) =>
        what switch
        {
            ClientMailSent { IsForCopies: null or false } sent => NoticeOf(sent.Milestone, sent.To, named, now),
            ClientMailRefused no => StopsOfRefusal(no.Milestone, IsOfSubmission(no), no.To, no.Fault),
            _ => [],
        };

    private static bool IsOfSubmission(ClientMailEvent mail) =>
        mail is { Kind: ClientMailKind.Delivery, IsForCopies: null or false };

    /// <summary>Mails what was submitted once more, while it waits for the client's approval.</summary>
    public Decision MailSubmissionAgain(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.MailClient, context) is { } no)
            return no;
        if (!AwaitsApproval(milestone))
            return new Refusal.NoSubmissionToMail(milestone);
        var mailed =
            milestone.Mail is { Kind: ClientMailKind.Delivery } last && last.At >= milestone.Submission?.Signed.At
                ? last
                : null;
        if (CheckMailPause(ClientMailKind.Delivery, mailed, context.At) is { } early)
            return early;
        return new ProjectEvent[] { new ClientMailRequested(ClientMailKind.Delivery, null, null, milestone.Id) }
            .Concat(NoticeAfterRefusal(milestone))
            .ToArray();
    }

    /// <summary>
    /// What becomes of silence with a mail that the server took: a notice counts only if it named the day, for what is
    /// submitted now, to the present contact.
    /// </summary>
    private IEnumerable<ProjectEvent> NoticeOf(int? milestone, string to, NamedSilence? named, DateTimeOffset now)
    {
        if (
            named is null
            || LiveMilestones.FirstOrDefault(m => m.Id == milestone) is not { } m
            || SilenceToName(m, now) is not { } present
            || (present.Submitted, present.Days, present.IsSecond) != (named.Submitted, named.Days, named.IsSecond)
            || !IsContactAddress(to)
            || (named.IsSecond ? m.Silence.Second : m.Silence.First) is not null
        )
            yield break;
        yield return new SilenceNoticed(m.Id, named.IsSecond, to, named.Days, Later(named.Until, present.Until));
    }

    /// <summary>A refused mail shows that the contact may know nothing of it.</summary>
    private IEnumerable<SilenceStopped> StopsOfRefusal(
        int? milestone,
        bool isDelivery,
        string to,
        ClientMailFault fault
    ) =>
        StopSilence(
            SilenceStop.MailRefused,
            m =>
                (isDelivery && m.Id == milestone && (to.Length == 0 || IsContactAddress(to)))
                || (fault == ClientMailFault.AddressRefused && IsContactAddress(to))
        );

    /// <summary>Stops the days of all that is submitted under such a term, or of some of it.</summary>
    private IEnumerable<SilenceStopped> StopSilence(SilenceStop reason, Func<Milestone, bool>? which = null) =>
        LiveMilestones
            .Where(m => SilenceDaysOf(m) is not null && m.Silence.Stopped != reason && (which?.Invoke(m) ?? true))
            .Select(m => new SilenceStopped(m.Id, reason));

    /// <summary>The days of silence, of those that changed with an agreement.</summary>
    private IEnumerable<SilenceStopped> StopsOfAgreement(IReadOnlyList<ProjectEvent> events, TermsAgreed agreed) =>
        StopSilence(
                SilenceStop.TermsChanged,
                m =>
                    events.Any(e => e is MilestoneChanged c && c.Milestone == m.Id && c.SilenceDays != m.SilenceDays)
                    // Who reads the rule only now has all the days from now on.
                    || (agreed.SilenceKnown?.Contains(m.Id) == true && Agreement?.IsSilenceKnown(m.Id) == false)
            )
            // A submission that comes under such a term only now has heard of none.
            .Concat(
                LiveMilestones
                    .Where(m => m is { Stage: Stage.Submitted, SilenceDays: null })
                    .Where(m =>
                        events.Any(e => e is MilestoneChanged { SilenceDays: not null } c && c.Milestone == m.Id)
                    )
                    .Select(m => new SilenceStopped(m.Id, SilenceStop.TermsChanged))
            );

    /// <summary>The days of silence, where the client or their contact is another.</summary>
    private IEnumerable<SilenceStopped> StopsOfClient(ClientChanged changed)
    {
        var after = Apply(new(changed, Created));
        return
            after.ContactAddress.Equals(ContactAddress, StringComparison.OrdinalIgnoreCase)
            && after.FindClientObstacle() == FindClientObstacle()
            ? []
            : StopSilence(SilenceStop.ClientChanged);
    }

    /// <summary>Has the submission mailed once more, which begins the days anew where a refused mail stopped them.</summary>
    private IEnumerable<SilenceNoticeAsked> NoticeAfterRefusal(Milestone milestone) =>
        SilenceDaysOf(milestone) is not null && milestone.Silence.Stopped == SilenceStop.MailRefused
            ? [new(milestone.Id, IsSecond: false)]
            : [];

    /// <summary>What a milestone gets where nobody said it; a consumer agrees to no such term.</summary>
    private int? UsualSilenceDays => ClientDetails.IsConsumer ? null : SilenceDays;

    /// <summary>What the terms of a milestone hold after a change of them, or why they cannot.</summary>
    /// <param name="asked">Null where nothing was said; <see cref="SilenceTerm.None"/> for none on purpose.</param>
    /// <param name="present">What holds where nothing was said.</param>
    private (int? Days, Refusal? No) ReadSilence(
        string name,
        int? asked,
        int? present,
        MilestoneKind kind,
        Criterion? criterion
    )
    {
        var fault = FindSilenceTermFault(kind, criterion, isComplete: false);
        // A criterion of the team takes the rule away; it would say nothing.
        if (asked is null)
            return (fault is null ? present : null, null);
        if (SilenceTerm.OrNull(asked) is not { } days)
            return (null, null);
        fault ??= ClientDetails.IsConsumer ? SilenceObstacle.Consumer : null;
        return fault is { } found
            ? (null, new Refusal.SilenceNotPossible(name, found, criterion, Agreement is not null))
            : (days, null);
    }

    /// <summary>Terms with such a rule go to the client only if it can count.</summary>
    /// <param name="before">Null before the first agreement.</param>
    private Refusal.SilenceNotPossible? CheckSilence(Project? before)
    {
        var held = LiveMilestones.FirstOrDefault(m =>
            m.SilenceDays is { } days
            && m.Stage != Stage.Confirmed
            && before?.Milestones.Find(old => old.Id == m.Id)?.SilenceDays != days
        );
        return
            held is not null && (FindSilenceTermFault(held.Kind, held.Criterion) ?? FindClientObstacle()) is { } fault
            ? new(held.Name, fault, held.Criterion, before is not null)
            : null;
    }

    private static SilenceObstacle? FindSilenceTermFault(
        MilestoneKind kind,
        Criterion? criterion,
        bool isComplete = true
    )
    {
        if (kind == MilestoneKind.Advance)
            return SilenceObstacle.Advance;
        return criterion?.IsConfirmedByClient() ?? !isComplete ? null : SilenceObstacle.TeamCriterion;
    }

    private SilenceObstacle? FindClientObstacle()
    {
        if (ClientDetails.IsConsumer)
            return SilenceObstacle.Consumer;
        if (!IsClientBusiness)
            return SilenceObstacle.NotKnownAsBusiness;
        return ContactAddress.Length == 0 ? SilenceObstacle.NoAddress : null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

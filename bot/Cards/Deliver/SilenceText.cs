using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Deliver;

/// <summary>
/// What the team reads of acceptance by silence: the term, how far the days are, and why silence does not count.
/// </summary>
internal static class SilenceText
{
    /// <summary>"14 days without an answer"; "never" for none.</summary>
    public static string Describe(int? days) => days is { } count ? $"{count} days without an answer" : "never";

    /// <summary>", accepted after 14 days without an answer"; "" for none.</summary>
    public static string Terms(int? days) => Suffix.When(days is not null, $", accepted after {Describe(days)}");

    /// <summary>As a person types it.</summary>
    public static string Typed(int? days) => days is { } count ? $"{count}" : "";

    /// <summary>The term with what it is made of, for the facts of a milestone; nothing for none.</summary>
    public static IEnumerable<Fact> Facts(Milestone m) =>
        m.SilenceDays is null ? [] : [new Fact("Silence", $"accepted after {Describe(m.SilenceDays)}")];

    /// <summary>
    /// How far the days are for what was submitted: when it ends, or why it cannot end by silence, and what to do.
    /// </summary>
    public static IEnumerable<string> Lines(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (p.SilenceDaysOf(m) is not { } days)
            yield break;
        if (p.FindSilenceObstacle(m) is { } obstacle)
        {
            yield return $"Silence does not count: {Why(p, obstacle)}";
            yield break;
        }
        if (view.Mail != ClientMailMode.Mailed)
        {
            yield return "Silence does not count: no mail server is set, so the client gets no notice. Ask for their answer.";
            yield break;
        }
        yield return m.Silence switch
        {
            { Stopped: SilenceStop.MailRefused } =>
                $"Silence does not count: the mail to {p.ContactName()} did not go out. Correct the address, or: "
                    + $"retry {p.Say(m)}. The {days} days then begin anew.",
            { Stopped: { } stop } => $"The {days} days begin anew with the next notice ({Because(stop)}).",
            { First: null } => $"The {days} days begin when the mail server takes the first notice.",
            { First: { } first, Second: null } => $"Without an answer by {first.Until.ToDay()} it counts as accepted, "
                + $"as agreed (told {view.DayAndTime(first.At)}; a second notice goes out before).",
            { Second: { } second } => $"Without an answer by {second.Until.ToDay()} it counts as accepted, as agreed "
                + $"(second notice {view.DayAndTime(second.At)}).",
        };
        yield return $"An answer in a mail or a call counts only when you record it: changes {p.Say(m)} \"…\"";
    }

    /// <summary>The last day for an answer while the days run; null where silence ends nothing.</summary>
    public static DateOnly? EndsOn(ProjectView view, Milestone m) =>
        view.Project.SilenceDaysOf(m) is not null && view.Project.FindSilenceObstacle(m) is null
            ? m.Silence.Until
            : null;

    /// <summary>What became of the mail about what was submitted.</summary>
    public static IEnumerable<string> MailLines(ProjectView view, Milestone m)
    {
        if (IsToPassOn(view, m))
            yield return "Not mailed: no mail server is set. Copy link gives you a page on which the client can approve.";
        if (view.Mail == ClientMailMode.Mailed && MailOf(m) is { } mail)
            yield return ClientMailText.Line(view, m.Name, mail);
    }

    /// <summary>Where the client's answer comes from.</summary>
    public static string HowAnswered(ProjectView view) =>
        view.Mail == ClientMailMode.Mailed
            ? "They answer on their page. If they answer elsewhere, record it with its evidence."
            : "Record the answer with its evidence.";

    /// <summary>What helps where the mail did not leave.</summary>
    public static IEnumerable<Button> MailButtons(ProjectView view, Milestone m)
    {
        if (IsToPassOn(view, m))
            return [ClientMailText.CopyLink];
        return view.Mail == ClientMailMode.Mailed && MailOf(m) is { } mail
            ? ClientMailText.Helping(mail, isCopy: false, $"retry {view.Project.Say(m)}")
            : [];
    }

    /// <summary>Without a mail server people hand on themselves what waits for the client.</summary>
    private static bool IsToPassOn(ProjectView view, Milestone m) =>
        view.Mail != ClientMailMode.Mailed && view.Project.AwaitsApproval(m);

    /// <summary>A mail about an earlier submission says nothing of this one.</summary>
    private static ClientMail? MailOf(Milestone m) =>
        m is { Submission: { } submission, Mail: { Kind: ClientMailKind.Delivery } mail }
        && mail.At >= submission.Signed.At
            ? mail
            : null;

    /// <summary>What an acceptance by silence rests on, for people who ask later; "" for the word of a person.</summary>
    public static string Proof(ProjectView view, Confirmation c) =>
        c.Silence is { } s
            ? $", as agreed in terms v{s.Version}: no answer by {s.Until.ToDay()}, told {view.DayAndTime(s.FirstAt)} "
                + $"and {view.DayAndTime(s.SecondAt)} at {s.To}"
            : "";

    /// <summary>For the audit trail.</summary>
    public static string Audit(SilenceProof? s) =>
        s is null
            ? ""
            : $", as agreed in terms v{s.Version}: no answer by {s.Until.ToIsoDate()} at {s.To} within {s.Days} days";

    /// <summary>Its entries in the audit trail; null for other events.</summary>
    public static string? Audit(ProjectEvent what, Func<int, string> name) =>
        what switch
        {
            SilenceNoticeAsked e =>
                $"asked for {(e.IsSecond ? "the second" : "a new")} notice of {name(e.Milestone)} to the client",
            SilenceNoticed e => $"{(e.IsSecond ? "second" : "first")} notice of {name(e.Milestone)} taken for {e.To}: "
                + $"accepted without an answer by {e.Until.ToIsoDate()}",
            SilenceStopped e => $"stopped the days of silence of {name(e.Milestone)}: {Because(e.Reason)}",
            _ => null,
        };

    /// <summary>Why the terms of a milestone cannot say so.</summary>
    public static string Refuse(Refusal.SilenceNotPossible r)
    {
        var without = $"{(r.IsAgreed ? "amend" : "set")} {DisplayText.Quote(r.Name)} deemed-acceptance none";
        var why = r.Obstacle switch
        {
            SilenceObstacle.TeamCriterion =>
                $"The team confirms {r.Name} ({r.Criterion?.ToWord() ?? "no criterion"}), so the client's silence says nothing. "
                    + $"Choose done-when client-sign-off, portal-approval or written-email, or say {without}",
            SilenceObstacle.Advance =>
                $"{r.Name} is an advance, so nothing is delivered that silence could accept. Say {without}",
            SilenceObstacle.Consumer =>
                $"The client is a consumer, and a consumer's silence never counts as acceptance. Say {without}",
            SilenceObstacle.NotKnownAsBusiness =>
                $"{r.Name} may be accepted by silence, and only a business can agree to that. "
                    + $"Say settings client business if the client is one, or {without}",
            _ => $"{r.Name} may be accepted by silence after notices by mail, and the contact has no mail address. "
                + $"Say settings client contact <address>, or {without}",
        };
        return $"{why}. Nothing was changed.";
    }

    private static string Why(Project p, SilenceObstacle obstacle) =>
        obstacle switch
        {
            SilenceObstacle.Consumer => "the client is a consumer. Ask for their answer.",
            SilenceObstacle.NotKnownAsBusiness =>
                "nobody has said that the client is a business. If they are one: settings client business",
            SilenceObstacle.NoAddress => "the contact has no mail address. Set it: settings client contact <address>",
            SilenceObstacle.OnHold => "the project is on hold. The days begin anew when it is resumed.",
            SilenceObstacle.Over => "the project is over.",
            SilenceObstacle.Answered => "the client has answered, and an approver decides on it.",
            SilenceObstacle.NotAgreed => $"terms v{p.TermsVersion} are not agreed.",
            SilenceObstacle.Advance => "it is an advance.",
            _ => "the team confirms this milestone.",
        };

    private static string Because(SilenceStop stop) =>
        stop switch
        {
            SilenceStop.OnHold => "the project was on hold",
            SilenceStop.MailRefused => "a mail to the contact was refused or may not have arrived",
            SilenceStop.ClientChanged => "the client or their contact changed",
            SilenceStop.TermsChanged => "the agreed days changed",
            SilenceStop.ZoneChanged => "the project has another time zone",
            _ => "a confirmation was undone",
        };
}

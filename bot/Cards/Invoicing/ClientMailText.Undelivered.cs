using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

internal static partial class ClientMailText
{
    /// <summary>
    /// The mails of a project that did not leave, may have arrived, or wait in vain, for those who may mail the client.
    /// </summary>
    /// <param name="waiting">Those that wait in vain.</param>
    /// <param name="isHere">What is said in this conversation means this project.</param>
    public static IEnumerable<UndeliveredLine> Undelivered(
        ProjectView view,
        IEnumerable<WaitingMail> waiting,
        bool isHere
    )
    {
        foreach (var (name, what, mail) in Lost(view))
            yield return new(
                name,
                $"the mail with {what}",
                view.Project.Key,
                view.FormatMoment(mail.At),
                Why(mail) + Suffix.When(name.Length > 0 && !isHere, "; say it where the project is at home"),
                name.Length > 0 && isHere
            );
        foreach (var mail in waiting)
            yield return new(
                "",
                $"the mail with {Subject(view.Project, mail)}",
                view.Project.Key,
                view.FormatMoment(mail.Since),
                mail.Attempts > 0
                    ? $"the mail server cannot be reached or asks for a later try (tried {DisplayText.Count(mail.Attempts, "time")}); "
                        + "it goes by itself"
                    : "no try has ended yet; it goes by itself",
                NeedsDecision: false
            );
    }

    /// <summary>Each mail that did not leave, or may have arrived: what is said to mail it again ("" for nothing), what it is.</summary>
    private static IEnumerable<(string Name, string What, ClientMail Mail)> Lost(ProjectView view)
    {
        var p = view.Project;
        if (p.AwaitsAgreement(view.Now) && p.Proposed is { } sent)
        {
            if (TermsMailOf(view, sent) is { Fault: not null } terms)
                yield return ("terms", "the terms", terms);
            else if (p.CopyMail is { Kind: ClientMailKind.Terms, Fault: not null } copy && copy.At >= sent.At)
                yield return ("terms", "a copy of the terms", copy);
        }
        if (p.Mail is { Fault: not null } last)
            yield return ("", NameOf(last.Kind, ""), last);
        foreach (var m in p.LiveMilestones)
            if (m.Mail is { Fault: not null } mail && IsOfNow(p, m, mail))
                yield return (mail.Kind == ClientMailKind.Delivery ? p.Say(m) : "", NameOf(mail.Kind, m.Name), mail);
        foreach (var i in p.NumberedInvoices)
        {
            if (i.Mail is { Fault: not null } mail)
                yield return (NumberOf(i, mail.CreditNote), NumberOf(i, mail.CreditNote), mail);
            else if (i.CopyMail is { Kind: ClientMailKind.Invoice or ClientMailKind.CreditNote, Fault: not null } copy)
                yield return (NumberOf(i, copy.CreditNote), $"a copy of {NumberOf(i, copy.CreditNote)}", copy);
            foreach (var other in new[] { i.NoticeMail, i.ReminderMail, i.FormalMail })
                if (other is { Fault: not null } && (other.Kind == ClientMailKind.Receipt || i.Open.IsPositive))
                    yield return ("", NameOf(other.Kind, i.NumberOrPending()), other);
        }
    }

    /// <summary>The mail still says what is so.</summary>
    private static bool IsOfNow(Project p, Milestone m, ClientMail mail) =>
        mail.Kind == ClientMailKind.Delivery
            ? p.AwaitsApproval(m) && mail.At >= m.Submission?.Signed.At
            : m.Pause is not null;

    private static string Why(ClientMail mail)
    {
        var why = Reason(mail.Fault!.Value, mail.Why) + Suffix.With("; to ", mail.To);
        return mail.Fault == ClientMailFault.Uncertain ? $"it may have arrived: {why}" : why;
    }

    private static string Subject(Project project, WaitingMail mail)
    {
        var invoice = project.NumberedInvoices.FirstOrDefault(i => i.Id == mail.Invoice);
        var of = invoice is null
            ? project.Milestones.Find(m => m.Id == mail.Milestone)?.Name ?? ""
            : NumberOf(invoice, mail.Kind == ClientMailKind.FormalReminder ? null : mail.CreditNote);
        return (mail.IsForCopies ? "a copy of " : "") + NameOf(mail.Kind, of);
    }
}

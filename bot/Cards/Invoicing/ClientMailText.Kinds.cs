using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

internal static partial class ClientMailText
{
    /// <summary>What became of the last mail about the whole project, where it did not leave.</summary>
    public static IEnumerable<string> ProjectLines(ProjectView view)
    {
        var p = view.Project;
        if (p.Mail is { Fault: { } lost } mail)
            yield return mail.Kind == ClientMailKind.AddressChanged
                ? CopyLine(view, "The mail to the former contact", mail, lost)
                : Line(view, NameOf(mail.Kind, ""), mail);
        if (p.CopyMail is { Fault: { } fault } copy && copy.Kind != ClientMailKind.Terms)
            yield return CopyLine(view, $"A copy of {NameOf(copy.Kind, "a milestone")}", copy, fault);
    }

    /// <summary>The last mails that the mail server took, for the timeline.</summary>
    public static IEnumerable<(string What, ClientMail Mail)> Mailed(ProjectView view)
    {
        var p = view.Project;
        IEnumerable<(string What, ClientMail? Mail)> all =
        [
            ("the terms", p.TermsMail),
            (p.Mail is { } last ? NameOf(last.Kind, "") : "", p.Mail),
            .. p.Milestones.Select(m => (m.Mail is { } mail ? NameOf(mail.Kind, m.Name) : "", m.Mail)),
            .. p.NumberedInvoices.Select(i => (NumberOf(i, i.Mail?.CreditNote), i.Mail)),
            .. p.NumberedInvoices.Select(i =>
                (i.NoticeMail is { } mail ? NameOf(mail.Kind, i.NumberOrPending()) : "", i.NoticeMail)
            ),
        ];
        foreach (var (what, mail) in all)
            if (mail is { Fault: null, IsWaiting: false })
                yield return (what, mail);
    }

    /// <summary>Each mail about an invoice that the mail server took, oldest first: what, to whom, when.</summary>
    public static string Mailed(ProjectView view, IReadOnlyList<JournalEntry> entries, Invoice i) =>
        string.Join(
            "; ",
            entries
                .Where(e => e.Event is ClientMailSent sent && sent.Invoice == i.Id)
                .Select(e => (e.At, Sent: (ClientMailSent)e.Event))
                .Select(e => $"{What(view.Project, e.Sent)} to {e.Sent.To}, {view.FormatMoment(e.At)}")
        );

    private static string What(Project project, ClientMailEvent e) =>
        e.IsForCopies ?? false ? $"a copy of {Subject(project, e)}" : Subject(project, e);

    private static string CopyLine(ProjectView view, string what, ClientMail copy, ClientMailFault fault) =>
        fault == ClientMailFault.Uncertain
            ? $"{what} may have been mailed to {copy.To}, {view.DayAndTime(copy.At)}."
            : $"{what} was not mailed to {copy.To}: {Reason(fault, copy.Why)}.";

    /// <summary>
    /// What helps where a mail did not leave: another address, a link to pass on by other means, another try.
    /// </summary>
    internal static IEnumerable<Button> Helping(ClientMail mail, bool isCopy, string retry)
    {
        if (mail.Fault is not { } fault)
            yield break;
        if (fault is ClientMailFault.NoAddress or ClientMailFault.AddressRefused)
            yield return new("Change address", "settings client");
        if (!isCopy && fault != ClientMailFault.Uncertain)
            yield return CopyLink;
        yield return new("Send again", retry);
    }

    private static string Subject(Project project, ClientMailEvent e)
    {
        if (e.Invoice is { } id && project.Invoices.Find(i => i.Id == id) is { } invoice)
        {
            // A formal reminder counts its own letters in the place of a credit note.
            var number = NumberOf(invoice, e.Kind == ClientMailKind.FormalReminder ? null : e.CreditNote);
            return e.Kind is ClientMailKind.Invoice or ClientMailKind.CreditNote
                ? number
                : $"{NameOf(e.Kind, number)}{Suffix.With(", payment P", $"{(e.Kind == ClientMailKind.Receipt ? e.Item : null)}")}";
        }
        return NameOf(e.Kind, project.Milestones.Find(m => m.Id == e.Milestone)?.Name ?? "");
    }

    /// <summary>What a mail is about, also where it can no longer be written.</summary>
    public static string NameOf(MailOrder order) =>
        NameOf(
            order.Kind,
            order.FindInvoice()?.NumberOrPending()
                ?? order.Project.Milestones.Find(m => m.Id == order.Milestone)?.Name
                ?? "an invoice"
        );

    /// <param name="of">The number of the invoice, or the name of the milestone.</param>
    private static string NameOf(ClientMailKind kind, string of) =>
        kind switch
        {
            ClientMailKind.Terms => "the terms",
            ClientMailKind.Delivery => $"what was delivered for {of}",
            ClientMailKind.Reminder => $"a reminder of {of}",
            ClientMailKind.FormalReminder => $"a formal reminder of {of}",
            ClientMailKind.Receipt => $"a receipt for {of}",
            ClientMailKind.Pause => $"the pause of {of}",
            ClientMailKind.ProjectEnded => "the end of the project",
            ClientMailKind.AddressChanged => "the change of contact",
            _ => of,
        };
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>The documents of issued invoices and credit notes, and the links to them.</summary>
internal static class DocumentCards
{
    /// <summary>A link to one document that works once.</summary>
    public static Card Link(ProjectView view, string number, DocumentForm form, Uri link, TimeSpan validity) =>
        new($"{number}: {WordOf(form)}")
        {
            Lines = [$"{Describe(form)}. The link works once, and until {view.DayAndTime(view.Now + validity)}."],
            Facts = [new("File", FileName(number, form), link)],
            Footer = view.AsOf(),
        };

    public static string NoDocumentYet(Project project, Invoice draft) =>
        $"The invoice for {project.MilestoneOf(draft).Name} is a draft; its document is made when it is issued. "
        + $"Next: issue {project.Say(project.MilestoneOf(draft))}";

    public static string NoFormalReminder(Invoice invoice) =>
        $"No formal reminder of {invoice.NumberOrPending()} was sent, so there is no document. "
        + $"To look at one first: remind {invoice.NumberOrPending()} formal";

    /// <summary>The word for a form in the command.</summary>
    public static string TypedWordOf(DocumentForm form) =>
        form == DocumentForm.FormalReminder ? "formal" : WordOf(form).ToLowerInvariant();

    /// <param name="problems">Sentences; each names what is missing or wrong.</param>
    public static string CannotBeMade(string number, DocumentForm form, IReadOnlyList<string> problems) =>
        form is DocumentForm.Pdf or DocumentForm.FormalReminder
            ? $"{number} cannot be printed as it is. {string.Join(" ", problems)}"
            : $"{number} was issued without what its {WordOf(form)} needs, and what was issued stays as it is: "
                + $"{string.Join("; ", problems).TrimEnd('.')}. The PDF is there: document {number}";

    /// <summary>The platform did not take the PDF as a file: why, and how else people get it.</summary>
    /// <param name="why">As the channel says it, in words.</param>
    public static Card FileNotTaken(string number, string why) =>
        new($"The PDF of {number} could not be put here as a file")
        {
            Tone = Tone.Warning,
            Lines = [$"{DisplayText.Capitalize(why)}.", "PDF gives it to you by a link that works once."],
            Footer = $"The same by typing: document {number}",
            Buttons = [PdfButton(number)],
        };

    /// <summary>For a card of an issued invoice or of a credit note.</summary>
    public static Button PdfButton(string number) => new("PDF", $"document {number}");

    /// <summary>The word for it in the command, and on buttons.</summary>
    public static string WordOf(DocumentForm form) =>
        form switch
        {
            DocumentForm.Pdf => "PDF",
            DocumentForm.Ubl => "UBL",
            DocumentForm.FormalReminder => "formal reminder",
            _ => "CII",
        };

    /// <summary>
    /// Letters, digits and hyphens only, whatever the number is: the name goes into an HTTP header and onto a disk.
    /// </summary>
    public static string FileName(string number, DocumentForm form)
    {
        var name = string.Concat(number.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return form switch
        {
            DocumentForm.Pdf => $"{name}.pdf",
            DocumentForm.FormalReminder => $"{name}-reminder.pdf",
            DocumentForm.Ubl => $"{name}-ubl.xml",
            _ => $"{name}-cii.xml",
        };
    }

    /// <summary>What was kept, as the audit trail says it.</summary>
    public static string NameOf(Project project, DocumentStored e)
    {
        var invoice = project.Invoices.Find(i => i.Id == e.Invoice);
        var number = e is { Form: not DocumentForm.FormalReminder, CreditNote: { } note }
            ? invoice?.CreditNotes.FirstOrDefault(c => c.Id == note)?.Number
            : invoice?.IssueDetails?.Number;
        return $"the {WordOf(e.Form)} of {number ?? "an invoice"}";
    }

    private static string Describe(DocumentForm form) =>
        form switch
        {
            DocumentForm.Pdf => "The document for people, with the electronic invoice inside where there is one",
            DocumentForm.FormalReminder => "The letter that asks for what is overdue, as it was made when it was sent",
            DocumentForm.Ubl => "The electronic invoice as UBL 2.1 (EN 16931)",
            _ => "The electronic invoice as UN/CEFACT CII (EN 16931)",
        };
}

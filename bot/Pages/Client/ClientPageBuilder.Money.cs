using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

internal sealed partial class ClientPageBuilder
{
    private ClientInvoice BuildInvoice(Invoice invoice)
    {
        var issued = invoice.IssueDetails!;
        var document = InvoiceDocumentReader.Read(project, invoice, null);
        var account = invoice.Open.IsPositive ? document.Seller.Details.Account : null;
        var code = account is null ? null : PayCode.Create(document, invoice.Open);
        return new(
            $"i-{invoice.Id}",
            $"{DocumentWords.NameOf(invoice.Kind, language)} {issued.Number}",
            Say(StateOf(invoice)),
            [.. FactsOf(invoice, document)],
            [
                .. invoice
                    .EffectivePayments.OrderBy(p => p.On)
                    .Select(p =>
                        $"{Say(ClientPageText.Received)}: {Say(ClientPageText.PaymentOn, Sum(p.Amount), Day(p.On))}"
                    ),
            ],
            [.. DocumentsOf(invoice)]
        )
        {
            AccountNote =
                account is null && invoice is { Open.IsPositive: true, Dispute: null }
                    ? MailTexts.In(language, MailText.AskForAccount)
                    : "",
            Account = account is null
                ? []
                :
                [
                    new(Say(ClientPageText.Holder), account.Holder),
                    new("IBAN", InFours(account.Iban)),
                    .. account.Bic.Length > 0 ? new[] { new ClientFact("BIC", account.Bic) } : [],
                    new(
                        Say(ClientPageText.Reference),
                        document.PaymentReference.StartsWith("RF", StringComparison.Ordinal)
                            ? InFours(document.PaymentReference)
                            : document.PaymentReference
                    ),
                    new(Say(ClientPageText.OpenOfInvoice), Sum(invoice.Open)),
                ],
            Formal = FormalOf(invoice, document),
            DiscountNote =
                DiscountOf(invoice) is { } sum && code is not null
                    ? Say(ClientPageText.DiscountByHand, Sum(sum.ToPay))
                    : "",
            PayCode = code is null ? "" : code.ToSvg(),
            PayCodeName = code is null
                ? ""
                : Say(ClientPageText.CodeOf, issued.Number, Sum(invoice.Open), account!.Holder),
        };
    }

    private static string InFours(string number) => string.Join(' ', number.Chunk(4).Select(four => new string(four)));

    private ClientFact Fact(ClientPageText name, string value) => new(Say(name), value);

    private ClientPageText StateOf(Invoice invoice) =>
        invoice.Status switch
        {
            _ when invoice.DaysLate(view.SellerToday) > 0 => ClientPageText.StateOverdue,
            InvoiceStatus.Open => ClientPageText.StateOpen,
            InvoiceStatus.PartPaid => ClientPageText.StatePartPaid,
            InvoiceStatus.Paid => ClientPageText.StatePaid,
            InvoiceStatus.Credited => ClientPageText.StateCredited,
            _ => ClientPageText.StateClosed,
        };

    private IEnumerable<ClientDocument> DocumentsOf(Invoice invoice)
    {
        foreach (var one in FormsOf(invoice, null, ""))
            yield return one;
        foreach (var note in invoice.CreditNotes)
        foreach (var one in FormsOf(invoice, note, $"{DocumentWords.NameOf(note, language)} {note.Number}: "))
            yield return one;
    }

    /// <summary>The forms that can be made; a link to nothing is not shown.</summary>
    private IEnumerable<ClientDocument> FormsOf(Invoice invoice, CreditNote? note, string name)
    {
        var document = InvoiceDocumentReader.Read(project, invoice, note);
        var path = $"documents/{invoice.Id}/{note?.Id ?? 0}";
        if (InvoiceForms.PdfProblems(document).Count == 0)
            yield return new(name + Say(ClientPageText.Pdf), $"{path}/pdf");
        if (InvoiceForms.XmlFaults(document).Count == 0)
        {
            yield return new($"{name}{Say(ClientPageText.Xml)}: UBL", $"{path}/ubl");
            yield return new($"{name}{Say(ClientPageText.Xml)}: CII", $"{path}/cii");
        }
    }

    private ClientProgress BuildProgress()
    {
        var milestones = project.LiveMilestones.ToList();
        var today = view.Today;
        var days = milestones
            .SelectMany(m =>
                new[] { project.StartOf(m), m.Expected, m.Confirmation is { } c ? project.Today(c.Signed.At) : null }
            )
            .OfType<DateOnly>()
            .Append(today)
            .ToList();
        var (first, last) = (days.Min(), days.Max());
        int Place(DateOnly day) =>
            (day.DayNumber - first.DayNumber) * 1000 / Math.Max(1, last.DayNumber - first.DayNumber);
        return new(
            Say(
                ClientPageText.ProgressOf,
                $"{milestones.Count(m => m.Stage == Stage.Confirmed)}",
                $"{milestones.Count}"
            ),
            [
                .. milestones.Select(m =>
                {
                    var end = m.Confirmation is { } at ? project.Today(at.Signed.At) : m.Expected ?? last;
                    var start = project.StartOf(m) ?? first;
                    var (text, kind) = StageOf(m);
                    var when = m switch
                    {
                        { Stage: Stage.Confirmed, Confirmation: { } done } => $", {Day(project.Today(done.Signed.At))}",
                        { Expected: { } expected } => $", {Say(ClientPageText.ExpectedOn, Day(expected))}",
                        _ => "",
                    };
                    return new ClientStep(m.Name, Say(text) + when, kind, Place(start < end ? start : end), Place(end));
                }),
            ]
        )
        {
            Today = Place(today),
            Months = [.. MonthsBetween(first, last).Select(day => (Place(day), $"{day.Month:00}/{day.Year}"))],
        };
    }

    /// <summary>The first days of at most eight months, evenly apart.</summary>
    private static IEnumerable<DateOnly> MonthsBetween(DateOnly first, DateOnly last)
    {
        const int Most = 8;
        var begin = new DateOnly(first.Year, first.Month, 1).AddMonths(first.Day == 1 ? 0 : 1);
        var months = ((last.Year - begin.Year) * 12) + last.Month - begin.Month + 1;
        var step = Math.Max(1, (months + Most - 1) / Most);
        for (var i = 0; i < months; i += step)
            yield return begin.AddMonths(i);
    }

    private IEnumerable<string> StatesOfProject()
    {
        if (project.State == ProjectState.Cancelled)
            yield return Say(ClientPageText.StateCancelled);
        if (project.State == ProjectState.Closed)
            yield return Say(ClientPageText.StateDone);
        if (project.State == ProjectState.OnHold)
            yield return Say(FindTasks().Any() ? ClientPageText.StateHeldBut : ClientPageText.StateHeld);
        if (project.Ended is not null)
            yield return Say(ClientPageText.StateEnded);
    }

    private static (ClientPageText Text, string Kind) StageOf(Milestone milestone) =>
        milestone.Stage switch
        {
            Stage.Started => (ClientPageText.StageStarted, "started"),
            Stage.Submitted => (ClientPageText.StageSubmitted, "submitted"),
            Stage.ChangesRequested => (ClientPageText.StageChanges, "changes"),
            Stage.Confirmed => (ClientPageText.StageConfirmed, "confirmed"),
            _ => (ClientPageText.StagePlanned, "planned"),
        };
}

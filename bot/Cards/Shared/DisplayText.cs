using System.Globalization;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// How facts are written in every answer: dates as Thu 30 Jul 2026 in sentences and in ISO format in tables and facts,
/// money as €12,000.00, times in the project's time zone.
/// </summary>
internal static class DisplayText
{
    public const string NoNumberYet = "number assigned on issue";

    public static string ToIso(this DateOnly? date) => date?.ToIsoDate() ?? "–";

    /// <summary>A date in a sentence: "Thu 30 Jul 2026". Tables, facts and commands have it in ISO format.</summary>
    public static string ToDay(this DateOnly date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string ToDay(this DateOnly? date) => date?.ToDay() ?? "–";

    /// <summary>Text that a person wrote, as a sentence of its own.</summary>
    public static string ToSentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.";

    /// <summary>"lead, approver or finance"</summary>
    public static string JoinWithOr(IEnumerable<string> words) =>
        words.ToList() is { Count: > 1 } all ? $"{string.Join(", ", all[..^1])} or {all[^1]}" : string.Concat(words);

    public static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    public static string Count(int n, string one) => n == 1 ? $"1 {one}" : $"{n} {one}s";

    /// <summary>A time in the project's time zone.</summary>
    public static string FormatMoment(this ProjectView view, DateTimeOffset at) =>
        ZonedCalendar.ToLocalTime(at, view.Project.Zone).ToString("yyyy-MM-dd HH:mm");

    /// <summary>A time in a sentence, in the project's time zone: "Thu 16 Jul 2026 14:05".</summary>
    public static string DayAndTime(this ProjectView view, DateTimeOffset at)
    {
        var local = ZonedCalendar.ToLocalTime(at, view.Project.Zone);
        return local.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    public static string AsOf(this ProjectView view) => $"As of {view.DayAndTime(view.Now)} ({view.Project.Zone})";

    /// <summary>
    /// A sentence that a payment source does not answer, with a space before it; "" while all answer.
    /// </summary>
    public static string LastChecked(this ProjectView view) =>
        view.SourceOutage is { } silent
            ? $" Payments {LastCheck(view, silent.LastAnsweredAt)}; {silent.Reason} since {view.DayAndTime(silent.FailingSince)}."
            : "";

    private static string LastCheck(ProjectView view, DateTimeOffset? at) =>
        at is { } moment ? $"last checked {view.DayAndTime(moment)}" : "were never checked";

    /// <summary>Who did it and when, with a note if nobody else could have checked it.</summary>
    public static string SignedBy(this ProjectView view, Signature signed) =>
        $"{view.NameOf(signed.By)}, {view.FormatMoment(signed.At)}{SoloNote(signed)}";

    /// <summary>
    /// Who is behind an entry, by their name at that time, with a note if nobody else could have checked it.
    /// </summary>
    public static string ActorAndCheck(this ProjectView view, JournalEntry entry) =>
        (entry.ActorName.Length > 0 ? entry.ActorName : view.NameOf(entry.Actor)) + (entry.Solo ? " · solo" : "");

    /// <summary>The first name, where nobody else who holds a role shares it; otherwise the whole name.</summary>
    public static string ShortNameOf(this ProjectView view, string actor)
    {
        var name = view.NameOf(actor);
        var first = name.Split(' ')[0];
        var isUnique = view
            .Project.RoleHolders.Select(h => h.Actor)
            .Distinct(StringComparer.Ordinal)
            .All(other => other == actor || view.NameOf(other).Split(' ')[0] != first);
        return isUnique && name != view.NameOf("") && !first.EndsWith(',') ? first : name;
    }

    public static string Entries(long count) => count == 1 ? "1 entry" : $"{count} entries";

    /// <summary>"is" for one, "are" for several.</summary>
    public static string Are(int count) => count == 1 ? "is" : "are";

    /// <summary>"1 thing waits", "3 things wait"</summary>
    public static string Wait(int count, string one) => count == 1 ? $"1 {one} waits" : $"{count} {one}s wait";

    /// <summary>"a, b, c and 4 more"</summary>
    public static string First(IReadOnlyList<string> items, int most, string between = ", ") =>
        string.Join(between, items.Take(most)) + Suffix.When(items.Count > most, $" and {items.Count - most} more");

    /// <summary>"1, 2, 3" and "1 to 999, 1001": a few numbers one by one, long runs by their ends.</summary>
    public static string PositionRanges(IReadOnlyList<int> rising)
    {
        const int few = 5,
            most = 12;
        var runs = rising
            .Index()
            .GroupBy(x => x.Item - x.Index)
            .Select(run => run.Select(x => x.Item).ToList())
            .SelectMany(run => run.Count < few ? run.Select(one => $"{one}") : [$"{run[0]} to {run[^1]}"])
            .ToList();
        return First(runs, most);
    }

    public static string Capitalize(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Shortens a person's text to the available space, never inside a character.</summary>
    public static string Truncate(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (System.Globalization.StringInfo.GetNextTextElementLength(text, end) is var next && end + next < most)
            end += next;
        return text[..end] + "…";
    }

    public static string SoloNote(Signature signed) => signed.Solo ? " · solo" : "";

    /// <summary>"milestone 1 of 3", or "dropped".</summary>
    public static string PositionInSchedule(this Project project, Milestone milestone) =>
        !milestone.IsLive
            ? "dropped"
            : $"milestone {project.PositionOf(milestone)} of {project.LiveMilestones.Count()}";

    /// <summary>"EUR 3,600.00 + 684.00 VAT", or without VAT the net alone.</summary>
    public static string NetAndVat(this Project project, Milestone milestone)
    {
        var net = project.NetOf(milestone);
        var vat = project.TreatmentOf(milestone);
        return vat.Rate == Percent.Zero ? $"{net} (VAT 0 %)" : $"{net} + {vat.Calculate(net)} VAT";
    }

    /// <summary>"Mon 28 Dec 2026", and where it was moved to a working day, from which day.</summary>
    public static string DueDay(Invoice invoice) =>
        $"{invoice.IssueDetails!.Due.ToDay()}{DueMove(Project.DueDateBeforeMove(invoice))}";

    /// <summary>The same as a fact: "2026-12-28".</summary>
    public static string DueDate(Invoice invoice) =>
        $"{invoice.IssueDetails!.Due.ToIsoDate()}{DueMove(Project.DueDateBeforeMove(invoice))}";

    /// <summary>" (moved from Sat 26 Dec 2026 to the next working day)"; "" where nothing was moved.</summary>
    public static string DueMove(DateOnly? agreed) =>
        agreed is { } day ? $" (moved from {day.ToDay()} to the next working day)" : "";

    public static string DueIn(Invoice invoice, DateOnly today)
    {
        var late = invoice.DaysLate(today);
        var left = invoice.IssueDetails!.Due.DayNumber - today.DayNumber;
        if (late > 0)
            return $"{Days(late)} overdue";
        return left == 0 ? "due today" : $"due in {Days(left)}";
    }

    public static string NumberOrPending(this Invoice invoice) => invoice.IssueDetails?.Number ?? "draft";

    /// <summary>The numbers of the credit notes on it: "CN-2026-0001, CN-2026-0002"</summary>
    public static string CreditNumbers(this Invoice invoice) =>
        string.Join(", ", invoice.CreditNotes.Select(credit => credit.Number));

    public static string NameOf(Stage stage) =>
        stage switch
        {
            Stage.Planned => "planned",
            Stage.Started => "started",
            Stage.Submitted => "submitted, waiting for confirmation",
            Stage.ChangesRequested => "changes requested",
            Stage.Confirmed => "confirmed complete",
            _ => "dropped",
        };

    public static string NameOf(ProjectState state) =>
        state switch
        {
            ProjectState.Draft => "draft: terms not sent",
            ProjectState.Proposed => "terms sent, not agreed",
            ProjectState.Agreed => "agreed, not started",
            ProjectState.Active => "active",
            ProjectState.Completed => "completed",
            ProjectState.OnHold => "on hold",
            ProjectState.Cancelled => "cancelled",
            ProjectState.Ended => "ended early",
            _ => "closed",
        };

    public static string NameOf(GatePolicy policy) =>
        policy switch
        {
            GatePolicy.Paid => "previous stage paid in full",
            GatePolicy.NotOverdue => "previous stage billed and not overdue",
            _ => "advise only",
        };

    public static string Status(Invoice invoice, DateOnly today) =>
        string.Join(", ", BankText.Phrases(invoice).Prepend(OpenStatus(invoice, today)));

    private static string OpenStatus(Invoice invoice, DateOnly today) =>
        invoice.Status switch
        {
            InvoiceStatus.Draft => "draft",
            InvoiceStatus.Paid when invoice.PaidOn is { } on =>
                $"paid {on.ToDay()}{SettlementText.InBrackets(invoice)}",
            InvoiceStatus.Paid => "nothing open",
            InvoiceStatus.Discarded => "discarded",
            InvoiceStatus.Credited => $"credited in full ({invoice.CreditNumbers()})"
                + Suffix.When(invoice.Open.IsPositive, $", {invoice.Open} open: refunded, then taken back"),
            InvoiceStatus.WrittenOff => $"written off, {invoice.WrittenOffBalance} lost",
            InvoiceStatus.PartPaid => $"part-paid, {DueIn(invoice, today)}{RemindersPausedBecause(invoice, today)}",
            _ => $"open, {DueIn(invoice, today)}{RemindersPausedBecause(invoice, today)}",
        };

    /// <summary>Why reminders are paused: ", disputed", ", promised for 2026-08-05"; "" otherwise.</summary>
    private static string RemindersPausedBecause(Invoice invoice, DateOnly today) =>
        invoice switch
        {
            { Dispute: not null } => ", disputed",
            { Promise: { } promise } when promise.On >= today => Suffix.Promised(promise),
            { Snooze: { } snooze } when snooze.Until > today => $", snoozed until {snooze.Until.ToDay()}",
            _ => "",
        };

    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    public static string NameOf(RequestState state) => state.ToString().ToLowerInvariant();

    public static string NameOf(RequestKind kind) =>
        kind switch
        {
            RequestKind.Override => "an override",
            RequestKind.Credit => "a credit note",
            RequestKind.Refund => "a refund",
            RequestKind.Vat => "other VAT",
            RequestKind.Settle => "a settlement",
            RequestKind.FormalReminder => "a formal reminder",
            _ => "a write-off",
        };

    /// <summary>
    /// The name of the client's contact: the name in front of an e-mail address, otherwise the client.
    /// </summary>
    public static string ContactName(this Project project)
    {
        var local = new string([.. project.Contact.TakeWhile(char.IsLetter)]);
        if (local.Length == 0)
            return project.Client;
        return project.Contact.Contains('@') ? Capitalize(local) : project.Contact;
    }

    /// <summary>A value in a command: in quotes, without characters that would end them.</summary>
    public static string Quote(string text) => $"\"{text.Replace('"', '\'')}\"";

    /// <summary>A milestone in a button's command: its position in the schedule.</summary>
    public static string Say(this Project project, Milestone milestone) => project.PositionOf(milestone).ToString();

    /// <summary>The same for a milestone that an amendment may only add: those are meant by their names.</summary>
    public static string SayProposed(this Project project, Milestone milestone) =>
        project.Milestones.Exists(m => m.Id == milestone.Id) ? project.Say(milestone) : Quote(milestone.Name);

    /// <summary>Sets the address of a card about one milestone.</summary>
    public static Card About(this Card card, ProjectView view, CardKind kind, Milestone milestone) =>
        card with
        {
            Address = CardAddress.OfMilestone(kind, view.Project.Id, milestone.Id).ToString(),
            Revision = milestone.Revision,
            Buttons = card.WithCancel(kind),
        };

    /// <summary>
    /// Sets the address of a card about one invoice. Its revision counts the changes of the milestone.
    /// </summary>
    public static Card About(this Card card, ProjectView view, CardKind kind, Invoice invoice) =>
        card.About(view, kind, view.Project.MilestoneOf(invoice), invoice.Id);

    /// <summary>
    /// Sets the address of a card about a request. Its revision counts the changes of the milestone that it concerns.
    /// </summary>
    public static Card About(this Card card, ProjectView view, CardKind kind, ApprovalRequest request) =>
        card.About(view, kind, view.Project.MilestoneOf(request.Milestone), request.Id);

    /// <summary>Sets the address of a card about the whole project.</summary>
    public static Card About(this Card card, ProjectView view, CardKind kind) =>
        card with
        {
            Address = CardAddress.OfProject(kind, view.Project.Id).ToString(),
            Revision = view.Project.Revision,
            Buttons = card.WithCancel(kind),
        };

    /// <summary>The buttons of a card of that kind: a form that asks for something can be put away.</summary>
    public static IReadOnlyList<Button> WithCancel(this Card card, CardKind kind) =>
        kind.IsForm() && card.Inputs.Count > 0 && !card.Buttons.Contains(Button.Cancel)
            ? [.. card.Buttons, Button.Cancel]
            : card.Buttons;

    /// <summary>
    /// A list of its moment: its buttons mean this project wherever it is shown, and a press shows it as it is then.
    /// </summary>
    public static Card AsSnapshot(this Card card, ProjectView view, CardKind kind) =>
        card.About(view, kind) with
        {
            IsSnapshot = true,
        };

    /// <summary>Sets the address of a card about one of several items of a milestone.</summary>
    public static Card About(this Card card, ProjectView view, CardKind kind, Milestone milestone, int which) =>
        card with
        {
            Address = CardAddress.OfMilestone(kind, view.Project.Id, milestone.Id, which).ToString(),
            Revision = milestone.Revision,
            Buttons = card.WithCancel(kind),
        };

    /// <summary>A card whose buttons are gone for good is not updated any more.</summary>
    public static Card SettledIf(this Card card, bool settled) =>
        settled
            ? card with
            {
                IsSettled = true,
                Buttons = [],
                Inputs = [],
                RestrictedViewers = [],
                Approvers = [],
                Mentions = [],
            }
            : card;
}

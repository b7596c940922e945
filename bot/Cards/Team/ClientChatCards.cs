using System.Globalization;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>
/// What the client's contact sees in the chat: what waits for them, their schedule and their invoices, in their words.
/// </summary>
internal static class ClientChatCards
{
    /// <summary>The input for what the client wants to be different in the terms.</summary>
    public const string Wish = "wish";

    /// <summary>The input for what is missing in a delivery.</summary>
    public const string Missing = "missing";

    /// <summary>The project as the client sees it, with what is to be answered first.</summary>
    public static Card Overview(ProjectView view, ClientLink link) => Overview(view, link, null, "");

    /// <param name="about">The stage that is asked for; null for what waits first.</param>
    /// <param name="note">A sentence on top; "" for none.</param>
    public static Card Overview(ProjectView view, ClientLink link, Milestone? about, string note)
    {
        var p = view.Project;
        var stages = p.LiveMilestones.Where(p.AwaitsApproval).ToList();
        var terms = p.AwaitsAgreement(view.Now);
        var shown = terms ? p.WithAmendment : p;
        var stage = about is not null && stages.Contains(about) ? about : stages.FirstOrDefault();
        var asksTerms = terms && p.WaitingAgreement is null && (about is null || stage != about);
        List<string> lines = [.. note.Length > 0 ? [note] : Array.Empty<string>(), .. TermsLines(view, terms)];
        lines.AddRange(stages.Select(m => StageLine(view, m)));
        var late = p
            .OpenInvoices.Where(i => i is { IssueDetails: not null, Dispute: null })
            .Where(i => i.DaysLate(view.SellerToday) > 0)
            .ToList();
        lines.AddRange(
            late.Select(i =>
                $"Please pay {i.NumberOrPending()}: {i.Open} open, {DisplayText.Days(i.DaysLate(view.SellerToday))} overdue."
            )
        );
        if (p.Closed is not null)
            lines.Add("The project is closed.");
        else if (stages.Count == 0 && !asksTerms && late.Count == 0)
            lines.Add("Nothing waits for you.");
        if (p.Held is not null)
            lines.Add("The project is on hold.");
        var card = new Card($"{p.Name}: for {p.ContactName()}")
        {
            Tone = asksTerms || stages.Count > 0 ? Tone.Warning : Tone.Plain,
            Lines = lines,
            Table = shown.LiveMilestones.Any() ? Table(view, shown, terms) : null,
            Facts = [.. Facts(shown, terms), .. p.NumberedInvoices.Select(i => InvoiceFact(view, i))],
            Footer =
                $"{view.AsOf()}. Only the buttons record something. Documents are on your own page: "
                + "use the link in your mail, or ask the team for one.",
        };
        if (asksTerms)
            card = AskTerms(view, card, stages.Count > 0 ? stage : null);
        else if (stage is not null)
            card = AskStage(view, card, stage, stages);
        return card with
        {
            Address = CardAddress.OfProject(CardKind.ClientChat, p.Id, link.Id).ToString(),
            Revision = p.Revision,
        };
    }

    /// <summary>What a card of an account becomes that does not speak for the client any more.</summary>
    public static Card Ended(ProjectView view, int link) =>
        (
            new Card("This has ended")
            {
                Lines = ["This account does not answer for the client here any more."],
                Address = CardAddress.OfProject(CardKind.ClientChat, view.Project.Id, link).ToString(),
                Revision = view.Project.Revision,
            }
        ).SettledIf(true);

    /// <summary>They answered and wrote something beside it. Both cannot be meant.</summary>
    public static Card WhichIsMeant(string text, Button yes, Button no) =>
        new("Which do you mean?")
        {
            Tone = Tone.Warning,
            Lines = [$"You wrote: {DisplayText.Quote(text)}", "Nothing was done yet."],
            Buttons = [yes with { Style = ButtonStyle.Plain }, no],
        };

    public static Button Agree(Project p) =>
        new("I agree", $"client agree {p.Key} {Seen(p.Proposed!.At)}", ButtonStyle.Primary, SendsInputs: true);

    public static Button AskOtherTerms(Project p, string text = "") =>
        new("Ask for changes", $"client wish {p.Key} {Seen(p.Proposed!.At)}{Quoted(text)}", SendsInputs: true);

    public static Button Approve(Project p, Milestone m) =>
        new(
            "Approve this stage",
            $"client approve {p.Key} {p.Say(m)} {Seen(m.Submission!.Signed.At)}",
            ButtonStyle.Primary,
            SendsInputs: true
        );

    public static Button AskForChanges(Project p, Milestone m, string text = "") =>
        new(
            "Ask for changes",
            $"client changes {p.Key} {p.Say(m)} {Seen(m.Submission!.Signed.At)}{Quoted(text)}",
            SendsInputs: true
        );

    private static Card AskTerms(ProjectView view, Card card, Milestone? next)
    {
        var p = view.Project;
        if (p.WithAmendment.LiveMilestones.Count() > Paging.Size)
            return card with
            {
                Lines =
                [
                    .. card.Lines,
                    "There are more milestones than fit here. Please agree on your own page: use the link in your mail.",
                ],
            };
        return card with
        {
            Inputs = [new(Wish, "What should be different?", InputKind.LongText)],
            Buttons =
            [
                Agree(p),
                AskOtherTerms(p),
                .. next is null
                    ? Array.Empty<Button>()
                    : [new($"See {DisplayText.Truncate(next.Name, 40)}", $"client show {p.Key} {p.Say(next)}")],
            ],
        };
    }

    private static Card AskStage(ProjectView view, Card card, Milestone stage, List<Milestone> stages)
    {
        var p = view.Project;
        var next = stages[(stages.IndexOf(stage) + 1) % stages.Count];
        return card with
        {
            Inputs = [new(Missing, $"What is missing in {stage.Name}?", InputKind.LongText)],
            Buttons = stage.Evidence is not null
                ? [AskForChanges(p, stage)]
                :
                [
                    Approve(p, stage) with
                    {
                        Title =
                            stages.Count > 1 ? $"Approve {DisplayText.Truncate(stage.Name, 40)}" : "Approve this stage",
                    },
                    AskForChanges(p, stage),
                    .. next == stage
                        ? Array.Empty<Button>()
                        : [new($"See {DisplayText.Truncate(next.Name, 40)}", $"client show {p.Key} {p.Say(next)}")],
                ],
        };
    }

    private static IEnumerable<string> TermsLines(ProjectView view, bool waits)
    {
        var p = view.Project;
        if (p.Agreement is { } agreed)
            yield return $"Terms {agreed.Version} apply: agreed by {agreed.ClientName}, {view.FormatMoment(agreed.Signed.At)}.";
        if (p.WaitingAgreement is not null)
            yield return "Your agreement has arrived. The team is checking it.";
        else if (waits && p.Amendment is null)
            yield return "Please read these terms. Then agree, or say what should be different. Work starts after that.";
        else if (waits)
            yield return "Please read the changed terms. Then agree, or say what should be different. "
                + "Until you agree, the current terms apply.";
        else if (p.Agreement is null)
            yield return "The terms are not ready yet. You will be asked to agree when they are.";
        if (waits && p.Amendment is { } amendment)
        {
            if (amendment.End is { } end)
                yield return $"The project is to end: {end.Reason}";
            foreach (var dropped in amendment.Changes.Where(c => c is { IsDropped: true, IsAdded: false }))
                yield return $"No longer part of it: {dropped.Name}";
        }
        if (p.Wish is { } wish && wish.Version == p.NextTermsVersion && !(p.Proposed?.At > wish.Signed.At))
            yield return $"You asked for a change, {view.FormatMoment(wish.Signed.At)}: {wish.Text}";
    }

    private static string StageLine(ProjectView view, Milestone m)
    {
        var claim = m.Submission is { } given
            ? $"{given.Deliverable}{Suffix.With(" ", given.Url)}"
            : "it was handed over";
        if (m.Evidence is { } held)
            return $"{m.Name}: the team recorded that {held.ClientName} approved it, and is checking that.";
        var silence = SilenceText.EndsOn(view, m) is { } day
            ? $" Without an answer until {day.ToDay()} it counts as accepted."
            : "";
        return $"Please look at {m.Name}: {claim}. Approve it, or say what is missing.{silence}";
    }

    private static Table Table(ProjectView view, Project shown, bool waits)
    {
        var zero = Money.Zero(shown.Currency);
        var live = shown.LiveMilestones.ToList();
        List<IReadOnlyList<string>> rows =
        [
            .. live.Take(Paging.Size).Select((m, i) => Row(view, shown, m, i + 1, waits)),
            [
                "",
                Suffix.When(live.Count > Paging.Size, $"{live.Count} milestones. ") + "Total",
                $"{live.Aggregate(zero, (sum, m) => sum + shown.NetOf(m))}",
                $"{live.Aggregate(zero, (sum, m) => sum + GrossOf(shown, m))}",
                "",
            ],
        ];
        return new(
            [
                new("#", true),
                new("Milestone", Weight: 5),
                new("Net", true, 4),
                new("With VAT", true, 4),
                new(waits ? "Expected, due, done when" : "Expected, where it stands", Weight: 6),
            ],
            rows,
            HasTotalRow: true
        );
    }

    private static IReadOnlyList<string> Row(ProjectView view, Project shown, Milestone m, int at, bool waits)
    {
        var isBilled = shown.IsBillable(m);
        return
        [
            $"{at}",
            m.Name + (waits ? Mark(view.Project, shown, m) : ""),
            isBilled ? $"{shown.NetOf(m)}" : "not billed",
            isBilled ? $"{GrossOf(shown, m)}" : "–",
            waits ? Terms(shown, m) : $"{m.Expected.ToIso()} · {StateOf(m)}",
        ];
    }

    /// <summary>What holds for one milestone, in the client's words.</summary>
    internal static string Terms(Project shown, Milestone m) =>
        string.Join(
            " · ",
            new[]
            {
                m.Kind == MilestoneKind.Advance ? "advance payment" : "",
                m.Expected.ToIso(),
                shown.IsBillable(m) ? $"due {SettlementText.Payment(m.DueDays, m.Discount)}" : "",
                $"done when {DoneWhen(m.Criterion)}{SilenceText.Terms(m.SilenceDays)}",
            }.Where(t => t.Length > 0)
        );

    private static string Mark(Project p, Project shown, Milestone m)
    {
        if (p.Amendment is null)
            return "";
        if (p.Milestones.Find(old => old.Id == m.Id) is not { IsLive: true } old)
            return " (new)";
        var isSame =
            old.Name == m.Name
            && p.NetOf(old) == shown.NetOf(m)
            && GrossOf(p, old) == GrossOf(shown, m)
            && Terms(p, old) == Terms(shown, m);
        return isSame ? "" : " (changed)";
    }

    private static IEnumerable<Fact> Facts(Project shown, bool waits)
    {
        if (!waits)
            yield break;
        yield return new("Contract", $"{shown.Contract} net, VAT {VatText.Describe(shown.Treatment)}");
        yield return new("A stage starts when", $"{DisplayText.NameOf(shown.Policy)}");
    }

    private static Fact InvoiceFact(ProjectView view, Invoice i)
    {
        var state = i switch
        {
            { Status: InvoiceStatus.Paid, PaidOn: { } on } => $"paid {on.ToIsoDate()}",
            { Status: InvoiceStatus.Credited, Open.IsPositive: false } => "cancelled by a credit note",
            { Open.IsPositive: true } =>
                $"{i.Open} open, due {i.Due.ToIso()}{Suffix.Overdue(i.DaysLate(view.SellerToday))}",
            _ => "nothing open",
        };
        return new(i.NumberOrPending(), $"{view.Project.MilestoneOf(i).Name}: {i.Gross} with VAT, {state}");
    }

    private static string StateOf(Milestone m) =>
        m.Stage switch
        {
            Stage.Planned => "planned",
            Stage.Started => "in work",
            Stage.Submitted => "delivered, not yet approved",
            Stage.ChangesRequested => "being changed",
            _ => "complete",
        };

    private static string DoneWhen(Criterion? criterion) =>
        criterion switch
        {
            Criterion.ClientSignOff => "you sign it off",
            Criterion.PortalApproval => "you approve it",
            Criterion.WrittenEmail => "you confirm it by e-mail",
            Criterion.FileDelivery => "the files are delivered",
            Criterion.SignedChecklist => "the checklist is signed",
            _ => "–",
        };

    internal static Money GrossOf(Project p, Milestone m)
    {
        var net = p.NetOf(m);
        return net + p.TreatmentOf(m).Calculate(net);
    }

    private static string Seen(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.Length == 0 ? "" : $" {DisplayText.Quote(text)}";
}

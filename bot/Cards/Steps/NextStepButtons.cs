using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Steps;

/// <summary>
/// The buttons that take a project its next step on, so that every card leads somewhere. Each says what it acts on.
/// </summary>
internal static class NextStepButtons
{
    /// <summary>The longest name on a button.</summary>
    private const int LongestName = 40;

    /// <summary>How many open invoices a card offers to record money on.</summary>
    private const int MostInvoices = 2;

    /// <summary>What is to be done next in the project, or the card on which it is decided.</summary>
    public static IReadOnlyList<Button> Of(ProjectView view) =>
        [.. Candidates(view).Where(step => view.CanAct(step.May)).Select(step => step.Button)];

    public static Button Start(Project p, Milestone m) =>
        new($"Start {NameOf(m)}", $"start {p.Say(m)}", ButtonStyle.Primary);

    public static Button RecordPayment(Invoice i, ButtonStyle style = ButtonStyle.Primary) =>
        new("Record payment", $"pay {i.NumberOrPending()}", style);

    /// <summary>The milestone that may start now; null while none may.</summary>
    public static Milestone? MayStart(ProjectView view)
    {
        var p = view.Project;
        return p is { Agreement: not null, Held: null, IsOver: false, Ended: null }
            ? p.LiveMilestones.FirstOrDefault(m =>
                m is { Stage: Stage.Planned, Kind: MilestoneKind.Delivery } && p.GateOf(m, view.SellerToday).IsOpen
            )
            : null;
    }

    /// <summary>The name of a milestone, as long as a button holds it.</summary>
    public static string NameOf(Milestone m) => DisplayText.Truncate(m.Name, LongestName);

    /// <summary>Leads to the card of the project: its people, its settings, and putting it on hold.</summary>
    public static IEnumerable<Button> Project(ProjectView view) =>
        view.Project is { IsOver: false } p ? [new("Project and settings", $"project show {p.Key}")] : [];

    /// <summary>Opens a card that names its project, from any conversation.</summary>
    public static Button Open(Project p, string what, string title) => new(title, $"show {what} {p.Key}");

    /// <summary>Opens what is to be decided in the list: drafts, and what is open, those due first before.</summary>
    public static IEnumerable<Button> ToDecide(Project p, IReadOnlyList<Invoice> shown) =>
        shown
            .Where(i => i.State == InvoiceState.Draft || (i.IsNumbered && i.Open.IsPositive))
            .OrderBy(i => i.IssueDetails?.Due ?? DateOnly.MinValue)
            .Select(i =>
                i.State == InvoiceState.Draft
                    ? Open(p, p.Say(p.MilestoneOf(i)), $"Check draft: {NameOf(p.MilestoneOf(i))}")
                    : Open(p, i.NumberOrPending(), $"Open {i.NumberOrPending()}")
            );

    private static IEnumerable<(Button Button, Func<Actor, bool> May)> Candidates(ProjectView view)
    {
        var p = view.Project;
        if (p is { IsOver: true, IsOpenAgain: false })
            return [];
        if (p.Held is not null)
            return [(new("Resume", "project resume", ButtonStyle.Primary), May(view, Permission.Pause))];
        return p.Agreement is null ? BeforeAgreement(view) : [.. Work(view), .. Money(view), .. Closing(view)];
    }

    private static IEnumerable<(Button Button, Func<Actor, bool> May)> BeforeAgreement(ProjectView view)
    {
        var (p, may) = (view.Project, May(view, Permission.Define));
        if (!p.LiveMilestones.Any() || p.Allocation is { Closes: false, Unassigned.IsNegative: false })
            yield return (new("Add a milestone", "add", ButtonStyle.Primary), may);
        if (p.MissingTerms.Count > 0)
            yield return (new("Fill in", "fill", ButtonStyle.Primary), may);
        else if (p.LiveMilestones.Any() && p.Allocation.Closes)
            yield return (new("Show terms", $"terms {p.Key}", ButtonStyle.Primary), _ => true);
    }

    /// <summary>The stage that is to be worked on, confirmed or billed now.</summary>
    private static IEnumerable<(Button Button, Func<Actor, bool> May)> Work(ProjectView view)
    {
        var p = view.Project;
        if (p.Proposed is not null && p.Amendment is not null)
            yield return (new("Show the change", $"terms {p.Key}"), _ => true);
        var next = p.Ended is null
            ? p.LiveMilestones.FirstOrDefault(m => m.Stage != Stage.Confirmed || p.IsUnbilled(m))
            : p.ToBill.FirstOrDefault();
        if (next is null)
            yield break;
        var (name, show) = (NameOf(next), $"show {p.Say(next)} {p.Key}");
        var deliver = May(view, Permission.Deliver);
        if (next.Stage == Stage.Planned && next.Kind == MilestoneKind.Delivery && MayStart(view) is { } startable)
            yield return (Start(p, startable), deliver);
        else if (next.Stage == Stage.Planned)
            yield return (new($"Open {name}", show), _ => true);
        else if (next.Stage is Stage.Started or Stage.ChangesRequested)
            yield return (new($"Submit {name}", show, ButtonStyle.Primary), deliver);
        else if (next.Stage == Stage.Submitted)
            yield return (new($"Confirm {name}", show, ButtonStyle.Primary), _ => true);
        else if (p.InvoiceOf(next) is not null)
            yield return (new("Check the draft", show, ButtonStyle.Primary), _ => true);
        else if (p.CreditedInvoiceOf(next) is null)
            yield return (
                new("Create invoice", $"invoice {p.Say(next)}", ButtonStyle.Primary),
                May(view, Permission.DraftInvoice)
            );
        else
            yield return (new($"Open {name}", show), _ => true);
    }

    /// <summary>Open invoices, those that wait longest first.</summary>
    private static IEnumerable<(Button Button, Func<Actor, bool> May)> Money(ProjectView view) =>
        view
            .Project.OpenInvoices.Where(i => i.Open.IsPositive)
            .OrderBy(i => i.IssueDetails!.Due)
            .Take(MostInvoices)
            .Select(i =>
                (
                    new Button($"Open {i.NumberOrPending()}", $"show {i.NumberOrPending()} {view.Project.Key}"),
                    (Func<Actor, bool>)(_ => true)
                )
            );

    private static IEnumerable<(Button Button, Func<Actor, bool> May)> Closing(ProjectView view)
    {
        var p = view.Project;
        if (p.IsReadyToClose)
            yield return (new("Close project", "project close", ButtonStyle.Primary), May(view, Permission.Close));
    }

    private static Func<Actor, bool> May(ProjectView view, Permission permission) =>
        by => Permissions.IsAllowed(view.Project, permission, by, view.Now);
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Steps;

/// <summary>For whom a card waits: one row with one name for it, on every card that waits.</summary>
internal static class WaitingFor
{
    public const string Title = "Waiting for";

    /// <summary>Who has to answer to a stage: the client, the team, an approver, or who makes its invoice.</summary>
    public static IEnumerable<Fact> Stage(ProjectView view, Milestone m)
    {
        var p = view.Project;
        return m switch
        {
            { Stage: Domain.Milestones.Stage.Submitted, Evidence: not null } => People(
                view,
                p.EvidenceReviewers(view.Now)
            ),
            { Stage: Domain.Milestones.Stage.Submitted, Criterion: { } criterion }
                when criterion.IsConfirmedByClient() => Client(p),
            { Stage: Domain.Milestones.Stage.Submitted, Submission: { } submitted } => People(
                view,
                p.ConfirmersOf(submitted, view.Now)
            ),
            { Stage: Domain.Milestones.Stage.Started or Domain.Milestones.Stage.ChangesRequested } => People(
                view,
                p.HoldersOf(Role.Lead)
            ),
            { Stage: Domain.Milestones.Stage.Confirmed } when p.IsUnbilled(m) && p.InvoiceOf(m) is null => People(
                view,
                p.HoldersOf(Role.Lead)
            ),
            _ => [],
        };
    }

    /// <summary>Who may issue a draft.</summary>
    public static IEnumerable<Fact> Draft(ProjectView view, Invoice draft) =>
        view.Project.IssuersOf(draft, view.Now) is { Count: > 0 } issuers
            ? People(view, issuers)
            : [new(Title, $"another approver than {view.NameOf(draft.Drafted.By)}")];

    /// <summary>Who decides a request.</summary>
    public static IEnumerable<Fact> Request(ProjectView view, ApprovalRequest request) =>
        People(view, view.Project.DecidersOf(request, view.Now));

    /// <summary>Who has to agree to the terms, or to accept that the client did.</summary>
    public static IEnumerable<Fact> Agreement(ProjectView view)
    {
        var p = view.Project;
        if (p.WaitingAgreement is { } waits)
            return People(view, p.AcceptersOf(waits, view.Now));
        if (p.OpenWish is not null)
            return People(view, p.HoldersOf(Role.Lead));
        return p.Proposed is null ? [] : Client(p);
    }

    /// <summary>Who starts the next stage, once the client has agreed.</summary>
    public static IEnumerable<Fact> Start(ProjectView view) =>
        NextStepButtons.MayStart(view) is null ? [] : People(view, view.Project.HoldersOf(Role.Lead));

    /// <summary>Who pays an open invoice, or who decides about it first.</summary>
    public static IEnumerable<Fact> Invoice(ProjectView view, Invoice i)
    {
        var p = view.Project;
        if (!i.Open.IsPositive || (p.IsOver && !p.IsOpenAgain))
            return [];
        if (i.Dispute is not null)
            return People(view, p.HoldersOf(Role.Lead));
        if (i.IsDiscountEarned || i.OpenReturns.Any())
            return People(view, p.HoldersOf(Role.Finance));
        return p.Contact.Length > 0 ? Client(p) : [new(Title, i.IssueDetails?.Buyer.Name ?? p.Client)];
    }

    public static IEnumerable<Fact> Client(Project p) => [new(Title, p.ContactName())];

    public static IEnumerable<Fact> People(ProjectView view, IReadOnlyList<string> people) =>
        [
            new(
                Title,
                people.Count > 0
                    ? DisplayText.JoinWithOr(people.Select(view.DescribeHolder))
                    : "nobody yet; please add somebody to the project"
            ),
        ];

    /// <summary>"Marc Oliver or Bob Stone", for a question to them; "" where nobody can answer it.</summary>
    public static string Names(ProjectView view, IReadOnlyList<string> people) =>
        DisplayText.JoinWithOr(people.Select(view.NameOf));
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change deliveries.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyDelivery(ProjectEvent what, Signature signed) =>
        what switch
        {
            StageStarted e => With(e.Milestone, m => m with { Stage = Stage.Started, Started = signed }),
            StageSubmitted e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = Stage.Submitted,
                        Submission = new(e.Deliverable, e.Url, signed),
                        RequestedChanges = "",
                        Evidence = null,
                        Silence = SilenceClock.New,
                    }
            ),
            ChangesRequested e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = Stage.ChangesRequested,
                        RequestedChanges = e.Missing,
                        ChangesAsked = signed,
                        Evidence = null,
                        Silence = SilenceClock.New,
                    }
            ),
            EvidenceAttached e => With(
                e.Milestone,
                m => m with { Evidence = new(e.ClientName, e.Reference, signed) { Message = e.Message } }
            ),
            EvidenceEdited e => With(e.Milestone, m => m with { Evidence = m.Evidence! with { EditedSince = e.On } }),
            StageConfirmed e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = Stage.Confirmed,
                        Confirmation = new(e.ConfirmedBy, e.Reference, e.HeldByTeam, signed) { Silence = e.Silence },
                    }
            ),
            GateOverridden e => With(e.Milestone, m => m with { Override = new(e.Reason, signed) }),
            StageReopened e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = Stage.Started,
                        Confirmation = null,
                        Evidence = null,
                        Silence = SilenceClock.New,
                        ReopenedAfterInvoice = LastInvoiceOf(m)?.Id ?? 0,
                    }
            ),
            ConfirmationUndone e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = StageBeforeConfirmation(m),
                        Confirmation = null,
                        Evidence = m.HasOwnEvidence ? null : m.Evidence,
                        Silence = Stopped(SilenceStop.ConfirmationUndone, signed),
                    }
            ),
            _ => null,
        };

    /// <summary>A delivery was submitted; an advance may be confirmed without start and submission.</summary>
    private static Stage StageBeforeConfirmation(Milestone milestone)
    {
        if (milestone.Submission is not null)
            return Stage.Submitted;
        return milestone.Started is null ? Stage.Planned : Stage.Started;
    }
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change the schedule and its terms.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplySchedule(ProjectEvent what, Signature signed) =>
        what switch
        {
            MilestoneAdded e => (
                this with
                {
                    Milestones = Milestones.Insert(
                        e.Position,
                        new(e.Milestone, e.Name, e.Amount, e.Starts, e.Expected, e.DueDays, e.Criterion, e.Note)
                        {
                            Discount = e.Discount,
                            SilenceDays = e.SilenceDays,
                            Kind = e.Kind,
                            Vat = e.Vat,
                        }
                    ),
                }
            ).MarkTermsChanged(),
            MilestoneChanged e => With(
                    e.Milestone,
                    m =>
                        m with
                        {
                            Name = e.Name,
                            Amount = e.Amount,
                            Starts = e.Starts,
                            Expected = e.Expected,
                            DueDays = e.DueDays,
                            Criterion = e.Criterion,
                            Discount = e.Discount,
                            SilenceDays = e.SilenceDays,
                            Note = e.Note ?? m.Note,
                            Kind = e.Kind,
                            Vat = e.Vat ?? m.Vat,
                        }
                )
                .MarkTermsChanged(),
            MilestoneVatChanged e => With(
                    e.Milestone,
                    m =>
                        m with
                        {
                            Vat = e.Vat,
                            VatCorrection = e.Agreed is null ? null : new(e.Agreed, e.Reason, signed),
                        }
                )
                .MarkTermsChangedUnlessAgreed(),
            ProjectVatChanged e => (this with { Treatment = e.Vat }).MarkTermsChangedUnlessAgreed(),
            MilestoneMoved e => (
                this with
                {
                    Milestones = Milestones.RemoveAt(e.From).Insert(e.To, Milestones[e.From]),
                }
            ).MarkTermsChanged(),
            MilestoneDropped e => With(e.Milestone, m => m with { Stage = Stage.Dropped }).MarkTermsChanged(),
            TermsSent => this with { Proposed = signed, OutdatedProposal = null },
            TermsAgreed e => this with
            {
                Agreement = new(e.Version, e.ClientName, e.Evidence, e.HeldByTeam, signed)
                {
                    SilenceKnown = e.SilenceKnown,
                },
                Amendment = null,
                Proposed = null,
                OutdatedProposal = null,
            },
            TermsAmended e => (
                this with
                {
                    Amendment = new(e.Version, e.Changes, signed) { Total = e.Total, End = e.End },
                }
            ).MarkTermsChanged(),
            ContractChanged e => this with { Contract = e.Total },
            AmendmentWithdrawn => (this with { Amendment = null }).MarkTermsChanged(),
            _ => null,
        };
}

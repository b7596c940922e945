using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Replays the events of a project. The first one is its creation.</summary>
    public static Project FromEvents(IEnumerable<RecordedEvent> recordedEvents)
    {
        Project? project = null;
        foreach (var recordedEvent in recordedEvents)
            project = project is null ? Create(recordedEvent) : project.Apply(recordedEvent);
        return project
            ?? throw new InvalidOperationException("A project begins with ProjectCreated; there is no happening.");
    }

    private static Project Create(RecordedEvent first) =>
        first.Event is ProjectCreated c
            ? new(
                c.Id,
                c.Workspace,
                c.Key,
                c.Name,
                c.Client,
                c.Contact,
                c.Contract,
                c.Vat,
                c.Starts,
                c.Zone,
                c.DueDays,
                c.Policy,
                first.Signed
            )
            {
                Revision = 1,
            }
            : throw new InvalidOperationException(
                $"A project begins with ProjectCreated, not {first.Event.GetType().Name}."
            );

    /// <summary>The project after one more event. Pure; every event has its case.</summary>
    public Project Apply(RecordedEvent recordedEvent)
    {
        var (what, signed) = recordedEvent;
        var next = what switch
        {
            RoleGiven e => WithRole(e),
            RoleRemoved e => this with
            {
                RoleHolders = RoleHolders.RemoveAll(h => h.Actor == e.Actor && h.Role == e.Role),
            },
            PersonRekeyed e => Rekeyed(e),
            ConversationTied or ConversationLeft => this,
            InvitationUsed e => this with
            {
                InvitationUses = InvitationUses.Remove(new(e.Actor, e.Maker)).Add(new(e.Actor, e.Maker)),
            },
            ProjectClaimed e => WithRole(new(e.Actor, Role.Lead, ByCreation: false)),
            RoleAppointed e => this with
            {
                Appointments = WithoutAppointment(e.Address, e.Role).Add(new(e.Address, e.Role, signed)),
            },
            AppointmentEnded e => this with { Appointments = WithoutAppointment(e.Address, e.Role) },
            AppointmentBound e => this with
            {
                Appointments = Appointments.ConvertAll(a =>
                    a.IsOpen && a.Address == e.Address && a.Role == e.Role ? a with { Actor = e.Actor } : a
                ),
            },
            MilestoneAdded e => (
                this with
                {
                    Milestones = Milestones.Insert(
                        e.Position,
                        new(e.Milestone, e.Name, e.Amount, e.Starts, e.Expected, e.DueDays, e.Criterion, e.Note)
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
                            Note = e.Note ?? m.Note,
                        }
                )
                .MarkTermsChanged(),
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
                Agreement = new(e.Version, e.ClientName, e.Evidence, e.HeldByTeam, signed),
                Amendment = null,
                Proposed = null,
                OutdatedProposal = null,
            },
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
                    }
            ),
            ChangesRequested e => With(
                e.Milestone,
                m => m with { Stage = Stage.ChangesRequested, RequestedChanges = e.Missing, Evidence = null }
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
                        Confirmation = new(e.ConfirmedBy, e.Reference, e.HeldByTeam, signed),
                    }
            ),
            GateOverridden e => With(e.Milestone, m => m with { Override = new(e.Reason, signed) }),
            InvoiceDrafted e => this with
            {
                Invoices = Invoices.Add(
                    new(e.Invoice, e.Milestone, e.Net, e.Rate, e.Vat, e.DueDays, e.CompletedOn, e.Note, signed)
                ),
            },
            InvoiceDiscarded e => With(e.Invoice, i => i with { State = InvoiceState.Discarded, Ended = signed }),
            InvoiceIssued e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        State = InvoiceState.Issued,
                        IssueDetails = new(e.Number, e.On, e.Due, e.Seller, e.Buyer, e.IsSample, signed),
                    }
            ),
            PaymentRecorded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Payments =
                        [
                            .. i.Payments,
                            new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, e.Reference, e.Source, signed),
                        ],
                    }
            ),
            ProjectClosed => this with { Closed = signed },
            ProjectHeld e => this with { Held = new(e.Reason, signed) },
            ProjectResumed => this with { Held = null },
            ProjectCancelled e => this with { Cancelled = new(e.Reason, signed), Held = null },
            SettingsChanged e => this with { Zone = e.Zone, Policy = e.Policy, ReminderSettings = e.Habits },
            ClientChanged e => this with
            {
                Client = e.Name,
                Contact = e.Contact,
                ClientAddress = e.Address,
                ClientVatId = e.VatId,
            },
            DeputyNamed e => this with
            {
                Deputies = Deputies
                    .RemoveAll(d => d.Actor == e.Actor && d.Holder == e.For)
                    .Add(new(e.Actor, e.For, e.Until, signed)),
                SoloEnded = SoloEnded || e.EndsSolo,
            },
            DeputyRemoved e => this with
            {
                Deputies = Deputies.RemoveAll(d => d.Actor == e.Actor && d.Holder == e.For),
            },
            ClientLinkMade e => this with
            {
                ClientLinks = ClientLinks.Add(new(e.Link, e.TokenHash, e.Contact, e.Expires, signed)),
            },
            ClientLinksRevoked => this with
            {
                ClientLinks = ClientLinks.ConvertAll(l => l.IsOpen(signed.At) ? l with { Revoked = signed } : l),
            },
            TermsAmended e => (this with { Amendment = new(e.Version, e.Changes, signed) }).MarkTermsChanged(),
            AmendmentWithdrawn => (this with { Amendment = null }).MarkTermsChanged(),
            RequestMade e => this with
            {
                Requests = Requests.Add(new(e.Request, e.Kind, e.Milestone, e.Invoice, e.Amount, e.Reason, signed)),
            },
            RequestDecided e => this with
            {
                Requests = Requests.ConvertAll(r =>
                    r.Id == e.Request
                        ? r with
                        {
                            State = e.IsApproved ? RequestState.Approved : RequestState.Declined,
                            Decided = signed,
                            DeclineReason = e.Why,
                        }
                        : r
                ),
            },
            StageReopened e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = Stage.Started,
                        Confirmation = null,
                        Evidence = null,
                        ReopenedAfterInvoice = LastInvoiceOf(m)?.Id ?? 0,
                    }
            ),
            ConfirmationUndone e => With(
                e.Milestone,
                m =>
                    m with
                    {
                        Stage = Stage.Submitted,
                        Confirmation = null,
                        Evidence = m.HasOwnEvidence ? null : m.Evidence,
                    }
            ),
            InvoiceSentBack e => With(
                e.Invoice,
                i => i with { State = InvoiceState.Discarded, SendBackReason = e.Why, Ended = signed }
            ),
            InvoicePostponed e => With(e.Invoice, i => i with { PostponedUntil = e.Until }),
            CreditIssued e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        CreditNotes =
                        [
                            .. i.CreditNotes,
                            new(e.Credit, e.Number, e.On, e.Net, e.Vat, e.Reason, e.IsFull, signed),
                        ],
                    }
            ),
            InvoiceVoided e => With(e.Invoice, i => i with { State = InvoiceState.Credited }),
            InvoiceWrittenOff e => With(
                e.Invoice,
                i => i with { State = InvoiceState.WrittenOff, WriteOff = new(e.Reason, signed) }
            ),
            WriteOffLapsed e => With(e.Invoice, i => i with { State = InvoiceState.Issued, WriteOff = null }),
            PaymentReversed e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Payments =
                        [
                            .. i.Payments,
                            new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, "", "", signed)
                            {
                                Kind = PaymentKind.Reversal,
                                Reverses = e.Reverses,
                                ReversesRefund = e.ReversesRefund,
                                Reason = e.Reason,
                            },
                        ],
                    }
            ),
            RefundRecorded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Payments =
                        [
                            .. i.Payments,
                            new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, "", "", signed)
                            {
                                Kind = PaymentKind.Refund,
                                Reason = e.Reason,
                            },
                        ],
                    }
            ),
            InvoiceDisputed e => With(e.Invoice, i => i with { Dispute = new(e.Reason, signed) }),
            DisputeSettled e => With(e.Invoice, i => i with { Dispute = null }),
            PaymentPromised e => With(e.Invoice, i => i with { Promise = new(e.On, signed) }),
            PromiseUndone e => With(e.Invoice, i => i with { Promise = e.Before }),
            SnoozeUndone e => With(e.Invoice, i => i with { Snooze = e.Before }),
            DisputeUndone e => With(e.Invoice, i => i with { Dispute = null }),
            InvoiceSnoozed e => With(e.Invoice, i => i with { Snooze = new(e.Until, signed) }),
            ReminderPosted e => With(
                e.Invoice,
                i => i with { Reminders = [.. i.Reminders, new(e.Rung, e.On, e.MissedOn, signed)] }
            ),
            NoticeSent e => this with
            {
                LastNotices = LastNotices
                    .RemoveAll(n => n.Kind == e.Kind && n.ItemId == e.Item)
                    .Add(new(e.Kind, e.Item, e.Occasion, e.On, signed)),
            },
            IncomingPaymentDismissed e => WithDismissal(e) with
            {
                Dismissals = Dismissals.Add(new(e.Receipt, e.Line, e.Amount, e.On, signed)),
            },
            BankReturnRecorded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        BankReturns =
                        [
                            .. i.BankReturns,
                            new(e.Receipt, e.Line, e.Invoice, e.Payment, e.Amount, e.On, signed),
                        ],
                    }
            ),
            BankReturnSettled e => With(
                e.Invoice,
                i => i with { Settlements = [.. i.Settlements, new(e.Line, e.Reversal, e.Amount, signed)] }
            ),
            PaymentAnnounced e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        AnnouncedPayments =
                        [
                            .. i.AnnouncedPayments,
                            new(e.Announced, e.Invoice, e.Amount, e.KeepSurplus, e.On, e.Reference, e.Source, signed),
                        ],
                    }
            ),
            AnnouncementEnded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        AnnouncedPayments =
                        [
                            .. i.AnnouncedPayments.Select(a =>
                                a.Id == e.Announced ? a with { State = e.State, Reason = e.Why } : a
                            ),
                        ],
                    }
            ),
            _ => throw new InvalidOperationException(
                $"{what.GetType().Name} has no case in Project.Apply; add it to Project.Events.cs."
            ),
        };
        next = next with { Revision = Revision + 1, nets = null };
        if (what.ReordersMilestones)
            return next with { Milestones = next.Milestones.ConvertAll(m => m with { Revision = m.Revision + 1 }) };
        return what.AffectedMilestone is { } subject
            ? next.With(subject, m => m with { Revision = m.Revision + 1 })
            : next;
    }
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>
    /// Moves everything recorded under a person's former id to the new one. The two ids become one person: of two
    /// equal records the one with the newer id stays.
    /// </summary>
    private Project Rekeyed(PersonRekeyed e)
    {
        string Id(string id) => id == e.Former ? e.Person : id;
        Signature By(Signature s) => s with { By = Id(s.By) };
        Signature? Maybe(Signature? s) => s is null ? null : By(s);
        ProjectHalt? Paused(ProjectHalt? p) => p is null ? null : p with { Signed = By(p.Signed) };
        var deputies = Deputies.RemoveAll(d => Id(d.Actor) == Id(d.Holder));
        bool IsTwice(Deputy d) => deputies.Exists(o => o != d && (o.Actor, o.Holder) == (Id(d.Actor), Id(d.Holder)));
        return this with
        {
            Created = By(Created),
            Proposed = Maybe(Proposed),
            OutdatedProposal = Maybe(OutdatedProposal),
            Agreement = Agreement is null ? null : Agreement with { Signed = By(Agreement.Signed) },
            Amendment = Amendment is null ? null : Amendment with { Signed = By(Amendment.Signed) },
            Closed = Maybe(Closed),
            Held = Paused(Held),
            Cancelled = Paused(Cancelled),
            SettlementRules = SettlementRules with { Set = Maybe(SettlementRules.Set) },
            Ended = Paused(Ended),
            RoleHolders = RoleHolders
                .RemoveAll(h => h.Actor == e.Former && RoleHolders.Exists(o => o.Actor == e.Person && o.Role == h.Role))
                .ConvertAll(h => h with { Actor = Id(h.Actor) }),
            Deputies = deputies
                .RemoveAll(IsTwice)
                .ConvertAll(d => d with { Actor = Id(d.Actor), Holder = Id(d.Holder), Signed = By(d.Signed) }),
            SoloEnded = SoloEnded || e.EndedSolo,
            InvitationUses =
            [
                .. InvitationUses
                    .Select(l => new InvitationUse(Id(l.Actor), Id(l.Inviter)))
                    .Where(l => l.Actor != l.Inviter)
                    .Reverse()
                    .Distinct()
                    .Reverse(),
            ],
            Appointments = Appointments.ConvertAll(a =>
                a with
                {
                    Actor = a.Actor is { } came ? Id(came) : null,
                    Signed = By(a.Signed),
                }
            ),
            Requests = Requests.ConvertAll(r => r with { Signed = By(r.Signed), Decided = Maybe(r.Decided) }),
            ClientLinks = ClientLinks.ConvertAll(l =>
                l with
                {
                    Account = Id(l.Account),
                    Signed = By(l.Signed),
                    Revoked = Maybe(l.Revoked),
                }
            ),
            Wish = Wish is null ? null : Wish with { Signed = By(Wish.Signed) },
            LastWaitingAgreement = LastWaitingAgreement is null
                ? null
                : LastWaitingAgreement with
                {
                    Signed = By(LastWaitingAgreement.Signed),
                },
            LastNotices = LastNotices.ConvertAll(n => n with { Signed = By(n.Signed) }),
            Dismissals = Dismissals.ConvertAll(d => d with { Signed = By(d.Signed) }),
            Milestones = Milestones.ConvertAll(m =>
                m with
                {
                    Started = Maybe(m.Started),
                    ChangesAsked = Maybe(m.ChangesAsked),
                    Submission = m.Submission is null ? null : m.Submission with { Signed = By(m.Submission.Signed) },
                    Evidence = m.Evidence is null ? null : m.Evidence with { Attached = By(m.Evidence.Attached) },
                    Confirmation = m.Confirmation is null
                        ? null
                        : m.Confirmation with
                        {
                            Signed = By(m.Confirmation.Signed),
                        },
                    VatCorrection = m.VatCorrection is null
                        ? null
                        : m.VatCorrection with
                        {
                            Signed = By(m.VatCorrection.Signed),
                        },
                    Pause = m.Pause is null ? null : m.Pause with { Signed = By(m.Pause.Signed) },
                    Override = m.Override is null ? null : m.Override with { Signed = By(m.Override.Signed) },
                }
            ),
            AccountReturns = AccountReturns.ConvertAll(r => r with { Signed = By(r.Signed) }),
            AccountAnnouncements = AccountAnnouncements.ConvertAll(a => a with { Signed = By(a.Signed) }),
            AccountEntries = AccountEntries.ConvertAll(p => p with { Signed = By(p.Signed) }),
            Invoices = Invoices.ConvertAll(i =>
                i with
                {
                    Drafted = By(i.Drafted),
                    Ended = Maybe(i.Ended),
                    IssueDetails = i.IssueDetails is null
                        ? null
                        : i.IssueDetails with
                        {
                            Signed = By(i.IssueDetails.Signed),
                        },
                    Dispute = i.Dispute is null ? null : i.Dispute with { Signed = By(i.Dispute.Signed) },
                    Promise = i.Promise is null ? null : i.Promise with { Signed = By(i.Promise.Signed) },
                    FormalReminder = i.FormalReminder is null
                        ? null
                        : i.FormalReminder with
                        {
                            Signed = By(i.FormalReminder.Signed),
                        },
                    Snooze = i.Snooze is null ? null : i.Snooze with { Signed = By(i.Snooze.Signed) },
                    WriteOff = i.WriteOff is null ? null : i.WriteOff with { Signed = By(i.WriteOff.Signed) },
                    Payments = [.. i.Payments.Select(p => p with { Signed = By(p.Signed) })],
                    CreditNotes = [.. i.CreditNotes.Select(c => c with { Signed = By(c.Signed) })],
                    Applications = [.. i.Applications.Select(a => a with { Signed = By(a.Signed) })],
                    Reminders = [.. i.Reminders.Select(r => r with { Signed = By(r.Signed) })],
                    BankReturns = [.. i.BankReturns.Select(r => r with { Signed = By(r.Signed) })],
                    Settlements = [.. i.Settlements.Select(s => s with { Signed = By(s.Signed) })],
                    AnnouncedPayments = [.. i.AnnouncedPayments.Select(a => a with { Signed = By(a.Signed) })],
                    SettledAmounts =
                    [
                        .. i.SettledAmounts.Select(s =>
                            s with
                            {
                                Signed = By(s.Signed),
                                Reversal = s.Reversal is null
                                    ? null
                                    : s.Reversal with
                                    {
                                        Signed = By(s.Reversal.Signed),
                                    },
                            }
                        ),
                    ],
                }
            ),
        };
    }
}

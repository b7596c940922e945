using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change the whole project.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyLifecycle(ProjectEvent what, Signature signed) =>
        what switch
        {
            ProjectClosed => this with { Closed = signed },
            ProjectHeld e => this with { Held = new(e.Reason, signed) },
            ProjectResumed => this with { Held = null },
            ProjectCancelled e => this with { Cancelled = new(e.Reason, signed), Held = null },
            ProjectEnded e => this with
            {
                Ended = new(e.Reason, signed),
                Fee = e.Fee,
                Fees = e.Fee is { } fee ? Fees.Add(fee) : Fees,
                Held = null,
            },
            ProjectContinued => this with { Ended = null, Fee = null },
            SettingsChanged e => this with { Zone = e.Zone, Policy = e.Policy, ReminderSettings = e.Habits },
            ClientChanged e => this with
            {
                Client = e.Name,
                Contact = e.Contact,
                ClientAddress = e.Address,
                ClientVatId = e.VatId,
                ClientDetails = e.Details ?? ClientDetails,
                FormerContact = e.FormerContact ?? FormerContact,
            },
            RequestMade e => this with
            {
                Requests = Requests.Add(
                    new(e.Request, e.Kind, e.Milestone, e.Invoice, e.Amount, e.Reason, signed)
                    {
                        Vat = e.Vat,
                        Of = e.Of,
                        Settles = e.Settles,
                    }
                ),
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
            _ => null,
        };
}

namespace MilestoneBot.Domain;

public sealed partial record Project
{
    /// <summary>The project that these happenings make; they begin with its creation.</summary>
    public static Project Fold(IEnumerable<Happening> happenings)
    {
        Project? project = null;
        foreach (var happening in happenings) project = project is null ? Begin(happening) : project.Apply(happening);
        return project ?? throw new InvalidOperationException("A project begins with ProjectCreated; there is no happening.");
    }

    private static Project Begin(Happening first) => first.What is ProjectCreated c
        ? new(c.Id, c.Workspace, c.Key, c.Name, c.Client, c.Contact, c.Contract, c.Vat, c.Starts, c.Zone, c.DueDays, c.Policy, first.Signed) { Revision = 1 }
        : throw new InvalidOperationException($"A project begins with ProjectCreated, not {first.What.GetType().Name}.");

    /// <summary>The project after one more happening. Pure; every event has its case.</summary>
    public Project Apply(Happening happening)
    {
        var (what, signed) = happening;
        var next = what switch
        {
            RoleGiven e => WithRole(e),
            RoleTaken e => this with { Holders = Holders.RemoveAll(h => h.Actor == e.Actor && h.Role == e.Role) },
            PlaceTied => this,
            MilestoneAdded e => this with { Milestones = Milestones.Insert(e.Position, new(e.Milestone, e.Name, e.Amount, e.Starts, e.Expected, e.DueDays, e.Criterion, e.Note)), Proposed = null },
            MilestoneChanged e => With(e.Milestone, m => m with { Name = e.Name, Amount = e.Amount, Starts = e.Starts, Expected = e.Expected, DueDays = e.DueDays, Criterion = e.Criterion }) with { Proposed = null },
            MilestoneMoved e => this with { Milestones = Milestones.RemoveAt(e.From).Insert(e.To, Milestones[e.From]), Proposed = null },
            MilestoneDropped e => With(e.Milestone, m => m with { Stage = Stage.Dropped }) with { Proposed = null },
            TermsSent => this with { Proposed = signed },
            TermsAgreed e => this with { Agreement = new(e.Version, e.ClientName, e.Evidence, e.HeldByTeam, signed) },
            StageStarted e => With(e.Milestone, m => m with { Stage = Stage.Started, Started = signed }),
            StageSubmitted e => With(e.Milestone, m => m with { Stage = Stage.Submitted, Submission = new(e.Deliverable, e.Url, signed), Missing = "", Evidence = null }),
            ChangesRequested e => With(e.Milestone, m => m with { Stage = Stage.ChangesRequested, Missing = e.Missing, Evidence = null }),
            EvidenceAttached e => With(e.Milestone, m => m with { Evidence = new(e.ClientName, e.Reference, signed) }),
            StageConfirmed e => With(e.Milestone, m => m with { Stage = Stage.Confirmed, Confirmation = new(e.ConfirmedBy, e.Reference, e.HeldByTeam, signed) }),
            GateOverridden e => With(e.Milestone, m => m with { Override = new(e.Reason, signed) }),
            InvoiceDrafted e => this with { Invoices = Invoices.Add(new(e.Invoice, e.Milestone, e.Net, e.Rate, e.Vat, e.DueDays, e.CompletedOn, e.Note, signed)) },
            InvoiceDiscarded e => With(e.Invoice, i => i with { State = InvoiceState.Discarded }),
            InvoiceIssued e => With(e.Invoice, i => i with { State = InvoiceState.Issued, Issued = new(e.Number, e.On, e.Due, e.Seller, e.Buyer, e.IsSample, signed) }),
            PaymentRecorded e => With(e.Invoice, i => i with { Payments = [.. i.Payments, new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, e.Reference, e.Source, signed)] }),
            ProjectClosed => this with { Closed = signed },
            _ => throw new InvalidOperationException($"{what.GetType().Name} has no case in Project.Apply; add it there and in the store's writer."),
        };
        next = next with { Revision = Revision + 1, nets = null };
        if (what.Reorders) return next with { Milestones = next.Milestones.ConvertAll(m => m with { Revision = m.Revision + 1 }) };
        return what.Subject is { } subject ? next.With(subject, m => m with { Revision = m.Revision + 1 }) : next;
    }

    private Project WithRole(RoleGiven e) => this with
    {
        Holders = Holders.RemoveAll(h => h.Actor == e.Actor && h.Role == e.Role).Add(new(e.Actor, e.Role, e.ByCreation)),
        SoloEnded = SoloEnded || (e.Role is Role.Approver or Role.Finance && e.Actor != Created.By),
    };

    private Project With(int milestone, Func<Milestone, Milestone> change)
    {
        var at = Milestones.FindIndex(m => m.Id == milestone);
        return this with { Milestones = Milestones.SetItem(at, change(Milestones[at])) };
    }

    private Project With(int invoice, Func<Invoice, Invoice> change)
    {
        var at = Invoices.FindIndex(i => i.Id == invoice);
        return this with { Invoices = Invoices.SetItem(at, change(Invoices[at])) };
    }
}

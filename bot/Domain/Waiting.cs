namespace MilestoneBot.Domain;

/// <summary>Why something waits for a person; in the order of an inbox.</summary>
public enum Wait
{
    Unheld,
    Unreachable,
    Undelivered,
    Draft,
    Evidence,
    Request,
    Money,
    Announced,
    Statement,
    Terms,
    Unbilled,
    Confirmation,
    Changes,
    Dispute,
    Overdue,
    Expected,
    PutOff,
}

/// <summary>One thing in a project that waits for somebody who may deal with it.</summary>
/// <param name="Since">The project's date since which it waits; of what is due or expected, that day.</param>
public sealed record Waiting(Wait What, DateOnly Since)
{
    public Milestone? Milestone { get; init; }

    public Invoice? Invoice { get; init; }

    public Request? Request { get; init; }

    /// <summary>Reported money that nobody has recorded.</summary>
    public Parked? Parked { get; init; }

    /// <summary>Announced money that did not fit on its day.</summary>
    public Announced? Announced { get; init; }

    /// <summary>The name of a statement that cannot be read, and why; "" for everything else.</summary>
    public string Statement { get; init; } = "";

    /// <summary>
    /// Everything that waits for this person by his rights, a deputy's included. A decision about his own work waits
    /// for him only while nobody else could take it.
    /// </summary>
    public static IEnumerable<Waiting> For(Project p, Actor me, DateTimeOffset now, DateOnly sellerToday)
    {
        bool May(Act act) => Rights.Allow(p, act, me, now);
        var stopped =
            p.Invoices.Exists(i => i.Announced.Any(Waits)) && May(Act.RecordPayment)
                ? p.Invoices.SelectMany(i =>
                    i.Announced.Where(Waits)
                        .Select(a => new Waiting(Wait.Announced, a.On)
                        {
                            Invoice = i,
                            Milestone = p.MilestoneOf(i),
                            Announced = a,
                        })
                )
                : [];
        static bool Waits(Announced a) => a.State == AnnouncedState.Stopped && a.Source.Length == 0;
        if (p.Cancelled is not null)
            return [.. stopped];
        DateOnly On(Signature signed) => Calendar.DateOf(signed.At, p.Zone);
        var today = p.Today(now);

        IEnumerable<Waiting> Of(Milestone m)
        {
            if (p.InvoiceOf(m) is { State: InvoiceState.Draft } draft)
            {
                if (p.CanIssue(draft, me, now))
                    yield return new(draft.Later > today ? Wait.PutOff : Wait.Draft, On(draft.Drafted))
                    {
                        Milestone = m,
                        Invoice = draft,
                    };
            }
            else if (m is { Confirmation: { } confirmed } && p.IsUnbilled(m) && May(Act.DraftInvoice))
            {
                yield return new(Wait.Unbilled, On(confirmed.Signed))
                {
                    Milestone = m,
                    Invoice = p.Invoices.FindLast(i => i.Milestone == m.Id && i.SentBack.Length > 0),
                };
            }
            if (m is { Stage: Stage.Submitted, Evidence: { } evidence })
            {
                if (May(Act.AcceptEvidence))
                    yield return new(Wait.Evidence, On(evidence.Attached)) { Milestone = m };
            }
            else if (m is { Stage: Stage.Submitted, Submission: { } submitted } && MayConfirm(m, submitted))
                yield return new(Wait.Confirmation, On(submitted.Signed)) { Milestone = m };
            if (m is { Stage: Stage.ChangesRequested, Submission: { } refused } && May(Act.Deliver))
                yield return new(Wait.Changes, On(refused.Signed)) { Milestone = m };
            if (
                m.Stage is Stage.Planned or Stage.Started
                && m.IsLate(today)
                && p is { Agreement: not null, Held: null }
                && May(Act.Deliver)
            )
                yield return new(Wait.Expected, m.Expected!.Value) { Milestone = m };
        }

        bool MayConfirm(Milestone m, Submission submitted) =>
            m.Criterion?.IsClients() ?? false ? May(Act.AttachEvidence) : p.CanConfirm(submitted, me, now);

        IEnumerable<Waiting> Owed(Invoice i)
        {
            if (!i.Open.IsPositive || !May(Act.FollowUp))
                yield break;
            if (i.Dispute is { } dispute)
                yield return new(Wait.Dispute, On(dispute.Signed)) { Milestone = p.MilestoneOf(i), Invoice = i };
            else if (i.DaysLate(sellerToday) > 0)
                yield return new(Wait.Overdue, i.Issued!.Due) { Milestone = p.MilestoneOf(i), Invoice = i };
        }

        Waiting Asked(Request r) =>
            new(Wait.Request, On(r.Signed))
            {
                Request = r,
                Milestone = p.MilestoneOf(r.Milestone),
                Invoice = p.Invoices.Find(i => i.Id == r.Invoice),
            };

        var requests = p.Requests.Where(r => r.IsOpen && !r.IsExpired(now) && p.CanDecide(r, me, now));
        // Of a closed project only its money waits.
        if (p.Closed is not null)
            return
            [
                .. requests.Where(r => r.Invoice is not null).Select(Asked),
                .. p.IssuedInvoices.SelectMany(Owed),
                .. stopped,
            ];
        var terms =
            p is { Proposed: { } sent } && (p.Agreement is null || p.Amendment is not null) && May(Act.RecordAgreement)
                ? new[] { new Waiting(Wait.Terms, On(sent)) }
                : [];
        var mayClaim = me is { Kind: ActorKind.Staff, InPlace: true } && p.Keepers.Count == 0;
        var unheld = mayClaim ? new[] { new Waiting(Wait.Unheld, On(p.Created)) } : [];
        return
        [
            .. unheld,
            .. p.Live.SelectMany(Of),
            .. requests.Select(Asked),
            .. terms,
            .. p.IssuedInvoices.SelectMany(Owed),
            .. stopped,
        ];
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Domain;

/// <summary>
/// A project for tests: runs actions in the name of a person and keeps the journal. It refuses nothing by itself.
/// </summary>
internal sealed class ProjectFixture
{
    public const string Priya = "priya",
        Marc = "marc",
        Finn = "finn",
        Bob = "bob",
        Dana = "dana",
        Clock = "clock";
    private readonly Dictionary<string, long> numbers = [];

    private ProjectFixture(Project project, List<RecordedEvent> journal) => (Project, Journal) = (project, journal);

    public Project Project { get; private set; }

    public List<RecordedEvent> Journal { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Numbers => [.. Project.NumberedInvoices.Select(i => i.IssueDetails!.Number)];

    public IReadOnlyList<string> CreditNumbers =>
        [.. Project.Invoices.SelectMany(i => i.CreditNotes.Select(c => c.Number))];

    /// <summary>
    /// A website project with three stages: 12,000.00 EUR net and 19 % VAT by default, complete terms, not agreed
    /// yet.
    /// </summary>
    public static ProjectFixture Website(
        GatePolicy policy = GatePolicy.Paid,
        long minor = 1_200_000,
        string currency = "EUR",
        IReadOnlyList<NewMilestone>? milestones = null,
        Percent? vat = null
    )
    {
        Assert.True(Currency.TryGet(currency, out var money));
        var begin = Project.Create(
            new(
                "p1",
                "w1",
                "ACME",
                "Acme website",
                "Acme GmbH",
                "dana@acme.example",
                new(minor, money),
                vat == Percent.Zero
                    ? new(VatCategory.OutsideScope, Percent.Zero)
                    : VatTreatment.FromRate(vat ?? new(19 * Percent.UnitsPerPercent)),
                new(2026, 7, 1),
                "Europe/Berlin",
                14,
                policy,
                "web",
                "room",
                milestones
                    ??
                    [
                        Stage("Discovery and strategy", 30, Criterion.PortalApproval, 15),
                        Stage("Design approval", 40, Criterion.ClientSignOff, 45),
                        Stage("Final delivery", 30, Criterion.FileDelivery, 80),
                    ]
            ),
            ContextOf(Priya, DateTimeOffset.UnixEpoch)
        );
        var events = Assert.IsType<Decision.Accepted>(begin).Events;
        var journal = events
            .Select(e => new RecordedEvent(e, new(Priya, DateTimeOffset.UnixEpoch, Solo: true)))
            .ToList();
        return new(Project.FromEvents(journal), journal);
    }

    public static NewMilestone Stage(string name, int percent, Criterion criterion, int days) =>
        new(
            name,
            new Amount.Share(new(percent * Percent.UnitsPerPercent)),
            null,
            new DateOnly(2026, 7, 1).AddDays(days),
            14,
            criterion
        );

    /// <summary>Four people: Priya is lead, Marc approver, Finn finance.</summary>
    public ProjectFixture Team()
    {
        Do(Priya, (p, s) => p.GiveRole(Marc, Role.Approver, s));
        Do(Priya, (p, s) => p.GiveRole(Finn, Role.Finance, s));
        return this;
    }

    public ProjectFixture Agreed()
    {
        Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        return this;
    }

    /// <summary>Sets what the platforms report about people from here on.</summary>
    public ProjectFixture Knowing(string[]? guests = null, string[]? gone = null, (string, string)[]? addresses = null)
    {
        Project = Project with { Accounts = new(guests ?? [], gone ?? [], addresses ?? [], []) };
        return this;
    }

    public Milestone At(int position) => Project.LiveMilestones.ElementAt(position - 1);

    public Invoice InvoiceAt(int position) => Project.InvoiceOf(At(position))!;

    /// <summary>Runs an action and applies its events if it is accepted.</summary>
    public Decision Try(string who, Func<Project, DecisionContext, Decision> action)
    {
        var solo = Project.IsSolo;
        var context = ContextOf(who, Now);
        var taken = new Dictionary<string, long>(numbers);
        var decision = action(
            Project,
            context with
            {
                NextNumber = series => Next(taken, series),
                History = () => Journal,
            }
        );
        if (decision is not Decision.Accepted(var events))
            return decision;
        foreach (var (prefix, count) in taken)
            numbers[prefix] = count;
        foreach (var what in events)
        {
            var recordedEvent = new RecordedEvent(what, new(who, Now, solo));
            Journal.Add(recordedEvent);
            Project = Project.Apply(recordedEvent);
        }
        return decision;
    }

    /// <summary>Tries something on a copy; this project stays as it is.</summary>
    public T Fork<T>(Func<ProjectFixture, T> what)
    {
        var copy = new ProjectFixture(Project, [.. Journal]) { Now = Now };
        foreach (var (series, taken) in numbers)
            copy.numbers[series] = taken;
        return what(copy);
    }

    /// <summary>Runs an action that must be accepted.</summary>
    public void Do(string who, Func<Project, DecisionContext, Decision> action) =>
        Assert.True(Try(who, action) is Decision.Accepted, "refused");

    /// <summary>Runs an action that must be refused for that reason; nothing changes.</summary>
    public T Refused<T>(string who, Func<Project, DecisionContext, Decision> action)
        where T : Refusal
    {
        var before = Journal.Count;
        var why = Assert.IsType<Decision.Refused>(Try(who, action)).Why;
        Assert.Equal(before, Journal.Count);
        return Assert.IsAssignableFrom<T>(why);
    }

    /// <summary>Moves a stage from planned to the given point, by people who may.</summary>
    public ProjectFixture Reach(int position, string point)
    {
        var (lead, approver, finance) = Project.IsSolo ? (Priya, Priya, Priya) : (Priya, Marc, Finn);
        foreach (var step in new[] { "started", "submitted", "confirmed", "drafted", "issued", "paid" })
        {
            var m = At(position);
            switch (step)
            {
                case "started" when m.Stage == MilestoneBot.Domain.Milestones.Stage.Planned:
                    Do(lead, (p, s) => p.Start(m, s));
                    break;
                case "submitted" when m.Stage == MilestoneBot.Domain.Milestones.Stage.Started:
                    Do(lead, (p, s) => p.Submit(m, "Report", "", s));
                    break;
                case "confirmed" when m.Stage == MilestoneBot.Domain.Milestones.Stage.Submitted:
                    Do(
                        approver,
                        (p, s) =>
                            m.Criterion!.Value.IsConfirmedByClient()
                                ? p.Confirm(m, "Dana Weiss", "portal", "", s)
                                : p.Confirm(m, "", "", "Marc", s)
                    );
                    break;
                case "drafted" when Project.InvoiceOf(m) is null:
                    Do(lead, (p, s) => p.IsFee(m) ? p.DraftFee(m, null, FeeVat.Taxable, s) : p.Draft(m, null, s));
                    break;
                case "issued" when Project.InvoiceOf(m) is { State: InvoiceState.Draft }:
                    Do(approver, (p, s) => p.Issue(m, s));
                    break;
                case "paid" when Project.InvoiceOf(m)!.Open.IsPositive:
                    Do(finance, (p, s) => p.Pay(p.InvoiceOf(m)!, Payment(p.InvoiceOf(m)!.Open), s));
                    break;
            }
            if (step == point)
                break;
        }
        return this;
    }

    public static NewPayment Payment(Money amount, bool surplus = false, bool again = true) =>
        new(amount, null, "", "", surplus, again, "pay …");

    public static DecisionContext ContextOf(string who, DateTimeOffset at, bool inPlace = true, bool seller = true) =>
        new(
            new(
                who,
                who,
                who switch
                {
                    Dana => ActorKind.Guest,
                    Clock => ActorKind.Clock,
                    _ => ActorKind.Staff,
                },
                inPlace && who is not (Dana or Clock)
            ),
            at,
            "Europe/Berlin",
            seller ? new(new("Studio", "Street", "DE1"), "Europe/Berlin", IsSample: true) : null,
            _ => throw new InvalidOperationException("no series"),
            MilestoneNameReader.FindFault
        )
        {
            IsTrial = true,
        };

    private static string Next(Dictionary<string, long> taken, NumberSeries series)
    {
        var key = $"{series.Prefix}-{series.Year}";
        taken[key] = taken.GetValueOrDefault(key) + 1;
        return $"{key}-{taken[key]:0000}";
    }
}

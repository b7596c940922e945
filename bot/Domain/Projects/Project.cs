using System.Collections.Immutable;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>The state of a project, derived from its events.</summary>
public enum ProjectState
{
    Draft,
    Proposed,
    Agreed,
    Active,
    Completed,
    Closed,
    OnHold,
    Cancelled,

    /// <summary>Ended midway by agreement: what is confirmed is billed and paid, nothing more is delivered.</summary>
    Ended,
}

/// <summary>
/// One client contract, billed by stage: the schedule, its terms, the deliveries, the invoices and the payments. Its
/// methods decide about actions and return the events to be written. Nothing here touches a database, a clock or a
/// channel.
/// </summary>
public sealed partial record Project(
    string Id,
    string Workspace,
    string Key,
    string Name,
    string Client,
    string Contact,
    Money Contract,
    VatTreatment Treatment,
    DateOnly? Starts,
    string Zone,
    int DueDays,
    GatePolicy Policy,
    Signature Created
)
{
    public const int MaxMilestones = 1000;

    /// <summary>In the order of the schedule. Dropped milestones keep their place, without a number.</summary>
    public ImmutableList<Milestone> Milestones { get; init; } = [];

    public ImmutableList<Invoice> Invoices { get; init; } = [];

    /// <summary>Money that no invoice has asked for, and what became of it: kept, paid out, taken back.</summary>
    public ImmutableList<Payment> AccountEntries { get; init; } = [];

    /// <summary>Money on account with a value date in the future, waiting or ended.</summary>
    public ImmutableList<AnnouncedPayment> AccountAnnouncements { get; init; } = [];

    /// <summary>Money on account that the bank has taken back; their invoice is 0.</summary>
    public ImmutableList<BankReturn> AccountReturns { get; init; } = [];

    public ImmutableList<RoleHolder> RoleHolders { get; init; } = [];

    /// <summary>A second person has held approver or finance, so no action is "solo" any more.</summary>
    public bool SoloEnded { get; init; }

    /// <summary>
    /// When the current schedule was last sent to the client; null after a change, and once the client has agreed.
    /// </summary>
    public Signature? Proposed { get; init; }

    /// <summary>
    /// A sending of the terms that was followed by a change: the client saw something else than the current terms.
    /// Null until then, and once they are sent again.
    /// </summary>
    public Signature? OutdatedProposal { get; init; }

    public Agreement? Agreement { get; init; }

    public Signature? Closed { get; init; }

    /// <summary>Why no stage starts at present; null when the project is not on hold.</summary>
    public ProjectHalt? Held { get; init; }

    /// <summary>Why the project was cancelled; null when it was not.</summary>
    public ProjectHalt? Cancelled { get; init; }

    /// <summary>The contract with which the project began, net; amendments change <see cref="Contract"/>.</summary>
    public Money FirstContract { get; init; } = Contract;

    /// <summary>Why the project ended midway, as the client agreed to; null when it did not.</summary>
    public ProjectHalt? Ended { get; init; }

    /// <summary>The milestone that bills the fee for the end; null when there is none.</summary>
    public int? Fee { get; init; }

    /// <summary>
    /// The milestones that bill a fee, of this end and of ends after which the project went on. A fee stays a fee,
    /// whatever is agreed later.
    /// </summary>
    public ImmutableList<int> Fees { get; init; } = [];

    /// <summary>It was agreed as the fee of an end.</summary>
    public bool IsFee(Milestone milestone) => Fees.Contains(milestone.Id);

    /// <summary>Changes of agreed terms that wait for the client's agreement; null when there are none.</summary>
    public Amendment? Amendment { get; init; }

    /// <summary>Requests of people who may only ask for an action.</summary>
    public ImmutableList<ApprovalRequest> Requests { get; init; } = [];

    public ImmutableList<Deputy> Deputies { get; init; } = [];

    /// <summary>Who joined by whose invitation code.</summary>
    public ImmutableList<InvitationUse> InvitationUses { get; init; } = [];

    /// <summary>
    /// Roles that were reserved by e-mail address, for people who have arrived and people who have not.
    /// </summary>
    public ImmutableList<Appointment> Appointments { get; init; } = [];

    public ImmutableList<ClientLink> ClientLinks { get; init; } = [];

    /// <summary>What the client asked for last instead of the terms they were shown; null when they never did.</summary>
    public ClientWish? Wish { get; init; }

    /// <summary>
    /// The last agreement from the client's page that an approver has to accept; null when there was none or it was refused.
    /// </summary>
    public WaitingAgreement? LastWaitingAgreement { get; init; }

    /// <summary>The client's address and VAT id for invoices; "" until they are set.</summary>
    public string ClientAddress { get; init; } = "";

    public string ClientVatId { get; init; } = "";

    /// <summary>What else invoices say of the client.</summary>
    public PartyDetails ClientDetails { get; init; } = PartyDetails.None;

    /// <summary>The contact before, where another took their place after the terms were agreed; "" otherwise.</summary>
    public string FormerContact { get; init; } = "";

    /// <summary>The cash discount that new milestones get; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The days after which silence counts as acceptance, of new milestones; null for never.</summary>
    public int? SilenceDays { get; init; }

    public ReminderSettings ReminderSettings { get; init; } = ReminderSettings.Default;

    /// <summary>The last notice of each kind and item.</summary>
    public ImmutableList<LastNotice> LastNotices { get; init; } = [];

    /// <summary>Incoming payments that the finance people have dismissed.</summary>
    public ImmutableList<Dismissal> Dismissals { get; init; } = [];

    public long Revision { get; init; }

    /// <summary>The VAT rate of the project's default treatment.</summary>
    public Percent Vat => Treatment.Rate;

    private Dictionary<int, Money>? nets;

    public override string ToString() => $"{Key} at {Revision}";

    public IEnumerable<Milestone> LiveMilestones => Milestones.Where(m => m.IsLive);

    public Currency Currency => Contract.Currency;

    public int TermsVersion => Agreement?.Version ?? 1;

    /// <summary>It was closed with everything paid, and money was taken back or has arrived since.</summary>
    public bool IsOpenAgain =>
        Closed is not null
        && (
            !CreditBalance.IsZero
            || OpenAccountReturns.Any()
            || Invoices.Exists(i => i.Open.IsPositive || i.OpenReturns.Any())
        );

    /// <summary>Closed or cancelled: the records stay, and nothing more is done.</summary>
    public bool IsOver => Closed is not null || Cancelled is not null;

    public ProjectState State =>
        this switch
        {
            { Cancelled: not null } => ProjectState.Cancelled,
            { Closed: not null } => ProjectState.Closed,
            { Held: not null } => ProjectState.OnHold,
            { Agreement: null, Proposed: null } => ProjectState.Draft,
            { Agreement: null } => ProjectState.Proposed,
            { Ended: not null } when LiveMilestones.All(m => m.Stage == Stage.Confirmed) => ProjectState.Ended,
            _ when LiveMilestones.All(m => m.Stage == Stage.Planned) => ProjectState.Agreed,
            _ when LiveMilestones.All(m => m.Stage == Stage.Confirmed) => ProjectState.Completed,
            _ => ProjectState.Active,
        };

    /// <summary>How the amounts of the live milestones divide the contract.</summary>
    public Allocation Allocation => Allocation.Split(Contract, [.. LiveMilestones.Select(m => m.Amount)]);

    /// <summary>What a milestone is worth, net.</summary>
    public Money NetOf(Milestone milestone)
    {
        nets ??= LiveMilestones.Zip(Allocation.Nets).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return nets.TryGetValue(milestone.Id, out var net) ? net : Money.Zero(Currency);
    }

    /// <summary>
    /// How VAT applies to a milestone: as it was billed while that invoice stands, otherwise its own treatment, otherwise
    /// the project's.
    /// </summary>
    public VatTreatment TreatmentOf(Milestone milestone) =>
        InvoiceOf(milestone) is { IsNumbered: true } billed
            ? billed.Lines.FirstOrDefault(line => line.Milestone == milestone.Id)?.Treatment
                ?? OwnTreatmentOf(milestone)
            : OwnTreatmentOf(milestone);

    private VatTreatment OwnTreatmentOf(Milestone milestone) => milestone.Vat ?? Treatment;

    /// <summary>
    /// Whether there is something to bill for a milestone: it is not unbilled by agreement, and its share does not
    /// round to 0.00.
    /// </summary>
    public bool IsBillable(Milestone milestone) =>
        milestone.IsBillable && (NetOf(milestone).IsPositive || !Allocation.Closes);

    /// <summary>The 1-based position that people use; 0 for a dropped milestone.</summary>
    public int PositionOf(Milestone milestone) =>
        milestone.IsLive ? LiveMilestones.TakeWhile(m => m.Id != milestone.Id).Count() + 1 : 0;

    public Milestone MilestoneOf(int id) => Milestones.First(m => m.Id == id);

    public Milestone MilestoneOf(Invoice invoice) => MilestoneOf(invoice.Milestone);

    /// <summary>The invoice with that id in the project.</summary>
    public Invoice InvoiceById(int id) => Invoices.First(i => i.Id == id);

    /// <summary>The draft or issued invoice of a milestone, if there is one.</summary>
    public Invoice? InvoiceOf(Milestone milestone) =>
        Invoices.FirstOrDefault(i => i.Milestone == milestone.Id && i.IsLive);

    /// <summary>The newest invoice of a milestone, whatever became of it: the live one if there is one.</summary>
    public Invoice? LastInvoiceOf(Milestone milestone) => Invoices.FindLast(i => i.Milestone == milestone.Id);

    /// <summary>
    /// The last invoice of a milestone if a full credit note made it void and nobody has decided what follows: there
    /// is no live invoice, and the stage was not reopened since. Null otherwise.
    /// </summary>
    public Invoice? CreditedInvoiceOf(Milestone milestone) =>
        InvoiceOf(milestone) is null
            ? Invoices.FindLast(i =>
                i.Milestone == milestone.Id && i.State == InvoiceState.Credited && i.Id > milestone.ReopenedAfterInvoice
            )
            : null;

    /// <summary>
    /// Its invoice was credited because the stage is cancelled. Nothing more is billed for it, unless it is reopened.
    /// </summary>
    public bool IsCancelledStage(Milestone milestone) =>
        milestone.Kind == MilestoneKind.Delivery && IsCreditedForGood(milestone);

    /// <summary>
    /// Its prepayment invoice was credited with the words of a cancelled stage: no money is asked for in advance any
    /// more. Its price stays and is billed with the final invoice.
    /// </summary>
    public bool IsWaivedAdvance(Milestone milestone) =>
        milestone.Kind == MilestoneKind.Advance && IsCreditedForGood(milestone);

    private bool IsCreditedForGood(Milestone milestone) =>
        CreditedInvoiceOf(milestone)?.CreditNotes.Any(c => c.CancelsStage) ?? false;

    /// <summary>Issued and neither void nor written off.</summary>
    public IEnumerable<Invoice> IssuedInvoices => Invoices.Where(i => i.State == InvoiceState.Issued);

    /// <summary>
    /// All that money is still to come for: issued invoices, and void ones whose refunded money was taken back.
    /// </summary>
    public IEnumerable<Invoice> OpenInvoices => NumberedInvoices.Where(i => i.Open.IsPositive);

    /// <summary>Everything that ever got a number, in the order of issue.</summary>
    public IEnumerable<Invoice> NumberedInvoices => Invoices.Where(i => i.IsNumbered);

    /// <summary>
    /// The effective start: its own; otherwise the project's for the first stage; otherwise the day after the
    /// previous expected date.
    /// </summary>
    public DateOnly? StartOf(Milestone milestone)
    {
        if (milestone.Starts is { } own)
            return own;
        var previous = LiveMilestones.TakeWhile(m => m.Id != milestone.Id).LastOrDefault();
        return previous is null ? Starts : previous.Expected?.AddDays(1);
    }

    public DateOnly Today(DateTimeOffset now) => ZonedCalendar.GetDate(now, Zone);

    /// <summary>
    /// One person approves and handles the money, so nobody else could have checked. Further leads and members do not
    /// change this.
    /// </summary>
    public bool IsSolo =>
        !SoloEnded
        && RoleHolders
            .Where(h => h.Role is Role.Approver or Role.Finance)
            .Select(h => h.Actor)
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .Count() == 1;

    public IReadOnlyList<string> HoldersOf(Role role) =>
        [.. RoleHolders.Where(h => h.Role == role).Select(h => h.Actor)];

    /// <summary>
    /// Finds a milestone by its position (2, phase 2), or by an unambiguous beginning of a word of its name.
    /// </summary>
    public (Milestone? Found, Refusal? No) FindMilestone(string typed)
    {
        var live = LiveMilestones.ToList();
        var text = typed.Trim();
        Refusal unknown = new Refusal.MilestoneUnknown(text, [.. live.Select(m => m.Name)]);
        if (text.Length == 0)
            return (null, unknown);
        if (text.All(char.IsAsciiDigit))
            return int.TryParse(text, out var position) && position >= 1 && position <= live.Count
                ? (live[position - 1], null)
                : (null, unknown);
        var key = MilestoneName.ToComparisonKey(text);
        if (live.Find(m => MilestoneName.ToComparisonKey(m.Name) == key) is { } exact)
            return (exact, null);
        // A document number is never the beginning of a name: the document may belong to another project.
        if (InvoiceNumberFinder.IsWellFormed(text))
            return (null, unknown);
        // "phase 2" is a position, and can also be a milestone's name.
        var counted = ReadPosition(text);
        var starts = live.FindAll(m =>
            ContainsWordStart(MilestoneName.ToComparisonKey(m.Name), key, isCounted: counted is not null)
        );
        if (counted is { } number && live.ElementAtOrDefault(number - 1) is { } placed && !starts.Contains(placed))
            starts.Insert(0, placed);
        return starts switch
        {
            [var one] => (one, null),
            [] => (null, unknown),
            _ => (null, new Refusal.MilestoneAmbiguous(text, starts)),
        };
    }

    /// <summary>
    /// Words with which people count milestones: "phase 2" is the second one, whatever its name is.
    /// </summary>
    private static bool IsCounter(string word) =>
        word.ToLowerInvariant() is "phase" or "stage" or "milestone" or "step";

    /// <summary>The number after a counting word; null for other text.</summary>
    private static int? ReadPosition(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var word, var number]
        && IsCounter(word)
        && number.All(char.IsAsciiDigit)
        && int.TryParse(number, out var position)
            ? position
            : null;

    /// <param name="isCounted">The text ends in a number, which must not be the beginning of a longer one.</param>
    private static bool ContainsWordStart(string name, string typed, bool isCounted)
    {
        for (
            var at = name.IndexOf(typed, StringComparison.Ordinal);
            at >= 0;
            at = name.IndexOf(typed, at + 1, StringComparison.Ordinal)
        )
        {
            var isWhole = !isCounted || at + typed.Length == name.Length || !char.IsDigit(name[at + typed.Length]);
            if (isWhole && (at == 0 || !char.IsLetterOrDigit(name[at - 1])))
                return true;
        }
        return false;
    }
}

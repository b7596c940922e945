namespace MilestoneBot.Tests.Model.Books;

/// <summary>
/// The books of one project, kept by the rules of accounting and by nothing of the bot. Each act returns null where it
/// was taken, and why not where it must be refused; then nothing has changed.
/// </summary>
internal sealed partial class ProjectBooks(NumberSeries numbers, string key, long contract, Tax tax, int dueDays)
{
    private readonly List<Entry> entries = [];
    private (DateTimeOffset At, Action Undo)? last;

    public string Key => key;

    public Tax Tax { get; private set; } = tax;

    public long Contract { get; private set; } = contract;

    public List<Stage> Stages { get; } = [];

    public List<Bill> Bills { get; } = [];

    public List<Note> Notes { get; } = [];

    public IReadOnlyList<Entry> Entries => entries;

    public IEnumerable<Receipt> Receipts => entries.OfType<Receipt>();

    public bool IsAgreed { get; private set; }

    public bool IsClosed { get; private set; }

    public DateOnly Today => numbers.Today;

    public IEnumerable<Stage> Live => Stages.Where(s => s.Progress != Progress.Dropped);

    public IEnumerable<Bill> Numbered => Bills.Where(b => b.IsNumbered);

    public long Billed => Numbered.Sum(b => b.Net);

    public long Vat => Numbered.Sum(b => b.Vat);

    public long Credited => Numbered.Sum(b => b.CreditedNet);

    public long CreditedVat => Numbered.Sum(b => b.Credited) - Credited;

    /// <summary>
    /// Net that is never billed again: parts credited on invoices that stay, and cancelled stages. What is credited on an
    /// advance lowers the request for money and not the price.
    /// </summary>
    public long GivenUp =>
        Numbered
            .Where(b =>
                b.Kind != BillKind.Advance && (b.State != BillState.Credited || (b.IsCancelled && b.Stage.IsCancelled))
            )
            .Sum(b => b.CreditedNet);

    public long NotYetBilled => Contract - (Billed - Credited + GivenUp);

    public long Received => Receipts.Where(r => !r.IsReversed).Sum(r => r.Amount);

    public long Used => Numbered.Sum(b => b.Used) - OwedOnAccount;

    public long Applied => Numbered.Sum(b => b.Applied);

    public long CreditLeft => Math.Max(CreditBalance, 0);

    /// <summary>Money on account that was paid back and then taken back is owed, before any credit is left.</summary>
    public long OwedOnAccount => Math.Max(-CreditBalance, 0);

    private long CreditBalance =>
        Receipts.Sum(r => r.Credit)
        - Receipts.Where(r => r is { IsReversed: true, Bill: null }).Sum(r => r.RefundedFromCredit);

    public long Refunded => Receipts.Sum(r => r.RefundedFromCredit + r.RefundedFromUse);

    public long Interest => Receipts.Where(r => !r.IsReversed).Sum(r => r.Interest);

    public long Settled => Numbered.Sum(b => b.Settled);

    /// <summary>What was paid back on an invoice by its number, out of use or out of its credit.</summary>
    public long PaidBackOn(Bill bill) =>
        entries.OfType<Payback>().Where(p => p.Bill == bill && !p.IsReversed).Sum(p => p.Amount);

    public long Open => Numbered.Sum(b => b.Open) + OwedOnAccount;

    public long WrittenOff => Numbered.Sum(b => b.WrittenOff);

    /// <summary>The two sums that hold after every act, and no sum below zero; null while they hold.</summary>
    public string? BrokenIdentity()
    {
        if (Received != Used + Applied + CreditLeft + Refunded + Interest)
            return $"received {Received} = {Used} + {Applied} + {CreditLeft} + {Refunded} + {Interest}";
        if (NotYetBilled < 0 && !LeftOfAdvances.Any())
            return $"{NotYetBilled} is not yet billed";
        var claims = Numbered.Sum(b => b.Gross - b.Credited);
        if (claims != Used + Applied + Settled + Open)
            return $"claims {claims} = {Used} + {Applied} + {Settled} + {Open}";
        if (Numbered.FirstOrDefault(b => b.Open < 0 || b.Lost < 0) is { } negative)
            return $"{negative.Number} has {negative.Open} open, {negative.Lost} lost";
        if (Receipts.FirstOrDefault(r => r.Credit < 0 || r.Applied < 0) is { } receipt)
            return $"P{receipt.Id} has {receipt.Credit} of credit left and {receipt.Applied} applied";
        return null;
    }

    /// <summary>The speaker's last act is taken back, if it is one of those that can be, within half a minute.</summary>
    public string? UndoLast()
    {
        if (last is not { } act || numbers.Now - act.At > TimeSpan.FromSeconds(30))
            return "nothing to undo";
        last = null;
        act.Undo();
        return null;
    }

    /// <summary>What was done last, and how to take it back; without that, it stays.</summary>
    private string? Taken(Action? undo = null)
    {
        last = undo is null ? null : (numbers.Now, undo);
        return null;
    }
}

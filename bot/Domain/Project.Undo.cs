namespace MilestoneBot.Domain;

public sealed partial record Project
{
    /// <summary>How long a confirmation or a payment can be taken back by the one who recorded it.</summary>
    public static TimeSpan UndoTime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Takes the speaker's own last confirmation or payment back while nothing is built on it; later the answer names the words that do.</summary>
    public Decision Undo(Stamp stamp)
    {
        if (MayAct(Act.See, stamp) is { } no) return no;
        var confirmed = Live.Where(m => m.Confirmation?.Signed.By == stamp.By.Id).MaxBy(m => m.Confirmation!.Signed.At);
        var paid = Invoices.SelectMany(i => i.Payments.Where(p => p.Kind == PaymentKind.Payment && !i.IsReversed(p) && p.Signed.By == stamp.By.Id)).MaxBy(p => (p.Signed.At, p.Id));
        var announced = Invoices.SelectMany(i => i.Announced
            .Where(a => a.IsWaiting && a.Source.Length == 0 && a.Signed.By == stamp.By.Id)).MaxBy(a => (a.Signed.At, a.Id));
        if (announced is not null && !(paid?.Signed.At > announced.Signed.At)
            && !(confirmed?.Confirmation!.Signed.At > announced.Signed.At) && stamp.At - announced.Signed.At <= UndoTime)
            return Rights.Check(this, Act.RecordPayment, stamp.By, stamp.At) is { } none ? none
                : Ended(announced, AnnouncedState.Withdrawn, "undone");
        if (paid is not null && !(confirmed?.Confirmation!.Signed.At > paid.Signed.At))
        {
            if (Rights.Check(this, Act.RecordPayment, stamp.By, stamp.At) is { } lost) return lost;
            var paidFor = MilestoneOf(Invoices.First(i => i.Id == paid.Invoice));
            return IsFresh(paid.Signed, paidFor, stamp) ? Opposite(paid, "undone", stamp) : new Refusal.UndoTooLate(paidFor, paid);
        }
        if (confirmed is not { Confirmation: { } confirmation }) return new Refusal.NothingToUndo();
        if (Rights.Check(this, Act.ConfirmForTeam, stamp.By, stamp.At) is { } gone) return gone;
        if (InvoiceOf(confirmed) is { } live) return new Refusal.BilledAlready(confirmed, live);
        var isBilled = NumberedInvoices.Any(i => i.Milestone == confirmed.Id);
        return !isBilled && IsFresh(confirmation.Signed, confirmed, stamp) ? new ConfirmationUndone(confirmed.Id) : new Refusal.UndoTooLate(confirmed, null);
    }

    /// <summary>Recorded a moment ago, and no other stage was started on the strength of it.</summary>
    private bool IsFresh(Signature signed, Milestone its, Stamp stamp) => stamp.At - signed.At <= UndoTime && !Live.Any(m => m.Id != its.Id && m.Started?.At >= signed.At);
}

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
        if (paid is not null && !(confirmed?.Confirmation!.Signed.At > paid.Signed.At))
        {
            var (what, instead) = ($"the payment {paid.Name}", $"reverse {paid.Name} reason \"recorded by mistake\"");
            return IsFresh(paid.Signed, stamp) && !Live.Any(m => m.Started?.At >= paid.Signed.At) ? Opposite(paid, "undone", stamp) : new Refusal.UndoTooLate(what, instead);
        }
        if (confirmed is null) return new Refusal.NothingToUndo();
        if (InvoiceOf(confirmed) is { } live) return new Refusal.BilledAlready(confirmed, live);
        return IsFresh(confirmed.Confirmation!.Signed, stamp) && !Live.Any(m => m.Started?.At >= confirmed.Confirmation.Signed.At)
            ? new ConfirmationUndone(confirmed.Id)
            : new Refusal.UndoTooLate($"the confirmation of {confirmed.Name}", $"reopen {PositionOf(confirmed)} reason \"confirmed by mistake\"");
    }

    private static bool IsFresh(Signature signed, Stamp stamp) => stamp.At - signed.At <= UndoTime;
}

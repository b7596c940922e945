namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    public string? Start(Stage stage)
    {
        if (Unfit(stage, Progress.Planned) is { } why)
            return why;
        stage.Progress = Progress.Started;
        return Taken();
    }

    public string? Submit(Stage stage)
    {
        if (Unfit(stage, Progress.Started, Progress.ChangesRequested) is { } why)
            return why;
        stage.Progress = Progress.Submitted;
        return Taken();
    }

    public string? RequestChanges(Stage stage)
    {
        if (Unfit(stage, Progress.Submitted) is { } why)
            return why;
        stage.Progress = Progress.ChangesRequested;
        return Taken();
    }

    public string? Confirm(Stage stage)
    {
        var fit = stage.IsAdvance
            ? Unfit(stage, Progress.Planned, Progress.Started, Progress.Submitted)
            : Unfit(stage, Progress.Submitted);
        if (fit is { } why)
            return why;
        var before = stage.Progress;
        stage.Progress = Progress.Confirmed;
        (stage.IsCancelled, stage.AwaitsAnswer) = (false, false);
        return Taken(() => stage.Progress = before);
    }

    /// <summary>A stage that is complete is worked on again, if it has no invoice or that is credited in full.</summary>
    public string? Reopen(Stage stage)
    {
        if (Unfit(stage, Progress.Confirmed) is { } why)
            return why;
        if (stage.IsFee || Bills.Any(b => b.Stage == stage && b.IsLive))
            return "it is billed, or the client's agreement was its completion";
        (stage.Progress, stage.IsCancelled) = (Progress.Started, false);
        return Taken();
    }

    /// <summary>Everything is done, billed and paid, and no credit of the client is left.</summary>
    public string? Close()
    {
        if (IsClosed || !IsAgreed)
            return "not at work";
        if (Live.Any(s => s.Progress != Progress.Confirmed))
            return "not complete";
        if (LeftOfAdvances.Any())
            return "the rest of an advance is credited first";
        if (Bills.Any(b => b.State == BillState.Draft) || Open != 0 || CreditLeft != 0)
            return "open";
        var toBill = Live.Where(s => s is { IsBillable: true, IsCancelled: false } && !IsInFinal(s));
        if (toBill.Any(s => !Bills.Any(b => b.Stage == s && b.IsLive)))
            return "not billed";
        IsClosed = true;
        return Taken();
    }

    private string? Unfit(Stage stage, params Progress[] fits)
    {
        if (IsClosed)
            return "closed";
        if (!IsAgreed)
            return "not agreed";
        return fits.Contains(stage.Progress) ? null : $"it is {stage.Progress}";
    }
}

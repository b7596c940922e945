namespace MilestoneBot.Tests.Model.Books;

/// <summary>Money with a value date in the future. It is booked on its day.</summary>
internal sealed class Announcement(int id, Bill bill, long amount, DateOnly on, string reference)
{
    public int Id => id;

    public Bill Bill => bill;

    public long Amount => amount;

    public DateOnly On => on;

    public string Reference => reference;

    public DateTimeOffset At { get; init; }

    public bool IsFromBank { get; init; }

    /// <summary>Neither booked nor withdrawn nor left to a person.</summary>
    public bool IsWaiting { get; set; } = true;

    /// <summary>Left to a person, because it may be recorded already.</summary>
    public bool IsStopped { get; set; }
}

namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <summary>Two reports of the same sum within these days may be the same money.</summary>
    private const int DaysApart = 10;

    private readonly List<Announcement> announcements = [];

    public IReadOnlyList<Announcement> Announcements => announcements;

    /// <summary>Uses of credit and announcements share their numbers.</summary>
    private int NextA => uses.Count + announcements.Count + 1;

    /// <summary>The clock has something to do, today or half a minute after a payment.</summary>
    public bool WaitsForTheClock => SmallDifference > 0 || announcements.Exists(a => a.IsWaiting);

    public string? Withdraw(Announcement announcement)
    {
        if (announcement is { IsWaiting: false, IsStopped: false })
            return "booked or withdrawn already";
        (announcement.IsWaiting, announcement.IsStopped) = (false, false);
        return Taken();
    }

    /// <summary>What the clock does: it books what was announced for today or before, and lets small differences go.</summary>
    public void Tick()
    {
        foreach (var due in announcements.Where(a => a.IsWaiting && a.On <= Today).OrderBy(a => a.On).ThenBy(a => a.Id))
        {
            due.IsWaiting = false;
            var surplus = due.Amount - Room(due.Bill);
            due.IsStopped =
                LooksReported(due.Bill, due.Amount, due.On, due.IsFromBank) is not null
                || (surplus > 0 && IsRecordedSince(due));
            if (!due.IsStopped)
                Book(due.Bill, due.Amount, 0, due.On, due.Reference, due.IsFromBank);
        }
        LetSmallDifferencesGo();
        last = null;
    }

    private Announcement Announce(Bill bill, long amount, DateOnly on, string reference, bool isFromBank)
    {
        var announcement = new Announcement(NextA, bill, amount, on, reference)
        {
            At = numbers.Now,
            IsFromBank = isFromBank,
        };
        announcements.Add(announcement);
        return announcement;
    }

    /// <summary>The same sum came since, and now it does not fit any more.</summary>
    private static bool IsRecordedSince(Announcement due) =>
        due.Bill.Receipts.Exists(r =>
            !r.IsReversed && r.Amount == due.Amount && r.At >= due.At && AreNear(r.On, due.On)
        );

    /// <summary>A person and the bank tell of the same sum on the same invoice within some days.</summary>
    private static string? LooksReported(Bill bill, long amount, DateOnly on, bool isFromBank) =>
        bill.Receipts.Exists(r =>
            !r.IsReversed && r.Amount == amount && r.IsFromBank != isFromBank && AreNear(r.On, on)
        )
            ? "it looks recorded"
            : null;

    private string? LooksAnnounced(Bill bill, long amount, DateOnly on, bool isFromBank) =>
        announcements.Exists(a =>
            a.Bill == bill && a.IsWaiting && a.Amount == amount && a.IsFromBank != isFromBank && AreNear(a.On, on)
        )
            ? "it looks announced"
            : null;

    private static bool AreNear(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber) <= DaysApart;
}

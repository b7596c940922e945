namespace MilestoneBot.Domain;

/// <summary>
/// Compares a project out of the tables with the same one replayed from the journal, and names the first thing that
/// differs.
/// </summary>
public static partial class Differences
{
    /// <param name="kept">As the tables have it.</param>
    /// <param name="told">As the journal tells it.</param>
    public static Difference? First(Project kept, Project told) =>
        Changed(new(Kept.Project, Mismatch.Changed, told.Key), Parts(kept), Parts(told))
        ?? Rows(kept.Holders, told.Holders, h => (h.Actor, h.Role), Named, Parts)
        ?? Rows(kept.Deputies, told.Deputies, d => (d.Actor, d.For), Named, Parts)
        ?? Rows(
            kept.CodeLinks,
            told.CodeLinks,
            l => l,
            l => new(Kept.CodeLink, Mismatch.Changed, "") { Actor = l.Actor },
            _ => []
        )
        ?? Rows(
            kept.Appointments,
            told.Appointments,
            a => (a.Address, a.Role),
            a => new(Kept.Appointment, Mismatch.Changed, $"{a.Role} for {a.Address}".ToLowerInvariant()),
            Parts
        )
        ?? Rows(kept.Milestones, told.Milestones, m => m.Id, m => Named(m, told), Parts)
        ?? Rows(kept.Requests, told.Requests, r => r.Id, r => new(Kept.Request, Mismatch.Changed, r.Name), Parts)
        ?? Rows(
            kept.Links,
            told.Links,
            l => l.Id,
            l => new(Kept.ClientLink, Mismatch.Changed, $"{l.Id} for {l.Contact}"),
            Parts
        )
        ?? Rows(
            Bare(kept),
            Bare(told),
            i => i.Id,
            i => new(Kept.Invoice, Mismatch.Changed, NameOf(i.Id, told, kept)),
            Parts
        )
        ?? Rows(Payments(kept), Payments(told), p => p.Id, p => new(Kept.Payment, Mismatch.Changed, p.Name), Parts)
        ?? Rows(
            Credits(kept),
            Credits(told),
            c => c.Note.Id,
            c => new(Kept.CreditNote, Mismatch.Changed, c.Note.Number),
            Parts
        )
        ?? Rows(
            kept.Nudges,
            told.Nudges,
            n => (n.Kind, n.Item),
            n => new(Kept.Nudge, Mismatch.Changed, $"of {n.On.Iso()}"),
            Parts
        )
        ?? Rows(
            kept.Dismissals,
            told.Dismissals,
            d => d.Line,
            d => new(Kept.Dismissal, Mismatch.Changed, $"B{d.Number}"),
            Parts
        )
        ?? Rows(
            Returns(kept),
            Returns(told),
            r => (r.Invoice, r.Line),
            r => new(Kept.BankReturn, Mismatch.Changed, r.Name),
            Parts
        )
        ?? Rows(
            Settlements(kept),
            Settlements(told),
            s => (s.Invoice, s.One.Line, s.One.Reversal),
            s => new(Kept.Settlement, Mismatch.Changed, $"P{s.One.Reversal}"),
            Parts
        )
        ?? Rows(
            Announcements(kept),
            Announcements(told),
            a => a.Id,
            a => new(Kept.Announcement, Mismatch.Changed, a.Name),
            Parts
        )
        ?? Rows(
            Reminders(kept),
            Reminders(told),
            r => (r.Invoice, r.One.On),
            r => new(Kept.Reminder, Mismatch.Changed, $"for {NameOf(r.Invoice, told, kept)} of {r.One.On:yyyy-MM-dd}"),
            Parts
        );

    /// <summary>The same for things that are no part of a project by itself: places, templates.</summary>
    public static Difference? Rows<T>(
        IEnumerable<T> kept,
        IEnumerable<T> told,
        Func<T, object> key,
        Func<T, Difference> name,
        Func<T, IEnumerable<(string Part, object? Value)>> parts
    )
    {
        var (has, says) = (kept.ToList(), told.ToList());
        var found = has.GroupBy(key).ToDictionary(same => same.Key, same => same.First());
        foreach (var one in says)
        {
            if (!found.TryGetValue(key(one), out var other))
                return name(one) with { How = Mismatch.Missing };
            if (!EqualityComparer<T>.Default.Equals(one, other))
                return Changed(name(one), parts(other), parts(one)) ?? name(one);
        }
        var known = says.Select(key).ToHashSet();
        foreach (var extra in has.Where(h => !known.Contains(key(h))))
            return name(extra) with { How = Mismatch.Added };
        foreach (var (one, other) in says.Zip(has).Where(pair => !key(pair.First).Equals(key(pair.Second))))
            return name(one) with { Part = "order" };
        return null;
    }

    private static Difference? Changed(
        Difference named,
        IEnumerable<(string Part, object? Value)> kept,
        IEnumerable<(string Part, object? Value)> told
    )
    {
        foreach (var (one, other) in told.Zip(kept).Where(pair => !Equals(pair.First.Value, pair.Second.Value)))
            return named with { Part = one.Part };
        return null;
    }

    private static Difference Named(RoleHolder h) =>
        new(Kept.Role, Mismatch.Changed, $"{h.Role}".ToLowerInvariant()) { Actor = h.Actor };

    private static Difference Named(Deputy d) => new(Kept.Deputy, Mismatch.Changed, "") { Actor = d.Actor };

    private static Difference Named(Milestone m, Project told) =>
        new(
            Kept.Milestone,
            Mismatch.Changed,
            told.PositionOf(m) is > 0 and var position && told.Milestones.Exists(x => x.Id == m.Id)
                ? $"{position} ({m.Name})"
                : m.Name
        );

    /// <summary>The number that the journal gave it; a draft goes by its milestone.</summary>
    private static string NameOf(int invoice, Project told, Project kept)
    {
        var found = told.Invoices.Find(i => i.Id == invoice) ?? kept.Invoices.Find(i => i.Id == invoice);
        return found?.Issued?.Number
            ?? $"draft for {told.Milestones.Find(m => m.Id == found?.Milestone)?.Name ?? "no milestone"}";
    }

    private static IEnumerable<Invoice> Bare(Project project) =>
        project.Invoices.Select(i =>
            i with
            {
                Payments = [],
                Credits = [],
                Reminders = [],
                Returns = [],
                Settlements = [],
                Announced = [],
            }
        );

    private static IEnumerable<Payment> Payments(Project project) => project.Invoices.SelectMany(i => i.Payments);

    private static IEnumerable<BankReturn> Returns(Project project) => project.Invoices.SelectMany(i => i.Returns);

    private static IEnumerable<(int Invoice, ReturnSettlement One)> Settlements(Project project) =>
        project.Invoices.SelectMany(i => i.Settlements.Select(s => (i.Id, s)));

    private static IEnumerable<Announced> Announcements(Project project) =>
        project.Invoices.SelectMany(i => i.Announced);

    private static IEnumerable<(int Invoice, CreditNote Note)> Credits(Project project) =>
        project.Invoices.SelectMany(i => i.Credits.Select(c => (i.Id, c)));

    private static IEnumerable<(int Invoice, Reminder One)> Reminders(Project project) =>
        project.Invoices.SelectMany(i => i.Reminders.Select(r => (i.Id, r)));
}

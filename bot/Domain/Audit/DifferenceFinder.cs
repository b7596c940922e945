using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Audit;

/// <summary>
/// Compares a project read from the tables with the same project replayed from the journal, and reports the first
/// difference.
/// </summary>
public static partial class DifferenceFinder
{
    /// <param name="stored">The project as the tables hold it.</param>
    /// <param name="replayed">The project as the journal gives it.</param>
    public static Difference? FindFirst(Project stored, Project replayed) =>
        Changed(new(AuditedTable.Project, MismatchKind.Changed, replayed.Key), Parts(stored), Parts(replayed))
        ?? CompareRows(stored.RoleHolders, replayed.RoleHolders, h => (h.Actor, h.Role), Named, Parts)
        ?? CompareRows(stored.Deputies, replayed.Deputies, d => (d.Actor, d.Holder), Named, Parts)
        ?? CompareRows(
            stored.InvitationUses,
            replayed.InvitationUses,
            l => l,
            l => new(AuditedTable.InvitationUse, MismatchKind.Changed, "") { Actor = l.Actor },
            _ => []
        )
        ?? CompareRows(
            stored.Appointments,
            replayed.Appointments,
            a => (a.Address, a.Role),
            a => new(AuditedTable.Appointment, MismatchKind.Changed, $"{a.Role} for {a.Address}".ToLowerInvariant()),
            Parts
        )
        ?? CompareRows(stored.Milestones, replayed.Milestones, m => m.Id, m => Named(m, replayed), Parts)
        ?? CompareRows(
            stored.Requests,
            replayed.Requests,
            r => r.Id,
            r => new(AuditedTable.Request, MismatchKind.Changed, r.Name),
            Parts
        )
        ?? CompareRows(
            stored.ClientLinks,
            replayed.ClientLinks,
            l => l.Id,
            l => new(AuditedTable.ClientLink, MismatchKind.Changed, $"{l.Id} for {l.Contact}"),
            Parts
        )
        ?? CompareRows(
            WithoutRows(stored),
            WithoutRows(replayed),
            i => i.Id,
            i => new(AuditedTable.Invoice, MismatchKind.Changed, NameOf(i.Id, replayed, stored)),
            Parts
        )
        ?? CompareRows(
            Payments(stored),
            Payments(replayed),
            p => p.Id,
            p => new(AuditedTable.Payment, MismatchKind.Changed, p.Name),
            Parts
        )
        ?? CompareRows(
            Credits(stored),
            Credits(replayed),
            c => c.Note.Id,
            c => new(AuditedTable.CreditNote, MismatchKind.Changed, c.Note.Number),
            Parts
        )
        ?? CompareRows(
            stored.LastNotices,
            replayed.LastNotices,
            n => (n.Kind, n.ItemId),
            n => new(AuditedTable.LastNotice, MismatchKind.Changed, $"of {n.On.ToIsoDate()}"),
            Parts
        )
        ?? CompareRows(
            stored.Dismissals,
            replayed.Dismissals,
            d => d.Line,
            d => new(AuditedTable.Dismissal, MismatchKind.Changed, $"B{d.Number}"),
            Parts
        )
        ?? CompareRows(
            Returns(stored),
            Returns(replayed),
            r => (r.Invoice, r.Line, r.Invoice == 0 ? r.Payment : null),
            r => new(AuditedTable.BankReturn, MismatchKind.Changed, r.Name),
            Parts
        )
        ?? CompareRows(
            Settlements(stored),
            Settlements(replayed),
            s => (s.Invoice, s.One.Line, s.One.Reversal),
            s => new(AuditedTable.Settlement, MismatchKind.Changed, $"P{s.One.Reversal}"),
            Parts
        )
        ?? CompareRows(
            Announcements(stored),
            Announcements(replayed),
            a => a.Id,
            a => new(AuditedTable.Announcement, MismatchKind.Changed, a.Name),
            Parts
        )
        ?? CompareRows(
            SettledAmounts(stored),
            SettledAmounts(replayed),
            s => s.One.Id,
            s => new(AuditedTable.SettledAmount, MismatchKind.Changed, s.One.Name),
            Parts
        )
        ?? CompareRows(
            stored.Applications.Select(a => a with { InDoubt = a.Amount - a.Amount }),
            replayed.Applications.Select(a => a with { InDoubt = a.Amount - a.Amount }),
            a => a.Id,
            a => new(AuditedTable.CreditApplication, MismatchKind.Changed, a.Name),
            Parts
        )
        ?? CompareRows(
            Reminders(stored),
            Reminders(replayed),
            r => (r.Invoice, r.One.On),
            r =>
                new(
                    AuditedTable.Reminder,
                    MismatchKind.Changed,
                    $"for {NameOf(r.Invoice, replayed, stored)} of {r.One.On.ToIsoDate()}"
                ),
            Parts
        );

    /// <summary>Compares data that is not part of one project: conversations, templates.</summary>
    public static Difference? CompareRows<T>(
        IEnumerable<T> stored,
        IEnumerable<T> replayed,
        Func<T, object> key,
        Func<T, Difference> name,
        Func<T, IEnumerable<(string Part, object? Value)>> parts
    )
    {
        var (actual, expected) = (stored.ToList(), replayed.ToList());
        var found = actual.GroupBy(key).ToDictionary(same => same.Key, same => same.First());
        foreach (var one in expected)
        {
            if (!found.TryGetValue(key(one), out var other))
                return name(one) with { Kind = MismatchKind.Missing };
            if (!EqualityComparer<T>.Default.Equals(one, other))
                return Changed(name(one), parts(other), parts(one)) ?? name(one);
        }
        var known = expected.Select(key).ToHashSet();
        foreach (var extra in actual.Where(h => !known.Contains(key(h))))
            return name(extra) with { Kind = MismatchKind.Added };
        foreach (var (one, other) in expected.Zip(actual).Where(pair => !key(pair.First).Equals(key(pair.Second))))
            return name(one) with { Part = "order" };
        return null;
    }

    private static Difference? Changed(
        Difference named,
        IEnumerable<(string Part, object? Value)> actual,
        IEnumerable<(string Part, object? Value)> expected
    )
    {
        foreach (var (one, other) in expected.Zip(actual).Where(pair => !Equals(pair.First.Value, pair.Second.Value)))
            return named with { Part = one.Part };
        return null;
    }

    private static Difference Named(RoleHolder h) =>
        new(AuditedTable.Role, MismatchKind.Changed, $"{h.Role}".ToLowerInvariant()) { Actor = h.Actor };

    private static Difference Named(Deputy d) => new(AuditedTable.Deputy, MismatchKind.Changed, "") { Actor = d.Actor };

    private static Difference Named(Milestone m, Project expected) =>
        new(
            AuditedTable.Milestone,
            MismatchKind.Changed,
            expected.PositionOf(m) is > 0 and var position && expected.Milestones.Exists(x => x.Id == m.Id)
                ? $"{position} ({m.Name})"
                : m.Name
        );

    /// <summary>The invoice number by the journal; a draft is named by its milestone.</summary>
    private static string NameOf(int invoice, Project expected, Project actual)
    {
        var found = expected.Invoices.Find(i => i.Id == invoice) ?? actual.Invoices.Find(i => i.Id == invoice);
        return found?.IssueDetails?.Number
            ?? $"draft for {expected.Milestones.Find(m => m.Id == found?.Milestone)?.Name ?? "no milestone"}";
    }

    private static IEnumerable<Invoice> WithoutRows(Project project) =>
        project.Invoices.Select(i =>
            i with
            {
                Payments = [],
                CreditNotes = [],
                Reminders = [],
                BankReturns = [],
                Settlements = [],
                AnnouncedPayments = [],
                SettledAmounts = [],
                Applications = [],
            }
        );

    /// <summary>The entries without what follows from other rows, so that a difference is found where it is.</summary>
    private static IEnumerable<Payment> Payments(Project project)
    {
        var none = Money.Zero(project.Currency);
        return project.Entries.Select(p =>
            p with
            {
                MovedToCredit = none,
                AppliedCredit = none,
                RefundedCredit = none,
            }
        );
    }

    private static IEnumerable<BankReturn> Returns(Project project) =>
        project.Invoices.SelectMany(i => i.BankReturns).Concat(project.AccountReturns);

    private static IEnumerable<(int Invoice, ReturnSettlement One)> Settlements(Project project) =>
        project.Invoices.SelectMany(i => i.Settlements.Select(s => (i.Id, s)));

    private static IEnumerable<(int Invoice, SettledAmount One)> SettledAmounts(Project project) =>
        project.Invoices.SelectMany(i => i.SettledAmounts.Select(s => (i.Id, s)));

    private static IEnumerable<AnnouncedPayment> Announcements(Project project) => project.Announcements;

    private static IEnumerable<(int Invoice, CreditNote Note)> Credits(Project project) =>
        project.Invoices.SelectMany(i => i.CreditNotes.Select(c => (i.Id, c)));

    private static IEnumerable<(int Invoice, Reminder One)> Reminders(Project project) =>
        project.Invoices.SelectMany(i => i.Reminders.Select(r => (i.Id, r)));
}

using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Books;

/// <summary>One row of the file: a sum on a client's account against another account.</summary>
/// <param name="Debtor">The client's account.</param>
/// <param name="Minor">Cents, above 0.</param>
/// <param name="IsDebit">The client owes more.</param>
/// <param name="Client">The client's name.</param>
public sealed record DatevRow(
    BookEntry Entry,
    string Client,
    string Debtor,
    DatevAccount Against,
    long Minor,
    bool IsDebit
)
{
    /// <summary>Whether the day of delivery stands in the file, by which the tax period is told.</summary>
    public bool NamesDelivery { get; init; }
}

/// <summary>A project whose entries are not in the file, because its currency is another.</summary>
public sealed record LeftOutProject(string Key, IReadOnlyDictionary<BookSum, Money> Sums);

/// <summary>What comes of the wish for a month's file.</summary>
public abstract record DatevExport
{
    private DatevExport() { }

    /// <summary>The person lacks the role in these projects, which have entries in the month.</summary>
    /// <param name="Keys">Empty for a person who holds the role in no project: they are told of none.</param>
    public sealed record RoleMissing(IReadOnlyList<string> Keys) : DatevExport;

    /// <summary>Settings that the file needs.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Missing) : DatevExport;

    /// <summary>No project has an entry in euros in the month.</summary>
    public sealed record Nothing(IReadOnlyList<LeftOutProject> LeftOut) : DatevExport;

    /// <summary>All client accounts of the range are given.</summary>
    public sealed record NoDebtorsLeft : DatevExport;

    /// <summary>The journals of these projects cannot be read from beginning to end.</summary>
    public sealed record Broken(IReadOnlyList<string> Keys) : DatevExport;

    public sealed record Ready(DatevFile File) : DatevExport;
}

/// <summary>A month of the whole workspace, ready to be written.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="At">When it was made.</param>
/// <param name="Zone">The time zone of the books.</param>
/// <param name="Sums">Gross by kind, of all entries, each above 0 in its own direction.</param>
/// <param name="Vat">The VAT of what is billed, credited and settled.</param>
/// <param name="Samples">How many of its documents are samples of a trial.</param>
/// <param name="Waiting">Bank returns that nobody has handled, so that they are not booked.</param>
public sealed record DatevFile(
    DatevSettings Settings,
    DateOnly Month,
    DateTimeOffset At,
    string Zone,
    IReadOnlyList<DatevRow> Rows,
    IReadOnlyDictionary<BookSum, Money> Sums,
    IReadOnlyDictionary<BookSum, Money> Vat,
    IReadOnlyList<LeftOutProject> LeftOut,
    int Samples,
    int Waiting
)
{
    /// <summary>An amount has at most ten digits before the comma; more is split over rows.</summary>
    public const long MostOfRow = 999_999_999_999;

    /// <summary>The one currency of the file.</summary>
    public const string Currency = "EUR";

    /// <param name="books">All projects of the workspace with entries in the month, whatever their currency.</param>
    public static DatevFile Create(
        DatevSettings settings,
        IReadOnlyList<Debtor> debtors,
        IReadOnlyList<ProjectBooks> books,
        DateOnly month,
        DateTimeOffset at,
        string zone
    )
    {
        var (inside, outside) = (books.Where(IsInside).ToList(), books.Where(b => !IsInside(b)).ToList());
        var entries = inside.SelectMany(b => b.Entries).ToList();
        return new(
            settings,
            month,
            at,
            zone,
            [
                .. inside
                    .SelectMany(b => b.Entries.Select(e => (b.Project, Entry: e)))
                    .OrderBy(x => x.Entry.On)
                    .SelectMany(x => RowsOf(settings, debtors, x.Project, x.Entry)),
            ],
            SumsOf(entries, e => e.Amount),
            SumsOf(entries, e => e.Vat),
            LeftOutOf(outside),
            inside.Sum(b =>
                b.Project.Invoices.Count(i =>
                    i.IssueDetails is { IsSample: true } issued && b.Entries.Any(e => e.Document == issued.Number)
                )
            ),
            inside.Sum(b => b.Project.Invoices.Sum(i => i.OpenReturns.Count()) + b.Project.OpenAccountReturns.Count())
        );
    }

    public static bool IsInside(ProjectBooks books) => books.Project.Currency.Code == Currency;

    public static IReadOnlyList<LeftOutProject> LeftOutOf(IEnumerable<ProjectBooks> books) =>
        [.. books.Select(b => new LeftOutProject(b.Project.Key, SumsOf([.. b.Entries], e => e.Amount)))];

    /// <summary>By kind, each above 0 in its own direction.</summary>
    private static Dictionary<BookSum, Money> SumsOf(List<BookEntry> entries, Func<BookEntry, Money> part) =>
        entries
            .GroupBy(e => e.Sum)
            .OrderBy(g => g.Key)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    var sum = g.Aggregate(Money.Zero(g.First().Amount.Currency), (all, e) => all + part(e));
                    return g.Key is BookSum.Billed or BookSum.Refunded or BookSum.Interest ? sum : -sum;
                }
            );

    private static IEnumerable<DatevRow> RowsOf(
        DatevSettings settings,
        IReadOnlyList<Debtor> debtors,
        Projects.Project project,
        BookEntry entry
    )
    {
        var debtor = debtors.First(d => d.Project == project.Id).Number.ToString("D");
        var against = settings.Find(entry.Account, entry.Treatment)!;
        for (var left = Math.Abs(entry.Amount.Minor); left > 0; left -= MostOfRow)
            yield return new(entry, project.Client, debtor, against, Math.Min(left, MostOfRow), entry.Amount.IsPositive)
            {
                NamesDelivery = settings.NamesDelivery,
            };
    }
}

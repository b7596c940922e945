using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

/// <summary>A currency: its code and its decimals.</summary>
internal sealed record Coin(string Code, int Decimals)
{
    /// <summary>A sum as it is typed, with all its decimals and the code.</summary>
    public string Text(long minor)
    {
        var digits = Math.Abs(minor).ToString().PadLeft(Decimals + 1, '0');
        var text = Decimals == 0 ? digits : $"{digits[..^Decimals]}.{digits[^Decimals..]}";
        var sign = minor < 0 ? "-" : "";
        return $"{sign}{text} {Code}";
    }
}

/// <summary>A zone whose clock does not change within the histories.</summary>
internal sealed record Zone(string Name, int Hours);

/// <summary>A line that somebody types, when and where, and whether it must be refused and why.</summary>
internal sealed record Step(DateTimeOffset At, string Place, string Line, string? Refused)
{
    /// <summary>Whether its answer offers to accept the discount; null where that is not looked at.</summary>
    public bool? OffersDiscount { get; init; }

    /// <summary>A line of the bank's file that arrives; "" for none.</summary>
    public string Statement { get; init; } = "";

    /// <summary>What the export says after it, before anybody has done something about it.</summary>
    public InDoubt? InDoubt { get; init; }

    /// <summary>The clock has come so far, and does what is due.</summary>
    public bool IsClock { get; init; }
}

/// <summary>What is open on each invoice, and the credit that is left, while a return of the bank waits.</summary>
internal sealed record InDoubt(ProjectBooks Books, IReadOnlyList<(string Number, long Open)> Opens, long Credit);

/// <summary>A workspace with its projects, as the books have them, and the clock on the wall.</summary>
internal sealed class World
{
    private readonly List<Step> steps = [];

    private World(Zone zone, DateTimeOffset now) => (Zone, Numbers) = (zone, new(zone.Hours) { Now = now });

    public static IReadOnlyList<Zone> Zones { get; } =
    [new("Pacific/Kiritimati", 14), new("Europe/Berlin", 1), new("America/Los_Angeles", -8), new("UTC", 0)];

    public static IReadOnlyList<Coin> Coins { get; } = [new("EUR", 2), new("JPY", 0), new("KWD", 3), new("CHF", 2)];

    public Zone Zone { get; }

    public NumberSeries Numbers { get; }

    public List<(ProjectBooks Books, Coin Coin)> Projects { get; } = [];

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>A workspace at the end of a year, with one project or two that are agreed.</summary>
    public static World Begin(int seed)
    {
        var random = new Random(seed);
        var zone = Zones[seed % Zones.Count];
        // The first moment at which it is the last day of the year somewhere, and up to two days more.
        var world = new World(zone, new DateTimeOffset(2026, 12, 30, 4, 0, 0, TimeSpan.Zero).AddHours(random.Next(48)));
        world.Open("KX", random);
        if (random.Next(4) == 0)
            world.Open("KY", random);
        return world;
    }

    /// <summary>How many lines the bank has told of in this workspace.</summary>
    public int BankLines { get; private set; }

    public void Say(ProjectBooks books, string line, string? refused, bool? offersDiscount = null)
    {
        steps.Add(
            new(Numbers.Now, $"19:{books.Key}@thread.tacv2", line, refused)
            {
                OffersDiscount = refused is null ? offersDiscount : null,
            }
        );
        // Nobody types two lines in one instant.
        Numbers.Now += TimeSpan.FromSeconds(1);
    }

    /// <summary>Tells that a line of the bank is there, which is the number of it.</summary>
    public int Tell(ProjectBooks books, string what, string entry, InDoubt? doubt = null)
    {
        steps.Add(new(Numbers.Now, $"19:{books.Key}@thread.tacv2", what, null) { Statement = entry, InDoubt = doubt });
        Numbers.Now += TimeSpan.FromSeconds(1);
        return ++BankLines;
    }

    /// <summary>The clock does what is due in all projects.</summary>
    public void Tick()
    {
        foreach (var (books, _) in Projects)
            books.Tick();
        steps.Add(new(Numbers.Now, "19:clock", "(the clock)", null) { IsClock = true });
        Numbers.Now += TimeSpan.FromSeconds(1);
    }

    private void Open(string key, Random random)
    {
        var coin = Coins[random.Next(Coins.Count)];
        var contract = 100 + random.NextInt64((long)Math.Pow(10, random.Next(3, 8)));
        var tax = TaxOf(random);
        var due = random.Next(0, 40);
        var discount = due > 1 && random.Next(2) == 0 ? DiscountOf(random, due) : null;
        var books = new ProjectBooks(Numbers, key, contract, tax, due) { Discount = discount };
        Projects.Add((books, coin));
        Say(
            books,
            $"project new \"Website {key}\" client \"Client {key}\" total {coin.Text(contract)} vat {Text(tax)} key {key} "
                + $"due {due}{Words(discount)} gate advise zone {Zone.Name}",
            null
        );
        var schedule = Schedule(contract, random);
        // What is outside the scope of VAT does not stand beside other VAT on a final invoice.
        var hasAdvances = tax.Category != "outside-scope" && random.Next(2) == 0;
        var last = schedule.FindLastIndex(w => w is not Worth.Unbilled);
        foreach (var (i, worth) in schedule.Index())
        {
            var stage = books.Add(Names[i], worth, due);
            stage.IsAdvance =
                hasAdvances && worth is not Worth.Unbilled && i < last && random.Next(i == 0 ? 2 : 4) == 0;
            stage.Tax = random.Next(3) == 0 ? TaxOf(random, hasAdvances) : null;
            var words = stage.IsAdvance ? " advance" : "";
            if (stage.Tax is { } own)
                words += $" vat {Text(own)}";
            if (worth is Worth.Unbilled)
                stage.Discount = null;
            else if (due > 1 && random.Next(5) == 0)
                words += Words(stage.Discount = DiscountOf(random, due));
            else if (discount is not null && random.Next(5) == 0)
                (stage.Discount, words) = (null, $"{words} discount none");
            Say(books, $"add \"{Names[i]}\" {Text(worth, coin)}{words} expected +9d done-when file-delivery", null);
        }
        Say(books, "terms agreed by \"Dana Weiss\" ref \"her mail\"", books.Agree());
        if (random.Next(3) == 0)
        {
            books.SmallDifference = 1 + random.Next(24 * (int)Math.Pow(10, coin.Decimals));
            Say(books, $"settings small-difference {coin.Text(books.SmallDifference)}", null);
        }
        books.HasClientVatId = random.Next(2) == 0;
        if (books.HasClientVatId)
            Say(books, "settings client vat-id DE123456789", null);
    }

    private static Discount DiscountOf(Random random, int due) =>
        new(10_000 * random.Next(1, 6) + 1_000 * random.Next(10), random.Next(1, due));

    private static string Words(Discount? discount) =>
        discount is null ? "" : $" discount {PercentOf(new("", discount.TenThousandths))}% {discount.Days}d";

    /// <summary>A percentage as it is typed, with its category where the rate is zero.</summary>
    public static string Text(Tax tax) =>
        tax switch
        {
            { TenThousandths: > 0 } => PercentOf(tax),
            { Category: "exempt", Detail: "" } => "0 small-business",
            { Category: "exempt" } => $"0 exempt \"{tax.Detail}\"",
            _ => $"0 {tax.Category} {tax.Detail}".TrimEnd(),
        };

    public static string PercentOf(Tax tax) =>
        $"{tax.TenThousandths / 10_000}.{tax.TenThousandths % 10_000:0000}".TrimEnd('0').TrimEnd('.');

    /// <summary>The rates, and the reasons of a rate of zero.</summary>
    private static readonly Tax[] Taxes =
    [
        new("standard", 190_000),
        new("standard", 70_000),
        new("standard", 81_000),
        new("standard", 100_000),
        new("standard", 55_000),
        new("standard", 200_000),
        new("standard", 26_000),
        new("zero-rated", 0),
        new("reverse-charge", 0),
        new("exempt", 0),
        new("exempt", 0, "adult education"),
        new("export-goods", 0),
        new("intra-eu-goods", 0, "FR"),
        new("outside-scope", 0),
    ];

    /// <summary>Rates more often than reasons of zero.</summary>
    public static Tax TaxOf(Random random, bool isInScope = false) =>
        Taxes[random.Next(3) == 0 ? 7 + random.Next(isInScope ? 6 : 7) : random.Next(7)];

    public static string Text(Worth worth, Coin coin) =>
        worth switch
        {
            Worth.Percent(var units) => $"{units / 10_000}.{units % 10_000:0000}%",
            Worth.Fixed(var minor) => coin.Text(minor),
            Worth.Rest => "rest",
            _ => "unbilled",
        };

    private static readonly string[] Names =
    [
        "Discovery report",
        "Wireframes delivered",
        "Concept document",
        "Visual design approved",
        "Content handed over",
        "Launch checklist signed",
    ];

    private static List<Worth> Schedule(long contract, Random random)
    {
        var count = random.Next(1, 6);
        var isShares = random.Next(2) == 0;
        var (schedule, left, sum) = (new List<Worth>(), Sums.Whole, contract);
        for (var i = 1; i < count; i++)
        {
            if (isShares || random.Next(2) == 0)
            {
                var share = 1 + random.NextInt64(left * 6 / 10);
                (left, sum) = (
                    left - share,
                    sum
                        - (
                            contract * (decimal)share / Sums.Whole > sum
                                ? 0
                                : (long)(contract * (decimal)share / Sums.Whole)
                        )
                );
                schedule.Add(new Worth.Percent(share));
            }
            else
            {
                var fixedSum = 1 + random.NextInt64(Math.Max(sum * 4 / 10, 1));
                (left, sum) = (left - (fixedSum * Sums.Whole / contract) - 1, sum - fixedSum);
                schedule.Add(new Worth.Fixed(fixedSum));
            }
        }
        schedule.Insert(random.Next(schedule.Count + 1), isShares ? new Worth.Percent(left) : new Worth.Rest());
        if (random.Next(5) == 0)
            schedule.Insert(random.Next(schedule.Count + 1), new Worth.Unbilled());
        return schedule;
    }
}

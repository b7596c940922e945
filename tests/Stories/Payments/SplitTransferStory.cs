using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Payments.ListedSource;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// One transfer names invoices of two projects: INV-2026-0001 with 4,284.00 open and INV-2026-0002 with 119.00, together
/// 4,403.00. It is split where it is exactly that, and waits otherwise.
/// </summary>
public sealed class SplitTransferStory
{
    private const string Shop = "19:shop@thread.tacv2",
        Text = "INV-2026-0001 INV-2026-0002 TRANSFER-20260701-77";

    private readonly ListedSource bank = new();

    [Fact]
    public async Task What_is_exactly_open_on_both_is_split_between_the_projects_and_counts_once()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4403.00", Text, "Holding AG") with { Charges = Eur("15.00") });

        Assert.Equal(1, await CheckAsync(story));
        Assert.Equal(0, await CheckAsync(story));

        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "paid Wed 1 Jul 2026", "Received: €4,284.00");
        Says(await story.SayAsync(Priya, "show INV-2026-0002", Shop), "paid Wed 1 Jul 2026", "Received: €119.00");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Assert.Equal("4403", story.Bot.Read("select sum(amount) / 100 from payments"));
        Assert.Equal("1500", story.Bot.Read("select sum(charges) from payments"));
        Assert.Equal(
            "2",
            story.Bot.Read("select count(distinct source) from payments where source like 'bank/list:1/%'")
        );
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 1 from B1"), "Nothing was changed");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "verify", Shop), "Audit trail intact");
    }

    [Fact]
    public async Task A_return_of_all_of_it_takes_both_parts_back()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4403.00", Text));
        await CheckAsync(story);
        bank.Add("back", Back("4403.00"));
        await CheckAsync(story);

        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "€4,284.00 was taken back by the bank");
        Says(
            await story.SayAsync(Finn, "parked show B2"),
            "[Reverse P1] reverse P1 reason \"taken back by the bank\" for B2"
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0002", Shop), "€119.00 was taken back by the bank");
        Says(
            await story.SayAsync(Finn, "reverse P1 reason \"taken back by the bank\" for B2"),
            "INV-2026-0001 has €4,284.00 open"
        );
        Says(
            await story.SayAsync(Priya, "reverse P1 reason \"taken back by the bank\" for B2", Shop),
            "INV-2026-0002 has €119.00 open"
        );
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Priya, "parked", Shop), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 from B1"), "B1 was taken back by the bank");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "verify", Shop), "Audit trail intact");
    }

    [Fact]
    public async Task A_return_that_says_only_the_numbers_takes_both_parts_back_once()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4403.00", "INV-2026-0001 INV-2026-0002"));
        await CheckAsync(story);
        IncomingPayment Return() =>
            bank.Line("4403.00", "Direct debit returned INV-2026-0001 INV-2026-0002") with
            {
                IsBankReturn = true,
                Doubt = "the bank has taken this money back",
            };
        bank.Add("back", Return());
        await CheckAsync(story);
        bank.Add("again", Return());
        await CheckAsync(story);

        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "€4,284.00 was taken back by the bank");
        Says(await story.SayAsync(Priya, "show INV-2026-0002", Shop), "€119.00 was taken back by the bank");
        // The second one takes back nothing that is recorded: it waits.
        Assert.Equal("2", story.Bot.Read("select count(*) from bank_returns"));
        await story.SayAsync(Finn, "reverse P1 reason \"taken back by the bank\" for B2");
        await story.SayAsync(Priya, "reverse P1 reason \"taken back by the bank\" for B2", Shop);
        Says(await story.SayAsync(Finn, "parked"), "1 reported payment waits for you", "B3");
        Says(await story.SayAsync(Priya, "verify", Shop), "Audit trail intact");
    }

    [Fact]
    public async Task A_return_of_a_part_waits_since_nobody_knows_of_which()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4403.00", Text));
        await CheckAsync(story);
        bank.Add("back", Back("400.00"));
        await CheckAsync(story);

        Says(await story.SayAsync(Finn, "parked"), "€400.00", "was taken back (B2)");
        Assert.DoesNotContain(
            "€400.00 was taken back by the bank on Wed 1 Jul 2026, waits",
            (await story.SayAsync(Priya, "show INV-2026-0001")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_sum_waits_with_both_numbers_and_is_booked_when_it_fits()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4303.00", Text));
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await story.SayAsync(Finn, "parked"),
            "€4,303.00 of Wed 1 Jul 2026 arrived (B1)",
            "it names INV-2026-0001 and INV-2026-0002 of several projects, and is not what is open on them together"
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from payments"));

        await story.SayAsync(Priya, "pay INV-2026-0002 100", Shop);

        Assert.Equal(1, await LookAgainAsync(story));
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "paid Wed 1 Jul 2026");
        Says(await story.SayAsync(Priya, "show INV-2026-0002", Shop), "Received: €119.00");
        Assert.Equal(0, await LookAgainAsync(story));
    }

    [Theory]
    [InlineData("INV-2026-0001 INV-2026-0002 INV-2026-0777")]
    [InlineData("INV-2026-0001 INV-2026-0002 INV-2026-0003")]
    public async Task A_number_that_nobody_knows_beside_them_makes_it_wait(string text)
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4403.00", text));

        Assert.Equal(0, await CheckAsync(story));

        Says(await story.SayAsync(Finn, "parked"), "€4,403.00");
        Assert.Equal("0", story.Bot.Read("select count(*) from payments"));
    }

    [Fact]
    public async Task A_part_that_looks_recorded_already_leaves_the_other_unbooked_too()
    {
        await using var story = await ToldAsync();
        // Half of the shop's invoice is paid by hand, and the transfer is exactly the other half and the website.
        await story.SayAsync(Priya, "pay INV-2026-0002 59.50", Shop);
        bank.Add("july", bank.Line("4343.50", Text));

        Assert.Equal(0, await CheckAsync(story));

        Says(await story.SayAsync(Finn, "parked"), "it looks like P1");
        Assert.Equal("1", story.Bot.Read("select count(*) from payments"));
    }

    [Fact]
    public async Task A_value_date_to_come_is_announced_in_both_and_booked_on_its_day()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4403.00", Text, on: "2026-07-06") with { Charges = Eur("15.00") });

        await CheckAsync(story);
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "€4,284.00 is announced for Mon 6 Jul 2026");
        Says(await story.SayAsync(Priya, "show INV-2026-0002", Shop), "€119.00 is announced for Mon 6 Jul 2026");
        await story.TickAsync("2026-07-05T22:01:00Z");

        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "paid Mon 6 Jul 2026", "€15.00 charges");
        Says(await story.SayAsync(Priya, "show INV-2026-0002", Shop), "paid Mon 6 Jul 2026");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Charges_of_announced_money_are_named_when_it_is_booked()
    {
        await using var story = await ToldAsync();
        bank.Add("july", bank.Line("4269.00", "INV-2026-0001", on: "2026-07-06") with { Charges = Eur("15.00") });
        await CheckAsync(story);
        Says(await story.SayAsync(Priya, "audit"), "announced A1, €4,269.00", "€15.00 charges");

        Says(
            await story.TickAsync("2026-07-05T22:01:00Z"),
            "Received €4,269.00 on INV-2026-0001",
            "€15.00 charges, €15.00 open."
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private static Money Eur(string sum) =>
        new(long.Parse(sum.Replace(".", "", StringComparison.Ordinal)), Currency.Eur);

    private IncomingPayment Back(string sum) =>
        bank.Line(sum, "TRANSFER-20260701-77 returned") with
        {
            IsBankReturn = true,
            Doubt = "the bank has taken this money back",
        };

    private async Task<TeamsStory> ToldAsync()
    {
        var story = await bank.ToldAsync();
        await ParkedPaymentsStory.ShopAsync(story, Shop);
        return story;
    }
}

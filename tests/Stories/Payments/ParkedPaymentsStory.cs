using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Payments.ListedSource;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// What waits shows payer, sum, date and reference, and how it can be recorded; it is looked at again when what it
/// waited for has happened.
/// </summary>
public sealed class ParkedPaymentsStory
{
    private const string Personal = "a:priya";

    private readonly ListedSource bank = new();

    [Fact]
    public async Task The_list_shows_each_line_with_its_one_candidate_by_number_sum_or_payer_and_six_buttons_at_most()
    {
        await using var story = await bank.ToldAsync();
        bank.Add(
            "july",
            bank.Line("5000.00", "Rechnung INV-2026-0001", "Somebody"),
            bank.Line("4284.00", "thanks", "Somebody else"),
            bank.Line("100.00", "first rate", "ACME GMBH."),
            bank.Line("77.00", "rent of July", "Landlord")
        );
        Assert.Equal(0, await CheckAsync(story));
        var first = await story.SayAsync(Finn, "parked");
        Says(
            first,
            "4 reported payments wait for you",
            "€5,000.00 of Wed 1 Jul 2026 arrived (B1)",
            "Somebody: Rechnung INV-2026-0001",
            "€4,284.00 of Wed 1 Jul 2026 arrived (B2)",
            "Somebody else: thanks",
            "[Record on INV-2026-0001 (B1)] pay INV-2026-0001 €5,000.00 on 2026-07-01 from B1",
            "[Put aside B1] parked dismiss B1 ACME",
            "[Record on INV-2026-0001 (B2)] pay INV-2026-0001 €4,284.00 on 2026-07-01 from B2",
            "[More] parked page 2"
        );
        Assert.InRange(ButtonsOf(first), 1, 6);
        var second = await story.PressAsync(Finn, "More");
        Says(
            second,
            "ACME GMBH.: first rate",
            "[Record on INV-2026-0001] pay INV-2026-0001 €100.00 on 2026-07-01 from B3",
            "Landlord: rent of July",
            "[Put aside B4]"
        );
        Assert.DoesNotContain("from B4", second.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Finn, "inbox"), "4 reported payments wait for you: parked.");
        // The page is a help for typing: the button sends the words that finance could write.
        Says(await story.PressAsync(Finn, "Record on INV-2026-0001"), "Received €100.00 on INV-2026-0001");
        Says(await story.PressAsync(Finn, "Put aside B4"), "B4 is put aside");
        Says(
            await story.SayAsync(Finn, "parked"),
            "2 reported payments wait for you",
            "1 line put aside: parked aside."
        );
        Says(await story.SayAsync(Finn, "parked aside"), "1 reported payment put aside", "€77.00", "Landlord");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_line_that_names_an_invoice_of_tomorrow_is_recorded_when_it_is_issued_and_posted()
    {
        await using var story = await bank.ToldAsync();
        bank.Add("july", bank.Line("5712.00", "INV-2026-0002", "Acme GmbH"), bank.Line("9.00", "INV-2026-0777"));
        Assert.Equal(0, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "parked"), "no invoice has the number in its reference");
        Assert.Equal(0, await LookAgainAsync(story));
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Marc, "issue 2");
        Assert.Equal(1, await LookAgainAsync(story));
        await SeesPostAsync(story, "Received €5,712.00 on INV-2026-0002", "19:acme@thread.tacv2");
        Says(await story.SayAsync(Finn, "show INV-2026-0002"), "INV-2026-0002: paid Wed 1 Jul 2026", "2026-07-01");
        Says(await story.SayAsync(Finn, "parked"), "1 reported payment waits for you", "INV-2026-0777");
        Assert.Equal(0, await LookAgainAsync(story));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_line_for_a_project_that_is_told_of_later_is_recorded_then()
    {
        await using var story = await bank.ToldAsync(
            new PaymentAccount("DE89 3704 0044 0532 0130 00", null, "SHOP", null)
        );
        bank.Add("july", bank.Line("119.00", "INV-2026-0002", account: "DE89370400440532013000"));
        Assert.Equal(0, await CheckAsync(story));
        await ShopAsync(story, "19:shop@thread.tacv2");
        Assert.Equal(1, await LookAgainAsync(story));
        Says(await story.SayAsync(Priya, "show 1", "19:shop@thread.tacv2"), "INV-2026-0002", "paid");
    }

    [Fact]
    public async Task The_money_of_an_account_of_one_project_is_matched_in_no_other()
    {
        await using var story = await bank.ToldAsync(
            new PaymentAccount("DE89 3704 0044 0532 0130 00", null, "SHOP", null),
            new PaymentAccount("DE02120300000000202051", null, "ACME", null)
        );
        bank.Add(
            "july",
            bank.Line("4284.00", "INV-2026-0001", "Acme GmbH", account: "DE89370400440532013000"),
            bank.Line("284.00", "INV-2026-0001", "Acme GmbH", account: "DE02120300000000202051")
        );
        Assert.Equal(1, await CheckAsync(story));
        var parked = await story.SayAsync(Finn, "parked");
        Says(parked, "1 reported payment waits for you", "its account belongs to SHOP alone", "€4,284.00");
        Assert.DoesNotContain("Record on", parked.Text, StringComparison.Ordinal);
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 4000 from B1"),
            "B1 came on an account that belongs to SHOP alone",
            "Nothing was changed"
        );
        // Nor is what the bank takes back from that account taken from this project.
        bank.Add(
            "august",
            bank.Line("284.00", "INV-2026-0001 return", account: "DE89370400440532013000") with
            {
                IsBankReturn = true,
                Doubt = "the bank has taken this money back",
            }
        );
        Assert.Equal(0, await CheckAsync(story));
        Assert.DoesNotContain(
            "taken back by the bank",
            (await story.SayAsync(Priya, "status")).Text,
            StringComparison.Ordinal
        );
        Says(await story.SayAsync(Finn, "parked"), "€284.00 of Wed 1 Jul 2026 was taken back (B3)");
    }

    [Fact]
    public async Task A_sum_without_a_currency_is_in_that_of_its_invoice_and_waits_again_with_it_when_reversed()
    {
        await using var story = await bank.ToldAsync();
        bank.Add(
            "july",
            bank.Line("1.00", "INV-2026-0001") with
            {
                Amount = null,
                AmountWithoutCurrency = new(null, 428_400, 4_284_000),
            },
            bank.Line("1.00", "thanks") with
            {
                Amount = null,
                AmountWithoutCurrency = new(null, 7_750, 77_500),
            }
        );
        Assert.Equal(1, await CheckAsync(story));
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid: in full on Wed 1 Jul 2026");
        Says(await story.SayAsync(Finn, "parked"), "€77.50 in no stated currency of Wed 1 Jul 2026 arrived (B2)");
        await story.SayAsync(Finn, "reverse P1 reason \"booked by mistake\"");
        Says(
            await story.SayAsync(Finn, "parked"),
            "€4,284.00 of Wed 1 Jul 2026 arrived (B1): P1 was reversed: booked by mistake"
        );
    }

    [Fact]
    public async Task Charges_and_a_date_before_the_invoice_are_named_on_the_card_in_show_and_in_the_statement()
    {
        await using var story = await bank.ToldAsync();
        bank.Add(
            "july",
            bank.Line("4269.00", "INV-2026-0001", "Acme GmbH", on: "2026-06-20") with
            {
                Charges = new(1_500, Currency.Eur),
            }
        );
        Assert.Equal(1, await CheckAsync(story));
        var post = await SeesPostAsync(story, "Received €4,269.00 on INV-2026-0001", "19:acme@thread.tacv2");
        Assert.Contains("€15.00 charges, €15.00 open.", post, StringComparison.Ordinal);
        Assert.Contains("value date Sat 20 Jun 2026, before the invoice was issued", post, StringComparison.Ordinal);
        Assert.Contains("Settle €15.00 as bank fee", post, StringComparison.Ordinal);
        Says(
            await story.SayAsync(Finn, "was there a bank fee on INV-2026-0001?"),
            "No. No bank fee is recorded",
            "the bank names €15.00 of charges that nobody has settled: settle INV-2026-0001 as bank-fee €15.00"
        );
        foreach (var words in new[] { "show INV-2026-0001", "statement" })
            Says(await story.SayAsync(Finn, words), "before the invoice was issued");
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€15.00 charges");
        Says(await story.SayAsync(Finn, "audit"), "€15.00 charges");
        // Pressed, it is the typed words, and what is settled is not offered again.
        Says(
            await story.SayAsync(
                Finn,
                "settle INV-2026-0001 as bank-fee €15.00 reason \"charges that the bank names\""
            ),
            "paid in full (1 payment, €15.00 bank fee)"
        );
        Assert.DoesNotContain(
            "as bank fee",
            (await story.SayAsync(Finn, "show INV-2026-0001")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Charges_of_money_with_a_future_date_are_named_when_the_clock_books_it()
    {
        await using var story = await bank.ToldAsync();
        bank.Add(
            "july",
            bank.Line("4269.00", "INV-2026-0001", "Acme GmbH", on: "2026-07-06") with
            {
                Charges = new(1_500, Currency.Eur),
            }
        );
        await CheckAsync(story);
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€4,269.00 is announced for Mon 6 Jul 2026");
        await story.RestartAsync();
        await story.TickAsync("2026-07-06T08:00:00Z");
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€15.00 charges");
        Says(
            await story.SayAsync(Finn, "was there a bank fee on INV-2026-0001?"),
            "settle INV-2026-0001 as bank-fee €15.00"
        );
        Says(await story.SayAsync(Finn, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_card_processors_payout_is_put_aside_with_its_reason_and_can_still_be_recorded()
    {
        await using var story = await bank.ToldAsync();
        bank.Add(
            "july",
            bank.Line("4200.00", "STRIPE PAYOUT INV-2026-0001", "Stripe") with
            {
                PutAsideReason = "it is a payout of Stripe, which pays several payments less its fees",
            }
        );
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await story.SayAsync(Finn, "parked"),
            "No reported payment waits for you",
            "1 line put aside: parked aside."
        );
        Says(
            await story.SayAsync(Finn, "parked aside"),
            "€4,200.00 of Wed 1 Jul 2026 arrived (B1): it is a payout of Stripe",
            "[Record on INV-2026-0001] pay INV-2026-0001 €4,200.00 on 2026-07-01 from B1"
        );
        Says(await story.SayAsync(Bob, "parked aside"), "No reported payment is put aside");
        Says(await story.PressAsync(Finn, "Record on INV-2026-0001"), "Received €4,200.00 on INV-2026-0001");
        Says(await story.SayAsync(Finn, "parked aside"), "No reported payment is put aside");
        Says(await story.SayAsync(Finn, "parked show B1"), "B1 is recorded");
    }

    [Fact]
    public async Task What_did_not_fit_fits_when_other_money_has_come_and_what_a_person_touched_is_left_to_people()
    {
        await using var story = await bank.ToldAsync();
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Marc, "issue 2");
        // 4,284.00 and 5,712.00 are open; both are named by a transfer that leaves out what comes a file later.
        bank.Add("late", bank.Line("8996.00", "INV-2026-0001 INV-2026-0002"));
        Assert.Equal(0, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "parked"), "it names 2 invoices, and €9,996.00 is open on them together");
        bank.Add("early", bank.Line("1000.00", "INV-2026-0001"));
        Assert.Equal(2, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "invoices"), "paid");
        await story.SayAsync(Finn, "reverse P1 reason \"booked by mistake\"");
        Assert.Equal(0, await LookAgainAsync(story));
        Says(await story.SayAsync(Finn, "parked"), "1 reported payment waits for you", "€1,000.00");
    }

    [Fact]
    public async Task Money_of_a_project_without_a_place_is_told_in_the_personal_chat_with_its_key()
    {
        await using var story = await bank.ToldAsync();
        await ShopAsync(story, Personal);
        // The chat is about another project from here on, so that the shop has no place of its own.
        await story.SayAsync(
            Priya,
            "project new \"Third\" key THIRD client \"Other Ltd\" total 500 EUR vat 0 outside-scope using halves",
            Personal
        );
        bank.Add("july", bank.Line("119.00", "INV-2026-0002"));
        Assert.Equal(1, await CheckAsync(story));
        Assert.Contains(
            "Project: Web shop (SHOP)",
            await SeesPostAsync(story, "Received €119.00 on INV-2026-0002", Personal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_of_another_project_is_recorded_by_the_list_of_a_chat_that_is_about_none()
    {
        await using var story = await bank.ToldAsync();
        await ShopAsync(story, "19:shop@thread.tacv2");
        await story.SayAsync(Priya, "role add finance @Finn", "19:shop@thread.tacv2");
        bank.Add("july", bank.Line("119.00", "no number", "Somebody"));
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await story.SayAsync(Finn, "parked", "a:finn"),
            "no number",
            "[Record on INV-2026-0002] pay INV-2026-0002 €119.00 on 2026-07-01 from B1",
            "[Put aside] parked dismiss B1 SHOP"
        );
        Says(await story.PressAsync(Finn, "Record on INV-2026-0002"), "INV-2026-0002 is paid in full");
    }

    [Fact]
    public async Task The_money_of_another_workspaces_account_is_kept_there_and_an_end_that_fits_two_accounts_waits()
    {
        await using var story = await bank.ToldAsync(
            new PaymentAccount("DE89370400440532013000", null, null, "99999999-aaaa-bbbb-cccc-000000000009"),
            new PaymentAccount("DE02120300000000202051", null, "ACME", null),
            new PaymentAccount("9900202051", null, "SHOP", null)
        );
        bank.Add(
            "july",
            bank.Line("284.00", "INV-2026-0001", account: "DE89370400440532013000"),
            bank.Line("4000.00", "INV-2026-0001", account: "00202051")
        );
        Assert.Equal(0, await CheckAsync(story));
        var parked = await story.SayAsync(Finn, "parked");
        Says(parked, "1 reported payment waits for you", "its account may be one of several", "€4,000.00");
        Assert.DoesNotContain("€284.00", parked.Text, StringComparison.Ordinal);
        // Its workspace has no project yet; when it has one, its people see the line.
        story.Tenant = "99999999-aaaa-bbbb-cccc-000000000009";
        await story.SayAsync(
            Priya,
            "project new \"Other site\" client \"Other Ltd\" total 500 EUR vat 0 outside-scope using halves",
            "19:other@thread.tacv2"
        );
        Assert.Equal(0, await LookAgainAsync(story));
        Says(
            await story.SayAsync(Priya, "parked", "19:other@thread.tacv2"),
            "1 reported payment waits for you",
            "€284.00",
            "no invoice has the number in its reference"
        );
    }

    internal static async Task ShopAsync(TeamsStory story, string conversation)
    {
        foreach (
            var line in new[]
            {
                "project new \"Web shop\" key SHOP client \"Other Ltd\" total 100 EUR vat 19",
                "add \"Shop online\" 100% expected +14d done-when file-delivery",
                "terms agreed by \"Olga\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Shop\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line, conversation);
    }

    private static int ButtonsOf(BotAnswer answer) =>
        answer.Card.TryGetProperty("actions", out var actions) ? actions.GetArrayLength() : 0;

    private static async Task<string> SeesPostAsync(TeamsStory story, string begins, string conversation)
    {
        var call = await story.Connector.SeesAsync(c =>
            c.Method == "POST"
            && c.Conversation == conversation
            && c.Body.TryGetProperty("summary", out var said)
            && said.GetString()!.StartsWith(begins, StringComparison.Ordinal)
        );
        return call.Body.GetProperty("summary").GetString()!;
    }
}

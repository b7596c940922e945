using MilestoneBot.Domain.Payments;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Payments.ListedSource;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>Money on account of 500.00, of which 200.00 is used on an invoice, is taken back by the bank.</summary>
public sealed class ReturnOnAccountStory
{
    private const string Says500 =
        "€500.00 was taken back by the bank on Wed 1 Jul 2026 (B2), waits for finance: parked show B2.";

    private readonly ListedSource bank = new();

    [Theory]
    [InlineData("reverse P1 reason \"taken back by the bank\" for B2")]
    [InlineData("[Reverse P1]")]
    [InlineData("[It was taken back]")]
    public async Task It_names_its_payment_and_both_lines_are_closed_together(string how)
    {
        await using var story = await OnAccountAsync("pay ACME 500 EUR from B1");
        bank.Add("back", Back("500.00"));
        await CheckAsync(story);
        await CheckAsync(story);

        Says(
            await story.SayAsync(Finn, "parked"),
            "€500.00",
            "the bank took P1 back, €500.00 of Wed 1 Jul 2026 on account",
            "reverse P1 reason \"taken back by the bank\" for B2"
        );
        Says(await story.SayAsync(Priya, "money"), Says500);
        Says(await story.SayAsync(Priya, "can we start the final delivery?"), Says500);
        if (how == "[Reverse P1]")
            await story.SayAsync(Finn, "parked show B2");
        if (how == "[It was taken back]")
            Says(
                await story.SayAsync(Finn, "reverse P1 reason \"they asked for it\""),
                "Is it because the bank took €500.00 back (B2)?"
            );
        // 4,284.00 - 200.00 used of the credit; now all of it is open again.
        Says(
            how[0] == '['
                ? await story.PressAsync(Finn, story.Newest(how.Trim('[', ']')))
                : await story.SayAsync(Finn, how),
            "no client credit left"
        );
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€4,284.00 open");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "parked show B2"), "B2 is dealt with");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 500 from B1"), "B1 was taken back by the bank");
        Says(await story.SayAsync(Priya, "audit"), "reversed P1 of €500.00 (P2), taken back as B2");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_typed_payment_on_account_is_known_by_its_reference()
    {
        await using var story = await OnAccountAsync("pay ACME 500 EUR ref \"TRANSFER-20260701-77\"");
        bank.Add("back", Back("500.00"));
        await CheckAsync(story);

        Says(
            await story.SayAsync(Finn, "reverse P1 reason \"taken back by the bank\" for B2"),
            "no client credit left"
        );
        Says(await story.SayAsync(Finn, "parked show B2"), "B2 is dealt with");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_part_of_it_is_refused_with_what_to_do_and_by_mistake_leaves_the_line_waiting()
    {
        await using var story = await OnAccountAsync("pay ACME 500 EUR from B1");
        bank.Add("back", Back("100.00"));
        await CheckAsync(story);

        Says(
            await story.SayAsync(Finn, "reverse P1 reason \"taken back by the bank\" for B2"),
            "took €100.00 back, and P1 is €500.00 on account",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Finn, "reverse P1 reason \"by mistake\""), "no client credit left");
        Says(await story.SayAsync(Finn, "parked"), "2 reported payments wait for you");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Until_finance_handles_it_the_money_counts_nowhere_and_nobody_can_use_it()
    {
        await using var story = await OnAccountAsync("pay ACME 500 EUR from B1");
        Says(await story.SayAsync(Finn, "money"), "€300.00");
        bank.Add("back", Back("500.00"));
        await CheckAsync(story);

        // 4,284.00 - 200.00 used of the credit; the bank took it back, so all of it is open.
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€4,284.00 open");
        const string Waits =
            "€500.00 of P1 on account was taken back by the bank on Wed 1 Jul 2026 (B2) and waits for finance";
        Says(await story.SayAsync(Finn, "apply INV-2026-0001"), Waits, "Nothing was changed");
        Says(await story.SayAsync(Marc, "refund ACME 100 EUR reason \"asked for it\""), Waits, "Nothing was changed");
        Says(await story.SayAsync(Marc, "credit INV-2026-0001 reason \"stage cancelled\""), Waits);
        Says(await story.SayAsync(Marc, "writeoff INV-2026-0001 reason \"insolvent\""), Waits);
        Says(
            await story.SayAsync(Priya, "audit"),
            "saw that the bank took €500.00 back (B2) on 2026-07-01 from P1 on account"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");

        // It arrived again by another way: put aside, it is credit as before.
        Says(await story.SayAsync(Finn, "parked dismiss B2"), "B2");
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€4,084.00 open");
        Says(await story.SayAsync(Finn, "apply INV-2026-0001"), "€3,784.00 open");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData("P1", "P2")]
    [InlineData("P2", "P1")]
    public async Task A_transfer_for_an_invoice_and_on_account_comes_back_in_both_and_both_lines_are_closed(
        string first,
        string second
    )
    {
        await using var story = await bank.ToldAsync();
        bank.Add("july", bank.Line("500.00", "TRANSFER-20260701-77 thanks", "Acme GmbH"));
        await CheckAsync(story);
        await story.SayAsync(Finn, "pay INV-2026-0001 200 EUR from B1");
        await story.SayAsync(Finn, "pay ACME 300 EUR from B1 again");
        bank.Add("back", Back("500.00"));
        await CheckAsync(story);

        Says(
            await story.SayAsync(Priya, "money"),
            "Taken back by the bank: €500.00 gross, waits for finance",
            "Owed: €4,284.00 gross",
            "€300.00 of P2 was taken back by the bank on Wed 1 Jul 2026 (B2), waits for finance"
        );
        Says(await story.SayAsync(Finn, "apply INV-2026-0001"), "Nothing was changed");
        foreach (var payment in new[] { first, second })
            Says(await story.SayAsync(Finn, $"reverse {payment} reason \"taken back\" for B2"), "Reversed " + payment);
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 500 from B1"), "B1 was taken back by the bank");
        Says(await story.SayAsync(Priya, "money"), "Received: €0.00 gross", "Owed: €4,284.00 gross");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private async Task<TeamsStory> OnAccountAsync(string pay)
    {
        var story = await bank.ToldAsync();
        bank.Add("july", bank.Line("500.00", "TRANSFER-20260701-77 thanks", "Acme GmbH"));
        await CheckAsync(story);
        Says(await story.SayAsync(Finn, pay), "€500.00");
        await story.SayAsync(Finn, "apply INV-2026-0001 200");
        return story;
    }

    private IncomingPayment Back(string sum) =>
        bank.Line(sum, "TRANSFER-20260701-77 returned", "Acme GmbH") with
        {
            IsBankReturn = true,
            Doubt = "the bank has taken this money back",
        };
}

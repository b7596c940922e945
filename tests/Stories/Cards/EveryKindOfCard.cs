using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// A project's life in which every kind of card and every kind of answer is shown, line by line, for any channel.
/// </summary>
internal static partial class EveryKindOfCard
{
    public const string Begins = "2026-07-01T08:00:00Z";

    private const string Create =
        "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example "
        + "total 12000 EUR vat 19 starts 2026-07-01 zone Europe/Berlin";

    /// <summary>
    /// A person and their line, or "at" and the time to which the clock is set, or "look" where there are new cards
    /// to look at.
    /// </summary>
    private const string Life = $"""
        dana: status
        priya: status
        priya: help
        priya: help pay
        priya: help settings
        priya: project new
        priya: {Create}
        priya: add "70% complete" 30%
        priya: add "Phase 1" 30%
        priya: plan|Discovery and strategy | 30% | 2026-07-15 | 14 | portal-approval|Design approval | 40% | 2026-08-14|Phase 3 | 30%
        priya: plan save skip-bad
        priya: terms send
        priya: add "Final sign-off" rest expected 2026-09-18
        priya: set 3 name "Final delivery" amount 35%
        priya: set 3 name "Final delivery"
        priya: add
        priya: set 2
        priya: fill
        look
        priya: fill done-when-2 client-sign-off done-when-3 file-delivery
        priya: role add approver @Marc
        priya: role add finance @Finn
        priya: role add deputy @Bob for @Marc until +9d
        priya: role list
        bob: my rights
        finn: my rights
        bob: who can confirm
        bob: who can
        priya: settings
        priya: settings quiet 12-13
        priya: settings holidays 2026-12-24
        priya: settings holidays
        look
        priya: settings seller
        priya: settings client
        look
        priya: settings seller logo
        priya: settings seller logo off
        priya: settings seller mail billing@studio.example iban DE89370400440532013000 holder "Studio GmbH"
        look
        marc: account accept 1
        priya: labels add "User test passed" due 30 done-when signed-checklist note "PO 4711"
        priya: labels
        priya: template list
        priya: template show website-30-40-30
        priya: project show
        priya: start 1
        priya: terms send
        dana: status
        look
        priya: client link
        priya: client link
        priya: client revoke
        priya: inbox
        look
        priya: terms agreed by "Dana Weiss" ref "e-mail 1 July"
        priya: set design amount 5000
        priya: show design
        look
        priya: amend
        priya: amend design amount 5000 EUR due 30
        priya: amend final amount rest
        priya: amend final
        priya: terms send
        priya: terms
        look
        priya: terms withdraw
        priya: amend total
        priya: amend add
        priya: amend split 3
        priya: project end
        look
        priya: amend add "Extra report" 1000 EUR
        priya: amend split 3 600 EUR "Handover done"
        look
        priya: project end reason "the client stops" fee 500 "Cancellation fee"
        look
        priya: terms withdraw
        priya: amend final expected 2026-09-25
        priya: terms send
        priya: terms agreed by "Dana Weiss" ref "e-mail 2 July"
        priya: start 2
        dana: start 1
        priya: start discovery
        look
        priya: submit discovery "Discovery report v2" https://files.example/acme/discovery-v2.pdf
        look
        marc: changes 1 "the budget page"
        at 2026-07-16T12:05:00Z
        priya: submit discovery "Discovery report v3" https://files.example/acme/discovery-v3.pdf
        priya: confirm 1 by "Dana Weiss" ref "a photo of a whiteboard"
        look
        marc: inbox
        marc: changes 1 "the evidence was refused"
        priya: submit discovery "Discovery report v3" https://files.example/acme/discovery-v3.pdf
        priya: confirm 1 by "Dana Weiss" ref "portal approval 16 July"
        priya: show 1
        marc: confirm 1
        marc: undo
        marc: confirm 1 by "Dana Weiss" ref "portal approval 16 July"
        priya: next
        priya: invoice discovery
        priya: invoice discovery
        marc: inbox
        priya: issue 1
        marc: later 1
        look
        marc: sendback 1 "the purchase order number is missing"
        look
        priya: invoice 1 note "Purchase order 4711"
        priya: settings client address "Main Street 1, 10115 Berlin" vat-id DE123456789
        priya: show 1
        look
        priya: check 1
        marc: issue 1
        priya: settings client contact dora@acme.example
        look
        priya: settings client contact dana@acme.example
        priya: invoices
        priya: start 2
        priya: remind 1
        look
        finn: pay 1 2000 ref "bank statement 31"
        finn: pay 1 2000 ref "bank statement 31"
        finn: pay 1 5000
        look
        priya: was phase 1 billed? was it paid?
        finn: promise 1 2026-07-28
        finn: snooze 1 3
        finn: dispute 1 "the budget page is missing"
        priya: start 2
        look
        priya: settle-dispute 1
        priya: ask override 2 reason "client promised payment on Friday"
        marc: inbox
        look
        marc: decline R1 "the client pays on Friday"
        at 2026-07-29T08:00:00Z
        finn: pay 1
        look
        finn: pay 1 2284 ref "bank statement 33"
        finn: undo
        finn: pay 1 2284 ref "bank statement 34"
        priya: invoice 1
        priya: start 2
        look
        priya: project hold reason "the client pauses"
        priya: start 3
        look
        priya: project resume reason "the client goes on"
        priya: submit 2 "All screens"
        at 2026-08-14T08:00:00Z
        marc: confirm 2 by "Dana Weiss" ref "signed PDF"
        priya: start 3
        priya: invoice 2
        marc: discard 2
        priya: invoice 2
        marc: issue 2
        priya: credit 2 119 reason "discount agreed"
        look
        marc: approve R2
        priya: show CN-2026-0001
        marc: credit 2 reason "wrong address"
        look
        marc: reopen 2 reason "the wrong screens"
        priya: submit 2 "All screens, mended"
        marc: confirm 2 by "Dana Weiss" ref "signed PDF 2"
        priya: invoice 2 again
        marc: issue 2
        at 2026-09-14T08:00:00Z
        priya: start 3
        priya: remind INV-2026-0003
        finn: promise INV-2026-0003 2026-09-20
        priya: status
        priya: schedule
        priya: timeline
        priya: forecast
        priya: money
        look
        priya: ask override 3 reason "the launch day is fixed since May"
        marc: approve R3
        look
        priya: start 3
        priya: submit 3 "All files" https://files.example/acme/final.zip
        marc: confirm 3
        priya: invoice 3
        marc: issue 3
        finn: pay INV-2026-0003 6000 surplus credit
        finn: refund INV-2026-0003 288 reason "paid too much"
        look
        marc: approve R4
        finn: pay ACME 50 ref "in advance"
        finn: apply 4 20
        look
        finn: apply 4 30
        finn: pay 4 1000
        finn: reverse P8 reason "bounced"
        marc: writeoff 4 reason "client is insolvent"
        priya: statement
        priya: invoices all
        priya: invoices open
        priya: next
        priya: board
        priya: project list
        priya: project show
        priya: show 2
        priya: show INV-2026-0001
        priya: show INV-2026-0003
        priya: proof 1
        priya: why 1
        priya: audit
        priya: audit 1
        priya: audit settings
        priya: verify
        priya: document INV-2026-0001
        priya: export csv
        priya: settings datev consultant 29098
        marc: settings datev form
        look
        bob: did we invoice design
        bob: is discovery paid
        bob: what does Acme owe
        bob: who approved design
        bob: when is the next billing point
        bob: can we start final delivery
        bob: which bank fees did we have?
        bob: what was written off?
        bob: was the discount taken on 2?
        bob: what was refunded?
        bob: what did the bank take back?
        bob: what was settled on 4?
        bob: how much interest did we get?
        bob: how much withheld tax do we have?
        bob: was the deposit paid?
        bob: which credit notes are there?
        bob: what was the dicount on 2?
        bob: is milestone 7 paid?
        bob: is it paid?
        bob: how are you
        priya: mileston add "Logo"
        priya: show d
        priya: show f
        finn: pay 1 0
        finn: issue 1
        priya: add
        priya: project close
        priya: project new "Shop relaunch" client "Beta AG" total 1000 EUR using halves
        priya: settings gate advise
        priya: project cancel reason "no budget"
        priya: status
        look
        """;

    /// <summary>Plays the life; the clock is set as the script states.</summary>
    /// <param name="say">Sends a person's line.</param>
    /// <param name="look">Called wherever there is something to look at before the life goes on.</param>
    public static async Task TellAsync(TestClock clock, Func<StoryPerson, string, Task> say, Func<Task> look)
    {
        foreach (var line in Life.Split('\n'))
        {
            if (line == "look")
                await look();
            else if (line.StartsWith("at ", StringComparison.Ordinal))
                clock.Now = DateTimeOffset.Parse(line[3..]);
            else
                await say(
                    People[line[..line.IndexOf(':', StringComparison.Ordinal)]],
                    Words(line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..])
                );
        }
    }

    /// <summary>A pasted table is the only line with line breaks; its own bars have spaces around them.</summary>
    private static string Words(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, @"(?<! )\|(?! )", "\n");

    private static readonly Dictionary<string, StoryPerson> People = new(StringComparer.Ordinal)
    {
        ["priya"] = StoryPerson.Priya,
        ["marc"] = StoryPerson.Marc,
        ["finn"] = StoryPerson.Finn,
        ["bob"] = StoryPerson.Bob,
        ["dana"] = StoryPerson.Dana,
    };
}

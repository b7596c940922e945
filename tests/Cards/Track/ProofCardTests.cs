using MilestoneBot.Cards.Track;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Teams.Cards;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Tests.Domain;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Store;

namespace MilestoneBot.Tests.Cards.Track;

/// <summary>
/// Cards based on the audit trail: the complete history of a milestone, and why an invoice is as it is.
/// </summary>
public sealed class ProofCardTests(RecordedStory story) : IClassFixture<RecordedStory>
{
    private string Proof(int milestone) =>
        string.Join(
            '\n',
            Enumerable
                .Range(1, 9)
                .Select(page =>
                    ProofCard.Create(story.Acme, story.Acme.View.Project.Milestones[milestone - 1], page).ToPlainText()
                )
        );

    private static void Has(string text, params string[] parts) =>
        Assert.All(
            parts,
            part => Assert.True(text.Contains(part, StringComparison.Ordinal), $"\"{part}\" is missing in:\n{text}")
        );

    [Fact]
    public void The_chain_has_every_step_in_its_order_with_its_entry()
    {
        var rows = Proof(2).Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Distinct().ToList();
        Assert.Equal(
            [
                "added Design approval",
                "sent terms v1",
                "recorded that Dana Weiss agreed to terms v1",
                "overrode the gate of Design approval",
                "started Design approval",
                "submitted Design approval",
                "requested changes to Design approval",
                "submitted Design approval",
                "attached evidence",
                "confirmed Design approval",
                "reopened Design approval",
                "submitted Design approval",
                "attached evidence",
                "confirmed Design approval",
                "drafted the invoice",
                "sent the invoice draft for Design approval back",
                "drafted the invoice",
                "put the invoice draft for Design approval off",
                "issued INV-2026-0002",
                "noted that the client promised",
                "snoozed reminders",
                "posted a reminder",
                "noted that the client disputes",
                "asked (R1) for a write-off",
                "declined request R1",
                "asked (R2) for a credit note",
                "proposed terms v2",
                "sent terms v2",
                "saw that the message attached for Design approval was edited",
            ],
            rows.Select(r => r.Split(" · ")[^1]),
            (expected, actual) => actual.StartsWith(expected, StringComparison.Ordinal)
        );
        Assert.Equal(rows.Count, rows.Select(r => r.Split(" · ")[0]).Distinct().Count());
    }

    [Fact]
    public void The_first_page_sums_it_up_and_every_page_ends_in_the_verdict_and_the_entries()
    {
        var m = story.Acme.View.Project.Milestones[1];
        var (first, second) = (ProofCard.Create(story.Acme, m, 1), ProofCard.Create(story.Acme, m, 2));
        Has(
            first.ToPlainText(),
            "Terms: v1, agreed by Dana Weiss (e-mail 1 July, held by the team), recorded by Priya Nair, 2026-07-02 07:00 · solo",
            "Amount: 40 % = €4,800.00 + €912.00 VAT, due 14 days after the invoice date",
            "Gate overridden: Dana asked to go on while the bank is slow (Priya Nair",
            "Deliverable: Screens v3 (https://files.example/s3.pdf)",
            "Confirmed: 2026-07-06 16:00 by Dana Weiss (message of 16 July, held by the team), recorded by Priya Nair · solo",
            "INV-2026-0002 of 2026-07-07, due 2026-07-21: €4,800.00 + €912.00 VAT = €5,712.00",
            "received €0.00, open €5,712.00, 2 days overdue, disputed: two screens are missing",
            "The gate then: Blocked: INV-2026-0001 has €4,284.00 open (due Sat 18 Jul 2026, not overdue)",
            "The gate then: May start: INV-2026-0001 for Discovery and strategy is paid in full."
        );
        Assert.Empty(second.Facts);
        Assert.All(
            new[] { first, second },
            card =>
                Assert.StartsWith(
                    "Audit trail intact: 62 entries. This rests on entries 7, 9, 10, 22, 25 to 39, 41 to 44, 48 to 50, 54, 55, 62. As of",
                    card.Footer,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal("proof 2 ACME page 2", Assert.Single(first.Buttons).CommandText);
    }

    [Fact]
    public void Corrections_of_money_are_in_the_chain_too()
    {
        Has(
            Proof(1),
            "reversed P2 of €2,300.00 on INV-2026-0001 (P3): bounced",
            "refunded €500.00 on INV-2026-0001 (P4): paid twice",
            "issued CN-2026-0001 on INV-2026-0001: €100.00 + €19.00 VAT: one page less",
            "discarded the invoice draft",
            "received €2,000.00, refunded €500.00, credited €119.00 (CN-2026-0001), open €2,665.00, 5 days overdue"
        );
        var shop = story.Shop.View.Project;
        Has(
            ProofCard.Create(story.Shop, shop.Milestones[0], 1).ToPlainText(),
            "credited €4,284.00 (CN-2026-0002), void",
            "written off €4,284.00 (insolvent)"
        );
    }

    [Fact]
    public void Why_an_invoice_is_as_it_is_has_each_step_with_its_arithmetic() =>
        Has(
            WhyCard.Create(story.Acme, story.Acme.View.Project.FindInvoice("INV-2026-0001").Found!).ToPlainText(),
            "Why INV-2026-0001 is €4,284.00",
            "Agreement: terms v1, agreed by Dana Weiss (e-mail 1 July, held by the team)",
            "Amount: 30 % of €12,000.00 = €3,600.00",
            "Complete: Discovery and strategy (milestone 1 of 3), 2026-07-03 08:00 by Dana Weiss (e-mail 16 July, held by the team)",
            "VAT: 19 % of €3,600.00 = €684.00",
            "Total: €3,600.00 + €684.00 = €4,284.00",
            "Due date: 2026-07-04 + 14 days = 2026-07-18",
            "open €2,665.00",
            "This rests on entries 6, 10, 13, 16, 19, 21, 23, 24, 45 to 47."
        );

    [Fact]
    public void An_invoice_that_was_made_anew_says_what_became_of_the_one_before() =>
        Has(
            WhyCard.Create(story.Shop, story.Shop.View.Project.FindInvoice("INV-2026-0004").Found!).ToPlainText(),
            "Billed again: INV-2026-0003 was credited in full (CN-2026-0002: wrong buyer)"
        );

    [Theory]
    [InlineData(
        "10000.01",
        "40",
        "Amount: 40 % of €10,000.01 is €4,000.004, made €4,000.01 so that all milestones together are the contract to the last cent",
        "VAT: 19 % of €4,000.01 is €760.0019, rounded once, half away from zero: €760.00"
    )]
    [InlineData(
        "12000",
        "rest",
        "Amount: the rest: €12,000.00 - €7,200.00 of the other milestones = €4,800.00",
        "VAT: 19 % of €4,800.00 = €912.00"
    )]
    [InlineData("12000", "4800", "Amount: a fixed sum of €4,800.00", "Total: €4,800.00 + €912.00 = €5,712.00")]
    public void Every_kind_of_amount_is_explained(string contract, string amount, params string[] expectedTexts)
    {
        Amount second = amount switch
        {
            "rest" => new Amount.Rest(),
            "40" => new Amount.Share(new(40 * Percent.UnitsPerPercent)),
            _ => new Amount.Sum(new(480_000, Currency.Eur)),
        };
        var fixture = ProjectFixture
            .Website(
                GatePolicy.Advise,
                contract == "12000" ? 1_200_000 : 1_000_001,
                milestones:
                [
                    ProjectFixture.Stage("Discovery", 30, Criterion.FileDelivery, 10),
                    ProjectFixture.Stage("Design", 1, Criterion.FileDelivery, 20) with
                    {
                        Amount = second,
                    },
                    ProjectFixture.Stage("Delivery", 30, Criterion.FileDelivery, 30),
                ]
            )
            .Agreed()
            .Reach(2, "issued");
        Has(WhyCard.Create(Of(fixture), fixture.InvoiceAt(2)).ToPlainText(), expectedTexts);
    }

    [Fact]
    public void Terms_amended_since_do_not_change_why_an_invoice_was_made()
    {
        var fixture = ProjectFixture.Website().Agreed().Reach(1, "issued");
        fixture.Do(
            ProjectFixture.Priya,
            (p, s) => p.Amend(fixture.At(2), new("Design signed off", null, null, null, 30, null), s)
        );
        fixture.Do(ProjectFixture.Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail 2", s));
        Has(WhyCard.Create(Of(fixture), fixture.InvoiceAt(1)).ToPlainText(), "terms v1, agreed by Dana Weiss (e-mail,");
        fixture.Reach(1, "paid").Reach(2, "issued");
        Has(
            WhyCard.Create(Of(fixture), fixture.InvoiceAt(2)).ToPlainText(),
            "terms v2, agreed by Dana Weiss (e-mail 2,",
            "+ 30 days ="
        );
    }

    [Fact]
    public void A_broken_trail_is_said_on_everything_that_rests_on_it()
    {
        var broken = story.Acme with
        {
            Entries = [.. story.Acme.Entries.Take(12)],
            Check = new(56, 13, "entry 13 is missing"),
        };
        var card = ProofCard.Create(broken, broken.View.Project.Milestones[0], 1);
        Assert.Equal(Tone.Stop, card.Tone);
        Assert.StartsWith(
            "Audit trail BROKEN at entry 13: entry 13 is missing.",
            card.Footer,
            StringComparison.Ordinal
        );
        var why = WhyCard.Create(broken, broken.View.Project.FindInvoice("INV-2026-0001").Found!);
        Assert.Equal(Tone.Stop, why.Tone);
        Has(why.ToPlainText(), "Amount: 30 % of €12,000.00 = €3,600.00", "BROKEN at entry 13");
        var differs = story.Acme with
        {
            Check = new(56, null, "") { Difference = new(AuditedTable.Payment, MismatchKind.Changed, "P1", "amount") },
        };
        Assert.StartsWith(
            "Payment P1 in the tables is not what the journal says: its amount. Say verify.",
            ProofCard.Create(differs, differs.View.Project.Milestones[0], 1).Footer,
            StringComparison.Ordinal
        );
    }

    [ContractFact]
    [Needs(Need.Node)]
    public async Task Every_page_fits_the_published_schema_and_the_size_however_long_the_words()
    {
        var fixture = ProjectFixture.Website().Agreed();
        var text = string.Join(' ', Enumerable.Repeat("<b>[x](https://evil.example)</b>&", 20));
        fixture.Do(ProjectFixture.Priya, (p, s) => p.Start(fixture.At(1), s));
        for (var i = 0; i < 12; i++)
        {
            fixture.Do(
                ProjectFixture.Priya,
                (p, s) => p.Submit(fixture.At(1), text[..240], "https://files.example/" + new string('x', 1900), s)
            );
            fixture.Do(ProjectFixture.Priya, (p, s) => p.RequestChanges(fixture.At(1), text[..480], s));
        }
        fixture.Reach(1, "submitted");
        var projectRecord = Of(fixture);
        for (var page = 1; page <= 4; page++)
        {
            var card = ProofCard.Create(projectRecord, fixture.At(1), page);
            var json = System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(card).Span);
            await CardSchema.AssertValidAsync(json);
            var blocks = System.Text.Encoding.UTF8.GetString(BlockKitRenderer.Render(card).Span);
            Assert.Empty(BlockKitRules.ProblemsOfMessage(blocks));
            Assert.All(
                new[] { json, blocks },
                drawn => Assert.DoesNotContain("more rows do not fit", drawn, StringComparison.Ordinal)
            );
        }
        foreach (
            var card in new[]
            {
                WhyCard.Create(story.Acme, story.Acme.View.Project.Invoices[1]),
                ForecastCard.Create(story.Acme.View, 1),
                TimelineCard.Create(story.Acme.View, 1),
                AuditCards.Verdict(story.Acme.View, story.Acme.Check, story.Acme.Check),
            }
        )
            await CardSchema.AssertValidAsync(
                System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(card).Span)
            );
    }

    /// <summary>The journal of a test project as the store would read it.</summary>
    internal static ProjectRecord Of(ProjectFixture fixture) =>
        new(
            new(
                fixture.Project,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [ProjectFixture.Priya] = "Priya Shah",
                    [ProjectFixture.Marc] = "Marc Ode",
                    [ProjectFixture.Finn] = "Finn Berg",
                },
                fixture.Now,
                "Europe/Berlin"
            ),
            [
                .. fixture.Journal.Select(
                    (h, i) =>
                        new JournalEntry(
                            i + 1,
                            h.Signed.At,
                            h.Signed.By,
                            "",
                            "web",
                            "",
                            "",
                            h.Event,
                            h.Event.GivenReason,
                            h.Signed.Solo,
                            ""
                        )
                        {
                            Milestone = h.Event.AffectedMilestone,
                        }
                ),
            ],
            new(fixture.Journal.Count, null, "")
        );
}

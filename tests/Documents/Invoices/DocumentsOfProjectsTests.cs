using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Xml;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Tests.Domain;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;
using static MilestoneBot.Tests.Documents.Invoices.DocumentSamples;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>Electronic invoices of real projects: what was agreed, billed, paid and credited, read from what is frozen.</summary>
public sealed class DocumentsOfProjectsTests
{
    private static NewMilestone Of(string name, Amount amount, VatTreatment vat, MilestoneKind kind) =>
        new(name, amount, null, new DateOnly(2026, 8, 1), 14, Criterion.WrittenEmail) { Vat = vat, Kind = kind };

    private static NewMilestone Of(string name, int euros, VatTreatment vat, MilestoneKind kind) =>
        Of(name, new Amount.Sum(Eur(euros)), vat, kind);

    private static ProjectFixture Contract(long euros, params NewMilestone[] milestones)
    {
        var fixture = Website(GatePolicy.Advise, euros * 100, milestones: milestones);
        fixture.Agreed();
        return fixture;
    }

    private static InvoiceDocument DocumentAt(ProjectFixture fixture, int position) =>
        InvoiceDocumentReader.FromInvoice(fixture.Project, fixture.InvoiceAt(position));

    private static void ConfirmAdvance(ProjectFixture fixture, int position) =>
        fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(position), "Dana Weiss", "signed contract", "", s));

    /// <summary>
    /// Lines 3,000.00 at 19 % (570.00) and 2,000.00 at 7 % (140.00): 5,710.00. The advance brought 2,140.00. To pay:
    /// 3,570.00.
    /// </summary>
    [Fact]
    public void A_rate_that_the_advances_cover_to_the_cent_stands_on_the_final_invoice_with_its_tax()
    {
        var fixture = Contract(
            5_000,
            Of("Contract signed", 2_000, Reduced, MilestoneKind.Advance),
            Of("Website launch", 3_000, Full, MilestoneKind.Delivery)
        );
        ConfirmAdvance(fixture, 1);
        fixture.Reach(1, "paid").Reach(2, "issued");
        var terms = DocumentTerms.OfUbl(UblWriter.Write(DocumentAt(fixture, 2)));
        Assert.Equal(["19", "7"], terms["BT-119"]);
        Assert.Equal(["3000.00", "2000.00"], terms["BT-116"]);
        Assert.Equal(["570.00", "140.00"], terms["BT-117"]);
        Assert.Equal(
            ("5000.00", "710.00", "5710.00", "2140.00", "3570.00"),
            (terms["BT-109"][0], terms["BT-110"][0], terms["BT-112"][0], terms["BT-113"][0], terms["BT-115"][0])
        );
    }

    /// <summary>
    /// Contract 10,000. Advance 2,000 at 19 % (2,380.00), of which 1,190.00 is paid and the rest credited. Final: lines
    /// 3,000 + 2,000, VAT 950.00, 5,950.00, less 1,190.00: 4,760.00 to pay.
    /// </summary>
    [Fact]
    public void The_final_invoice_of_an_advance_paid_by_half_says_what_was_received()
    {
        var fixture = Contract(
            10_000,
            Of("Contract signed", 2_000, Full, MilestoneKind.Advance),
            Of("Design approval", 4_000, Full, MilestoneKind.Delivery),
            Of("Printed manual delivered", 1_000, Reduced, MilestoneKind.Delivery),
            Of("Website launch", 3_000, Full, MilestoneKind.Delivery)
        );
        ConfirmAdvance(fixture, 1);
        fixture.Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.Pay(p.InvoiceOf(fixture.At(1))!, Payment(Eur(1_190)), s));
        fixture.Do(Priya, (p, s) => p.Credit(p.InvoiceOf(fixture.At(1))!, Eur(1_190), "less was agreed", s));
        var advance = fixture.InvoiceAt(1);
        fixture.Reach(2, "paid").Reach(3, "paid").Reach(4, "issued");

        var final = DocumentTerms.OfUbl(UblWriter.Write(DocumentAt(fixture, 4)));
        Assert.Equal("380", final["BT-3"][0]);
        Assert.Equal(
            ("5000.00", "950.00", "5950.00", "1190.00", "4760.00"),
            (final["BT-109"][0], final["BT-110"][0], final["BT-112"][0], final["BT-113"][0], final["BT-115"][0])
        );
        Assert.Equal([advance.IssueDetails!.Number], final["BT-25"]);
        Assert.Contains(
            final["BT-22"],
            note => note.Contains("1,000.00 net, 190.00 VAT (19%)", StringComparison.Ordinal)
        );

        var prepayment = DocumentTerms.OfUbl(UblWriter.Write(DocumentAt(fixture, 1)));
        Assert.Equal(("386", "2380.00"), (prepayment["BT-3"][0], prepayment["BT-115"][0]));
        Assert.False(prepayment.ContainsKey("BT-72"));

        var credit = InvoiceDocumentReader.FromCreditNote(fixture.Project, advance, advance.CreditNotes[0]);
        var terms = DocumentTerms.OfUbl(UblWriter.Write(credit));
        Assert.Equal(("381", "1190.00"), (terms["BT-3"][0], terms["BT-115"][0]));
        Assert.Equal((advance.IssueDetails.Number, "2026-07-01"), (terms["BT-25"][0], terms["BT-26"][0]));
    }

    [Fact]
    public void A_draft_is_checked_as_it_would_be_issued()
    {
        var fixture = Contract(
            5_000,
            Of("Contract signed", 2_000, Full, MilestoneKind.Advance),
            Of("Website launch", 3_000, Full, MilestoneKind.Delivery)
        );
        ConfirmAdvance(fixture, 1);
        fixture.Reach(1, "issued").Reach(2, "drafted");
        // The advance is paid after the draft was made: issuing counts it, and so does the check.
        fixture.Reach(1, "paid");
        var planned = Planned(fixture, fixture.InvoiceAt(2));
        Assert.Equal(Eur(3_570), planned.ToPay);
        Assert.DoesNotContain(InvoiceDocumentChecks.Check(planned), fault => fault.Rule == "BR-02");
        fixture.Reach(2, "issued");
        var issued = DocumentAt(fixture, 2);
        Assert.Equal(UblWriter.Write(issued), UblWriter.Write(planned with { Number = issued.Number }));
    }

    [ContractFact]
    public void Sums_schema_and_twins_hold_for_30_random_projects() => CheckProjects(0, 30);

    [Needs(Need.Minutes)]
    [ContractFact]
    public void Sums_schema_and_twins_hold_for_1000_random_projects() => CheckProjects(5_000, 1_000);

    private static InvoiceDocument Planned(ProjectFixture fixture, Invoice draft)
    {
        var project = fixture.Project;
        var context = ContextOf(Priya, fixture.Now);
        return InvoiceDocumentReader.FromDraft(
            project,
            draft,
            new(context.Seller!.Party, PartyDetails.None),
            new(new(project.Client, project.ClientAddress, project.ClientVatId), project.BuyerDetails),
            context.Seller.IsSample,
            context.SellerToday
        );
    }

    private static void CheckProjects(int first, int count)
    {
        var kinds = new HashSet<InvoiceDocumentKind>();
        for (var seed = first; seed < first + count; seed++)
        {
            var fixture = RandomProject(new(seed));
            foreach (var invoice in fixture.Project.NumberedInvoices)
            {
                var document = InvoiceDocumentReader.FromInvoice(fixture.Project, invoice);
                Assert.Equal(invoice.Gross, document.ToPay);
                CheckDocument(document, most: 0, $"seed {seed}, {document.Number}");
                kinds.Add(document.Kind);
                foreach (var note in invoice.CreditNotes)
                {
                    var credit = InvoiceDocumentReader.FromCreditNote(fixture.Project, invoice, note);
                    Assert.Equal(note.Gross, credit.ToPay);
                    // Parts share the rounding of the whole: a cent or two between them.
                    CheckDocument(credit, most: 2, $"seed {seed}, {credit.Number}");
                    kinds.Add(credit.Kind);
                }
            }
        }
        Assert.Equal(4, kinds.Count);
    }

    private static void CheckDocument(InvoiceDocument document, long most, string where)
    {
        var whole = document with { Seller = DocumentSamples.Seller, Buyer = Buyer };
        Assert.True(InvoiceDocumentChecks.Check(whole).Count == 0, where);
        var ubl = UblWriter.Write(whole);
        Assert.True(UblSchema.ProblemsOf(ubl).Count == 0, where);
        ElectronicSums.Check(DocumentTerms.OfUbl(ubl), whole, most);
        ElectronicInvoiceTests.AssertTwins(whole);
    }

    /// <summary>An advance or two, deliveries at two rates; billed, paid and credited in part, in any order.</summary>
    private static ProjectFixture RandomProject(Random random)
    {
        var vats = new[] { Full, Reduced, new VatTreatment(VatCategory.Standard, new(random.Next(5_000, 250_000))) };
        (string Name, int Share)[] stages =
        [
            ("Contract signed", 13),
            ("Design approval", 17),
            ("Printed manual delivered", 33),
            ("Website launch", 37),
        ];
        var fixture = Website(
            GatePolicy.Advise,
            random.NextInt64(100, 5_000_000),
            random.Next(4) == 0 ? "JPY" : "EUR",
            [
                .. stages.Select(
                    (stage, at) =>
                        Of(
                            stage.Name,
                            new Amount.Share(Rate(stage.Share)),
                            vats[random.Next(3)],
                            at < random.Next(3) ? MilestoneKind.Advance : MilestoneKind.Delivery
                        )
                ),
            ]
        );
        fixture.Agreed();
        for (var step = 0; step < 60; step++)
        {
            var m = fixture.At(random.Next(4) + 1);
            fixture.Now = fixture.Now.AddHours(random.Next(30));
            fixture.Try(Priya, (p, s) => Act(p, m, s, random));
        }
        return fixture;
    }

    private static Decision Act(MilestoneBot.Domain.Projects.Project p, Milestone m, DecisionContext s, Random random)
    {
        if (p.InvoiceOf(m) is { IsNumbered: true } issued)
        {
            var part = new Money(random.NextInt64(1, issued.Gross.Minor + 1), p.Currency);
            return random.Next(5) switch
            {
                0 => p.Credit(issued, part, "agreed with the client", s),
                1 when random.Next(4) == 0 => p.Credit(issued, null, "agreed with the client", s),
                2 => p.Pay(issued, Payment(part), s),
                _ => p.Pay(issued, Payment(issued.Open), s),
            };
        }
        if (p.InvoiceOf(m) is { State: InvoiceState.Draft })
            return p.Issue(m, s);
        return m.Stage switch
        {
            MilestoneBot.Domain.Milestones.Stage.Planned => p.Start(m, s),
            MilestoneBot.Domain.Milestones.Stage.Started => p.Submit(m, "Report", "", s),
            MilestoneBot.Domain.Milestones.Stage.Submitted => p.Confirm(m, "Dana Weiss", "e-mail", "", s),
            _ => p.Draft(m, null, s, again: true),
        };
    }
}

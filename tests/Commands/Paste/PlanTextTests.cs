using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Paste;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Commands.Paste;

/// <summary>
/// A contract table is read as spreadsheets, mails, Markdown and chat clients deliver it; an ambiguous one is
/// answered with a question.
/// </summary>
public sealed class PlanTextTests
{
    private const string Usual =
        "2: Discovery report | 30 % | – | 2026-07-15 | 14 | PortalApproval\n"
        + "3: Final delivery | 70 % | – | 2026-09-18 | 30 | FileDelivery\nSkipped: line 1 (column names).";
    private const string Sums =
        "2: Discovery report | €3,600.00 | – | 2026-07-15 | – | –\n"
        + "3: Final delivery | €8,400.00 | – | 2026-09-18 | – | –\nSkipped: line 1 (column names).";

    [Theory]
    [InlineData(
        "Milestone\tAmount\tExpected\tDue\tDone when\nDiscovery report\t30%\t2026-07-15\t14\tportal-approval\n"
            + "Final delivery\t70%\t2026-09-18\t30\tfile-delivery",
        Usual
    )]
    [InlineData(
        "| Milestone | Amount | Expected | Due | Done when |\n|---|---:|:-:|---|---|\n"
            + "| **Discovery report** | 30% | 2026-07-15 | 14 | portal-approval |\n"
            + "| _Final delivery_ | 70% | 2026-09-18 | 30 | file-delivery |",
        "3: Discovery report | 30 % | – | 2026-07-15 | 14 | PortalApproval\n"
            + "4: Final delivery | 70 % | – | 2026-09-18 | 30 | FileDelivery\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Amount;Done when;Due days;Deadline;Deliverable\n"
            + "30 %;Portal Approval;14 d;15 Jul 2026;Discovery report\n"
            + "70 %;file delivery;net 30;18.09.2026;Final delivery",
        Usual
    )]
    [InlineData(
        "Leistung;Anteil %;Zahlungsziel;Fällig am;Abnahme\n"
            + "Discovery report;30;14 Tage;15. Juli 2026;Portalfreigabe\n"
            + "Final delivery;70;30 Tage netto;Fr, 18.09.2026;Dateilieferung",
        Usual
    )]
    [InlineData(
        "Phase,Share,Date,Payment terms,Acceptance criteria\n\"Discovery report\",30%,15-Jul-2026,14,portal\n"
            + "Final delivery,70%,\"Sept 18, 2026\",30 days after invoice,files",
        Usual
    )]
    [InlineData(
        "Milestone\nAmount\nExpected\nDue\nDone when\nDiscovery report\n30%\n2026-07-15\n14\nportal-approval\n"
            + "Final delivery\n70%\n2026-09-18\n30\nfile-delivery",
        "6: Discovery report | 30 % | – | 2026-07-15 | 14 | PortalApproval\n"
            + "11: Final delivery | 70 % | – | 2026-09-18 | 30 | FileDelivery\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Milestone        Amount    Expected      Due   Done when\n"
            + "Discovery report    30%   2026-07-15    14   portal-approval\n"
            + "Final delivery   70%   2026-09-18   30   file-delivery",
        Usual
    )]
    [InlineData(
        "#\tMilestone\tAmount\tNotes\tExpected\t\tDue\tDone when\tOwner\n"
            + "1\tDiscovery report\t30%\tnew\t2026-07-15\t\t14\tportal-approval\tPriya\n"
            + "2\tFinal delivery\t70%\t\t2026-09-18\t\t30\tfile-delivery\tMarc",
        Usual + "\nNot used: \"Notes\", \"Owner\"."
    )]
    [InlineData(
        "<table><thead><tr><th>Milestone</th><th>Amount</th><th>Expected</th><th>Due</th><th>Done when</th>"
            + "</tr></thead><tbody><tr><td><p>Discovery&nbsp;report</p></td><td>30%</td><td>2026-07-15</td>"
            + "<td>14</td><td>portal-approval</td></tr>\n"
            + "<tr><td>Final<br>delivery</td><td>70&thinsp;%</td><td>2026-09-18</td><td>30</td>"
            + "<td>file-delivery</td></tr></tbody></table>",
        Usual
    )]
    [InlineData(
        "> > Milestone | Amount | Expected | Due | Done when\n"
            + "> > Discovery report | 30% | 2026-07-15 | 14 | portal-approval\n"
            + "> > Final delivery | 70% | 2026-09-18 | 30 | file-delivery",
        Usual
    )]
    [InlineData(
        "Milestone\tNet (EUR)\tVAT 19 %\tGross\tTarget date\n"
            + "Discovery report\t3.600,00\t684,00\t4.284,00\t15.07.2026\n"
            + "Final delivery\t8.400,00\t1.596,00\t9.996,00\t18.09.2026",
        Sums + "\nNot used: \"VAT 19 %\"."
    )]
    [InlineData(
        "Pos.\tBezeichnung\tBetrag netto in €\tTermin\n1.\tDiscovery report\t€ 3.600,00\t15.07.2026\n"
            + "2.\tFinal delivery\t8.400,00 Euro\tbis 18.09.2026",
        Sums
    )]
    [InlineData(
        "Milestone\tPayment\tDue\nDiscovery report\tEUR 3,600.00\t15/07/2026\nFinal delivery\t8,400.00 EUR\t09/18/2026",
        "2: Discovery report | €3,600.00 | – | 2026-07-15 | – | –\n"
            + "3: Final delivery | €8,400.00 | – | 2026-09-18 | – | –\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Milestone / Deliverable\tFee (excl. VAT)\tExpected completion date\tPayment due within "
            + "(days)\tTrigger\nDiscovery report\tEUR 3,600.00\tJuly 15, 2026\t14\twritten email\n"
            + "Final delivery\tEUR 8,400.00\t2026-09-18 00:00:00\t30\tclient sign-off",
        "2: Discovery report | €3,600.00 | – | 2026-07-15 | 14 | WrittenEmail\n"
            + "3: Final delivery | €8,400.00 | – | 2026-09-18 | 30 | ClientSignOff\nSkipped: line 1 (column names)."
    )]
    public void Columns_are_found_by_their_names_in_any_order_and_from_anywhere(string paste, string read) =>
        Assert.Equal(read, Read(paste));

    [Theory]
    [InlineData(
        "Discovery report | 30% | 2026-07-15 | 14 | portal-approval\n* Final delivery | rest | +30d",
        "1: Discovery report | 30 % | – | 2026-07-15 | 14 | PortalApproval\n2: Final delivery | rest | – | 2026-07-31 | – | –"
    )]
    [InlineData(
        "1\tDiscovery report\t30%\n2\tFinal delivery\t70%",
        "1: Discovery report | 30 % | – | – | – | –\n2: Final delivery | 70 % | – | – | – | –"
    )]
    [InlineData(
        "M1\tDiscovery report\t30%\nM2\tFinal delivery\t70%",
        "1: Discovery report | 30 % | – | – | – | –\n2: Final delivery | 70 % | – | – | – | –"
    )]
    [InlineData(
        "2026-07-15 | 30% | Discovery report | 14 days\n2026-09-18 | 70% | Final delivery | 30 days",
        "1: Discovery report | 30 % | – | 2026-07-15 | 14 | –\n2: Final delivery | 70 % | – | 2026-09-18 | 30 | –"
    )]
    [InlineData(
        "Discovery report;01.07.2026;15.07.2026;3600;14\nFinal delivery;16.07.2026;18.09.2026;8400;30",
        "1: Discovery report | €3,600.00 | 2026-07-01 | 2026-07-15 | 14 | –\n"
            + "2: Final delivery | €8,400.00 | 2026-07-16 | 2026-09-18 | 30 | –"
    )]
    [InlineData(
        "Discovery report | 30% (3,600.00 EUR) | 01.07.2026 – 15.07.2026 | sofort\nFinal delivery | 8.400 EUR = 70 % | Friday, 18 Sep 2026",
        "1: Discovery report | 30 % | 2026-07-01 | 2026-07-15 | 0 | –\n2: Final delivery | 70 % | – | 2026-09-18 | – | –"
    )]
    [InlineData(
        "\"Discovery, \"\"big\"\" one\nand report\"\t30%\nFinal delivery\t70%",
        "1: Discovery, \"big\" one and report | 30 % | – | – | – | –\n3: Final delivery | 70 % | – | – | – | –"
    )]
    [InlineData(
        "Design \\| UX approved | 30% |\n\"Big\" relaunch site live | 30%\n\"Logo files | 40%",
        "1: Design | UX approved | 30 % | – | – | – | –\n"
            + "2: \"Big\" relaunch site live | 30 % | – | – | – | –\n3: Logo files | 40 % | – | – | – | –"
    )]
    [InlineData(
        "│ Discovery report │ 30% │\n├──────────────────┼─────┤\n│ Final delivery   │ 70% │",
        "1: Discovery report | 30 % | – | – | – | –\n3: Final delivery | 70 % | – | – | – | –"
    )]
    [InlineData(
        "Phase 2: checkout live | 50%\n50 product photos delivered | 50 %",
        "1: Phase 2: checkout live | 50 % | – | – | – | –\n2: 50 product photos delivered | 50 % | – | – | – | –"
    )]
    public void Without_column_names_the_cells_say_what_they_are(string paste, string read) =>
        Assert.Equal(read, Read(paste));

    [Theory]
    [InlineData("30 % – Discovery report (15 July 2026)", "1: Discovery report | 30 % | – | 2026-07-15 | – | –")]
    [InlineData(
        "Phase 2: checkout live – 40 %, due 15.08.2026",
        "1: Phase 2: checkout live | 40 % | – | 2026-08-15 | – | –"
    )]
    [InlineData(
        "Discovery report (workshop, interviews), 3.600,00 EUR, July 15, 2026, net 30",
        "1: Discovery report (workshop, interviews) | €3,600.00 | – | 2026-07-15 | 30 | –"
    )]
    [InlineData(
        "50 product photos delivered 20%\nDiscovery report 3.600,00 €\nrest: Final delivery",
        "1: 50 product photos delivered | 20 % | – | – | – | –\n"
            + "2: Discovery report | €3,600.00 | – | – | – | –\n3: Final delivery | rest | – | – | – | –"
    )]
    [InlineData(
        "> Hello Priya, as discussed:\n>\n"
            + "> • 30 % – Discovery report and the strategy paper including all of the\n"
            + "> interviews (15 July 2026)\n> • 70 % – Final delivery,\n>   signed (18 September 2026)\n>\n"
            + "> Best regards\n> Dana",
        "3: Discovery report and the strategy paper including all of the interviews | 30 % | – | 2026-07-15 | "
            + "– | –\n5: Final delivery, signed | 70 % | – | 2026-09-18 | – | –\n"
            + "Skipped: line 1 (not of the table or list), line 8 (not of the table or list), "
            + "line 9 (not of the table or list)."
    )]
    [InlineData(
        "Milestones\n1. Discovery report (30 %)\n2) Final delivery (70 %)",
        "2: Discovery report | 30 % | – | – | – | –\n3: Final delivery | 70 % | – | – | – | –\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "1.\tDiscovery report – 30%\n2.\tFinal delivery – 70%",
        "1: Discovery report | 30 % | – | – | – | –\n2: Final delivery | 70 % | – | – | – | –"
    )]
    [InlineData(
        "•\tDiscovery report: 30%\n•\tFinal delivery: 70%",
        "1: Discovery report | 30 % | – | – | – | –\n2: Final delivery | 70 % | – | – | – | –"
    )]
    [InlineData(
        "- 30% upon delivery of the report\n- 70 % after go-live",
        "1: Delivery of the report | 30 % | – | – | – | –\n2: Go-live | 70 % | – | – | – | –"
    )]
    [InlineData(
        "Discovery report 30% 2026-07-15\nFinal delivery 8.400,00 € 18. September 2026",
        "1: Discovery report | 30 % | – | 2026-07-15 | – | –\n2: Final delivery | €8,400.00 | – | 2026-09-18 | – | –"
    )]
    [InlineData("Sign-off – 30 %", "1: Sign-off | 30 % | – | – | – | –")]
    public void A_list_is_read_where_its_parts_say_what_they_are(string paste, string read) =>
        Assert.Equal(read, Read(paste));

    [Theory]
    [InlineData(
        "Discovery report\t3.600,00\nDesign approval\t1.200",
        "1: Discovery report | €3,600.00 | – | – | – | –\n2: Design approval | €1,200.00 | – | – | – | –"
    )]
    [InlineData(
        "Discovery report\t3.600,00\nDesign approval\t1,200",
        "1: Discovery report | €3,600.00 | – | – | – | –\n"
            + "2: ! \"1,200\" has two readings here, 1200 or 1.200; write it without a mark for thousands, like 1200"
    )]
    [InlineData(
        "Discovery report\t3,600.00\nDesign approval\t1.200",
        "1: Discovery report | €3,600.00 | – | – | – | –\n"
            + "2: ! \"1.200\" has two readings here, 1200 or 1.200; write it without a mark for thousands, like 1200"
    )]
    [InlineData(
        "Discovery report\t1.200\nDesign approval\t2.400",
        "1: Discovery report | €1,200.00 | – | – | – | –\n2: Design approval | €2,400.00 | – | – | – | –"
    )]
    [InlineData(
        "Discovery report\t33,3333 %\nDesign approval\t1.200",
        "1: Discovery report | 33.3333 % | – | – | – | –\n2: Design approval | €1,200.00 | – | – | – | –"
    )]
    [InlineData(
        "Discovery report\t0.3\nFinal delivery\t0.7",
        "1: ! \"0.3\" has two readings, 30% or €0.30; write the one that is meant\n"
            + "2: ! \"0.7\" has two readings, 70% or €0.70; write the one that is meant"
    )]
    [InlineData(
        "Discovery report\t30\nFinal delivery\t70",
        "1: ! \"30\" has two readings, 30% or €30.00; write the one that is meant\n"
            + "2: ! \"70\" has two readings, 70% or €70.00; write the one that is meant"
    )]
    [InlineData(
        "Milestone\t%\nDiscovery report\t0.3\nFinal delivery\t0,7",
        "2: ! \"0.3\" has two readings, 0.3% or 30%; write it with its sign\n"
            + "3: ! \"0,7\" has two readings, 0.7% or 70%; write it with its sign\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Milestone\t%\nDiscovery report\t0.5\nFinal delivery\t99.5",
        "2: Discovery report | 0.5 % | – | – | – | –\n3: Final delivery | 99.5 % | – | – | – | –\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Milestone\tAmount\tExpected\nDiscovery report\t30%\t03/04/2026\nFinal delivery\t70%\t25/04/2026",
        "2: Discovery report | 30 % | – | 2026-04-03 | – | –\n"
            + "3: Final delivery | 70 % | – | 2026-04-25 | – | –\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Milestone\tAmount\tExpected\nDiscovery report\t30%\t03/04/2026\nFinal delivery\t70%\t04/05/2026",
        "2: ! 3 April or 4 March? write 2026-04-03 or 2026-03-04\n"
            + "3: ! 4 May or 5 April? write 2026-05-04 or 2026-04-05\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Milestone\tAmount\tExpected\nDiscovery report\t30%\t03/25/2026\nDesign approval\t30%\t25/03/2026\nFinal delivery\t40%\t03/04/2026",
        "2: Discovery report | 30 % | – | 2026-03-25 | – | –\n"
            + "3: Design approval | 30 % | – | 2026-03-25 | – | –\n"
            + "4: ! 3 April or 4 March? write 2026-04-03 or 2026-03-04\nSkipped: line 1 (column names)."
    )]
    public void Numbers_and_dates_have_the_one_reading_of_their_table_or_are_asked_back(string paste, string read) =>
        Assert.Equal(read, Read(paste));

    [Theory]
    [InlineData(
        "Milestone\tShare\tAmount\nDiscovery report\t30%\t3,600.00\nDesign approval\t40%\t4,700.00\nFinal delivery\t30%\t",
        "2: Discovery report | 30 % | – | – | – | –\n"
            + "3: ! 40 % of the contract is €4,800.00, not €4,700.00; the two must agree, or leave one of them out\n"
            + "4: Final delivery | 30 % | – | – | – | –\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Discovery report | 30% | 2026-07-15 | 400\nDesign approval | 30% | someday\nCopy deck | lots\n"
            + "Logo files | 10 USD\nPhase 2 | 10%\nFinal delivery | 1200.005 EUR\n | 5%\nIcons | ",
        "1: ! \"400\" is not a number of days; due takes whole days from 0 to 180, usually 7, 14 or 30\n"
            + "2: ! \"someday\" is no date; write it like 2026-07-15, 15 Jul 2026, tomorrow or +14d\n"
            + "3: ! \"lots\" is no amount: write a percent above 0 up to 100 like 30%, a sum like 4800 EUR, "
            + "rest or unbilled\n4: ! this project is in EUR, not USD\n"
            + "5: ! \"Phase 2\" is too general: it only counts; add the deliverable; "
            + "for example Phase 2: discovery report, Phase 2: design approved, Phase 2: website live\n"
            + "6: ! EUR has 2 decimals; 1200.005 has 3\n7: ! the name of the milestone is missing\n"
            + "8: ! the amount is missing; write a percent like 30%, a sum like 4800 EUR, rest or unbilled"
    )]
    [InlineData(
        "```\nDiscovery report | 0\n- | - | -\nFinal delivery | -50 EUR\nCopy deck | 0%\n```",
        "2: ! \"0\" is not above 0; write unbilled for a stage without an invoice of its own\n"
            + "4: ! \"-50 EUR\" is not above 0; write unbilled for a stage without an invoice of its own\n"
            + "5: ! \"0%\" is no share; it is a number above 0 up to 100, like 30%"
    )]
    [InlineData(
        "Discovery report | 10%\ndiscovery  Report | 10%\nFinal delivery | rest\nHandover | rest",
        "1: Discovery report | 10 % | – | – | – | –\n"
            + "2: ! \"discovery Report\" is the name of another milestone already; "
            + "a name is used once in a project\n3: Final delivery | rest | – | – | – | –\n"
            + "4: ! line 3 takes the rest already; only one can"
    )]
    [InlineData(
        "- Design approval – 40 % – rest\n- 30% discount banner 20%\n- Amount: 30%",
        "1: ! it can be read in more than one way; write it as: name | amount | expected | due | done-when\n"
            + "2: ! a line is: name | amount | expected | due | done-when\n"
            + "3: ! \"Amount\" says what the amount is, not what the client gets for it; "
            + "a line is: name | amount | expected | due | done-when"
    )]
    public void A_line_that_is_wrong_says_why(string paste, string read) => Assert.Equal(read, Read(paste));

    [Theory]
    [InlineData(
        "Milestone\tAmount\nDiscovery report\t3600\nFinal delivery\t8400\nTotal\t12,000.00",
        "Skipped: line 4 (total €12,000.00)."
    )]
    [InlineData(
        "Milestone\tAmount\nDiscovery report\t3600\nFinal delivery\t8400\nTotal\t12,500.00",
        "Line 4 says the total is €12,500.00, and the lines above it add up to €12,000.00."
    )]
    [InlineData(
        "Discovery report | 30%\nFinal delivery | 60%\nSumme: | 100 %",
        "Line 3 says the total is 100 %, and the lines above it add up to 90 %."
    )]
    [InlineData(
        "Discovery report 3.600,00 €\nFinal delivery 8.400,00 €\nGesamtsumme netto 12.000,00 €",
        "Skipped: line 3 (total €12,000.00)."
    )]
    [InlineData(
        "Milestone;Amount\nDiscovery report;3600\nFinal delivery;8400\n;12000",
        "Skipped: line 4 (total €12,000.00)."
    )]
    [InlineData(
        "Milestone;Amount\nDiscovery report;3600\nFinal delivery;8400\n;500",
        "4: ! the name of the milestone is missing\nSkipped: line 1 (column names)."
    )]
    [InlineData(
        "Leistung;Betrag\nKonzept freigegeben;3.600,00\nWebseite live;8.400,00\nSumme;12.000,00\n"
            + "zzgl. 19 % MwSt.;2.280,00\nGesamt brutto;14.280,00",
        "Skipped: line 1 (column names), line 5 (tax).\nSkipped: line 4 (total €12,000.00).\nSkipped: line 6 (total)."
    )]
    [InlineData(
        "Payment plan for Acme\nMilestone\tAmount\nDiscovery report\t100%\n\nMilestone\tAmount\nTotal\t100%\nWe look forward to it",
        "Skipped: line 1 (above the table), line 2 (column names), line 5 (column names), "
            + "line 7 (not of the table or list).\nSkipped: line 6 (total 100 %)."
    )]
    public void Sums_are_skipped_and_held_against_their_rows(string paste, string note) =>
        Assert.EndsWith(note, Read(paste), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "Deliverable\tPrice\tTotal\nDiscovery report\t3600\t3600\nFinal delivery\t8400\t12000",
        "two columns hold amounts, Price and Total; paste it with one of them"
    )]
    [InlineData(
        "Item\tGross\nDiscovery report\t4284",
        "the column Gross holds gross amounts, and milestones are worth net ones; paste it with the net column"
    )]
    [InlineData(
        "Milestone\tAmount (USD)\nDiscovery report\t3600",
        "the column Amount (USD) is in USD, and this project is in EUR"
    )]
    [InlineData(
        "Logo files\tDiscovery report\t30%\nIcons\tFinal delivery\t70%",
        "I cannot tell which column holds the names; put a line above it: milestone | amount | expected | due | done-when"
    )]
    public void A_table_with_two_readings_is_asked_back_as_a_whole(string paste, string problem) =>
        Assert.Equal(problem, Read(paste));

    [Fact]
    public void A_row_of_a_phase_and_a_deliverable_is_named_after_the_deliverable() =>
        Assert.StartsWith(
            "2: Discovery report | €3,600.00",
            Read(
                "Phase\tMilestone\tDescription\tAmount\nPhase 1\tM1\tDiscovery report\t3600\nPhase 2\tM2\tFinal delivery\t8400"
            ),
            StringComparison.Ordinal
        );

    private static string Read(string paste)
    {
        var project = ProjectFixture.Website(milestones: []).Project;
        var read = PlanParser.Parse(CommandLine.Clean(paste), project, new(2026, 7, 1));
        var lines = read.Lines.Select(line =>
            line.Milestone is { } m
                ? $"{line.Number}: {m.Name} | {m.Amount} | {m.Starts?.ToString("yyyy-MM-dd") ?? "–"} | "
                    + $"{m.Expected?.ToString("yyyy-MM-dd") ?? "–"} | {m.DueDays?.ToString() ?? "–"} | "
                    + $"{m.Criterion?.ToString() ?? "–"}"
                : $"{line.Number}: ! {line.Problem}"
        );
        return read.Problem.Length > 0 ? read.Problem : string.Join('\n', lines.Concat(read.Notes));
    }
}

using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>
/// After a credit note or a write-off every card, list and answer shows the same stage and the same amounts.
/// </summary>
public sealed class CreditedInvoiceStory
{
    /// <summary>
    /// What was typed after the issue; then for each list, card or answer what it contains, and behind "!" what it
    /// must not contain.
    /// </summary>
    public static TheoryData<string, string[], (string Ask, string[] Says)[]> States =>
        new()
        {
            {
                "credited in full, not answered",
                ["credit INV-2026-0001 reason \"wrong address\""],
                [
                    (
                        "status",
                        [
                            "INV-2026-0001 for Discovery report was credited in full. To bill it once more: invoice 1 again.",
                            "confirmed complete · INV-2026-0001 credited in full (CN-2026-0001)",
                            "Billed: €3,600.00 net",
                            "Credited: €3,600.00 net",
                            "Owed: €0.00",
                        ]
                    ),
                    ("next", ["Next billing point: Discovery report", "invoice 1 again"]),
                    (
                        "money",
                        [
                            "Billed: €3,600.00 net + €684.00 VAT",
                            "Credited: €3,600.00 net + €684.00 VAT",
                            "Not yet billed: €12,000.00 net",
                            "of that confirmed: €3,600.00 net",
                            "Owed: €0.00",
                        ]
                    ),
                    (
                        "invoices",
                        [
                            "credited in full (CN-2026-0001)",
                            "Credited · CN-2026-0001 · -€4,284.00",
                            "Sum · €0.00 · €0.00",
                        ]
                    ),
                    ("show 1", ["credited in full (CN-2026-0001)", "invoice 1 again"]),
                    (
                        "statement",
                        [
                            "Billed: €3,600.00",
                            "Credited: €3,600.00 + €684.00 VAT (CN-2026-0001 on INV-2026-0001)",
                            "Owed: €0.00",
                        ]
                    ),
                    ("forecast", ["Billed €0.00 + not yet billed €12,000.00"]),
                    (
                        "was phase 1 billed?",
                        [
                            "No, not billed: INV-2026-0001 for Discovery report was credited in full (CN-2026-0001)",
                            "!Yes",
                        ]
                    ),
                    ("was phase 1 paid?", ["No, not paid"]),
                    (
                        "when is the next billing point?",
                        ["Next billing point: Discovery report", "credited in full", "!drafted"]
                    ),
                    ("what is ready to bill?", ["Ready to bill: 1 Discovery report", "!drafted"]),
                    (
                        "how much have we billed?",
                        [
                            "€3,600.00 net + €684.00 VAT",
                            "credited €3,600.00 net + €684.00 VAT",
                            "leaves €0.00 net",
                            "Not yet billed: €12,000.00",
                            "!Billed: 1 of 3",
                        ]
                    ),
                    ("what have we not billed?", ["Not yet billed: €12,000.00"]),
                    ("is everything billed?", ["No."]),
                    ("how is phase 1?", ["credited in full (CN-2026-0001)"]),
                    ("what does Acme owe?", ["owes nothing"]),
                ]
            },
            {
                "stage cancelled",
                ["credit INV-2026-0001 reason \"stage cancelled\""],
                [
                    (
                        "status",
                        ["Next: start 2", "credited in full (CN-2026-0001), stage cancelled", "Credited: €3,600.00 net"]
                    ),
                    ("next", ["Next billing point: Design approval"]),
                    (
                        "money",
                        [
                            "Given up: €3,600.00 net: €3,600.00 of cancelled stages",
                            "Not yet billed: €8,400.00 net",
                            "of that confirmed: €0.00 net",
                        ]
                    ),
                    (
                        "show 1",
                        ["credited in full (CN-2026-0001)", "cancelled", "!invoice 1 again", "![Create invoice]"]
                    ),
                    ("forecast", ["€3,600.00 of cancelled stages"]),
                    (
                        "was phase 1 billed?",
                        [
                            "No, not billed: INV-2026-0001 for Discovery report was credited in full "
                                + "(CN-2026-0001), and the stage is cancelled",
                            "!Yes",
                        ]
                    ),
                    ("when is the next billing point?", ["Next billing point: Design approval"]),
                    ("what is ready to bill?", ["Nothing is confirmed complete and still unbilled"]),
                    (
                        "how much have we billed?",
                        [
                            "credited €3,600.00 net + €684.00 VAT",
                            "leaves €0.00 net",
                            "Not yet billed: €8,400.00",
                            "€3,600.00 of cancelled stages",
                        ]
                    ),
                    ("can we start design?", ["May start: Discovery report is cancelled"]),
                ]
            },
            {
                "billed again",
                ["credit INV-2026-0001 reason \"wrong address\"", "invoice 1 again", "issue 1"],
                [
                    (
                        "status",
                        ["INV-2026-0002 open", "Billed: €7,200.00 net", "Credited: €3,600.00 net", "Owed: €4,284.00"]
                    ),
                    (
                        "money",
                        [
                            "Billed: €7,200.00 net",
                            "Credited: €3,600.00 net",
                            "Not yet billed: €8,400.00 net",
                            "of that confirmed: €0.00 net",
                        ]
                    ),
                    ("invoices", ["Credited · CN-2026-0001 · -€4,284.00", "Sum · €4,284.00 · €4,284.00"]),
                    ("was phase 1 billed?", ["Yes, billed: Discovery report, INV-2026-0002, €4,284.00"]),
                    (
                        "was invoice INV-2026-0001 billed?",
                        [
                            "No, not billed: INV-2026-0001 for Discovery report was credited in full "
                                + "(CN-2026-0001), and billed again with INV-2026-0002",
                        ]
                    ),
                    (
                        "how much have we billed?",
                        ["Billed: 1 of 3 milestones", "€7,200.00 net", "credited €3,600.00 net", "leaves €3,600.00 net"]
                    ),
                    ("when is the next billing point?", ["Next billing point: Design approval"]),
                    ("what does Acme owe?", ["owes €4,284.00"]),
                ]
            },
            {
                "credited in part",
                ["credit INV-2026-0001 119 reason \"discount\""],
                [
                    ("status", ["Credited: €100.00 net", "Owed: €4,165.00"]),
                    (
                        "money",
                        [
                            "Credited: €100.00 net + €19.00 VAT",
                            "Given up: €100.00 net: €100.00 credited in part",
                            "Not yet billed: €8,400.00 net",
                        ]
                    ),
                    ("invoices", ["Credited · CN-2026-0001 · -€119.00", "Sum · €4,165.00 · €4,165.00"]),
                    ("statement", ["Credited: €100.00 + €19.00 VAT", "Owed: €4,165.00"]),
                    (
                        "was phase 1 billed?",
                        [
                            "Yes, billed: Discovery report, INV-2026-0001, €4,284.00",
                            "€119.00 of it is credited (CN-2026-0001)",
                        ]
                    ),
                    (
                        "how much have we billed?",
                        [
                            "Billed: 1 of 3 milestones",
                            "credited €100.00 net + €19.00 VAT",
                            "leaves €3,500.00 net",
                            "Not yet billed: €8,400.00",
                            "€100.00 credited in part",
                        ]
                    ),
                    ("what does Acme owe?", ["owes €4,165.00"]),
                ]
            },
            {
                "written off",
                ["writeoff INV-2026-0001 reason \"insolvent\""],
                [
                    (
                        "status",
                        ["INV-2026-0001 written off, €4,284.00 lost", "Written off: €4,284.00 gross", "Owed: €0.00"]
                    ),
                    ("money", ["Written off: €4,284.00 gross", "Owed: €0.00", "Not yet billed: €8,400.00 net"]),
                    ("invoices", ["written off, €4,284.00 lost"]),
                    ("was phase 1 billed?", ["Yes, billed: Discovery report, INV-2026-0001"]),
                    ("was phase 1 paid?", ["No, not paid", "€4,284.00 written off (insolvent)"]),
                    ("how much have we billed?", ["Billed: 1 of 3 milestones", "€3,600.00 net"]),
                    ("what does Acme owe?", ["owes nothing"]),
                ]
            },
            {
                "paid, refunded and credited in full",
                [
                    "pay INV-2026-0001 4284",
                    "refund INV-2026-0001 4284 reason \"cancelled\"",
                    "credit INV-2026-0001 reason \"wrong address\"",
                ],
                [
                    (
                        "status",
                        [
                            "Received: €4,284.00 gross",
                            "Refunded: €4,284.00 gross",
                            "Credited: €3,600.00 net",
                            "Owed: €0.00",
                        ]
                    ),
                    ("money", ["Received: €4,284.00 gross", "Refunded: €4,284.00 gross"]),
                    ("statement", ["Received: €4,284.00", "Refunded: €4,284.00", "Owed: €0.00"]),
                    ("was phase 1 billed?", ["No, not billed"]),
                ]
            },
        };

    [Theory]
    [MemberData(nameof(States))]
    public async Task All_surfaces_agree(string state, string[] typed, (string Ask, string[] Says)[] answers)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        foreach (var line in typed)
            await story.SayAsync(Priya, line);
        var wrong = new List<string>();
        foreach (var (ask, says) in answers)
        {
            var text = (await story.SayAsync(Priya, ask)).Text;
            wrong.AddRange(
                says.Where(s =>
                        s[0] == '!'
                            ? text.Contains(s[1..], StringComparison.Ordinal)
                            : !text.Contains(s, StringComparison.Ordinal)
                    )
                    .Select(s => $"{ask} → {s}\n    in: {text.ReplaceLineEndings(" / ")}")
            );
        }
        Assert.True(wrong.Count == 0, $"{state}:\n{string.Join('\n', wrong)}");
    }
}

using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Tests.Documents;

/// <summary>The two forms of a mail: words stay whole in a narrow window, and each language has its own marks.</summary>
public sealed class MailBodyTests
{
    private static MailBody In(DocumentLanguage language) =>
        new(
            language,
            "Invoice INV-2026-0001",
            [],
            [("Number", "INV-2026-0001"), ("Sum", "EUR\u00A04,284.00"), ("Where", "https://files.example/a-b")],
            [],
            "Studio",
            "Why",
            ""
        )
        {
            Changes = [("Report", ["Net\u00A0→ 2", "Due\u00A0→ 3"]), ("Launch", ["out"])],
        };

    [Fact]
    public void In_a_narrow_window_values_stand_below_their_names_and_only_web_addresses_break()
    {
        var html = In(DocumentLanguage.English).ToHtml();
        Assert.Contains("@media (max-width:480px)", html, StringComparison.Ordinal);
        Assert.Contains("white-space:nowrap\">INV-2026-0001</span>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("overflow-wrap:anywhere").Length);
        Assert.Contains("overflow-wrap:anywhere\">https://files.example/a-b<", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_of_one_thing_stands_below_its_name_once()
    {
        var mail = In(DocumentLanguage.English);
        Assert.Contains(
            "Report:\n  Net\u00A0→ 2\n  Due\u00A0→ 3\nLaunch: out\nNumber: INV-2026-0001\n",
            mail.ToText().ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains("<br>", mail.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void French_has_a_space_before_the_colon_that_does_not_break() =>
        Assert.Contains("Number\u00A0: INV-2026-0001", In(DocumentLanguage.French).ToText(), StringComparison.Ordinal);

    [Fact]
    public void A_line_end_that_somebody_typed_makes_no_row() =>
        Assert.DoesNotContain(
            "\nIBAN",
            (In(DocumentLanguage.English) with { Rows = [("Reason", "x\nIBAN: DE1")] }).ToText(),
            StringComparison.Ordinal
        );
}

using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Users;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

public sealed class BlockTextTests
{
    public static TheoryData<string> Hostile => [.. HostileCards.Hostile];

    [Theory, MemberData(nameof(Hostile))]
    public void Whatever_was_typed_is_literal_escaped_within_bounds_and_never_empty(string typed)
    {
        foreach (var most in new[] { 24, 75, 3000 })
        {
            foreach (var text in new[] { BlockText.Literal(typed, most), BlockText.Bold(typed, most) })
            {
                Assert.InRange(text.Text.Length, 1, most);
                Assert.DoesNotMatch("[<>]|&(?!(amp|lt|gt);)", text.Text);
                Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u0000-\u0008]", text.Text);
                Assert.False(string.IsNullOrWhiteSpace(text.Text));
                Assert.False(text.IsMarkup);
            }
        }
    }

    [Theory, MemberData(nameof(Hostile))]
    public void What_was_typed_reads_as_it_was_typed(string typed)
    {
        var shown = System.Net.WebUtility.HtmlDecode(BlockText.Escape(typed));
        Assert.Equal(
            new string([
                .. typed.Where(c => c is not ('\u202E' or '\u202C' or '\u2066' or '\u2069' or '\0' or '\a')),
            ]).Replace('\t', ' '),
            shown
        );
    }

    [Theory]
    [InlineData("Design approval", "*Design approval*")]
    [InlineData("R&D", "*R&amp;D*")]
    [InlineData("2026-07-15", "*2026-07-15*")]
    [InlineData("Größe (groß), 30 % netto", "*Größe (groß), 30 % netto*")]
    public void A_name_of_letters_is_bold(string name, string text) =>
        Assert.Equal((text, true), (BlockText.Bold(name, 100).Text, BlockText.Bold(name, 100).IsMarkup));

    [Theory]
    [InlineData("Design (late)")] // a bold text that ends in a bracket is not seen as one by the platform
    [InlineData("a*b")]
    [InlineData("a_b")]
    [InlineData("x:tada:y")]
    [InlineData("two\nlines")]
    [InlineData("– today –")]
    public void A_name_that_a_client_could_read_otherwise_is_not(string name) =>
        Assert.Equal((name, false), (BlockText.Bold(name, 100).Text, BlockText.Bold(name, 100).IsMarkup));

    [Fact]
    public void A_name_without_room_for_its_marks_is_cut_and_not_bold()
    {
        Assert.Equal("*" + new string('a', 98) + "*", BlockText.Bold(new string('a', 98), 100).Text);
        Assert.Equal(new string('a', 99) + "…", BlockText.Bold(new string('a', 101), 100).Text);
    }

    [Fact]
    public void Text_is_cut_between_characters_and_never_inside_an_entity()
    {
        Assert.Equal("ab&amp;…", BlockText.Literal("ab&&", 8).Text);
        Assert.Equal("a…", BlockText.Literal("a\U0001F468\u200D\U0001F469b", 5).Text);
        Assert.Equal("ab&amp;&amp;", BlockText.Literal("ab&&", 12).Text);
    }

    [Theory]
    [InlineData(
        "https://files.example/a b?c=1&d=2",
        "report v3",
        "<https://files.example/a%20b?c=1&amp;d=2|report v3>"
    )]
    [InlineData("https://files.example/x|y", "R&D", "<https://files.example/x%7Cy|R&amp;D>")]
    [InlineData("javascript:alert(1)", "report", null)]
    [InlineData("mailto:dana@acme.example", "report", null)]
    [InlineData("https://files.example/", "*bold*", null)]
    [InlineData("https://files.example/", "<!channel>", null)]
    [InlineData("https://files.example/", "https://bank.example", null)]
    [InlineData("https://files.example/", "", null)]
    public void A_link_reads_as_words_or_is_none(string address, string label, string? text) =>
        Assert.Equal(text, BlockText.Link(new Uri(address), label)?.Text);

    [Fact]
    public void An_address_without_room_is_no_link()
    {
        Assert.Null(BlockText.Link(new Uri("https://files.example/" + new string('x', 2000))));
        Assert.Equal("<https://files.example/x_y>", BlockText.Link(new Uri("https://files.example/x_y"))!.Value.Text);
    }

    [Fact]
    public void Only_people_of_this_platform_are_rung_for() =>
        Assert.Equal(
            ["U1", "W0ENTERPRISE"],
            SlackUserIds.From([
                "slack|T1|U1",
                "slack|T1|W0ENTERPRISE",
                "slack|T1|U1",
                "slack|T1|C0GENERAL",
                "slack|T1|u1",
                "slack|T1|U1>",
                "slack|T1|!channel",
                "slack|T1|S0GROUP",
                "slack|T1|",
                "slack|T1|U",
                "slackers|T1|U2",
                "web|local|U3",
                "nonsense",
                "clock",
            ])
        );
}

using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Tests.Chat.Syntax;

/// <summary>Typed text is cleaned of what chat clients add, and split into words and quoted values.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("add\u00A0\"Design\u202Fapproval\"\u200940%", "add \"Design approval\" 40%")]
    [InlineData("status\u200B \u200Enow\u200F\u202Aplease\u202C\u2066x\u2069\uFEFF", "status nowpleasex")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData(
        "R&amp;D &lt;b&gt; &quot;x&quot; &#39;y&#39;&nbsp;z",
        "R&amp;D &lt;b&gt; &quot;x&quot; &#39;y&#39;&nbsp;z"
    )]
    [InlineData("AT&T & co", "AT&T & co")]
    [InlineData("&amp;lt;", "&amp;lt;")]
    [InlineData("bro\uFFFDken", "broken")]
    [InlineData("one\r\ntwo\rthree\nfour\u2028five\u0085six\u000Bseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("bell\u0007 null\u0000 esc\u001B", "bell null esc")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("hidden\U000E0041\U000E0042 text", "hidden text")]
    public void What_chat_clients_add_is_cleaned(string typed, string clean) =>
        Assert.Equal(clean, CommandLine.Clean(typed));

    [Theory]
    [
        InlineData("👩‍👩‍👧‍👦"),
        InlineData("❤️‍🔥"),
        InlineData("👨‍⚕️"),
        InlineData("⛹‍♂️"),
        InlineData("🏳️‍🌈"),
        InlineData("👍🏽"),
        InlineData("🇩🇪"),
        InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"),
        InlineData("1️⃣"),
        InlineData("𝒟esign")
    ]
    public void An_emoji_made_of_several_stays_one(string emoji) =>
        Assert.Equal($"Design {emoji}", CommandLine.Clean($"Design {emoji}"));

    [Fact]
    public void What_is_no_character_is_dropped() =>
        Assert.Equal("lone  high,  low", CommandLine.Clean("lone \uD83D high,\uFFFE \uDE00 low\uFFFF"));

    [Fact]
    public void A_joiner_between_letters_is_invisible_and_goes() =>
        Assert.Equal("paypal", CommandLine.Clean("pay\u200Dpal\u200D"));

    [Fact]
    public void A_joiner_beside_only_one_emoji_goes() =>
        Assert.Equal("pay👍 👍pal", CommandLine.Clean("pay\u200D👍 👍\u200Dpal"));

    [Theory]
    [InlineData("add Design 40%", "add|Design|40%")]
    [InlineData("  add   Design  ", "add|Design")]
    [InlineData("", "")]
    [InlineData("add \"Design approval\" 40%", "add|[Design approval]|40%")]
    [InlineData("add “Design approval” 40%", "add|[Design approval]|40%")]
    [InlineData("add ”Design approval” 40%", "add|[Design approval]|40%")]
    [InlineData("add „Design approval“ 40%", "add|[Design approval]|40%")]
    [InlineData("add „Design approval” 40%", "add|[Design approval]|40%")]
    [InlineData("add «Design approval» 40%", "add|[Design approval]|40%")]
    [InlineData("add « Design approval » 40%", "add|[Design approval]|40%")]
    [InlineData("add »Design approval« 40%", "add|[Design approval]|40%")]
    [InlineData("add ‹Design approval› 40%", "add|[Design approval]|40%")]
    [InlineData("add 'Design approval' 40%", "add|[Design approval]|40%")]
    [InlineData("add ‘Design approval’ 40%", "add|[Design approval]|40%")]
    [InlineData("add ‚Design approval‘ 40%", "add|[Design approval]|40%")]
    [InlineData("add \"Design approval” 40%", "add|[Design approval]|40%")]
    [InlineData("add ‟Design approval” 40%", "add|[Design approval]|40%")]
    [InlineData("add ‛Design approval’ 40%", "add|[Design approval]|40%")]
    [InlineData("add ❝Design approval❞ 40%", "add|[Design approval]|40%")]
    [InlineData("add 〝Design approval〞 40%", "add|[Design approval]|40%")]
    [InlineData("add 「Design approval」 40%", "add|[Design approval]|40%")]
    [InlineData("add ＂Design approval＂ 40%", "add|[Design approval]|40%")]
    [InlineData("add “Design approval\" 40%", "add|[Design approval]|40%")]
    [InlineData("add \"The “big” relaunch\" 40%", "add|[The “big” relaunch]|40%")]
    [InlineData("add \"  Design  approval \" 40%", "add|[Design  approval]|40%")]
    [InlineData("add \"\" 40%", "add|[]|40%")]
    [InlineData("project new \"Acme website\" client \"Acme GmbH\"", "project|new|[Acme website]|client|[Acme GmbH]")]
    [InlineData("project new “Acme website” client “Acme GmbH”", "project|new|[Acme website]|client|[Acme GmbH]")]
    [InlineData("project new “Acme website\" client “Acme GmbH”", "project|new|[Acme website]|client|[Acme GmbH]")]
    public void Quotes_of_every_kind_hold_a_value_together(string line, string words) =>
        Assert.Equal(words, Split(line));

    [Theory]
    [InlineData("add \"Dana's list\" 40%", "add|[Dana's list]|40%")]
    [InlineData("add 'Dana's list' 40%", "add|[Dana's list]|40%")]
    [InlineData("add ‘Dana’s list’ 40%", "add|[Dana’s list]|40%")]
    [InlineData("add Dana's list", "add|Dana's|list")]
    [InlineData("add Dana’s list", "add|Dana’s|list")]
    [InlineData("add '90s party 40%", "add|'90s|party|40%")]
    [InlineData("add ’90s party 40%", "add|’90s|party|40%")]
    [InlineData("pay INV-1 12'000.50 CHF", "pay|INV-1|12'000.50|CHF")]
    [InlineData("add \"5\"x7\" prints\" 40%", "add|[5\"x7]|prints\"|40%")]
    public void A_mark_inside_a_word_closes_nothing(string line, string words) => Assert.Equal(words, Split(line));

    [Theory]
    [InlineData("add \"Design approval 40%", "add|[Design approval 40%]")]
    [InlineData("add “Design approval 40%", "add|[Design approval 40%]")]
    [InlineData("add \"", "add|[]")]
    public void An_unclosed_quote_runs_to_the_end_so_that_nothing_is_lost(string line, string words) =>
        Assert.Equal(words, Split(line));

    [Theory]
    [InlineData("status.", "status")]
    [InlineData("status .", "status")]
    [InlineData("add \"Design\".", "add|[Design]")]
    [InlineData("add \"Design.\"", "add|[Design.]")]
    [InlineData("status...", "status...")]
    [InlineData("add \"Design\", 40%", "add|[Design]|40%")]
    [InlineData("add \"Design\"; 40%.", "add|[Design]|40%")]
    [InlineData("is \"Design\" paid?", "is|[Design]|paid?")]
    [InlineData("was \"Design\"?", "was|[Design]")]
    [InlineData("add \"Design\"! 40%", "add|[Design]|40%")]
    [InlineData("(see \"Design\")", "(see|[Design]")]
    [InlineData("use \"a\",\"b\"", "use|[a]|[b]")]
    [InlineData(".", "")]
    public void Punctuation_around_values_is_forgiven(string line, string words) => Assert.Equal(words, Split(line));

    [Theory]
    [
        InlineData(" 'a"),
        InlineData("\""),
        InlineData(" \"a"),
        InlineData(" ‘a"),
        InlineData(" «a"),
        InlineData(" 'a' "),
        InlineData(" 'a’"),
        InlineData(" \"a”"),
        InlineData(". "),
        InlineData("&amp;"),
        InlineData("\u200B")
    ]
    public void A_hundred_thousand_characters_are_split_at_once(string again)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        CommandLine.Split(CommandLine.Clean("add" + string.Concat(Enumerable.Repeat(again, 100_000 / again.Length))));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 3);
    }

    [Fact]
    public void A_quoted_word_is_known_as_one()
    {
        var words = CommandLine.Split("add \"rest\" rest");
        Assert.Equal([new("add", false), new("rest", true), new("rest", false)], words);
    }

    private static string Split(string line) =>
        string.Join('|', CommandLine.Split(line).Select(word => word.IsQuoted ? $"[{word.Text}]" : word.Text));
}

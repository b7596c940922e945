using System.Net;
using MilestoneBot.Channels.Teams.Cards;

namespace MilestoneBot.Tests.Channels.Teams.Cards;

public sealed class PlainTextEncoderTests
{
    [Theory]
    [InlineData("Received 2,000.00 on INV-2026-0001. 2,284.00 open, due in 6 days.")]
    [InlineData("\"mileston\" is no command: did you mean milestone? (Nothing was changed!)")]
    [InlineData("See https://files.example/acme/discovery-v3.pdf, 30 % of €12.000")]
    public void An_ordinary_sentence_stays_as_it_is(string text) => Assert.Equal(text, PlainTextEncoder.Encode(text));

    [Theory]
    [
        InlineData("<img src=x onerror=alert(1)>"),
        InlineData("[x](javascript:alert(1))"),
        InlineData("![x](https://evil.example)"),
        InlineData("**bold** __b__ _i_ *i* ~~s~~ `c`"),
        InlineData("<at>everyone</at>")
    ]
    [
        InlineData("# heading"),
        InlineData("- item"),
        InlineData("+ item"),
        InlineData("1. one"),
        InlineData("12) twelve"),
        InlineData("> quote"),
        InlineData("    code"),
        InlineData("\tcode"),
        InlineData("a | b"),
        InlineData("==="),
        InlineData("---"),
        InlineData("\\*"),
        InlineData("&lt;b&gt; &amp; &#42;"),
        InlineData("<https://evil.example>")
    ]
    public void Whatever_could_be_markup_is_written_as_characters(string text)
    {
        var encoded = PlainTextEncoder.Encode(text);

        Assert.DoesNotMatch(@"[<>*_`\[\]~\\|\t]|&(?!#\d+;)", encoded);
        Assert.DoesNotMatch(@"^( {1,}|[#+=-]|\d+[.)])", encoded);
        Assert.Equal(text, WebUtility.HtmlDecode(encoded).Replace('\u00A0', ' '));
    }

    [Fact]
    public void Lines_stand_below_each_other() =>
        Assert.Equal("one<br>two<br><br>&#45; three", PlainTextEncoder.Encode("one\ntwo\r\n\n- three"));
}

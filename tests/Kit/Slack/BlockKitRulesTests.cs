namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>The check of blocks accepts valid ones and names each kind of mistake.</summary>
public sealed class BlockKitRulesTests
{
    private const string Fields =
        """ {"type":"section","fields":[{"type":"mrkdwn","text":"*Due date*","verbatim":true},"""
        + """{"type":"mrkdwn","text":"<https://files.example/a?b=1&amp;c|report v3>","verbatim":true}]},""";

    private const string Choice =
        """ {"type":"input","block_id":"in.by","optional":true,"label":{"type":"plain_text","text":"By","emoji":false}"""
        + ""","element":{"type":"static_select","action_id":"in.by","options":["""
        + """{"text":{"type":"plain_text","text":"a","emoji":false},"value":"a"}]}},""";

    private const string Buttons =
        """ {"type":"actions","elements":[{"type":"button","action_id":"b0","text":{"type":"plain_text","text":"Go","emoji":false}"""
        + ""","value":"x","confirm":{"title":{"type":"plain_text","text":"Go?","emoji":false}}}]}]""";

    private const string Good =
        """[{"type":"header","text":{"type":"plain_text","text":"R&amp;D","emoji":false}},"""
        + "\n"
        + """ {"type":"section","text":{"type":"mrkdwn","text":"<@U1>, <@W2>","verbatim":true}},"""
        + $"\n{Fields}\n{Choice}\n"
        + """ {"type":"context","elements":[{"type":"plain_text","text":"As of today","emoji":false}]},"""
        + $"\n{Buttons}";

    [Fact]
    public void Good_blocks_are_fine()
    {
        Assert.Empty(BlockKitRules.ProblemsOfMessage(Good));
        Assert.Empty(
            BlockKitRules.ProblemsOfView(
                $$"""{"type":"modal","title":{"type":"plain_text","text":"x","emoji":false}"""
                    + $$""","submit":{"type":"plain_text","text":"x","emoji":false},"blocks":{{Good}}}"""
            )
        );
    }

    [Theory]
    [InlineData("\"header\"", "\"headline\"", "no block that we draw")]
    [InlineData("R&amp;D", "R&D", "not escaped")]
    [InlineData("As of today", "<!channel>", "not escaped")]
    [InlineData("As of today", "\u202Eyadot", "not escaped")]
    [InlineData("As of today", " ", "characters")]
    [InlineData("<@U1>, <@W2>", "<!channel>", "more than ours")]
    [InlineData("<@U1>, <@W2>", "<@C1>", "more than ours")]
    [InlineData("*Due date*", "*Due* date*", "more than ours")]
    [InlineData("*Due date*", "_Due_", "more than ours")]
    [InlineData("|report v3>", "|re*port*>", "more than ours")]
    [InlineData("<https:", "<javascript:", "more than ours")]
    [InlineData("*Due date*\",\"verbatim\":true", "*Due date*\",\"verbatim\":false", "not verbatim")]
    [InlineData("\"text\":\"Go\",\"emoji\":false", "\"text\":\"Go\",\"emoji\":true", "makes pictures of words")]
    [InlineData("\"action_id\":\"b0\"", "\"action_id\":\"in.by\"", "twice")]
    [InlineData("\"block_id\":\"in.by\",", "", "lacks block_id")]
    [InlineData("\"options\":[{", "\"others\":[],\"options\":[{", "is empty")]
    [InlineData(
        "\"text\":\"Go\"",
        "\"text\":\"0123456789012345678901234567890123456789012345678901234567890123456789012345\"",
        "button.text has 76"
    )]
    [InlineData("\"title\":{\"type\"", "\"headline\":{\"type\"", "no text belongs")]
    public void A_mistake_is_named(string right, string wrong, string named)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        Assert.Contains(
            BlockKitRules.ProblemsOfMessage(Good.Replace(right, wrong, StringComparison.Ordinal)),
            p => p.Contains(named, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Too_many_and_too_much_are_named()
    {
        static string Blocks(int count) =>
            "[" + string.Join(',', Enumerable.Repeat("""{"type":"divider"}""", count)) + "]";
        static string Section(int length) =>
            $$$"""{"type":"section","text":{"type":"plain_text","text":"{{{new string('x', length)}}}","emoji":false}}""";
        Assert.Empty(BlockKitRules.ProblemsOfMessage(Blocks(50)));
        Assert.Equal(["51 blocks"], BlockKitRules.ProblemsOfMessage(Blocks(51)));
        Assert.Equal(["0 blocks"], BlockKitRules.ProblemsOfMessage("[]"));
        Assert.Equal(["section.text has 3001 characters"], BlockKitRules.ProblemsOfMessage($"[{Section(3001)}]"));
        Assert.Equal(
            ["12000 characters of text"],
            BlockKitRules.ProblemsOfMessage($"[{string.Join(',', Enumerable.Repeat(Section(3000), 4))}]")
        );
        Assert.Contains(
            "a field and no submit",
            BlockKitRules.ProblemsOfView(
                $$"""{"type":"modal","title":{"type":"plain_text","text":"x","emoji":false},"blocks":{{Good}}}"""
            )
        );
        Assert.Contains(
            "modal.title has 25 characters",
            BlockKitRules.ProblemsOfView(
                $$"""{"type":"modal","title":{"type":"plain_text","text":"{{new string('x', 25)}}","emoji":false},"blocks":{{Blocks(1)}}}"""
            )
        );
        Assert.Equal(["101 blocks"], BlockKitRules.ProblemsOfView($$"""{"type":"home","blocks":{{Blocks(101)}}}"""));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>
/// However a client encodes typed text, the text is read: formatting, lists, links, quotes and mentions change no
/// command, and nothing is decoded twice.
/// </summary>
public sealed class MessageTextTests : IAsyncLifetime
{
    private const string Bot = "00000000-0000-0000-0000-00000000000011";
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private async Task<Turn> HeardAsync(JsonObject activity)
    {
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).Status);
        return bot.FakeCommands.Turns.Last();
    }

    private async Task<string> SaysAsync(string text, Action<JsonObject>? change = null) =>
        (await HeardAsync(bot.Message(text, change: change))).Text;

    private static JsonObject Mention(string id, string? name, string? text) =>
        new()
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
            ["text"] = text,
        };

    private static Action<JsonObject> In(string? name, params JsonObject[] mentions) =>
        a =>
        {
            a["entities"] = new JsonArray([.. mentions]);
            if (name is not null)
                a["recipient"]!["name"] = name;
        };

    [Theory]
    [
        InlineData("<strong>status</strong>"),
        InlineData("<em>status</em>"),
        InlineData("<b><i><u>status</u></i></b>"),
        InlineData("<span style=\"font-size:14px\">status</span>"),
        InlineData("<pre>status</pre>"),
        InlineData("<code>status</code>"),
        InlineData("<ul><li>status</li></ul>"),
        InlineData("<ol>\n<li>status</li>\n</ol>"),
        InlineData("<table><tbody><tr><td><p>status</p></td></tr></tbody></table>"),
        InlineData("<h1>status</h1>"),
        InlineData("<p>&nbsp;</p>\r\n<p>status</p>"),
        InlineData("<div><div itemprop=\"copy-paste-block\">status</div></div>"),
        InlineData("<a href=\"https://status.example/\" title=\"x > y\">status</a>"),
        InlineData("[status](https://status.example)"),
        InlineData("**status**"),
        InlineData("__status__"),
        InlineData("*status*"),
        InlineData("_status_"),
        InlineData("~~status~~"),
        InlineData("***status***"),
        InlineData("`status`"),
        InlineData("```\nstatus\n```"),
        InlineData("### status"),
        InlineData("“status”"),
        InlineData("\"status\""),
        InlineData("‘status’"),
        InlineData("„status“"),
        InlineData("«status»"),
        InlineData("&quot;status&quot;"),
        InlineData("<quoted messageId=\"1795334766477\"/> status"),
        InlineData("<quoted messageId=\"1\">forbidden</quoted>status"),
        InlineData("<attachment id=\"ab-1\"></attachment>status"),
        InlineData("status<attachment id=\"ab-1\"/>"),
        InlineData(
            "<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\" itemid=\"1\">"
                + "<strong>Bob</strong><p itemprop=\"preview\">forbidden</p></blockquote><p>status</p>"
        ),
        InlineData("<blockquote>the client wants it</blockquote><p>status</p>"),
        InlineData("<blockquote><p>status</p></blockquote>"),
        InlineData("<p>status<br></p>"),
        InlineData("<STRONG>status</STRONG>"),
        InlineData("status<img src=\"https://x.example/1.png\" alt=\"image\">")
    ]
    public async Task Formatting_around_a_command_does_not_hide_it(string text) =>
        Assert.Equal("status", await SaysAsync(text));

    [Theory]
    [
        InlineData(
            "plan\n<ul><li>Discovery | 30%</li><li>Final | rest</li></ul>",
            "plan\nDiscovery | 30%\nFinal | rest"
        ),
        InlineData(
            "<p>plan</p><ol><li><p>Discovery | 30%</p></li><li>Final | rest<ul><li>deep</li></ul></li></ol>",
            "plan\nDiscovery | 30%\nFinal | rest\ndeep"
        ),
        InlineData(
            "<p>plan</p><table><tr><td>Discovery<br>report</td><td><p>30%</p></td></tr><tr><td>Final</td><td>rest</td></tr></table>",
            "plan\nDiscovery report\t30%\nFinal\trest"
        ),
        InlineData("plan<br><strong>Discovery</strong> | 30%<br>Final | rest", "plan\nDiscovery | 30%\nFinal | rest"),
        InlineData("plan\n**Discovery** | 30%\n* Final | rest", "plan\nDiscovery | 30%\n* Final | rest")
    ]
    public async Task Lists_and_tables_become_lines(string text, string says) =>
        Assert.Equal(says, await SaysAsync(text));

    [Theory]
    [
        InlineData("add \"&lt;script&gt;\" 30%", "add \"<script>\" 30%"),
        InlineData("add \"<script>\" 30%", "add \"<script>\" 30%"),
        InlineData("add \"&amp;lt;b&amp;gt;\" 30%", "add \"&lt;b&gt;\" 30%"),
        InlineData("add \"&amp;amp;\" 1", "add \"&amp;\" 1"),
        InlineData("add \"&amp;euro;\" 1", "add \"&euro;\" 1"),
        InlineData("R&amp;D &#39;x&#39; &quot;y&quot;&nbsp;z", "R&D 'x' \"y\" z"),
        InlineData("AT&T & co", "AT&T & co"),
        InlineData("pay <invoice> <money>", "pay <invoice> <money>"),
        InlineData("a < b > c", "a < b > c"),
        InlineData("1 <2", "1 <2"),
        InlineData("a <b", "a <b"),
        InlineData("add \"see **this** and _that_\" 30%", "add \"see **this** and _that_\" 30%"),
        InlineData("set 1 name my_long_name*", "set 1 name my_long_name*"),
        InlineData(
            "submit 1 \"R\" <a href=\"https://x.example/a?b=1&amp;c=2\">https://x.example/a?b=1&amp;c=2</a>",
            "submit 1 \"R\" https://x.example/a?b=1&c=2"
        ),
        InlineData(
            "submit 1 \"R\" <a href=\"https://x.example/r.pdf\">Report.pdf</a>",
            "submit 1 \"R\" https://x.example/r.pdf"
        ),
        InlineData("submit 1 \"R\" [here](https://x.example/r.pdf)", "submit 1 \"R\" https://x.example/r.pdf"),
        InlineData("contact <a href=\"mailto:dana@acme.example\">dana@acme.example</a>", "contact dana@acme.example"),
        InlineData("see <a href=\"http://acme.example/\">acme.example</a>", "see acme.example"),
        InlineData("see <a href=\"javascript:alert(1)\">that</a>", "see that")
    ]
    public async Task What_was_typed_stays_as_it_was_typed(string text, string says) =>
        Assert.Equal(says, await SaysAsync(text));

    public static TheoryData<string, string, JsonObject[]> OwnMentions =>
        new()
        {
            { "MilestoneBot", "<at>MilestoneBot</at> status", [] },
            { "MilestoneBot", "@MilestoneBot status", [] },
            { "MilestoneBot", "@milestonebot, status", [] },
            { "MilestoneBot", "status @MilestoneBot", [] },
            { "Test Bot", "@MilestoneBot status", [] },
            { "Test Bot", "@Test&nbsp;Bot status", [] },
            { "A&B Bot", "<at>A&amp;B Bot</at> status", [Mention(Bot, "A&B Bot", "<at>A&B Bot</at>")] },
            { "A&B Bot", "<at>A&B Bot</at> status", [Mention(Bot, "A&amp;B Bot", "<at>A&amp;B Bot</at>")] },
            { "A&B Bot", "<at>A&amp;B Bot</at> status", [Mention(Bot, "A&B Bot", null)] },
            { "A&amp;B Bot", "<at>A&B Bot</at> status", [] },
            { "other", "<at>Test Bot</at>&nbsp;status", [Mention(Bot, "Test Bot", null)] },
            { "other", "<at>Test\u00A0Bot</at>\u00A0status", [Mention(Bot, "Test Bot", "<at>Test Bot</at>")] },
            { "other", "<at>Test&nbsp;Bot</at> status", [Mention(Bot, "Test Bot", "<at>Test Bot</at>")] },
            {
                "other",
                "<at>Milestone</at> <at>Bot</at> status",
                [Mention(Bot, "Milestone", "<at>Milestone</at>"), Mention(Bot, "Bot", "<at>Bot</at>")]
            },
            {
                "other",
                "<at>Milestone</at>&nbsp;<at>Bot</at>&nbsp;status",
                [Mention(Bot, "Milestone", null), Mention(Bot, "Bot", null)]
            },
            {
                "other",
                "<at>Great Bot</at> status",
                [Mention(Bot, "Great", "<at>Great</at>"), Mention(Bot, "Bot", "<at>Bot</at>")]
            },
            { "Milestone Bot", "<at>Milestone</at> <at>Bot</at> status", [] },
            { "other", "<at>Test Bot</at> <at>Test Bot</at> status", [Mention(Bot, "Test Bot", "<at>Test Bot</at>")] },
            {
                "other",
                "<at>Test Bot</at> <at>Test Bot</at> status",
                [Mention(Bot, "Test Bot", "<at>Test Bot</at>"), Mention(Bot, "Test Bot", "<at>Test Bot</at>")]
            },
            { "other", "status <at>Test Bot</at>", [Mention(Bot, "Test Bot", "<at>Test Bot</at>")] },
            {
                "other",
                "<p><at id=\"0\">Test Bot</at></p><p>status</p>",
                [Mention(Bot, "Test Bot", "<at>Test Bot</at>")]
            },
            {
                "other",
                "<div><span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">Test Bot</span>&nbsp;status</div>",
                [Mention(Bot, "Test Bot", "<at>Test Bot</at>")]
            },
            { "other", "<at>Test Bot</at>: status", [Mention(Bot, "Test Bot", "<at>Test Bot</at>")] },
            { "other", "@Bot status", [Mention(Bot, "Bot", "@Bot")] },
            { "other", "<strong><at>Test Bot</at> status</strong>", [Mention(Bot, "Test Bot", "<at>Test Bot</at>")] },
        };

    [Theory, MemberData(nameof(OwnMentions))]
    public async Task The_bots_own_mention_is_cut_however_the_client_wrote_it(
        string name,
        string text,
        JsonObject[] mentions
    ) => Assert.Equal("status", await SaysAsync(text, In(name, mentions)));

    [Theory]
    [
        InlineData("status <at>Somebody Else</at>", "status <at>Somebody Else</at>"),
        InlineData("add \"Ask @MilestoneBot first\" 30%", "add \"Ask @MilestoneBot first\" 30%"),
        InlineData("@MilestoneBotter status", "@MilestoneBotter status"),
        InlineData("<at>MilestoneBot 2</at> status", "<at>MilestoneBot 2</at> status")
    ]
    public async Task What_names_somebody_else_stays(string text, string says) =>
        Assert.Equal(says, await SaysAsync(text, In("MilestoneBot")));

    [Fact]
    public async Task Somebody_of_the_bots_name_is_told_apart_by_the_id_and_one_of_several_parts_is_one()
    {
        var same = await HeardAsync(
            bot.Message(
                "<at>Test Bot</at> role add approver <at>Test Bot</at>",
                change: In(
                    null,
                    Mention(Bot, "Test Bot", "<at>Test Bot</at>"),
                    Mention("29:human", "Test Bot", "<at>Test Bot</at>")
                )
            )
        );
        var parts = await HeardAsync(
            bot.Message(
                "role add approver <at>Dana</at>&nbsp;<at>Weiss</at>",
                change: In(
                    null,
                    Mention("29:dana", "Dana", "<at>Dana</at>"),
                    Mention("29:dana", "Weiss", "<at>Weiss</at>")
                )
            )
        );
        var nameless = await HeardAsync(
            bot.Message(
                "role add approver <at>Tom &amp; Co</at>",
                change: In(null, Mention("29:tom", "Tom & Co", null))
            )
        );

        Assert.EndsWith(
            "role add approver @{msteams|" + TeamsBot.Tenant + "|aad-29:human}",
            same.Text,
            StringComparison.Ordinal
        );
        Assert.Equal("role add approver @{msteams|" + TeamsBot.Tenant + "|aad-29:dana}", parts.Text);
        Assert.Equal("Dana Weiss", Assert.Single(parts.Mentions).Name);
        Assert.Equal("Tom & Co", Assert.Single(nameless.Mentions).Name);
    }

    [Fact]
    public async Task The_rich_copy_beside_a_message_tells_the_lines_that_its_text_has_lost_and_the_words_that_it_has_not()
    {
        static void Beside(JsonObject a, string html) =>
            a["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        var lines = await SaysAsync(
            "planDiscovery | 30%Final | rest",
            a => Beside(a, "<p>plan</p><ul><li>Discovery | 30%</li><li>Final | rest</li></ul>")
        );
        var same = await SaysAsync(
            "status",
            a =>
                Beside(
                    a,
                    "<blockquote itemtype=\"http://schema.skype.com/Reply\"><p>forbidden</p></blockquote><p>status</p>"
                )
        );
        var other = await SaysAsync("status", a => Beside(a, "<p>something else</p><p>altogether</p>"));
        var only = await SaysAsync(
            "",
            a =>
            {
                a.Remove("text");
                Beside(
                    a,
                    "<div><span itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">MilestoneBot</span>&nbsp;<b>status</b></div>"
                );
            }
        );

        Assert.Equal(("plan\nDiscovery | 30%\nFinal | rest", "status", "status", "status"), (lines, same, other, only));
    }

    [Fact]
    public async Task Endless_markup_is_read_in_time()
    {
        foreach (
            var part in new[]
            {
                "<at>",
                "<b>",
                "<a href=\"x\">",
                "<blockquote>",
                "<quoted>",
                "&amp;",
                "<at>Test Bot</at>",
                "[x](",
                "**",
                "`",
                "<td>",
                "<",
            }
        )
            Assert.Equal(
                HttpStatusCode.OK,
                (await bot.PostAsync(bot.Message(string.Concat(Enumerable.Repeat(part, 30_000 / part.Length))))).Status
            );
    }
}

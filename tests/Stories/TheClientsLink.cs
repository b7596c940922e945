using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MilestoneBot.Chat;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;
using static MilestoneBot.Tests.Stories.TheSeedExample;

namespace MilestoneBot.Tests.Stories;

/// <summary>Whoever has the client's link stands for the client, so the asker alone sees it, once, and the records hold only its hash.</summary>
public sealed partial class TheClientsLink
{
    private const string Own = "a:priyas-own-chat";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_made_where_only_the_asker_reads_and_closed_by_a_word(bool solo)
    {
        await using var story = await Story.BeginAsync(solo);
        await story.SayAsync(Priya, """project new "Acme website" client "Acme GmbH" total 12000 EUR using website-30-40-30""");
        if (!solo) await story.SayAsync(Priya, "role add finance @Finn");
        Says(await story.SayAsync(Priya, "client link ACME", Own), "Nobody is named as the client's contact", "settings client contact");
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        Says(await story.SayAsync(Priya, "client link"), "only you may see it, and here everybody would", "client link ACME");
        if (!solo) Says(await story.SayAsync(Finn, "client link ACME", "a:finns-own-chat"), "You cannot open or close client links");
        if (!solo) Says(await story.SayAsync(Bob, "client link ACME", "a:bobs-own-chat"), "There is no project ACME");
        Says(await story.SayAsync(Priya, "client revoke"), "There is no open client link to revoke");

        var made = await story.SayAsync(Priya, "client link ACME", Own, id: "made");
        Says(made, "link for dana@acme.example", "Whoever has it stands for the client", "That page is not there yet", "Open until: 2026-07-31 10:00", "client revoke closes");
        var link = Link().Match(made.Text);
        Assert.True(link.Success, made.Text);
        Assert.StartsWith(story.Bot.Address.GetLeftPart(UriPartial.Authority), link.Value, StringComparison.Ordinal);
        Assert.True(Secret.IsOne(link.Groups["token"].Value));

        // Only the hash is kept, and the same words again do not show it again.
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link.Groups["token"].Value))), await AskAsync(story, "select token_hash from client_links"));
        Assert.Empty((await story.SayAsync(Priya, "client link ACME", Own, id: "made")).Posted);
        await story.RestartAsync();
        var again = await story.SayAsync(Priya, "client link ACME", Own, id: "made");
        Assert.DoesNotContain(link.Groups["token"].Value, again.Text, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(story.Bot.Folder)) Assert.DoesNotContain(link.Groups["token"].Value, Encoding.Latin1.GetString(await ReadAsync(file)), StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "audit"), "made a client link for dana@acme.example");

        var second = await story.SayAsync(Priya, "client link ACME", Own);
        Assert.NotEqual(link.Value, Link().Match(second.Text).Value);
        Says(second, "Open links: 2");
        if (!solo) Says(await story.SayAsync(Finn, "client revoke"), "You cannot open or close client links");
        Says(await story.SayAsync(Priya, "client revoke"), "2 client links closed", "Nobody reaches the client's page with them any more");
        Says(await story.SayAsync(Priya, "client revoke"), "There is no open client link to revoke");
    }

    [Fact]
    public async Task In_the_browser_chat_the_link_is_whispered_and_begins_with_the_address_that_is_set()
    {
        await using var bot = BotApp.Start(settings: ("PublicUrl", "https://milestones.example.com"));
        using var pages = new ChatPages(bot);
        foreach (var line in new[] { "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR", "client link" }) await pages.SayAsync(Priya, line);
        Assert.Contains("https://milestones.example.com/client/", await pages.PageAsync(Priya), StringComparison.Ordinal);
        foreach (var other in new[] { Marc, Finn, Dana, Bob })
            Assert.DoesNotContain("milestones.example.com", await pages.PageAsync(other), StringComparison.Ordinal);
    }

    private static async Task<string?> AskAsync(Story story, string sql)
    {
        await using var db = new SqliteConnection($"Data Source={story.Bot.DatabaseFile};Pooling=False;Mode=ReadOnly");
        await db.OpenAsync();
        await using var ask = db.CreateCommand();
        ask.CommandText = sql;
        return (string?)await ask.ExecuteScalarAsync();
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    [GeneratedRegex(@"https?://[\w.:-]+/client/(?<token>[\w-]{43})", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

using MilestoneBot.Tests.Kit.Slack;
using UglyToad.PdfPig;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>
/// Without a mail server the PDF of an issued invoice stands as a file in the stage's thread in Slack: once, with retries
/// that nobody sees, and with a link where Slack does not take it.
/// </summary>
public sealed class FileInSlackStory
{
    private const string Priya = "U0PRIYA";

    private static async Task<(SlackClient Story, SlackCall Issued)> IssuedAsync(
        string channel = SlackClient.Room,
        params (string Name, string Value)[] settings
    )
    {
        var story = await SlackClient.BeginAsync(settings: settings);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "add \"Discovery report\" 30% expected +14d done-when file-delivery",
                "add \"Final delivery\" 70% expected +79d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report v3\"",
                "confirm 1 by \"Dana Weiss\" ref \"e-mail\"",
                "invoice 1",
            }
        )
            await story.SlashAsync(Priya, line, channel);
        var issued = Assert.Single(
            await story.SlashAsync(Priya, "issue 1", channel),
            c => c.Method == "chat.postMessage" && c.Text.Contains("INV-2026-0001", StringComparison.Ordinal)
        );
        return (story, issued);
    }

    [Fact]
    public async Task The_PDF_stands_once_in_the_thread_of_the_card_that_says_not_mailed()
    {
        var (story, issued) = await IssuedAsync();
        await using var _ = story;
        Assert.Contains("INV-2026-0001 issued; please send it yourself: e-mail is not set up", issued.Text);
        Assert.Contains("[Copy link] client link", issued.Text);
        Assert.Empty(story.Slack.Files);
        await story.CarryAsync();
        await story.CarryAsync();
        var file = Assert.Single(story.Slack.Files);
        Assert.Equal(
            ("INV-2026-0001.pdf", "INV-2026-0001", SlackClient.Room, issued.Given),
            (file.Name, file.Title, file.Channel, file.Thread)
        );
        // 30 % of 12,000.00 is 3,600.00; with 19 % VAT 4,284.00.
        using var pdf = PdfDocument.Open(file.Bytes);
        Assert.Contains("4,284.00", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)),
            story.Bot.Read("select sha256 from documents where form = 'pdf'")
        );

        await story.SlashAsync(Priya, "credit 1 119 reason \"one screen less\"");
        await story.CarryAsync();
        Assert.Equal(
            [("INV-2026-0001.pdf", issued.Given), ("CN-2026-0001.pdf", issued.Given)],
            story.Slack.Files.Select(f => (f.Name, f.Thread))
        );
    }

    [Fact]
    public async Task A_direct_message_gets_it_too()
    {
        var (story, issued) = await IssuedAsync("D0PRIYA");
        await using var _ = story;
        await story.CarryAsync();
        Assert.Equal("D0PRIYA", Assert.Single(story.Slack.Files).Channel);
        Assert.Contains("Pass it on yourself", issued.Text);
    }

    [Theory]
    [InlineData("missing_scope", "lacks the scope files:write")]
    [InlineData("file_uploads_disabled", "has switched uploads of files off")]
    [InlineData("unknown_method", "Slack said unknown_method.")]
    public async Task What_Slack_does_not_take_is_told_in_the_thread_with_the_other_way(string error, string says)
    {
        var (story, issued) = await IssuedAsync();
        await using var _ = story;
        story.Slack.FailNext("files.getUploadURLExternal", 200, error);
        var told = Assert.Single(await story.CarryAsync(), c => c.Method == "chat.postMessage");
        Assert.Contains("The PDF of INV-2026-0001 could not be put here as a file", told.Text);
        Assert.Contains(says, told.Text);
        Assert.Contains("[PDF] document INV-2026-0001", told.Text);
        Assert.Equal(issued.Given, told.Body.GetProperty("thread_ts").GetString());
        await story.CarryAsync();
        Assert.Empty(story.Slack.Files);
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox"));
    }

    [Theory]
    [InlineData("files.getUploadURLExternal", 503)]
    [InlineData("files.getUploadURLExternal", 500)]
    [InlineData("files.completeUploadExternal", 503)]
    [InlineData("upload", 502)]
    public async Task A_step_that_nobody_has_seen_is_done_again(string step, int status)
    {
        var (story, _) = await IssuedAsync();
        await using var _1 = story;
        if (step == "upload")
            story.Slack.UploadStatus = status;
        else
            story.Slack.FailNext(step, status, "");
        await story.CarryAsync();
        Assert.Empty(story.Slack.Files);
        story.Slack.UploadStatus = 0;
        story.Clock.Advance(TimeSpan.FromMinutes(10));
        await story.CarryAsync();
        await story.CarryAsync();
        Assert.Single(story.Slack.Files);
    }

    [Fact]
    public async Task What_may_stand_there_is_not_sent_again_by_itself_and_a_person_sends_it()
    {
        var (story, _) = await IssuedAsync();
        await using var _1 = story;
        story.Slack.FailNext("files.completeUploadExternal", 500, "");
        await story.CarryAsync();
        story.Clock.Advance(TimeSpan.FromHours(3));
        await story.CarryAsync();
        Assert.Empty(story.Slack.Files);
        var listed = Assert.Single(await story.SlashAsync(Priya, "retry"));
        Assert.Contains("the PDF of an invoice", listed.Text);
        var line = story.Bot.Read("select id from outbox where errand = 'file'");
        await story.SlashAsync(Priya, $"retry M{line}");
        await story.CarryAsync();
        Assert.Single(story.Slack.Files);
    }

    [Fact]
    public async Task Where_the_bot_is_put_out_the_file_waits_until_it_is_heard_there_again()
    {
        var (story, _) = await IssuedAsync();
        await using var _1 = story;
        story.Slack.Refusing[SlackClient.Room] = "not_in_channel";
        await story.CarryAsync();
        story.Clock.Advance(TimeSpan.FromHours(1));
        await story.CarryAsync();
        Assert.Empty(story.Slack.Files);
        story.Slack.Refusing.Clear();
        await story.SlashAsync(Priya, "status");
        await story.CarryAsync();
        await story.CarryAsync();
        Assert.Single(story.Slack.Files);
    }

    [Fact]
    public async Task What_is_issued_in_a_direct_message_stands_in_the_channel_of_the_project()
    {
        var story = await SlackClient.BeginAsync();
        await using var _ = story;
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "add \"Report\" 100% expected +14d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report v3\"",
                "confirm 1",
                "invoice 1",
            }
        )
            await story.SlashAsync(Priya, line);
        await story.CarryAsync();
        await story.SayAsync(Priya, "project use ACME", "D0PRIYA");
        await story.SayAsync(Priya, "issue 1", "D0PRIYA");
        await story.CarryAsync();
        await story.CarryAsync();
        var inRoom = Assert.Single(story.Slack.Files, f => f.Channel == SlackClient.Room);
        Assert.NotEqual("", inRoom.Thread);
        Assert.InRange(story.Slack.Files.Count, 1, 2);
        Assert.Equal(story.Slack.Files.Count, story.Slack.Files.Select(f => f.Channel).Distinct().Count());
    }

    [Fact]
    public async Task With_a_mail_server_no_file_is_put_anywhere()
    {
        var (story, issued) = await IssuedAsync(
            SlackClient.Room,
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", "9"),
            ("Smtp:From", "bills@studio.example"),
            ("Smtp:Security", "none")
        );
        await using var _ = story;
        await story.CarryAsync();
        Assert.Empty(story.Slack.Files);
        Assert.DoesNotContain("Copy link", issued.Text, StringComparison.Ordinal);
    }
}

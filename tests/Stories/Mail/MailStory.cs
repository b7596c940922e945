using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.ClientPage;
using MimeKit;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>What the stories of mails share: a project whose terms wait, mails that go out, links that Dana finds in them.</summary>
internal static partial class MailStory
{
    public const string Start = "2026-07-01T08:00:00Z";

    public static (string, string)[] SettingsFor(int port) =>
        [
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
            ("Smtp:From", "bills@studio.example"),
            ("Smtp:Security", "none"),
        ];

    /// <summary>Priya leads, Marc approves, Finn keeps the books; the terms are sent to Dana.</summary>
    public static async Task<TeamsStory> WithTermsAsync(
        int port,
        string contact = "dana@acme.example",
        Action<IServiceCollection>? services = null,
        params string[] before
    )
    {
        var story = await TeamsStory.BeginAsync(services ?? (_ => { }), Start, port > 0 ? SettingsFor(port) : []);
        foreach (
            var line in (string[])
                [
                    $"project new \"Acme website\" client \"Acme GmbH\" contact {contact} total 12000 EUR vat 19",
                    "role add approver @Marc",
                    "role add finance @Finn",
                    "add \"Discovery report\" 30% expected 2026-07-15 done-when portal-approval",
                    "add \"Final delivery\" 70% expected 2026-09-18 done-when file-delivery",
                    "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE",
                    .. before,
                    "terms send",
                ]
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    /// <summary>Everything up to the first invoice of 4,284.00, as Dana agrees and approves elsewhere.</summary>
    public static async Task IssueAsync(TeamsStory story)
    {
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, "submit 1 \"Report v3\" https://files.example/report");
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"e-mail 2 July\"");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
    }

    /// <summary>Mails all that is due. Returns how many mails the server took.</summary>
    public static Task<int> MailAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<ClientMailRunner>().RunAsync(default);

    public static string ToOf(MimeMessage mail) => Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address;

    /// <summary>The links to a client's page in a text.</summary>
    public static IReadOnlyList<string> LinksIn(string? text) =>
        [.. Link().Matches(text ?? "").Select(m => m.Value).Distinct()];

    /// <summary>Dana opens the one link of the mail, which is the same in both of its forms.</summary>
    public static ClientBrowser Open(TeamsStory story, MimeMessage mail)
    {
        var link = Assert.Single(LinksIn(mail.TextBody));
        Assert.Equal([link], LinksIn(WebUtility.HtmlDecode(mail.HtmlBody)));
        return new(story, new(link));
    }

    public static string OpenLinks(TeamsStory story) =>
        story.Bot.Read("select count(*) from client_links where revoked_by is null");

    [GeneratedRegex(@"https?://[^\s""<)]+/client/[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

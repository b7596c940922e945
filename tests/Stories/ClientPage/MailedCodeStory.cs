using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>Agreeing by a link that the team handed out needs a code that only the contact reads.</summary>
public sealed class MailedCodeStory
{
    internal static async Task<(TeamsStory Story, Mailbox Mailbox)> BeginAsync()
    {
        var mailbox = new Mailbox();
        var story = await TeamsStory.BeginAsync(
            services => services.Replace(ServiceDescriptor.Singleton<IClientMailer>(mailbox)),
            "2026-07-01T08:00:00Z"
        );
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                    + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms send",
            }
        )
            await story.SayAsync(Priya, line);
        return (story, mailbox);
    }

    [Fact]
    public async Task With_the_code_the_word_is_the_clients_own()
    {
        var (story, mailbox) = await BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = await dana.ReadAsync();
        var asked = await dana.PressAsync(page, "agree-0", "Dana Weiss");
        Assert.Contains("mailed to d…@acme.example", asked, StringComparison.Ordinal);
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
        // The field stands in the message that asks for it, and belongs to the form below.
        Assert.InRange(
            asked.IndexOf("id=\"agree-0-code\" name=\"code\" form=\"agree-0\"", StringComparison.Ordinal),
            1,
            asked.IndexOf("id=\"h-tasks\"", StringComparison.Ordinal)
        );
        var mail = Assert.Single(mailbox.Codes);
        Assert.Matches("^[0-9]{6}$", mail.Code);
        Assert.Equal("dana@acme.example", mail.To);
        // Pressing again at once mails no second code.
        await dana.PressAsync(asked, "agree-0", "Dana Weiss");
        Assert.Single(mailbox.Codes);
        Assert.Contains("You agreed", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: mail.Code));
        Assert.Contains("This was done before", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: mail.Code));
        Assert.Equal("0", story.Bot.Read("select agreed_held from projects where key = 'ACME'"));
        Assert.Equal("", story.Bot.Read("select act_hash || code_hash from client_codes"));
        Says(await story.SayAsync(Priya, "terms"), "client page, with a code mailed to dana@acme.example");
    }

    [Fact]
    public async Task After_five_wrong_codes_even_the_right_one_waits_fifteen_minutes()
    {
        var (story, mailbox) = await BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var asked = await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Dana Weiss");
        var right = mailbox.Codes[0].Code;
        var wrong = right == "123456" ? "654321" : "123456";
        for (var i = 0; i < 5; i++)
            Assert.Contains(
                "This code is not right",
                await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: wrong)
            );
        Assert.Contains("Too many", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: right));
        Assert.Contains("Too many", await dana.PressAsync(asked, "agree-0", "Dana Weiss"));
        Assert.Single(mailbox.Codes);
        story.Day("2026-07-01T08:15:01Z");
        Assert.Contains("too old", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: right));
        Assert.Contains("mailed to", await dana.PressAsync(asked, "agree-0", "Dana Weiss"));
        story.Day("2026-07-01T08:25:02Z");
        Assert.Contains("too old", await dana.PressAsync(asked, "agree-0", "Dana Weiss", code: mailbox.Codes[1].Code));
        Assert.Equal("", story.Bot.Read("select agreed_client from projects where key = 'ACME'"));
    }

    [Fact]
    public async Task A_code_that_could_not_be_mailed_is_said_and_another_can_be_asked_for_at_once()
    {
        var (story, mailbox) = await BeginAsync();
        await using var _ = story;
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = await dana.ReadAsync();
        mailbox.IsDown = true;
        Assert.Contains("could not be mailed", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        mailbox.IsDown = false;
        Assert.Contains("mailed to", await dana.PressAsync(page, "agree-0", "Dana Weiss"));
        Assert.Single(mailbox.Codes);
    }

    internal sealed class Mailbox : IClientMailer
    {
        public List<ClientCodeMail> Codes { get; } = [];

        public bool IsDown { get; set; }

        public bool CanSend => true;

        public Task<bool> SendCodeAsync(ClientCodeMail mail, CancellationToken cancel)
        {
            if (!IsDown)
                Codes.Add(mail);
            return Task.FromResult(!IsDown);
        }
    }
}

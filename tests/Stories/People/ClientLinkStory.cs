using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// Until there is a client page nobody gets a link to it: the answer explains how the client's agreement is recorded.
/// Older links are revoked by a command.
/// </summary>
public sealed class ClientLinkStory
{
    private const string Own = "a:priyas-own-chat",
        Begin =
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR using website-30-40-30""";

    /// <summary>A link as it was created while the command still created them.</summary>
    internal static async Task MadeBeforeAsync(TeamsStory story)
    {
        var id = story.Bot.Read("select id from projects where key = 'ACME'");
        var (workspace, lead) = (
            story.Bot.Read("select workspace from projects where key = 'ACME'"),
            story.Bot.Read($"select actor from roles where project = '{id}' and role = 'lead' limit 1")
        );
        var turn = new Turn(
            $"link-{Guid.NewGuid():N}",
            new("msteams", workspace, "a:own"),
            new(lead, "Priya Shah", Membership.Staff),
            "client link",
            story.Clock.Now
        )
        {
            IsPrivate = true,
        };
        Assert.IsType<Outcome.Saved>(
            await story
                .Bot.Services.GetRequiredService<ProjectStore>()
                .ChangeAsync(
                    turn,
                    "ACME",
                    (project, context) =>
                        project.CreateClientLink(LinkSecret.ComputeHash(LinkSecret.Create()), context),
                    default
                )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_link_is_made_to_a_page_that_is_not_there_and_the_answer_says_what_to_do_instead(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await story.SayAsync(Priya, Begin);
        foreach (var line in new[] { "client link ACME", "client link" })
        {
            var said = (await story.SayAsync(Priya, line, Own)).Text;
            Says(
                await story.SayAsync(Priya, line, Own),
                "There is no page for the client yet, so no link was made",
                "terms agreed by \"",
                "confirm 1 by \"",
                "ref \"",
                "use message"
            );
            Assert.DoesNotContain("http", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Dana", said, StringComparison.Ordinal);
        }
        Says(await story.SayAsync(Priya, "client link"), "There is no page for the client yet");
        Assert.Equal("0", story.Bot.Read("select count(*) from client_links"));
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'client-link-made'"));
        Says(await story.SayAsync(Priya, "help client link"), "until");
        Assert.DoesNotContain(
            "makes a link",
            (await story.SayAsync(Priya, "help client")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Links_that_were_made_before_are_closed_by_a_word()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var line in new[] { Begin, "role add finance @Finn" })
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "client revoke"), "There is no open client link to revoke");
        await MadeBeforeAsync(story);
        await MadeBeforeAsync(story);
        Says(await story.SayAsync(Finn, "client revoke"), "You cannot open or close client links");
        var closed = await story.SayAsync(Priya, "client revoke");
        Says(closed, "2 client links closed", "Nobody reaches the client's page with them any more");
        Assert.DoesNotContain("client link.", closed.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "client revoke"), "There is no open client link to revoke");
        Says(
            await story.SayAsync(Priya, "audit"),
            "made a client link for dana@acme.example",
            "revoked 2 client links"
        );
    }
}

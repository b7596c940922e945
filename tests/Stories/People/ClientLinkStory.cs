using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// A link to the client's page is made for the person who passes it on, and closed by a command.
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
    public async Task A_link_is_shown_once_to_the_person_who_asks_and_kept_as_its_hash(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await story.SayAsync(Priya, Begin);
        var said = (await story.SayAsync(Priya, "client link ACME", Own)).Text;
        Says(
            await story.SayAsync(Priya, "client link", "19:acme@thread.tacv2"),
            "link to the client's page",
            "Pass it on to dana@acme.example"
        );
        var token = said.Split("/client/")[1][..43];
        Assert.Equal("2", story.Bot.Read("select count(*) from client_links"));
        Assert.Equal(LinkSecret.ComputeHash(token), story.Bot.Read("select token_hash from client_links where id = 1"));
        Assert.Equal("0", story.Bot.Read($"select count(*) from journal where details like '%{token}%'"));
        Assert.Equal("0", story.Bot.Read("select max(mailed) from client_links"));
        Says(await story.SayAsync(Priya, "help client link"), "for you to pass on");
    }

    [Fact]
    public async Task Without_a_contact_there_is_nobody_to_make_a_link_for()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin.Replace(" contact dana@acme.example", "", StringComparison.Ordinal));
        Says(await story.SayAsync(Priya, "client link"), "There is no client contact yet");
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

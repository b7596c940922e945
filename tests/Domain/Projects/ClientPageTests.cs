using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>What the client may do on their page, and nothing else.</summary>
public sealed class ClientPageTests
{
    private static readonly Actor Client = new("client/p/1", "Dana", ActorKind.Client, IsInProjectConversation: true);

    [Fact]
    public void The_client_holds_no_permission_of_the_team()
    {
        var project = ProjectFixture.Website().Project;
        foreach (var permission in Enum.GetValues<Permission>())
            Assert.False(Permissions.IsAllowed(project, permission, Client, DateTimeOffset.UnixEpoch), $"{permission}");
    }

    [Fact]
    public void Nobody_of_the_team_speaks_for_the_client_on_their_page()
    {
        var fixture = ProjectFixture.Website();
        var act = new ClientAct(1, "Dana Weiss", "x", DateTimeOffset.UnixEpoch, HasCode: true);
        foreach (var who in new[] { Priya, Clock })
        {
            fixture.Refused<Refusal.ClientLinkClosed>(who, (p, s) => p.AgreeAsClient(act, s));
            fixture.Refused<Refusal.ClientLinkClosed>(who, (p, s) => p.AskForOtherTerms(act, s));
            fixture.Refused<Refusal.ClientLinkClosed>(who, (p, s) => p.ApproveAsClient(p.Milestones[0], act, s));
            fixture.Refused<Refusal.ClientLinkClosed>(who, (p, s) => p.RequestChangesAsClient(p.Milestones[0], act, s));
        }
    }

    [Fact]
    public void Only_the_program_mails_a_link() =>
        ProjectFixture.Website().Refused<Refusal.NotAllowed>(Priya, (p, s) => p.MailClientLink("h", s));
}

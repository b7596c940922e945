using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>In Slack a person is picked from the workspace's own list, and is who the workspace says they are.</summary>
[Needs(Need.Node)]
public sealed class RoleFormInSlackStory
{
    private const string Priya = "U0PRIYA";

    [Fact]
    public async Task Somebody_picked_gets_the_role_and_the_window_has_its_own_cancel()
    {
        await using var story = await SlackClient.BeginAsync();
        await story.SlashAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        await story.SlashAsync(Priya, "role add finance");
        var window = story.Slack.Windows[^1];
        Assert.Equal("Give role", (string?)window["submit"]!["text"]);
        Assert.Equal("Cancel", (string?)window["close"]!["text"]);
        Assert.DoesNotContain("cancel form", window.ToJsonString(), StringComparison.Ordinal);
        var view = window.DeepClone().AsObject();
        view.Remove("id");
        view.Remove("hash");
        Assert.Empty(await SlackTypes.ProblemsAsync([TypedJson.Modal("role add", view.ToJsonString())]));

        await story.FillInAsync(Priya, ("Person", "U0FINN"));
        Assert.Equal(
            "slack|T0AGENCY|U0FINN",
            story
                .Bot.Read("select actor from roles where role = 'finance' order by actor")
                .Replace(FakeSlack.Team, "T0AGENCY")
        );
    }
}

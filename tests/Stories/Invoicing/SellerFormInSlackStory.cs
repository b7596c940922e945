using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>The forms of seller and client in Slack: one modal each, within its limits, filled with what is said.</summary>
[Needs(Need.Node)]
public sealed class SellerFormInSlackStory
{
    private const string Priya = "U0PRIYA";

    [Fact]
    public async Task Each_form_is_one_modal_that_holds_against_the_published_types_and_can_be_sent()
    {
        await using var story = await SlackClient.BeginAsync();
        await story.SlashAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        var drawn = new List<TypedJson>();
        foreach (var (line, fields) in new[] { ("settings seller", 17), ("settings client", 15) })
        {
            await story.SlashAsync(Priya, line);
            var window = story.Slack.Windows[^1];
            drawn.Add(Drawn(line, window));
            Assert.Equal("Save", (string?)window["submit"]!["text"]);
            var inputs = window["blocks"]!.AsArray().Where(b => (string?)b!["type"] == "input").ToList();
            Assert.Equal(fields, inputs.Count);
            Assert.InRange(window["blocks"]!.AsArray().Count, fields, 100);
            Assert.InRange(((string)window["title"]!["text"]!).Length, 1, 24);
            // Nothing has to be filled in: an empty field leaves its value as it is.
            Assert.All(inputs, i => Assert.True((bool?)i!["optional"] ?? false, i!.ToJsonString()));
            Assert.All(inputs, i => Assert.InRange(((string)i!["label"]!["text"]!).Length, 1, 2000));
        }
        Assert.Empty(await SlackTypes.ProblemsAsync(drawn));

        await story.SlashAsync(Priya, "settings seller");
        await story.FillInAsync(
            Priya,
            ("Name", "Studio GmbH"),
            ("Street and number", "Main Street 1"),
            ("Postcode", "10115"),
            ("City", "Berlin"),
            ("Country, two letters", "DE"),
            ("VAT id", "DE123456789")
        );
        Assert.Equal("Studio GmbH", story.Bot.Read("select seller_name from workspaces"));
        await story.SlashAsync(Priya, "settings seller");
        Assert.Contains("Main Street 1", story.Slack.Windows[^1].ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>As the bot drew it: what the platform adds is taken off.</summary>
    private static TypedJson Drawn(string name, JsonObject window)
    {
        var view = window.DeepClone().AsObject();
        view.Remove("id");
        view.Remove("hash");
        return TypedJson.Modal(name, view.ToJsonString());
    }
}

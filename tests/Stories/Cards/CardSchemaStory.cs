using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.People;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// The cards of amendments, pauses, permissions, settings, labels, links and boards conform to the published schema,
/// and are within the size limit.
/// </summary>
[Needs(Need.Node)]
public sealed class CardSchemaStory
{
    [ContractFact]
    public async Task They_fit_the_published_schema_and_the_size()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "role add deputy @Bob for @Marc until +9d",
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when file-delivery",
                "set 3 name \"Final deliveries\" expected 2026-09-18 done-when file-delivery",
                "labels add \"User test passed\" due 30 done-when signed-checklist note \"PO 4711\"",
                "labels",
                "labels remove \"User test passed\"",
                "template list",
                "template save mine",
                "template show mine",
                "role list",
                "my rights",
                "who can",
                "who can confirm",
                "settings",
                "settings zone Europe/Paris",
                "settings holidays 2026-12-24",
                "settings holidays",
                "settings client address \"Street 2\"",
                "settings seller \"Studio GmbH\" address \"Main Street 1\"",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                "amend",
                "amend 2 amount 5000 due 30",
                "terms send",
                "amend 3 amount rest",
                "terms send",
                "terms",
                "amend",
                "terms withdraw",
                "drop 3",
                "terms withdraw",
                "project hold reason \"the client pauses\"",
                "status",
                "project show",
                "start 1",
                "project resume reason \"goes on\"",
                "start 1",
                "submit 1 \"Report\"",
                "board",
                "project list",
                "client revoke",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Marc, "reopen 1 reason \"the wrong file\"");
        await ClientLinkStory.MadeBeforeAsync(story);
        await story.SayAsync(Priya, "client revoke ACME", "a:priyas-own-chat");
        await story.SayAsync(Priya, "project cancel reason \"no budget\"");
        await story.SayAsync(Priya, "project show");
        var cards = story.Cards.Select(c => c.GetRawText()).Distinct().ToList();
        Assert.True(cards.Count > 40, $"{cards.Count} cards");
        foreach (var card in cards)
            await CardSchema.AssertValidAsync(card);
    }
}

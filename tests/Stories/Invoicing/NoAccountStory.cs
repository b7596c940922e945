using MilestoneBot.Tests.Stories.ClientPage;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>An invoice without an account is valid, and people are told that the client cannot see where to pay.</summary>
public sealed class NoAccountStory
{
    [Fact]
    public async Task Check_draft_and_invoice_say_that_no_account_is_named_and_what_helps()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        await story.SayAsync(
            Priya,
            "settings seller \"Studio GmbH\" street \"Dock 1\" postcode 20457 city Hamburg country DE vat-id DE123456789"
        );
        Says(
            await story.SayAsync(Priya, "check 1"),
            "The invoice of Discovery report can be issued, and names no account",
            "No account: the client cannot see where to pay; settings seller iban <IBAN> holder"
        );
        Says(await story.SayAsync(Priya, "settings seller iban <IBAN> holder \"<account holder>\""), "write the value");
        await story.SayAsync(Priya, "settings seller iban DE89370400440532013000 holder \"Studio GmbH\"");
        Says(await story.SayAsync(Priya, "check 1"), "account 1 waits for Marc Oliver");
        Says(await story.SayAsync(Priya, "show 1"), "Discovery report");
        Says(
            await story.SayAsync(Marc, "issue 1"),
            "INV-2026-0001",
            "No account stands on it: tell the client where to pay. For later invoices: account 1 waits for Marc Oliver"
        );
        await story.SayAsync(Priya, "settings client contact dana@acme.example");
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        Assert.Contains("Please ask us for the account to pay to.", await dana.ReadAsync());
        Says(await story.SayAsync(Finn, "settings client order-number 4711"), "did you mean order");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Store;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>Who sends and who gets invoices: said once, checked, looked at by two, and fixed with each invoice.</summary>
public sealed class SellerAndClientStory
{
    private const string Iban = "DE89 3704 0044 0532 0130 00";

    /// <summary>As an operator runs it: there is no sample seller.</summary>
    private static void InProduction(IServiceCollection services)
    {
        var set = (StoreOptions)services.Single(s => s.ServiceType == typeof(StoreOptions)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton(set with { SampleSeller = null }));
    }

    private static async Task<TeamsStory> DraftedInProductionAsync()
    {
        var story = await TeamsStory.BeginAsync(InProduction, "2026-07-01T08:00:00Z");
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "role add approver @Marc",
                "role add finance @Finn",
                "add \"Discovery report\" 30% expected +14d done-when file-delivery",
                "add \"Final delivery\" 70% expected +79d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report v3\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        return story;
    }

    [Fact]
    public async Task A_real_invoice_waits_until_seller_and_client_are_said_and_keeps_what_it_said()
    {
        await using var story = await DraftedInProductionAsync();
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "Cannot be issued yet. Missing: your name: settings seller \"Studio GmbH\"",
            "the client's country: settings client country DE",
            "[Fill in the client] settings client",
            "4,284.00"
        );
        Says(
            await story.SayAsync(Marc, "issue 1"),
            "Your company details for invoices are missing",
            "[Fill in the client] settings client"
        );
        Says(
            await story.SayAsync(Bob, "check 1"),
            "Missing for the invoice of Discovery report",
            "Your VAT id or tax number: settings seller vat-id DE123456789",
            "The client's address: settings client street"
        );
        await story.SayAsync(Priya, "settings seller \"Studio GmbH\" vat-id DE123456789");
        Says(
            await story.SayAsync(Marc, "issue 1"),
            "This invoice cannot be issued yet",
            "your address",
            "your country: settings seller country DE",
            "the client's address"
        );
        await story.SayAsync(Priya, "settings seller street \"Main Street 1\" postcode 10115 city Berlin country DE");
        Says(await story.SayAsync(Marc, "check 1"), "The client's address", "[Fill in the client] settings client");
        Says(
            await story.SayAsync(
                Priya,
                "settings client street \"Rue du Lac 5\" postcode 69003 city Lyon country FR language fr order \"PO 4711\""
            ),
            "Client's address: – → Rue du Lac 5, 69003 Lyon",
            "country FR",
            "language French"
        );
        Says(await story.SayAsync(Bob, "check 1"), "Discovery report can be issued, and names no account");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued", "4,284.00");
        await story.SayAsync(Priya, "settings client country DE order none");
        await story.SayAsync(Priya, "settings seller country AT");
        Assert.Contains("\"FR\"", Stored(story, "buyer_details"), StringComparison.Ordinal);
        Assert.Contains("PO 4711", Stored(story, "buyer_details"), StringComparison.Ordinal);
        Assert.Contains("\"DE\"", Stored(story, "seller_details"), StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task The_account_waits_for_another_approver_and_is_told_in_the_places_of_every_project()
    {
        await using var story = await DraftedInProductionAsync();
        story.Day("2026-07-01T09:00:00Z");
        Says(
            await story.SayAsync(
                Bob,
                "project new \"Shop\" client \"Baker Ltd\" total 500 EUR vat 19",
                "19:shop@thread.tacv2"
            ),
            "Shop"
        );
        await story.SayAsync(
            Priya,
            "settings seller \"Studio GmbH\" address \"Main Street 1, Berlin\" vat-id DE123456789"
        );
        await story.CarryAsync();
        Says(
            await story.SayAsync(Priya, $"settings seller iban {Iban} holder \"Studio GmbH\" bic COBADEFFXXX"),
            "Account 1 for invoices waits for a second pair of eyes",
            Iban,
            "Marc Oliver accepts it or not",
            "Until it is accepted, invoices name no account"
        );
        var told = await story.CarryAsync();
        Assert.Contains(told, call => call.Conversation == "19:shop@thread.tacv2");
        Says(await story.SayAsync(Priya, "account accept 1"), "You cannot decide about the account", "Marc Oliver");
        Says(await story.SayAsync(Marc, "account accept 1 4000"), "are not the last four characters");
        Says(await story.SayAsync(Priya, "settings seller"), "Account: no account", "Waits to be accepted");
        Says(await story.SayAsync(Marc, "account accept 1"), "Account 1 for invoices accepted", "Marc Oliver");
        Says(await story.SayAsync(Marc, "account accept 1"), "Proposal 1 is accepted already", "Nothing was changed");
        // A mailed "new account" is the commonest fraud: the old one holds until somebody else looked.
        await story.SayAsync(Marc, "settings seller iban DE02120300000000202051");
        Says(
            await story.SayAsync(Marc, "account accept 2"),
            "You proposed this account yourself",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Priya, "settings seller"), $"Account: {Iban} (Studio GmbH, COBADEFFXXX)");
        Says(
            await story.SayAsync(Priya, "account decline 2 \"our bank knows nothing of it\""),
            "Account 2 for invoices declined",
            "our bank knows nothing of it"
        );
        Says(
            await story.SayAsync(Finn, "audit settings"),
            "Settings of all projects: audit trail",
            "5 entries, newest first",
            "declined the account of proposal 2: our bank knows nothing of it",
            "Marc Oliver",
            "accepted the account of proposal 1",
            $"proposed the account {Iban} (Studio GmbH, COBADEFFXXX)"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact", "5 of the workspace");
        story.Bot.Tamper("update seller_accounts set iban = 'DE02120300000000202051' where id = 1");
        Says(await story.SayAsync(Priya, "verify"), "The seller's account, proposal 1,");
    }

    [Fact]
    public async Task Who_works_alone_types_the_last_four_characters_of_the_account_again()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "drafted");
        Says(
            await story.SayAsync(Priya, $"settings seller iban {Iban} holder \"Studio GmbH\""),
            "type the last four characters of its IBAN once more",
            "[Accept] account accept 1"
        );
        Says(await story.PressAsync(Priya, "Accept"), "type its last four characters");
        Says(await story.PressAsync(Priya, "Accept", ("last-four", "3000")), "accepted");
        Says(
            await story.SayAsync(Priya, "settings seller"),
            $"Account: {Iban} (Studio GmbH)",
            "Who sends the invoices?"
        );
    }

    [Fact]
    public async Task The_first_draft_of_a_trial_offers_the_form_and_the_form_says_each_mistake()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        Says(await story.SayAsync(Priya, "invoice 1"), "SAMPLE Studio GmbH", "[Fill in the client] settings client");
        Says(await story.SayAsync(Priya, "settings seller"), "Who sends the invoices?", "[Save] settings seller");
        Says(
            await story.PressAsync(Priya, "Save", ("name", "Studio GmbH"), ("country", "Germany"), ("mail", "billing")),
            "is no country code of two letters; write country DE",
            "is no mail address"
        );
        Says(
            await story.PressAsync(
                Priya,
                "Save",
                ("name", "Studio GmbH"),
                ("street", "Main Street 1"),
                ("postcode", "10115"),
                ("city", "Berlin"),
                ("country", "DE"),
                ("tax-number", "30/123/45678"),
                ("mail", "billing@studio.example")
            ),
            "Seller saved",
            "Main Street 1, 10115 Berlin",
            "Nothing is missing for an invoice"
        );
        Says(await story.SayAsync(Priya, "settings seller mail none"), "Seller saved");
        Says(await story.SayAsync(Priya, "settings client"), "Client: Acme GmbH", "[Save] settings client");
        Says(
            await story.PressAsync(Priya, "Save", ("country", "FR"), ("kind", "consumer"), ("language", "de")),
            "country FR",
            "kind consumer",
            "language German"
        );
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Another_contact_after_the_agreement_is_told_to_those_who_approve()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        Says(
            await story.SayAsync(Priya, "settings client contact dora@acme.example"),
            "the client's contact is now dora@acme.example",
            "agreed while it was dana@acme.example",
            "Marc Oliver"
        );
        Says(await story.SayAsync(Priya, "audit"), "contact dora@acme.example instead of dana@acme.example");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private static string Stored(TeamsStory story, string column) =>
        story.Bot.Read($"select {column} from invoices where number = 'INV-2026-0001'");
}

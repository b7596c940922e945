using MilestoneBot.Tests.Browser;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>
/// Every kind of page as a picture: other languages and scripts, long names, currencies, several rates, advances, a
/// project on hold, ended and closed.
/// </summary>
[Collection(Chromium.Collection)]
[Needs(Need.Browser)]
public sealed class ClientPagePicturesStory(Chromium chromium)
{
    private const string Account =
        "settings seller name \"Studio Nord GmbH\" mail hello@studio.example iban DE89370400440532013000 "
        + "bic COBADEFFXXX holder \"Studio Nord GmbH\" colour #7a1f5c";

    private static readonly string LongName =
        "Barrierefreiheitsprüfungsbericht einschließlich Donaudampfschifffahrtsgesellschaftskapitänsmützenverwaltung übergeben";

    [Fact]
    public async Task German_with_Greek_names_three_rates_two_advances_and_a_credit_note()
    {
        await LookAsync(
            "german",
            [
                "project new \"Διαδικτυακή παρουσία Αθήνα\" client \"Παπαδόπουλος & Υιοί ΑΕ\" contact dana@acme.example "
                    + "total 10000 EUR vat 19 key ACME gate advise",
                Account,
                "account accept 1 3000",
                "settings client language de",
                "add \"Contract signed\" 2000 EUR advance expected +1d done-when written-email",
                "add \"Kick-off held\" 1000 EUR advance expected +2d done-when written-email",
                $"add \"{LongName}\" 4000 EUR expected +10d done-when file-delivery",
                "add \"Printed manual delivered\" 1000 EUR vat 7 expected +20d done-when file-delivery",
                "add \"Schulung abgehalten\" 500 EUR vat 0 exempt \"adult education\" expected +25d done-when file-delivery",
                "add \"Website launch\" rest expected +30d done-when file-delivery",
                "terms agreed by \"Ελένη Παπαδοπούλου\" ref \"mail\"",
                "confirm 1 by \"Ελένη Παπαδοπούλου\" ref \"signed contract\"",
                "invoice 1",
                "issue 1",
                "pay 1 2380",
                "confirm 2 by \"Ελένη Παπαδοπούλου\" ref \"minutes\"",
                "invoice 2",
                "issue 2",
                "pay 2 1190",
                .. Delivered(3),
                "pay 3 1000",
                "credit INV-2026-0003 119 reason \"one page less\"",
                .. Delivered(4),
                .. Delivered(5),
                .. Delivered(6),
            ]
        );
    }

    [Theory]
    [InlineData("yen", "JPY", "100001", "10")]
    [InlineData("dinar", "KWD", "1000.005", "5")]
    public async Task Currencies_without_and_with_three_decimals(string name, string currency, string total, string vat)
    {
        await LookAsync(
            name,
            [
                $"project new \"Corporate design\" client \"Client Ltd\" contact dana@acme.example total {total} {currency} "
                    + $"vat {vat} key ACME gate advise",
                "add \"Discovery report\" 30% expected +9d done-when client-sign-off",
                "add \"Design approval\" 40% expected +30d done-when client-sign-off",
                "add \"Final delivery\" rest expected +60d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                "start 1",
                $"submit 1 \"{new string('W', 110)} and what else is in the folder, see the list of all its parts inside\" "
                    + "https://files.example/acme/a-long-folder-name/with-another-one-inside/discovery-report-version-3-final.pdf",
                "confirm 1 by \"Dana Weiss\" ref \"mail\"",
                "invoice 1",
                "issue 1",
            ]
        );
    }

    [Fact]
    public async Task French_on_hold_with_a_discount_and_an_agreement_that_waits()
    {
        await LookAsync(
            "french",
            [
                "project new \"Site « Côté Jardin »\" client \"Société Générale d’Électricité\" contact dana@acme.example "
                    + "total 12000 EUR vat 20 key ACME gate advise discount 2% 10d due 30",
                Account,
                "account accept 1 3000",
                "settings client language fr",
                "add \"Rapport d’audit remis\" 30% expected +9d done-when client-sign-off",
                "add \"Maquette approuvée\" 40% expected +30d done-when client-sign-off",
                "add \"Site livré\" rest expected +60d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                .. Delivered(1, " by \"Dana Weiss\" ref \"mail\""),
                "start 2",
                "submit 2 \"Maquette v2\" https://files.example/maquette",
                "amend 3 expected 2026-10-30",
                "terms send",
            ],
            async (story, dana) =>
            {
                await dana.PressAsync(await dana.ReadAsync(), "agree-0", "Zoé Lefèvre");
                await dana.PressAsync(await dana.ReadAsync(), "approve-2", "Zoé Lefèvre");
                await story.SayAsync(Priya, "project hold reason \"the client asked for a pause\"");
            }
        );
    }

    [Fact]
    public async Task An_ended_project()
    {
        await LookAsync(
            "ended",
            [
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 key ACME "
                    + "using website-30-40-30",
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when file-delivery",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                .. Delivered(1),
                "pay 1 4284",
                "project end reason \"the client stops the shop\" fee 500 \"Cancellation fee\"",
                "terms agreed by \"Dana Weiss\" ref \"letter\"",
            ]
        );
    }

    private static string[] Delivered(int stage, string confirmed = "") =>
        [
            $"start {stage}",
            $"submit {stage} \"Files\"",
            $"confirm {stage}{confirmed}",
            $"invoice {stage}",
            $"issue {stage}",
        ];

    private async Task LookAsync(
        string name,
        IEnumerable<string> lines,
        Func<TeamsStory, ClientBrowser, Task>? then = null
    )
    {
        await using var story = await TeamsStory.BeginAsync(solo: true, at: "2026-07-01T08:00:00Z");
        foreach (var line in lines)
            await story.SayAsync(Priya, line);
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        if (then is not null)
            await then(story, dana);
        var found = new List<string>();
        var (page, wrong) = await chromium.OpenClientPageAsync(dana);
        await ClientPageEye.LookAsync(page, name, found);
        found.AddRange(wrong);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

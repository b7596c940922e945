using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Links;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Team;

/// <summary>The seller's logo: the page on which it is uploaded, and what became of it.</summary>
internal static class LogoCards
{
    public const string NeedsPublicUrl =
        "A page to upload a file needs an address that you can reach: the operator sets PublicUrl. "
        + "An address of a picture on the internet works without it: settings seller logo https://studio.example/logo.png";

    /// <summary>The page, for the person who asked.</summary>
    public static Card Upload(ProjectView view, Uri page, TimeSpan validity) =>
        new("Upload the logo")
        {
            Lines =
            [
                "PNG or JPEG, at most 512 KB. "
                    + $"The page takes one picture, and until {view.DayAndTime(view.Now + validity)}. Keep it to yourself.",
            ],
            Facts = [new("Page", "Upload", page), new("Now", Describe(view))],
            Footer = "A picture on the internet: settings seller logo https://studio.example/logo.png",
        };

    /// <summary>The answer to a new logo, or to none.</summary>
    public static Card Saved(ProjectView view)
    {
        var isSet = view.SellerSettings.Details.Logo.Length > 0;
        return new(isSet ? "Logo saved" : "No logo")
        {
            Tone = Tone.Good,
            Lines =
            [
                isSet
                    ? "It stands on the documents of what is issued from now on, and on the client's page."
                    : "The seller's name stands in its place on the documents of what is issued from now on.",
                "What is issued keeps what it has.",
                .. isSet && view.Seller is { IsSample: true }
                    ?
                    [
                        "Until a name is said, invoices come from a sample seller, without the logo: "
                            + "settings seller \"Studio GmbH\"",
                    ]
                    : Array.Empty<string>(),
            ],
            Footer = isSet ? "To take it away: settings seller logo off" : "To set one: settings seller logo",
        };
    }

    /// <summary>Why a picture cannot be the logo, with what to do.</summary>
    /// <param name="problem">As the reader of pictures says it: "it is …".</param>
    public static string Unusable(string problem) => $"This cannot be the logo: {problem}. Nothing was changed.";

    public const string Unknown =
        "There is no such picture here any more. Nothing was changed. To upload one: settings seller logo";

    /// <summary>Why nothing was fetched.</summary>
    public static string Describe(WebPicture got, Uri address) =>
        $"Nothing was fetched from {address.Host}: {Reason(got)}. Nothing was changed. "
        + "To upload the file instead: settings seller logo";

    private static string Reason(WebPicture got) =>
        got.Fault switch
        {
            WebPictureFault.AddressNotAllowed =>
                "only addresses that begin with https:// are opened, on the usual port and without a name or password in them",
            WebPictureFault.NotPublic => "it is no address of the public internet",
            WebPictureFault.NotFound => $"the server answered {got.Status}",
            WebPictureFault.TooLarge => "there is more than 512 KB",
            WebPictureFault.TooSlow => "it took longer than 8 seconds",
            WebPictureFault.TooManyRedirects => "it leads on to another address more than three times",
            _ => "nobody answers there, or not by a certificate of that name",
        };

    private static string Describe(ProjectView view) =>
        view.SellerSettings.Details.Logo.Length > 0
            ? "there is a logo; to take it away: settings seller logo off"
            : "no logo";
}

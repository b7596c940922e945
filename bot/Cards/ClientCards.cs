using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>The client's way to his own project page: made, closed, and honest about what it opens today.</summary>
internal static class ClientCards
{
    public static Card Made(Sight sight, ClientLinkMade made, Uri link) => new($"{sight.Project.Name}: link for {made.Contact}")
    {
        Lines =
        [
            "It is for the client's own page: read the terms and agree to them, approve what was delivered, see the invoices. Whoever has it stands for the client, in this project only.",
            "That page is not there yet: today the link opens nothing. It is shown this once and is kept by nobody but you.",
        ],
        Facts = [new("Link", link.ToString(), link), new("Open until", sight.Moment(made.Expires)), new("Open links", $"{sight.Project.Links.Count(l => l.IsOpen(sight.Now))}")],
        Footer = "client revoke closes every link of this project.",
    };

    /// <summary>The link was made for words that are heard again; what it was cannot be told any more.</summary>
    public static Card Lost(Sight sight) => new($"{sight.Project.Name}: a client link was made")
    {
        Lines = ["A link is shown once, when it is made, and cannot be shown again. If you did not get it, close it with client revoke and make a new one with client link."],
    };

    public static Card Revoked(Sight sight, int closed) => new($"{sight.Project.Name}: {(closed > 0 ? $"{Words.Count(closed, "client link")} closed" : "client links closed")}")
    {
        Tone = Tone.Good,
        Lines = ["Nobody reaches the client's page with them any more."],
        Footer = "A new one: client link.",
    };
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>The links to the client's own project page, and what the client asks for there.</summary>
internal static class ClientCards
{
    public const string NeedsPublicUrl =
        "No link was made: nobody outside could open it, because this bot has no public address. Whoever runs it sets "
        + "PublicUrl to the address at which people reach it, and then client link works.";

    public const string AlreadyMade =
        "The link was made and shown when this was said first; it cannot be shown again. Say client link for a new one.";

    /// <summary>A new link, for the person who passes it on.</summary>
    public static Card Link(ProjectView view, ClientLink link, Uri page) =>
        new($"{view.Project.Name}: link to the client's page")
        {
            Lines =
            [
                $"Pass it on to {link.Contact}, and to nobody else. It is for reading: terms, deliveries, invoices.",
                HowProven(view),
            ],
            Facts = [new("Page", "Open the client's page", page), new("Open until", view.FormatMoment(link.ExpiresAt))],
            Footer = "It is shown once. To close every open link: client revoke",
        };

    /// <summary>What shows that it is the client who agrees or approves by such a link.</summary>
    private static string HowProven(ProjectView view)
    {
        if (view.Project.ContactAddress is not { Length: > 0 } address)
            return "Their contact is not one mail address, so no code can be mailed: what they agree to or approve there "
                + "waits for an approver. Say one address: settings client contact <address>";
        return view.Mail == ClientMailMode.Mailed
            ? $"To agree or approve there they also need a code, which is mailed to {address}."
            : "What they agree to or approve there waits for an approver, since e-mail is not set up and no code can "
                + "be sent.";
    }

    public static Card Revoked(ProjectView view, int closed)
    {
        var links = closed > 0 ? DisplayText.Count(closed, "client link") : "client links";
        return new($"{view.Project.Name}: {links} closed")
        {
            Tone = Tone.Good,
            Lines = ["Nobody reaches the client's page with them any more."],
        };
    }

    /// <summary>The client wants other terms. Those who define them decide what becomes of it.</summary>
    public static Card Wish(ProjectView view)
    {
        var p = view.Project;
        if (p.OpenWish is not { } wish)
            return new Card($"{p.Name}: the client's request was answered")
                .About(view, CardKind.ClientWish)
                .SettledIf(true);
        return new Card($"{p.Name}: the client asks for a change of terms v{wish.Version}")
        {
            Tone = Tone.Warning,
            Lines = [wish.Text],
            Facts =
            [
                .. WaitingFor.People(view, p.HoldersOf(Role.Lead)),
                new("Asked by", view.SignedBy(wish.Signed)),
                new("Client", p.Client),
            ],
            Footer = "Nothing has changed yet. Change the terms and send them again.",
            Buttons =
            [
                .. MilestoneChoiceCards.Open(view),
                .. p.Agreement is null ? [new("Add a milestone", "add")] : Array.Empty<Button>(),
                new("Show terms", $"terms {p.Key}"),
            ],
        }
            .About(view, CardKind.ClientWish)
            .WithMentions(view, Role.Lead);
    }

    /// <summary>How the client's word on their page is referred to as evidence.</summary>
    public static string EvidenceOf(ProjectView view, ClientLink link, bool hasCode)
    {
        if (link.Account.Length > 0)
            return link.IsByCode
                ? $"in the chat, by an account that entered a code mailed to {view.Project.ContactAddress}"
                : $"in the chat, as guest of the workspace with the address {view.Project.ContactAddress}";
        if (hasCode)
            return $"client page, with a code mailed to {view.Project.ContactAddress}";
        return link.IsProof(view.Now)
            ? $"client page, by the link mailed to {view.Project.ContactAddress}"
            : $"client page, {Handed(view, link)}";
    }

    private static string Handed(ProjectView view, ClientLink link) =>
        link.IsMailed ? "by an older link" : $"by a link that {view.NameOf(link.Signed.By)} handed out";
}

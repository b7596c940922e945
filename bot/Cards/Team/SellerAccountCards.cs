using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>An account that clients are to pay to: proposed, accepted or declined. It is told in every project's places.</summary>
internal static class SellerAccountCards
{
    /// <param name="number">The proposal, or the number of a changed mail address; an unknown one has no card.</param>
    public static Card? Create(ProjectView view, int number)
    {
        if (number == SellerSettings.MailChangeNumber)
            return MailChanged(view);
        return view.SellerSettings.Accounts.FirstOrDefault(a => a.Id == number) is { } proposal
            ? Create(view, proposal)
            : null;
    }

    /// <summary>Where codes for an account go while a changed mail address is new.</summary>
    public static IEnumerable<string> CodesGoTo(ProjectView view) =>
        view.SellerSettings.MailSettlesAt(view.Now) is { } settles
            ?
            [
                $"Until {view.DayAndTime(settles)} codes for a new account go to "
                    + $"{view.SellerSettings.MailForCodes(view.Now)}.",
            ]
            : [];

    /// <summary>The seller's mail address was changed: codes for an account may go there.</summary>
    private static Card? MailChanged(ProjectView view)
    {
        if (view.SellerSettings.MailChange is not { } change)
            return null;
        var (before, now) = change;
        var title =
            now.Address.Length > 0
                ? $"The seller's mail address is now {now.Address}"
                : "The seller's mail address was taken away";
        return (
            new Card(title)
            {
                Tone = Tone.Warning,
                Lines = ["Clients answer to it, and codes for a new account may go there.", .. CodesGoTo(view)],
                Facts = [new("Before", before.Address), new("Changed by", view.SignedBy(now.Said))],
                Footer = $"To change it back: settings seller mail {before.Address}",
                Address = CardAddress
                    .OfProject(CardKind.SellerAccount, view.Project.Id, SellerSettings.MailChangeNumber)
                    .ToString(),
                Revision = view.Project.Revision,
            }
        ).SettledIf(true);
    }

    public static Card Create(ProjectView view, SellerAccountProposal proposal)
    {
        var isWaiting = view.SellerSettings.Waiting(view.Now)?.Id == proposal.Id;
        var card = new Card(TitleOf(proposal, isWaiting))
        {
            Tone = ToneOf(proposal, isWaiting),
            Lines = isWaiting
                ?
                [
                    $"Until it is accepted, invoices name {PartyText.Describe(view.SellerSettings.Account)}.",
                    "Compare it with what your bank says, not with a mail or a chat message.",
                    WhoAccepts(view, proposal),
                ]
                : [OutcomeOf(view, proposal)],
            Facts =
            [
                .. isWaiting && view.FirstProject is { } deciding
                    ? WaitingFor.People(
                        view,
                        deciding.ReviewersOf(Permission.AcceptSellerAccount, proposal.Signed, view.Now)
                    )
                    : [],
                .. proposal.Account is { } account
                    ?
                    [
                        new Fact("IBAN", Iban.Format(account.Iban)),
                        new Fact("Holder", account.Holder),
                        .. account.Bic.Length > 0 ? [new Fact("BIC", account.Bic)] : Array.Empty<Fact>(),
                    ]
                    : new Fact[] { new("Account", "invoices name none any more") },
                new("Proposed by", view.SignedBy(proposal.Signed)),
            ],
            Footer = "It is the seller's of every project of the workspace. Issued invoices keep their account.",
        };
        if (isWaiting && view.FirstProject is { } first)
            card = WithDecision(card, view, first, proposal);
        return (
            card with
            {
                Address = CardAddress.OfProject(CardKind.SellerAccount, view.Project.Id, proposal.Id).ToString(),
                Revision = view.Project.Revision,
            }
        ).SettledIf(!isWaiting);
    }

    /// <summary>One line about the account that waits.</summary>
    public static string Waits(ProjectView view, SellerAccountProposal waiting) =>
        $"Waits to be accepted: {PartyText.Describe(waiting.Account)}. {WhoAccepts(view, waiting)} "
        + $"account accept {waiting.Id}{Suffix.When(IsSolo(view) && !IsCodeMailed(view), " <last four>")}";

    private static Card WithDecision(Card card, ProjectView view, Project first, SellerAccountProposal proposal)
    {
        bool MayAccept(Actor by) =>
            Permissions.IsAllowed(first, Permission.AcceptSellerAccount, by, view.Now)
            && !first.IsOwnWork(Permission.AcceptSellerAccount, by.Id, proposal.Signed, view.Now);
        bool MayDecline(Actor by) =>
            Permissions.IsAllowed(first, Permission.ManageRoles, by with { IsInProjectConversation = false }, view.Now);
        return (
            card with
            {
                Inputs =
                [
                    .. first.IsSolo ? [Second(view)] : Array.Empty<Input>(),
                    new Input("why", "Why not, if you decline") { Placeholder = "our bank says otherwise" },
                ],
            }
        )
            .WithPermittedButtons(
                view,
                (
                    new Button(
                        "Accept",
                        $"account accept {proposal.Id}",
                        ButtonStyle.Primary,
                        SendsInputs: first.IsSolo
                    ),
                    MayAccept
                ),
                (
                    new Button("Decline", $"account decline {proposal.Id}", ButtonStyle.Danger, SendsInputs: true),
                    MayDecline
                )
            )
            .WithMentions(view, first.ReviewersOf(Permission.AcceptSellerAccount, proposal.Signed, view.Now));
    }

    private static Input Second(ProjectView view) =>
        IsCodeMailed(view)
            ? new("last-four", "The code from the mail") { Placeholder = "123456" }
            : new("last-four", "The last four characters of the IBAN") { Placeholder = "3000" };

    private static bool IsCodeMailed(ProjectView view) => view.Mail == ClientMailMode.Mailed;

    private static bool IsSolo(ProjectView view) => view.FirstProject is { IsSolo: true };

    private static string WhoAccepts(ProjectView view, SellerAccountProposal proposal)
    {
        if (view.FirstProject is not { } first)
            return "";
        if (first.IsSolo)
            return IsCodeMailed(view)
                ? "You alone decide here: press Accept, and a code is mailed to you. Then type it here and press Accept again."
                : "You alone decide here, so type the last four characters of its IBAN once more. "
                    + "With a mail server a code would be mailed to you instead.";
        var who = first
            .ReviewersOf(Permission.AcceptSellerAccount, proposal.Signed, view.Now)
            .Select(view.DescribeHolder)
            .ToList();
        return who.Count > 0
            ? $"{DisplayText.JoinWithOr(who)} accepts it or not."
            : $"Nobody else is approver of {first.Key}, the workspace's first project, yet: role add approver @name.";
    }

    private static string TitleOf(SellerAccountProposal proposal, bool isWaiting) =>
        proposal.State switch
        {
            SellerAccountState.Accepted => $"Account {proposal.Id} for invoices accepted",
            SellerAccountState.Declined => $"Account {proposal.Id} for invoices declined",
            _ when isWaiting => $"Account {proposal.Id} for invoices waits for a second pair of eyes",
            _ => $"Account {proposal.Id} for invoices was not accepted",
        };

    private static Tone ToneOf(SellerAccountProposal proposal, bool isWaiting)
    {
        if (isWaiting)
            return Tone.Warning;
        return proposal.State == SellerAccountState.Accepted ? Tone.Good : Tone.Plain;
    }

    private static string OutcomeOf(ProjectView view, SellerAccountProposal proposal) =>
        proposal switch
        {
            { State: SellerAccountState.Accepted, Decided: { } decided } =>
                $"Accepted by {view.SignedBy(decided)}. Invoices issued from now on name it. "
                    + "To change it again: settings seller iban <IBAN> holder \"<name>\"",
            { State: SellerAccountState.Declined, Decided: { } decided } =>
                $"Declined by {view.SignedBy(decided)}{Suffix.With(": ", proposal.DeclineReason)}. "
                    + $"Invoices name {PartyText.Describe(view.SellerSettings.Account)}.",
            _ when view.SellerSettings.Accounts[^1].Id != proposal.Id =>
                $"A newer proposal took its place: {view.SellerSettings.Accounts[^1].Id}.",
            _ =>
                $"Nobody accepted it within {SellerAccountProposal.LifetimeDays} days. Say it again if it still holds.",
        };
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// What the client's contact does on their own page. Only they may do it, by an open link of this project, and only to
/// what the page showed them.
/// </summary>
public sealed partial record Project
{
    public const int MaxWishLength = 1000;

    /// <summary>The link, while it is open and its contact still speaks for the client; null otherwise.</summary>
    public ClientLink? OpenLink(int link, DateTimeOffset now) =>
        ClientLinks.Find(l => l.Id == link && l.IsOpen(now) && l.Contact == Contact);

    /// <summary>How an account in the chat speaks for the contact; null when it does not.</summary>
    public ClientLink? LinkOfAccount(string account, DateTimeOffset now) =>
        account.Length == 0 ? null : ClientLinks.FindLast(l => l.Account == account && OpenLink(l.Id, now) is not null);

    /// <summary>
    /// Whether an account may speak for the contact at all: neither it nor the contact's address is of somebody who has a
    /// role here.
    /// </summary>
    public bool MayBeClient(string account, bool isTrial, DateTimeOffset now) =>
        !RoleHolders.Exists(h => IsSamePerson(h.Actor, account))
        && !Deputies.Exists(d => Today(now) <= d.Until && IsSamePerson(d.Actor, account))
        && CheckContact(Contact, isTrial, now) is null;

    /// <summary>
    /// An account in the chat speaks for the contact from now on. Only the program itself says so, after the platform
    /// stated the contact's address for it, or after a code that was mailed there.
    /// </summary>
    /// <param name="address">The address that the platform stated, or to which the code was mailed.</param>
    /// <param name="tokenHash">The hash of a token that nobody is given.</param>
    public Decision JoinClientAccount(
        string account,
        string address,
        string tokenHash,
        bool isByCode,
        DecisionContext context
    )
    {
        if (
            context.Actor.Kind != ActorKind.Client
            || account.Length == 0
            || address.Length == 0
            || !address.Equals(ContactAddress, StringComparison.OrdinalIgnoreCase)
            || !MayBeClient(account, context.IsTrial, context.At)
            // What the team closed opens again only by a code that was mailed to the contact.
            || (!isByCode && ClientLinks.Exists(l => l.Account == account && l.Revoked is not null))
        )
            return new Refusal.ClientLinkClosed();
        if (LinkOfAccount(account, context.At) is { } known && (known.IsByCode || !isByCode))
            return Array.Empty<ProjectEvent>();
        return new ClientLinkMade(
            ClientLinks.Count + 1,
            tokenHash,
            Contact,
            context.At.AddYears(ClientLink.AccountYears)
        )
        {
            Account = account,
            IsByCode = isByCode ? true : null,
        };
    }

    /// <summary>The terms that wait for the client's agreement are those on the page.</summary>
    public bool AwaitsAgreement(DateTimeOffset now) =>
        !IsOver && Proposed is not null && (Agreement is null || Amendment is not null) && CheckProposal(now) is null;

    /// <summary>The stage waits for the client's word.</summary>
    public bool AwaitsApproval(Milestone milestone) =>
        !IsOver && milestone.Stage == Stage.Submitted && (milestone.Criterion?.IsConfirmedByClient() ?? false);

    /// <summary>
    /// The client agrees to the terms that they were sent. Where nothing shows that it was the contact, it waits for an
    /// approver.
    /// </summary>
    public Decision AgreeAsClient(ClientAct act, DecisionContext context)
    {
        if (FindClientLink(act, context, out var link) is { } no)
            return no;
        if (Proposed?.At != act.Seen || !AwaitsAgreement(context.At))
            return new Refusal.ClientPageOutdated();
        if (IsProven(link, act, context))
            return RecordAgreement(act.Text, act.Reference, heldByTeam: false, context);
        return WaitingAgreement is null ? AttachAgreement(act, context) : new Refusal.ClientPageOutdated();
    }

    /// <summary>
    /// The client approves what was submitted, which completes the stage. Where nothing shows that it was the contact,
    /// it waits as evidence for an approver.
    /// </summary>
    public Decision ApproveAsClient(Milestone milestone, ClientAct act, DecisionContext context)
    {
        if (FindClientLink(act, context, out var link) is { } no)
            return no;
        if (milestone.Stage == Stage.Confirmed)
            return new Refusal.AlreadyConfirmed(milestone);
        if (!AwaitsApproval(milestone) || milestone.Submission?.Signed.At != act.Seen)
            return new Refusal.ClientPageOutdated();
        if (CheckText(TextField.ConfirmedBy, act.Text, 1) is { } bad)
            return bad;
        if (IsProven(link, act, context))
            return new StageConfirmed(milestone.Id, act.Text.Trim(), act.Reference, HeldByTeam: false);
        return milestone.Evidence is null
            ? new EvidenceAttached(milestone.Id, act.Text.Trim(), act.Reference)
            : new Refusal.ClientPageOutdated();
    }

    /// <summary>The client says what is missing in what was submitted.</summary>
    public Decision RequestChangesAsClient(Milestone milestone, ClientAct act, DecisionContext context)
    {
        if (FindClientLink(act, context, out _) is { } no)
            return no;
        if (milestone.Stage == Stage.Confirmed)
            return new Refusal.AlreadyConfirmed(milestone);
        if (!AwaitsApproval(milestone) || milestone.Submission?.Signed.At != act.Seen)
            return new Refusal.ClientPageOutdated();
        return CheckText(TextField.Missing, act.Text, 1, 500) is { } bad
            ? bad
            : new ChangesRequested(milestone.Id, act.Text.Trim());
    }

    /// <summary>
    /// What the client asked for and nobody has answered: no terms were sent since, none agreed, and there is something
    /// to change; null otherwise.
    /// </summary>
    public ClientWish? OpenWish =>
        Wish is { } wish
        && !IsOver
        && wish.Version == NextTermsVersion
        && !(Proposed?.At > wish.Signed.At)
        && (Agreement is null || Amendment is not null)
            ? wish
            : null;

    /// <summary>The client asks for other terms than those that wait for their agreement. Nothing else changes.</summary>
    public Decision AskForOtherTerms(ClientAct act, DecisionContext context)
    {
        if (FindClientLink(act, context, out _) is { } no)
            return no;
        if (Proposed?.At != act.Seen || !AwaitsAgreement(context.At))
            return new Refusal.ClientPageOutdated();
        return CheckText(TextField.Missing, act.Text, 1, MaxWishLength) is { } bad
            ? bad
            : new TermsChangeAsked(NextTermsVersion, act.Text.Trim());
    }

    /// <summary>Why the sender is not the client of this project by an open link; null when they are.</summary>
    private Refusal? FindClientLink(ClientAct act, DecisionContext context, out ClientLink? link)
    {
        link = context.Actor.Kind == ActorKind.Client ? OpenLink(act.Link, context.At) : null;
        if (link?.Account.Length > 0 && !MayBeClient(link.Account, context.IsTrial, context.At))
            link = null;
        return link is null ? new Refusal.ClientLinkClosed() : CheckNotOver();
    }

    /// <summary>The link or a code shows that it was the contact, and the contact is nobody of the team.</summary>
    private bool IsProven(ClientLink? link, ClientAct act, DecisionContext context) =>
        link is not null && (act.HasCode || link.IsProof(context.At)) && CheckContact(Contact, context) is null;
}

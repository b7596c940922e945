using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>What is refused about who sends and who gets invoices.</summary>
public abstract partial record Refusal
{
    /// <summary>No terms wait for the client's agreement, so there is nothing to mail again.</summary>
    public sealed record NoTermsToMail : Refusal;

    /// <summary>The mail server took the same mail a moment ago.</summary>
    /// <param name="Again">From when on a person may have it mailed again.</param>
    public sealed record MailedLately(ClientMail Mail, DateTimeOffset Again) : Refusal;

    /// <summary>The stage does not wait for the client's approval, so there is nothing to mail of it.</summary>
    public sealed record NoSubmissionToMail(Milestone Milestone) : Refusal;

    public sealed record InvalidPartyValue(PartyFault Fault) : Refusal;

    /// <summary>The address is given in one text and in parts at once.</summary>
    public sealed record AddressSaidTwice(bool IsSeller) : Refusal;

    /// <summary>Nothing is issued without these; a document that lacks them is no invoice.</summary>
    public sealed record IssueDataMissing(IReadOnlyList<PartyGap> Gaps) : Refusal;

    /// <summary>An account needs its IBAN and its holder.</summary>
    /// <param name="Iban">"" when that is what is missing, otherwise the holder is.</param>
    /// <param name="SellerName">"" while nobody has said it.</param>
    public sealed record SellerAccountIncomplete(string Iban, string SellerName) : Refusal;

    /// <summary>A person does not accept the account that they proposed while somebody else could.</summary>
    public sealed record OwnSellerAccount(IReadOnlyList<string> OtherApprovers) : Refusal
    {
        public OwnWorkReason? OwnWorkReason { get; init; }
    }

    /// <summary>The last four characters of the IBAN are missing or others.</summary>
    /// <summary>Who decides alone types a code that is mailed to them.</summary>
    /// <param name="To">Where it goes; "" where no address is known.</param>
    public sealed record SellerAccountCode(SellerAccountProposal Proposal, string To, AccountCode Code) : Refusal
    {
        /// <summary>The seller's address was changed a moment ago, and the code goes to the one before.</summary>
        public bool IsToFormer { get; init; }
    }

    public sealed record SellerAccountDigits(SellerAccountProposal Proposal, string Typed) : Refusal;

    /// <summary>That proposal is decided, replaced or expired, or there never was one.</summary>
    public sealed record SellerAccountNotWaiting(
        int Number,
        SellerAccountProposal? Found,
        SellerAccountProposal? Waiting
    ) : Refusal;

    /// <summary>What is said of the client's contact has no mail address in it.</summary>
    public sealed record ContactIsNoAddress(string Contact) : Refusal;

    /// <summary>Who agrees for the client must not be somebody of the team.</summary>
    public sealed record ContactIsRoleHolder(string Contact, string Actor) : Refusal;

    /// <summary>A role cannot go to the address of the client's contact: that one agrees and approves for the client.</summary>
    public sealed record RoleHolderIsContact(string Contact) : Refusal;
}

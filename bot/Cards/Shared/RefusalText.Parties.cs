using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

internal static partial class RefusalText
{
    /// <summary>Who sends and who gets invoices.</summary>
    private static string? Parties(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.InvalidPartyValue r =>
                $"{DisplayText.Capitalize(PartyFaultText.Describe(r.Fault))}. Nothing was changed.",
            Refusal.NoSubmissionToMail r =>
                $"{r.Milestone.Name} does not wait for the client's approval, so there is nothing to mail. Nothing was changed.",
            Refusal.NoTermsToMail => "No terms wait for the client's agreement, so there is nothing to mail again. "
                + "terms send sends them. Nothing was mailed.",
            Refusal.MailedLately r =>
                $"It was mailed to {r.Mail.To}{Suffix.With(", ", view?.DayAndTime(r.Mail.At))}, and once an hour is enough. "
                    + $"{Suffix.With("It can be mailed again from ", view?.DayAndTime(r.Again), " on. ")}Nothing was mailed.",
            Refusal.AddressSaidTwice r =>
                $"The address stands here twice. Say it in its parts: settings {(r.IsSeller ? "seller" : "client")} "
                    + "street \"Main Street 1\" postcode 10115 city Berlin. Nothing was changed.",
            Refusal.IssueDataMissing r => "This invoice cannot be issued yet, because the law wants more on it. "
                + $"Missing: {PartyText.Describe(r.Gaps)}. Nothing was changed.",
            Refusal.SellerAccountIncomplete { Iban.Length: > 0 } r =>
                "An account needs its holder, exactly as the bank knows them: "
                    + $"settings seller iban {r.Iban} holder {DisplayText.Quote(HolderExample(r.SellerName))}. "
                    + "Nothing was changed.",
            Refusal.SellerAccountIncomplete r => "An account needs its IBAN: settings seller "
                + $"iban <IBAN> holder {DisplayText.Quote(HolderExample(r.SellerName))}. Nothing was changed.",
            Refusal.OwnSellerAccount r =>
                $"{OwnWorkText(r.OwnWorkReason, "proposed this account", " yourself")}, so somebody else accepts it: "
                    + $"{Others(r.OtherApprovers, view)}. Nothing was changed.",
            Refusal.SellerAccountCode r => AccountCodeText(r),
            Refusal.SellerAccountDigits { Typed.Length: 0 } r =>
                "You alone decide here, so look at the account once more and type its last four characters: "
                    + $"account accept {r.Proposal.Id} <last four>. Nothing was changed.",
            Refusal.SellerAccountDigits r =>
                $"{DisplayText.Quote(Cut(r.Typed))} are not the last four characters of the proposed account. "
                    + "Compare it with what your bank says. Nothing was changed.",
            Refusal.SellerAccountNotWaiting { Waiting: { } waiting } r =>
                $"Proposal {r.Number} {WhatBecameOf(r.Found)}. Proposal {waiting.Id} waits: "
                    + $"account accept {waiting.Id}. Nothing was changed.",
            Refusal.SellerAccountNotWaiting r => $"Proposal {r.Number} {WhatBecameOf(r.Found)}, and no account waits. "
                + "settings seller shows which one invoices name. Nothing was changed.",
            Refusal.ContactIsNoAddress r =>
                $"\"{Cut(r.Contact)}\" is not an e-mail address. Please give the address of the client's contact, "
                    + "like this: contact dana@acme.example. Nothing was saved.",
            Refusal.ContactIsRoleHolder r =>
                $"{Name(r.Actor, view)} holds a role in this project, so their address is not the client's: "
                    + "the client agrees and approves, and the team cannot do it in their place. "
                    + "Say the client's own: settings client contact <address>. Nothing was changed.",
            Refusal.RoleHolderIsContact r =>
                $"{DisplayText.Quote(Cut(r.Contact))} is the client's contact here: they agree and approve for the client, "
                    + "so they can hold no role in the team. If they belong to the team, say first who speaks for the client: "
                    + "settings client contact <address>. Nothing was changed.",
            _ => null,
        };

    private static string AccountCodeText(Refusal.SellerAccountCode r) =>
        r switch
        {
            { To.Length: 0 } => "You alone decide here, so a code is mailed to you, and no address is known. "
                + "Say one: settings seller mail you@studio.example. Nothing was changed.",
            { Code: AccountCode.Wrong } => "That is not the code that was mailed last. "
                + $"Look again, or say account accept {r.Proposal.Id} for a new one. Nothing was changed.",
            { Code: AccountCode.Waits } =>
                "Too many codes were wrong. Please wait fifteen minutes and ask for a new one: "
                    + $"account accept {r.Proposal.Id}. Nothing was changed.",
            { Code: AccountCode.Expired } => "The code is too old, or none was mailed. "
                + $"Say account accept {r.Proposal.Id} for a new one. Nothing was changed.",
            _ => $"You alone decide here, so a code of six digits is mailed to {Masked(r.To)}. "
                + Suffix.When(
                    r.IsToFormer,
                    "That is the seller's address before its change: a new one gets codes after 24 hours. "
                )
                + "It is valid for ten minutes. "
                + $"Say it like this: account accept {r.Proposal.Id} 123456. Nothing was changed.",
        };

    /// <summary>Enough of an address for its owner: "p…@studio.example".</summary>
    private static string Masked(string address) => $"{address[0]}…{address[Math.Max(0, address.IndexOf('@'))..]}";

    private static string HolderExample(string sellerName) => sellerName.Length > 0 ? sellerName : "Studio GmbH";

    private static string WhatBecameOf(SellerAccountProposal? found) =>
        found?.State switch
        {
            null => "is none of this workspace's",
            SellerAccountState.Accepted => "is accepted already",
            SellerAccountState.Declined => "is declined already",
            _ => "was replaced or has expired",
        };
}

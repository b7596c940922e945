using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>Whether the client can see on an invoice where to pay. An invoice without an account is valid all the same.</summary>
internal static class AccountText
{
    /// <summary>What an invoice that is issued now lacks; none where it names an account.</summary>
    public static IEnumerable<string> MissingLines(ProjectView view)
    {
        if (view.Seller is { Details.Account: null })
            yield return $"No account: the client cannot see where to pay; {HowToSet(view)}";
    }

    /// <summary>The same of an issued invoice on which something is open. It is fixed for good, so only later ones change.</summary>
    public static IEnumerable<string> MissingLines(ProjectView view, Invoice i)
    {
        if (i is not { Open.IsPositive: true, IssueDetails.SellerDetails.Account: null })
            yield break;
        var later = view.SellerSettings.Account is null ? $" For later invoices: {HowToSet(view)}" : "";
        yield return $"No account stands on it: tell the client where to pay.{later}";
    }

    private static string HowToSet(ProjectView view)
    {
        if (view.SellerSettings.Waiting(view.Now) is not { } waiting)
            return "settings seller iban <IBAN> holder \"<account holder>\"";
        List<string> who = view.FirstProject is { IsSolo: false } first
            ?
            [
                .. first
                    .ReviewersOf(Permission.AcceptSellerAccount, waiting.Signed, view.Now)
                    .Select(view.DescribeHolder),
            ]
            : [];
        return $"account {waiting.Id} waits for {(who.Count > 0 ? DisplayText.JoinWithOr(who) : "a second look")}: "
            + $"account accept {waiting.Id}";
    }
}

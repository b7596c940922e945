using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Parties;

/// <summary>What became of a proposal.</summary>
public enum SellerAccountState
{
    Open,
    Accepted,
    Declined,
}

/// <summary>
/// An account to which clients are to pay from now on, as somebody proposed it. It is printed on nothing before a second
/// pair of eyes accepts it: a changed account is the commonest way in which payments are stolen.
/// </summary>
/// <param name="Id">Counts the proposals of the workspace.</param>
/// <param name="Account">Null when documents are to name no account any more.</param>
public sealed record SellerAccountProposal(int Id, BankAccount? Account, Signature Signed)
{
    public const int LifetimeDays = 14;

    public SellerAccountState State { get; init; }

    /// <summary>Who accepted or declined it, and when; null while nobody has.</summary>
    public Signature? Decided { get; init; }

    /// <summary>Why it was declined; "" otherwise.</summary>
    public string DeclineReason { get; init; } = "";
}

/// <summary>What a workspace has said of its seller.</summary>
/// <param name="Party">With an empty name while nobody has said it.</param>
/// <param name="Details">Without the account, which is only what was accepted.</param>
/// <param name="Accounts">Every proposal of an account, oldest first.</param>
public sealed record SellerSettings(Party Party, PartyDetails Details, IReadOnlyList<SellerAccountProposal> Accounts)
{
    public static SellerSettings None { get; } = new(new("", "", ""), PartyDetails.None, []);

    /// <summary>Somebody has said something.</summary>
    public bool IsSaid => Party != None.Party || Details != PartyDetails.None || Accounts.Count > 0;

    /// <summary>The account that documents name: the one that was accepted last; null for none.</summary>
    public BankAccount? Account =>
        Accounts
            .Where(a => a.State == SellerAccountState.Accepted)
            .OrderBy(a => a.Decided!.At)
            .ThenBy(a => a.Id)
            .LastOrDefault()
            ?.Account;

    /// <summary>The proposal that can be accepted; a newer one takes the place of those before it.</summary>
    public SellerAccountProposal? Waiting(DateTimeOffset now) =>
        Accounts is [.., { State: SellerAccountState.Open } last]
        && now < last.Signed.At.AddDays(SellerAccountProposal.LifetimeDays)
            ? last
            : null;

    /// <summary>In the place of a proposal's number: the change of the mail address. Proposals count from 1.</summary>
    public const int MailChangeNumber = 0;

    /// <summary>For so long a changed mail address gets no codes for an account.</summary>
    private static readonly TimeSpan MailSettles = TimeSpan.FromHours(24);

    /// <summary>Every mail address that was said, oldest first.</summary>
    public IReadOnlyList<SellerMail> Mails { get; init; } = [];

    /// <summary>The last change from one mail address to another, or to none; null while it is the first.</summary>
    public (SellerMail Before, SellerMail Now)? MailChange =>
        Mails is [.., var last] && Mails.SkipLast(1).LastOrDefault(m => m.Address.Length > 0) is { } before
            ? (before, last)
            : null;

    /// <summary>
    /// Where a code for an account goes: to the address that stood a day ago, so that who changes the address and then the
    /// account does not get the code. An address that is the first gets codes at once; "" where none is said.
    /// </summary>
    public string MailForCodes(DateTimeOffset now)
    {
        if (Details.Mail.Length == 0)
            return "";
        var said = Mails.Where(m => m.Address.Length > 0).ToList();
        return (said.LastOrDefault(m => m.Said.At + MailSettles <= now) ?? said.FirstOrDefault())?.Address
            ?? Details.Mail;
    }

    /// <summary>When the present mail address gets codes; null when it does already.</summary>
    public DateTimeOffset? MailSettlesAt(DateTimeOffset now) =>
        Details.Mail.Length > 0
        && Mails is [.., var last]
        && !MailForCodes(now).Equals(Details.Mail, StringComparison.OrdinalIgnoreCase)
            ? last.Said.At + MailSettles
            : null;

    /// <summary>What is known of it, account included.</summary>
    public PartyDetails WithAccount => Details with { Account = Account };

    public string Get(PartyField field) => Get(Party, WithAccount, field);

    /// <summary>A value of a party with its details.</summary>
    public static string Get(Party party, PartyDetails details, PartyField field) =>
        field switch
        {
            PartyField.Name => party.Name,
            PartyField.Address => party.Address,
            PartyField.VatId => party.VatId,
            _ => details.Get(field),
        };
}

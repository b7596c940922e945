using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Workspaces;

/// <summary>Who sends the invoices, and to which account clients pay.</summary>
public sealed partial record Workspace
{
    private const int MaxReason = 240;

    /// <summary>What is said of the seller.</summary>
    public SellerSettings Seller { get; init; } = SellerSettings.None;

    /// <summary>
    /// Changes what is said of the seller; what is not given stays. Anybody who manages a project may say it first, later
    /// only the managers of the first project. An account is only proposed.
    /// </summary>
    /// <param name="values">"" takes a value away.</param>
    /// <param name="zone">The seller's time zone; null leaves it as it is.</param>
    public WorkspaceDecision SetSeller(
        IReadOnlyDictionary<PartyField, string> values,
        string? zone,
        DecisionContext context
    )
    {
        if (CheckSeller(context) is { } no)
            return no;
        if (values.TryGetValue(PartyField.Name, out var name) && name.Trim().Length == 0)
            return new Refusal.InvalidText(
                TextField.SellerName,
                TextFault.Empty,
                0,
                PartyRules.MostOf(PartyField.Name)
            );
        if (PartyAddress.IsSaidTwice(values))
            return new Refusal.AddressSaidTwice(IsSeller: true);
        var (party, details, account) = (Seller.Party, Seller.Details, new Dictionary<PartyField, string>());
        foreach (var (field, typed) in values)
        {
            var value = PartyRules.Normalize(field, typed, out var fault);
            if (fault is not null)
                return new Refusal.InvalidPartyValue(fault);
            if (PartyFields.OfAccount.Contains(field))
                account[field] = value;
            details = PartyFields.OfSeller.Contains(field) ? details.With(field, value) : details;
            party = field switch
            {
                PartyField.Name => party with { Name = value },
                PartyField.Address => party with { Address = value },
                PartyField.VatId => party with { VatId = value },
                _ => party,
            };
        }
        (var address, details) = PartyAddress.Settle(party.Address, details, values);
        party = party with { Address = address };
        var found = zone is null ? null : ZonedCalendar.FindZone(zone);
        if (zone is not null && found is null)
            return new Refusal.ZoneUnknown(zone);
        var (proposed, wrong) = ProposeAccount(account, context);
        if (wrong is not null)
            return wrong;
        var events = new List<WorkspaceEvent>();
        if (party != Seller.Party || details != Seller.Details || found is not null)
            events.Add(
                new SellerSet(party.Name, party.Address, party.VatId, found)
                {
                    Details = details == Seller.Details ? null : details,
                }
            );
        if (proposed is not null)
            events.Add(proposed);
        return new WorkspaceDecision(events);
    }

    /// <summary>
    /// Sets the picture in the head of the seller's documents, or takes it away. Documents of issued invoices keep the
    /// one that they have.
    /// </summary>
    /// <param name="sha256">The hash of its kept bytes; "" takes it away.</param>
    public WorkspaceDecision SetLogo(string sha256, DecisionContext context)
    {
        if (CheckSeller(context) is { } no)
            return no;
        return Seller.Details.Logo == sha256
            ? new WorkspaceDecision([])
            : new SellerSet(Seller.Party.Name, Seller.Party.Address, Seller.Party.VatId, null)
            {
                Details = Seller.Details with { Logo = sha256 },
            };
    }

    /// <summary>Whether somebody may change what is said of the seller; null when they may.</summary>
    public Refusal? CheckSeller(DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.ManageRoles, context) is { } no)
            return no;
        return HasSeller && CheckFirstManager(context) is not null ? new Refusal.SellerAlreadySet() : null;
    }

    /// <summary>
    /// Accepts a proposed account. Somebody else than who proposed it does so; a person who holds every role alone types
    /// the code that was mailed to them, or the last four characters of the IBAN where no mail server is set.
    /// </summary>
    /// <param name="number">The proposal, so that a newer one is never accepted in its place.</param>
    /// <param name="lastFour">As typed; "" when nothing was.</param>
    /// <param name="code">What became of the code.</param>
    public WorkspaceDecision AcceptAccount(
        int number,
        string lastFour,
        DecisionContext context,
        AccountCode code = AccountCode.NotMailed
    )
    {
        if (CheckPermission(FirstProject, Permission.AcceptSellerAccount, context) is { } no)
            return no;
        if (FindWaiting(number, context, out var missing) is not { } proposal)
            return missing!;
        var own = FirstProject.FindOwnWorkReason(
            Permission.AcceptSellerAccount,
            context.Actor.Id,
            proposal.Signed,
            context.At
        );
        if (own is not null && !FirstProject.IsSolo)
            return new Refusal.OwnSellerAccount(AcceptersOf(proposal, context.At)) { OwnWorkReason = own };
        if (own is not null && code != AccountCode.NotMailed)
            return code == AccountCode.Right
                ? new SellerAccountAccepted(proposal.Id, FirstProject.IsSolo)
                : CodeNeeded(proposal, context, code);
        var digits = Iban.Normalize(lastFour);
        var expected = Iban.LastFour((proposal.Account ?? Seller.Account)?.Iban ?? "");
        if (digits != expected && (digits.Length > 0 || own is not null))
            return new Refusal.SellerAccountDigits(proposal, lastFour.Trim());
        return new SellerAccountAccepted(proposal.Id, FirstProject.IsSolo);
    }

    /// <summary>
    /// The code for an account goes to the address that the platform knows of the person, which nobody changes by chat,
    /// otherwise to the seller's as it stood a day ago; "" where neither is known.
    /// </summary>
    private Refusal.SellerAccountCode CodeNeeded(
        SellerAccountProposal proposal,
        DecisionContext context,
        AccountCode code
    ) =>
        FirstProject.Accounts.EmailOf(context.Actor.Id) is { Length: > 0 } own
            ? new(proposal, own, code)
            : new(proposal, Seller.MailForCodes(context.At), code)
            {
                IsToFormer = Seller.MailSettlesAt(context.At) is not null,
            };

    /// <summary>
    /// Declines a proposed account. That only keeps what is, so the managers of the first project may, also their own.
    /// </summary>
    public WorkspaceDecision DeclineAccount(int number, string why, DecisionContext context)
    {
        if (CheckFirstManager(context) is { } no)
            return no;
        if (FindWaiting(number, context, out var missing) is not { } proposal)
            return missing!;
        return Project.CheckText(TextField.Why, why, 0, MaxReason) is { } bad
            ? bad
            : new SellerAccountDeclined(proposal.Id, why.Trim());
    }

    /// <summary>The people who may accept a proposal and can still act.</summary>
    public IReadOnlyList<string> AcceptersOf(SellerAccountProposal proposal, DateTimeOffset now) =>
        FirstProject.ReviewersOf(Permission.AcceptSellerAccount, proposal.Signed, now);

    private SellerAccountProposal? FindWaiting(int number, DecisionContext context, out Refusal? missing)
    {
        missing = null;
        if (Seller.Waiting(context.At) is { } waiting && waiting.Id == number)
            return waiting;
        missing = new Refusal.SellerAccountNotWaiting(
            number,
            Seller.Accounts.FirstOrDefault(a => a.Id == number),
            Seller.Waiting(context.At)
        );
        return null;
    }

    /// <summary>The account with what is new in it, if that is neither the present one nor waits already.</summary>
    private (SellerAccountProposed? Proposed, Refusal? Wrong) ProposeAccount(
        Dictionary<PartyField, string> values,
        DecisionContext context
    )
    {
        if (values.Count == 0)
            return (null, null);
        var waiting = Seller.Waiting(context.At);
        var present = waiting is null ? Seller.Account : waiting.Account;
        // Another account begins with what was accepted, and nothing of one that nobody accepted is carried over.
        var isOther = values.TryGetValue(PartyField.Iban, out var given) && given != (present?.Iban ?? "");
        var known = isOther ? Seller.Account : present;
        var (iban, holder, bic) = (Value(PartyField.Iban), Value(PartyField.Holder), Value(PartyField.Bic));
        // The BIC is the bank's, so it does not go with an account of another number.
        if (iban != (known?.Iban ?? ""))
            bic = values.GetValueOrDefault(PartyField.Bic, "");
        if (given?.Length == 0)
            (holder, bic) = (
                values.GetValueOrDefault(PartyField.Holder, ""),
                values.GetValueOrDefault(PartyField.Bic, "")
            );
        if (iban.Length == 0 && holder.Length + bic.Length > 0)
            return (null, new Refusal.SellerAccountIncomplete("", Seller.Party.Name));
        if (iban.Length > 0 && holder.Length == 0)
            return (null, new Refusal.SellerAccountIncomplete(iban, Seller.Party.Name));
        var account = iban.Length == 0 ? null : new BankAccount(iban, holder, bic);
        return account == present
            ? (null, null)
            : (new SellerAccountProposed(Seller.Accounts.Count + 1, iban, holder, bic), null);

        string Value(PartyField field) =>
            values.TryGetValue(field, out var value) ? value : (PartyDetails.None with { Account = known }).Get(field);
    }

    /// <summary>
    /// What a form says that was filled with the account of now: another IBAN beside the BIC that stood there leaves the
    /// BIC unsaid, since it is the old bank's.
    /// </summary>
    public Dictionary<PartyField, string> SaidInForm(Dictionary<PartyField, string> values, DateTimeOffset now)
    {
        var shown = Seller.Waiting(now) is { } waiting ? waiting.Account : Seller.Account;
        return
            shown is { Bic.Length: > 0 }
            && values.TryGetValue(PartyField.Iban, out var iban)
            && Iban.Normalize(iban) != shown.Iban
            && values.TryGetValue(PartyField.Bic, out var bic)
            && Iban.Normalize(bic) == shown.Bic
            ? values.Where(v => v.Key != PartyField.Bic).ToDictionary()
            : values;
    }
}

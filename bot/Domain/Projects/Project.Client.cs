using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Who gets the invoices, and who agrees and approves for the client.</summary>
public sealed partial record Project
{
    /// <summary>The client as invoices name it.</summary>
    public Party Buyer => new(Client, ClientAddress, ClientVatId);

    /// <summary>
    /// The client's data as an invoice freezes them. The contact's mail address stands in where none for invoices is set.
    /// </summary>
    public PartyDetails BuyerDetails =>
        ClientDetails.Mail.Length == 0 && ContactAddress.Length > 0
            ? ClientDetails with
            {
                Mail = ContactAddress,
            }
            : ClientDetails;

    /// <summary>What is said of the client; "" for what nobody said.</summary>
    public string ClientValue(PartyField field) =>
        field == PartyField.Contact ? Contact : SellerSettings.Get(Buyer, ClientDetails, field);

    /// <summary>
    /// What an invoice cannot be issued without and nobody has said, of the seller first. A document without it is no
    /// invoice that the client can book.
    /// </summary>
    public IReadOnlyList<PartyGap> IssueGaps(Seller? seller) =>
        [
            .. PartyGap.Find(true, seller?.Party ?? new("", "", ""), seller?.Details ?? PartyDetails.None),
            .. PartyGap.Find(false, Buyer, ClientDetails),
        ];

    /// <summary>
    /// Changes what is said of the client; what is not given stays. Issued invoices do not change.
    /// </summary>
    /// <param name="values">"" takes a value away.</param>
    public Decision ChangeClient(IReadOnlyDictionary<PartyField, string> values, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (PartyAddress.IsSaidTwice(values))
            return new Refusal.AddressSaidTwice(IsSeller: false);
        var (name, contact, address, vatId) = (Client, Contact, ClientAddress, ClientVatId);
        var details = ClientDetails;
        foreach (var (field, typed) in values)
        {
            if (FindClientTextFault(field, typed) is { } bad)
                return bad;
            var value = PartyRules.Normalize(field, typed, out var fault);
            if (fault is not null)
                return new Refusal.InvalidPartyValue(fault);
            (name, contact, address, vatId) = field switch
            {
                PartyField.Name => (value, contact, address, vatId),
                PartyField.Contact => (name, value, address, vatId),
                PartyField.Address => (name, contact, value, vatId),
                PartyField.VatId => (name, contact, address, value),
                _ => (name, contact, address, vatId),
            };
            details = PartyFields.OfClient.Contains(field) ? details.With(field, value) : details;
        }
        (address, details) = PartyAddress.Settle(address, details, values);
        var isOther = !contact.Equals(Contact, StringComparison.OrdinalIgnoreCase);
        if (isOther && CheckContact(contact, context) is { } own)
            return own;
        if (isOther && CheckIsAddress(contact) is { } unreachable)
            return unreachable;
        var changed = new ClientChanged(name, contact, address, vatId)
        {
            Details = details == ClientDetails ? null : details,
            FormerContact = isOther && AreTermsOut && Contact.Length > 0 ? Contact : null,
        };
        return changed == new ClientChanged(Client, Contact, ClientAddress, ClientVatId)
            ? Array.Empty<ProjectEvent>()
            : new ProjectEvent[] { changed }
                .Concat(StopsOfClient(changed))
                .Concat(CloseLinksOfFormer(contact, context.At))
                .ToArray();
    }

    /// <summary>The contact got terms, or may have: who takes their place may agree to them.</summary>
    private bool AreTermsOut => Agreement is not null || Proposed is not null || OutdatedProposal is not null;

    /// <summary>
    /// The links of a contact are closed for good when another takes their place. They stay closed when the contact of
    /// before is set again.
    /// </summary>
    private IEnumerable<ProjectEvent> CloseLinksOfFormer(string contact, DateTimeOffset now)
    {
        var open = contact == Contact ? 0 : ClientLinks.Count(l => l.IsOpen(now));
        return open == 0 ? [] : [new ClientLinksRevoked(open)];
    }

    private static Refusal? FindClientTextFault(PartyField field, string text) =>
        field switch
        {
            PartyField.Name => CheckText(TextField.Client, text, 1),
            PartyField.Contact => CheckText(TextField.Contact, text, 0),
            PartyField.Address => CheckText(TextField.Address, text, 0, 240),
            _ => null,
        };
}

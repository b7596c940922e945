using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// Who agrees and approves for the client must be the client: an address of somebody with a role here would let the team
/// confirm its own work. In a trial one person may play both sides.
/// </summary>
public sealed partial record Project
{
    private static readonly char[] BetweenAddresses = [' ', '<', '>', ',', ';', '(', ')', '"', '/', '|', '[', ']'];

    /// <summary>Why a text names no contact: nobody can be reached by it. "" stands for nobody and is allowed.</summary>
    private static Refusal.ContactIsNoAddress? CheckIsAddress(string contact) =>
        contact.Trim().Length == 0
        || contact.Split(BetweenAddresses, StringSplitOptions.RemoveEmptyEntries).Any(PartyRules.IsMail)
            ? null
            : new(contact.Trim());

    /// <summary>Why an address is not the client's contact's; null when it may be.</summary>
    private Refusal.ContactIsRoleHolder? CheckContact(string contact, DecisionContext context) =>
        CheckContact(contact, context.IsTrial, context.At);

    private Refusal.ContactIsRoleHolder? CheckContact(string contact, bool isTrial, DateTimeOffset now) =>
        !isTrial
        && RoleHolders
            .Select(h => h.Actor)
            .Concat(Deputies.Where(d => Today(now) <= d.Until).Select(d => d.Actor))
            .FirstOrDefault(actor => IsIn(contact, Accounts.EmailOf(actor)))
            is { } holder
            ? new(contact, holder)
            : null;

    /// <summary>The same for a project that begins: whoever creates it holds every role.</summary>
    private static Refusal.ContactIsRoleHolder? CheckNewContact(string contact, DecisionContext context) =>
        !context.IsTrial && IsIn(contact, context.ActorAddress) ? new(contact, context.Actor.Id) : null;

    /// <summary>Why a role cannot go to an account whose address is the contact's; null when it may.</summary>
    private Refusal.RoleHolderIsContact? CheckNotContact(string actor, DecisionContext context) =>
        CheckNotContactAddress(Accounts.EmailOf(actor), context);

    /// <summary>The same for a role that is reserved by an address.</summary>
    private Refusal.RoleHolderIsContact? CheckNotContactAddress(string address, DecisionContext context) =>
        !context.IsTrial && IsIn(Contact, address) ? new(Contact) : null;

    /// <summary>
    /// Whether what is said of a contact has that address in it, first, last or between others, whatever parts them.
    /// </summary>
    private static bool IsIn(string contact, string address)
    {
        if (address.Length == 0)
            return false;
        for (
            var at = contact.IndexOf(address, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = contact.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase)
        )
            if (!IsOfLongerName(contact.AsSpan(0, at)) && !IsOfLongerHost(contact.AsSpan(at + address.Length)))
                return true;
        return false;
    }

    private static bool IsOfLongerName(ReadOnlySpan<char> before) =>
        before is [.., var last] && (char.IsLetterOrDigit(last) || last is '.' or '_' or '-' or '+');

    private static bool IsOfLongerHost(ReadOnlySpan<char> after) =>
        after is ['.', var label, ..] ? char.IsLetterOrDigit(label) : after is [var first, ..] && IsOfHost(first);

    private static bool IsOfHost(char letter) => char.IsLetterOrDigit(letter) || letter == '-';
}

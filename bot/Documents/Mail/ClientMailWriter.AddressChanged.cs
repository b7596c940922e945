using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>
/// Somebody else now agrees for the client; told to the address before. It says nothing that they did not know, and not
/// who it is now.
/// </summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteAddressChanged(MailOrder order)
    {
        var p = order.Project;
        // They are the contact again.
        if (order.Address.Equals(p.ContactAddress, StringComparison.OrdinalIgnoreCase))
            return null;
        var language = p.ClientDetails.Language;
        string Say(NewsText text, params ReadOnlySpan<string> filledIn) => NewsTexts.In(language, text, filledIn);
        return News(
            order,
            Say(NewsText.FormerSubject, p.Name),
            [
                Say(NewsText.FormerIntro, SellerOf(order.View).Name, p.Client, p.Name),
                Say(NewsText.FormerNotYou, SellerOf(order.View).Name),
            ],
            [],
            [],
            ("", ""),
            Say(NewsText.FormerFooter, p.Client, p.Name)
        );
    }
}

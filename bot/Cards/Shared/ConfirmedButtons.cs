using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Cards.Shared;

/// <summary>Buttons whose words move money for good ask back before they are taken.</summary>
internal static class ConfirmedButtons
{
    private const string Decline = "Go back";

    private static readonly Dictionary<string, ButtonConfirmation> ByVerb = new(StringComparer.OrdinalIgnoreCase)
    {
        ["issue"] = new(
            "Issue this invoice?",
            "It takes a number that cannot be taken back. From then on it is not changed, only credited. "
                + "The client gets it by mail; without a mail server please send it yourself.",
            "Issue",
            Decline
        ),
        ["credit"] = new(
            "Credit this invoice?",
            "A credit note takes the amount off the invoice, with a number of its own that cannot be taken back. "
                + "The client gets it by mail; without a mail server please send it yourself.",
            "Credit",
            Decline,
            IsDanger: true
        ),
        ["override"] = new(
            "Open the gate all the same?",
            "The stage may start although the one before it is not paid. Your name and the reason stay on record.",
            "Override",
            Decline,
            IsDanger: true
        ),
        ["writeoff"] = new(
            "Write this invoice off?",
            "What is open on it is no longer expected or asked for. It counts as lost, and your name and the reason stay on record.",
            "Write off",
            Decline,
            IsDanger: true
        ),
    };

    /// <summary>The same button with the question of its verb; as it is where a press can be taken at once.</summary>
    public static Button Confirmed(this Button button) => button with { Confirmation = Find(button) };

    /// <summary>
    /// The question before a press is taken; null where there is none. A button that only opens a form moves nothing:
    /// the form's own button asks.
    /// </summary>
    public static ButtonConfirmation? Find(Button button)
    {
        var words = ParsedCommand.Normalize(button.CommandText);
        var verb = words.Split([' ', '\n'], 2)[0];
        var opensForm =
            verb is "credit" or "writeoff"
            && !button.SendsInputs
            && !words.Contains(" reason ", StringComparison.OrdinalIgnoreCase);
        return opensForm ? null : ByVerb.GetValueOrDefault(verb);
    }
}

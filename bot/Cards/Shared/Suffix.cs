using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Additions to a sentence, present only when there is a fact for them, with the same wording on every card. Each
/// begins with its own separator and is "" when there is nothing to add.
/// </summary>
internal static class Suffix
{
    public static string When(bool isSo, string suffix) => isSo ? suffix : "";

    /// <summary>A text with a prefix and a suffix; "" when the text is empty.</summary>
    public static string With(string before, string? text, string after = "") =>
        string.IsNullOrEmpty(text) ? "" : before + text + after;

    /// <summary>', ref "PAY-1"'</summary>
    public static string Ref(string reference) => When(reference.Length > 0, $", ref {DisplayText.Quote(reference)}");

    /// <summary>" on 2026-07-20"</summary>
    public static string On(DateOnly? day) => With(" on ", day?.ToDay());

    /// <summary>" of 2026-07-20"</summary>
    public static string Of(DateOnly? day) => With(" of ", day?.ToDay());

    /// <summary>" of EUR 714.00"</summary>
    public static string Of(Money? amount) => With(" of ", amount?.ToString());

    /// <summary>", late" for a milestone that is past its expected date.</summary>
    public static string Late(Milestone milestone, DateOnly today) => When(milestone.IsLate(today), ", late");

    /// <summary>", 4 days overdue"</summary>
    public static string Overdue(int daysLate) => When(daysLate > 0, $", {DisplayText.Days(daysLate)} overdue");

    /// <summary>", promised for 2026-08-05"</summary>
    public static string Promised(PaymentPromise? promise) => With(", promised for ", promise?.On.ToDay());

    /// <summary>", held by the team": the team holds the client's confirmation and can show it.</summary>
    public static string HeldByTeam(bool isHeld) => When(isHeld, ", held by the team");

    /// <summary>The same in brackets, after the client's confirmation.</summary>
    public static string HeldByTeamInBrackets(bool isHeld) => When(isHeld, " (held by the team)");

    /// <summary>" (portal approval 16 July, held by the team)"</summary>
    public static string Evidence(string reference, bool isHeldByTeam) =>
        When(reference.Length > 0, $" ({reference}{HeldByTeam(isHeldByTeam)})");
}

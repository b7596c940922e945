using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Define;

/// <summary>
/// The projects that a person may see: as a list, and as a board with what is billed next and owed.
/// </summary>
internal static class ProjectListCards
{
    /// <summary>In a personal chat every project of the person can be named by its key.</summary>
    private static string AmongOwn(string keyHere) =>
        keyHere.Length > 0
            ? $"Words said here mean {keyHere}; any project: status KEY."
            : "This place has no project: project use KEY ties one to it.";

    /// <param name="isOpen">Everybody in the conversation can read it, so only the conversation's own project is
    /// listed.</param>
    /// <param name="more">How many projects are left out and where they can be listed; "" when there are
    /// none.</param>
    public static Card Projects(IReadOnlyList<ProjectView> all, string keyHere, int page, bool isOpen, string more)
    {
        var (shown, next) = Paging.Page(all, page, "project list", "");
        return new("Your projects")
        {
            Table = new(
                [
                    new("Key", Weight: 3),
                    new("Project, client", Weight: 6),
                    new("State", Weight: 4),
                    new("Owed", true, 4),
                ],
                [
                    .. shown.Select(s =>
                        ScheduleCards.Row(
                            s.Project.Key + (s.Project.Key == keyHere ? " (here)" : ""),
                            $"{s.Project.Name}, {s.Project.Client}",
                            DisplayText.NameOf(s.Project.State),
                            Totals.Create(s.Project).Owed.ToString()
                        )
                    ),
                ]
            ),
            Footer = isOpen ? $"Words said here mean {keyHere}. {more}".Trim() : AmongOwn(keyHere),
            Buttons = next,
        };
    }

    /// <summary>All projects on one card: their state, what is billed next, what is owed.</summary>
    /// <param name="isOpen">Everybody in the conversation can read it, so only the conversation's own project is
    /// listed.</param>
    /// <param name="more">How many projects are left out and where they can be listed; "" when there are
    /// none.</param>
    public static Card Board(IReadOnlyList<ProjectView> all, int page, bool isOpen, string more)
    {
        var (shown, next) = Paging.Page(all, page, "board", "");
        return new("Board")
        {
            Lines =
            [
                $"{DisplayText.Count(all.Count, "project")}, "
                    + $"{DisplayText.Count(all.Count(s => Overdue(s).IsPositive), "project")} with money overdue.",
            ],
            Table = new(
                [
                    new("Key", Weight: 3),
                    new("Where it stands", Weight: 5),
                    new("Next billing point", Weight: 6),
                    new("Owed", true, 4),
                    new("Overdue", true, 4),
                ],
                [
                    .. shown.Select(s =>
                        ScheduleCards.Row(
                            s.Project.Key,
                            $"{s.Project.Name}: {DisplayText.NameOf(s.Project.State)}{Credit(s.Project)}",
                            Next(s.Project),
                            Totals.Create(s.Project).Owed.ToString(),
                            Overdue(s).IsPositive ? Overdue(s).ToString() : "–"
                        )
                    ),
                ]
            ),
            Footer = isOpen ? more : "Any of them: status KEY.",
            Buttons = next,
        };
    }

    private static string Next(Project p) =>
        p is { Closed: null, Cancelled: null } && MoneyCards.NextBilling(p) is { } next
            ? $"{p.Say(next)} {next.Name}{Suffix.With(" (", OutlookText.KindOf(p, next), ")")}, "
                + $"{p.NetOf(next)} net, expected {next.Expected.ToDay()}"
            : "–";

    private static string Credit(Project p) =>
        Suffix.When(p.CreditLeft.IsPositive, $", {p.CreditLeft} of client credit left");

    private static Money Overdue(ProjectView s) =>
        s
            .Project.IssuedInvoices.Where(i => i.DaysLate(s.SellerToday) > 0)
            .Aggregate(Money.Zero(s.Project.Currency), (sum, i) => sum + i.Open);
}

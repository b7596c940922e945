using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Define;

/// <summary>Templates for new projects.</summary>
internal static class TemplateCards
{
    public static Card List(IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>> all, int page)
    {
        var (shown, more) = Paging.Page([.. all], page, "template list", "");
        return new("Templates")
        {
            Facts = [.. shown.Select(t => new Fact(t.Key, Short(t.Value)))],
            Footer = "Use one: project new \"name\" client \"client\" total 12000 EUR using website-30-40-30",
            Buttons = more,
        };
    }

    /// <param name="former">The template that had the name before; null when the name is new.</param>
    public static Card Saved(
        string name,
        IReadOnlyList<NewMilestone> milestones,
        IReadOnlyList<NewMilestone>? former
    ) =>
        One(name, milestones, 1) with
        {
            Title = $"Template {name} saved",
            Lines =
                former is null || former.SequenceEqual(milestones)
                    ? []
                    :
                    [
                        $"It replaces the former template of that name: {Short(former)} → {Short(milestones)}. "
                            + "What was made from it stays as it is.",
                    ],
        };

    private static string Short(IReadOnlyList<NewMilestone> milestones) =>
        DisplayText.First([.. milestones.Select(m => $"{m.Name} {m.Amount}")], 5, " / ");

    public static Card One(string name, IReadOnlyList<NewMilestone> milestones, int page)
    {
        var (shown, more) = Paging.Page([.. milestones.Index()], page, $"template show {name}", "");
        return new($"Template {name}")
        {
            Table = new(
                [
                    new("#", true),
                    new("Milestone", Weight: 4),
                    new("Amount", true, 2),
                    new("Due", Weight: 2),
                    new("Done when", Weight: 3),
                ],
                [
                    .. shown.Select(one =>
                        ScheduleCards.Row(
                            $"{one.Index + 1}",
                            one.Item.Name + (one.Item.Note.Length > 0 ? $" ({one.Item.Note})" : ""),
                            one.Item.Amount.ToString(),
                            one.Item.DueDays is { } days ? DisplayText.Days(days) : "–",
                            one.Item.Criterion?.ToWord() ?? "–"
                        )
                    ),
                ]
            ),
            Footer = $"Use it: project new \"name\" client \"client\" total 12000 EUR using {name}",
            Buttons = more,
        };
    }
}

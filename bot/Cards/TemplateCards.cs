using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Templates for new projects.</summary>
internal static class TemplateCards
{
    public static Card List(IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>> all, int page)
    {
        var (shown, more) = Paging.Of([.. all], page, "template list", "");
        return new("Templates")
        {
            Facts = [.. shown.Select(t => new Fact(t.Key, string.Join(" / ", t.Value.Take(5).Select(m => $"{m.Name} {m.Amount}")) + (t.Value.Count > 5 ? $" and {t.Value.Count - 5} more" : "")))],
            Footer = "Use one: project new \"name\" client \"client\" total 12000 EUR using website-30-40-30",
            Buttons = more,
        };
    }

    public static Card One(string name, IReadOnlyList<NewMilestone> milestones, int page)
    {
        var (shown, more) = Paging.Of([.. milestones.Index()], page, $"template show {name}", "");
        return new($"Template {name}")
        {
            Table = new([new("#", true), new("Milestone", Weight: 4), new("Amount", true, 2), new("Due", Weight: 2), new("Done when", Weight: 3)],
                [.. shown.Select(one => ScheduleCards.Row($"{one.Index + 1}", one.Item.Name + (one.Item.Note.Length > 0 ? $" ({one.Item.Note})" : ""), one.Item.Amount.ToString(), one.Item.DueDays is { } days ? Words.Days(days) : "–", one.Item.Criterion?.Word() ?? "–"))]),
            Footer = $"Use it: project new \"name\" client \"client\" total 12000 EUR using {name}",
            Buttons = more,
        };
    }
}

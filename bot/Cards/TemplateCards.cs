using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Templates for new projects.</summary>
internal static class TemplateCards
{
    public static Card List(IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>> all) => new("Templates")
    {
        Facts = [.. all.Select(t => new Fact(t.Key, string.Join(" / ", t.Value.Take(5).Select(m => $"{m.Name} {m.Amount}")) + (t.Value.Count > 5 ? $" and {t.Value.Count - 5} more" : "")))],
        Footer = "Use one: project new \"name\" client \"client\" total 12000 EUR using website-30-40-30",
    };

    public static Card One(string name, IReadOnlyList<NewMilestone> milestones) => new($"Template {name}")
    {
        Table = new([new("#", true), new("Milestone", Weight: 4), new("Amount", true, 2), new("Due", Weight: 2), new("Done when", Weight: 3)],
            [.. milestones.Take(50).Select((m, i) => ScheduleCards.Row($"{i + 1}", m.Name, m.Amount.ToString(), m.DueDays is { } days ? Words.Days(days) : "–", m.Criterion?.Word() ?? "–"))]),
        Lines = milestones.Count > 50 ? [$"The first 50 of {milestones.Count}."] : [],
        Footer = $"Use it: project new \"name\" client \"client\" total 12000 EUR using {name}",
    };
}

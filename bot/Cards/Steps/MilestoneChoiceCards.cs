using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Steps;

/// <summary>Which milestone is to be changed: it is chosen from a list, and the form with its terms opens.</summary>
internal static class MilestoneChoiceCards
{
    private const int MostChoices = 50;

    /// <summary>Leads to the choice, or to the only milestone's form, or to what agreed terms can become.</summary>
    public static IEnumerable<Button> Open(ProjectView view)
    {
        var p = view.Project;
        if (p.IsOver || p.Ended is not null)
            return [];
        if (p.Agreement is not null)
            return [new("Change the terms", "amend")];
        return Changeable(view) switch
        {
            [] => [],
            [var only] => [new($"Change {NextStepButtons.NameOf(only)}", $"set {p.Say(only)}")],
            _ => [new("Change a milestone", "set")],
        };
    }

    /// <summary>The list, for a card whose button takes what is chosen.</summary>
    public static IReadOnlyList<Input> Inputs(ProjectView view) =>
        Changeable(view) is { Count: > 0 } all
            ?
            [
                new("which", "Milestone", InputKind.Choice)
                {
                    IsRequired = true,
                    Choices =
                    [
                        .. all.Take(MostChoices)
                            .Select(m => new Choice(
                                view.Project.Say(m),
                                $"{view.Project.Say(m)} {NextStepButtons.NameOf(m)}"
                            )),
                    ],
                },
            ]
            : [];

    /// <summary>Opens the form of the chosen milestone.</summary>
    public static IReadOnlyList<Button> Buttons(ProjectView view) =>
        Changeable(view).Count > 0
            ?
            [
                new(
                    "Change a milestone",
                    view.Project.Agreement is null ? "set <which>" : "amend <which>",
                    ButtonStyle.Primary,
                    SendsInputs: true
                ),
            ]
            : [];

    /// <summary>The choice on its own, before the client agrees.</summary>
    public static Card Create(ProjectView view) =>
        new($"{view.Project.Name}: which milestone is to be changed?")
        {
            Lines = ["Choose one. Its form opens, with what is set now."],
            Inputs = Inputs(view),
            Buttons = Buttons(view),
        };

    private static List<Milestone> Changeable(ProjectView view)
    {
        var p = view.Project;
        return [.. p.LiveMilestones.Where(m => p.Agreement is null ? !p.IsOver : p.CanAmend(m, view.Now))];
    }
}

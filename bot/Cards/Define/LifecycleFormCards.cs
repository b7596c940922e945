using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Define;

/// <summary>Forms that change the course of a whole project. Each asks for the reason that people read later.</summary>
internal static class LifecycleFormCards
{
    public static Card Hold(ProjectView view) =>
        view.Project.Held is null
            ? Ask(
                view,
                CardKind.HoldForm,
                "Put on hold",
                "No stage starts until the project is resumed. What is under way goes on, and what is owed stays owed.",
                new("reason", "Why?") { IsRequired = true, Placeholder = "the client asked for a pause" },
                new("Put on hold", "project hold", ButtonStyle.Primary, SendsInputs: true),
                CanEnd(view.Project) ? [new("End the project instead", "project end")] : []
            )
            : new Card($"{view.Project.Name} is on hold") { Lines = [DisplayText.ToSentence(view.Project.Held.Reason)] }
                .About(view, CardKind.HoldForm)
                .SettledIf(true);

    public static Card Cancel(ProjectView view) =>
        Ask(
            view,
            CardKind.CancelForm,
            "Give up",
            "The project ends here and nothing is owed. This is possible while no invoice is issued.",
            new("reason", "Why?") { IsRequired = true, Placeholder = "the client chose another agency" },
            new("Give the project up", "project cancel", ButtonStyle.Danger, SendsInputs: true)
        );

    private static bool CanEnd(Project p) => p is { Agreement: not null, Ended: null, Amendment: null };

    private static Card Ask(
        ProjectView view,
        CardKind kind,
        string title,
        string line,
        Input input,
        Button button,
        params Button[] others
    ) =>
        view.Project.IsOver
            ? new Card($"{view.Project.Name} is {DisplayText.NameOf(view.Project.State)}")
                .About(view, kind)
                .SettledIf(true)
            : new Card($"{title}: {view.Project.Name}")
            {
                Lines = [line],
                Inputs = [input],
                Buttons = [button, .. others],
            }.About(view, kind);
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Define;

/// <summary>How a project is connected to conversations on a second platform or workspace.</summary>
internal static class InvitationCards
{
    public static Card Invitation(ProjectView view, string code, DateTimeOffset until) =>
        new($"{view.Project.Name}: code for your other platform")
        {
            Lines =
            [
                $"Type this in the channel where {view.Project.Key} is to be spoken of too, on your other chat platform. It is good once.",
                "Whoever types it becomes a lead of the project there and can name the others, "
                    + "so give it to nobody whom you would not make a lead.",
                "Nothing says that they are somebody else than you, "
                    + "so you and they count as one person and check none of each other's work. "
                    + "An approver of the other platform is named here by address: role add approver name@company.example",
            ],
            Facts = [new("Type there", $"project join {code}"), new("Good until", view.FormatMoment(until))],
            Footer = "Records, rights and amounts are one: whatever is changed on one side is told on the other.",
        };

    private const string AsLead =
        " You are a lead here; name who approves here with role add approver @somebody. "
        + "You and whoever made the code count as one person: you check none of each other's work.";

    public static Card Joined(ProjectView view, bool isNewLead)
    {
        var project = ScheduleCards.Project(view);
        return project with
        {
            Lines =
            [
                $"This place speaks of {view.Project.Key} now, as its others do: "
                    + $"what is changed on one side is told on the other.{Suffix.When(isNewLead, AsLead)}",
                .. project.Lines,
            ],
        };
    }
}

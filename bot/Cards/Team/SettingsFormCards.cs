using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Team;

/// <summary>The form for how a project reminds and how strict its gate is, filled with what is set.</summary>
internal static class SettingsFormCards
{
    private static readonly IReadOnlyList<Choice> OnOrOff = [new("on", "on"), new("off", "off")];

    public static Card Create(ProjectView view)
    {
        var (p, settings) = (view.Project, view.Project.ReminderSettings);
        if (p.IsOver)
            return new Card($"{p.Name} is {DisplayText.NameOf(p.State)}")
                .About(view, CardKind.SettingsForm)
                .SettledIf(true);
        return new Card($"Change settings: {p.Name}")
        {
            Lines = ["Change what is to be different; the rest stays as it is."],
            Inputs =
            [
                new("gate", "The next stage starts when", InputKind.Choice)
                {
                    Choices =
                    [
                        .. Enum.GetValues<GatePolicy>()
                            .Select(policy => new Choice(policy.ToWord(), DisplayText.NameOf(policy))),
                    ],
                    Value = p.Policy.ToWord(),
                },
                new("zone", "Time zone") { Value = p.Zone, Placeholder = "Europe/Berlin" },
                new("hours", "Reminders between") { Value = $"{settings.From}-{settings.To}", Placeholder = "9-17" },
                new("quiet", "Quiet between")
                {
                    Value = settings.Quiet.Length > 0 ? settings.Quiet : "none",
                    Placeholder = "12-13, or none",
                },
                new("due-weekend", "Due on a day off", InputKind.Choice)
                {
                    Choices = [new("next-working-day", "the next working day"), new("as-agreed", "as agreed")],
                    Value = settings.MovesDueDate ? "next-working-day" : "as-agreed",
                },
                Switch("digest", "Weekly digest", settings.Digest),
                Switch("late-interest", "Ask for late interest in formal reminders", settings.AsksForInterest),
            ],
            Buttons = [new("Save settings", "change settings", ButtonStyle.Primary, SendsInputs: true)],
            Footer = "Seller, client and holidays have forms and commands of their own: settings shows them.",
        }.About(view, CardKind.SettingsForm);
    }

    private static Input Switch(string name, string label, bool isOn) =>
        new(name, label, InputKind.Choice) { Choices = OnOrOff, Value = isOn ? "on" : "off" };
}

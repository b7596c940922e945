using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Agree;

/// <summary>Forms for changes of the agreed contract. Each sends one command, which can also be typed.</summary>
internal static class ContractFormCards
{
    private const string Until = "Until the client agrees, the current terms apply.";

    /// <summary>The form for another total, filled with the proposed or the present one.</summary>
    public static Card Total(ProjectView view) =>
        Create(
            view,
            CardKind.TotalForm,
            "Change the total",
            [$"Every milestone keeps its sum; the rest takes the difference. {Until}"],
            [
                new("total", "New contract, net")
                {
                    IsRequired = true,
                    Value = view.Project.WithAmendment.Contract.ToString(),
                    Placeholder = view.Project.Contract.ToString(),
                },
            ],
            new("Propose total", "amend total", ButtonStyle.Primary, SendsInputs: true)
        );

    public static Card Add(ProjectView view) =>
        Create(
            view,
            CardKind.AddForm,
            "Add a milestone",
            [$"It comes at the end of the schedule. {Until}"],
            [.. MilestoneFormCards.NewFields(view.Project, isAgreed: true)],
            new("Propose milestone", "amend add", ButtonStyle.Primary, SendsInputs: true)
        );

    public static Card Split(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (!p.CanAmend(m, view.Now))
            return new Card($"{m.Name} cannot be split any more") { Lines = [$"It is {DisplayText.NameOf(m.Stage)}."] }
                .About(view, CardKind.SplitForm, m)
                .SettledIf(true);
        var net = p.WithAmendment.NetOf(p.WithAmendment.MilestoneOf(m.Id));
        return new Card($"Split: {m.Name} ({p.PositionInSchedule(m)})")
        {
            Lines =
            [
                $"{m.Name} is worth {net}. The new part follows it and is planned; "
                    + $"{m.Name} keeps its state, its terms and what is left. {Until}",
            ],
            Inputs =
            [
                new("money", "Sum of the new part, net") { IsRequired = true, Placeholder = "1800" },
                new("name", "Deliverable of the new part")
                {
                    IsRequired = true,
                    Placeholder = "Mobile layout approved",
                },
            ],
            Buttons = [new("Propose split", $"amend split {p.Say(m)}", ButtonStyle.Primary, SendsInputs: true)],
        }.About(view, CardKind.SplitForm, m);
    }

    public static Card End(ProjectView view) =>
        Create(
            view,
            CardKind.EndForm,
            "End the project",
            [$"What is confirmed is billed ({view.Project.WorthAtEnd}); everything else is taken out. " + Until],
            [
                new("reason", "Why it ends") { IsRequired = true, Placeholder = "the client stops the shop" },
                new("fee", "Fee, net, if one is agreed") { Placeholder = "500" },
                new("name", "What the fee is called") { Placeholder = "Cancellation fee" },
            ],
            new("Propose the end", "project end", ButtonStyle.Primary, SendsInputs: true)
        );

    private static Card Create(
        ProjectView view,
        CardKind kind,
        string title,
        IReadOnlyList<string> lines,
        IReadOnlyList<Input> inputs,
        Button button
    ) =>
        view.Project is { Agreement: null } or { IsOver: true }
            ? new Card($"{view.Project.Name}: {DisplayText.NameOf(view.Project.State)}")
            {
                Lines =
                [
                    "The contract is changed while terms are agreed and the project runs. See where it stands: status",
                ],
            }
                .About(view, kind)
                .SettledIf(true)
            : new Card($"{title}: {view.Project.Name}")
            {
                Lines = lines,
                Inputs = inputs,
                Buttons = [button],
            }.About(view, kind);
}

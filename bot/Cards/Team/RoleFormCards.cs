using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>The form that gives somebody a role: which, and who, picked from the people of the platform.</summary>
internal static class RoleFormCards
{
    private static readonly (Role Role, string Title)[] Roles =
    [
        (Role.Approver, "Approver: approves and issues invoices"),
        (Role.Finance, "Finance: records payments"),
        (Role.Lead, "Lead: runs the project"),
        (Role.Member, "Member: starts and submits stages"),
    ];

    /// <param name="role">The role that is chosen already.</param>
    public static Card Create(ProjectView view, Role role = Role.Approver) =>
        view.Project.IsOver
            ? new Card($"{view.Project.Name} is {DisplayText.NameOf(view.Project.State)}")
                .About(view, CardKind.RoleForm)
                .SettledIf(true)
            : new Card($"Give a role: {view.Project.Name}")
            {
                Lines =
                [
                    .. OnlyOne(view),
                    "Whoever gets a role from you takes it over. Name yourself, too, if you want to keep it.",
                ],
                Inputs =
                [
                    new("role", "Role", InputKind.Choice)
                    {
                        IsRequired = true,
                        Choices = [.. Roles.Select(r => new Choice(DisplayText.NameOf(r.Role), r.Title))],
                        Value = DisplayText.NameOf(role),
                    },
                    new("person", "Person", InputKind.Person)
                    {
                        IsRequired = true,
                        Placeholder = "Choose a person",
                        // Where the platform offers its own people, these are only its first ones.
                        Choices = [.. view.Names.Select(n => new Choice(n.Key, n.Value))],
                    },
                ],
                Buttons = [new("Give role", "role add", ButtonStyle.Primary, SendsInputs: true)],
            }.About(view, CardKind.RoleForm);

    /// <summary>Said once, on the card of the project: nobody checks what the one person does.</summary>
    public static IEnumerable<string> OnlyOne(ProjectView view)
    {
        if (!view.Project.IsSolo)
            yield break;
        var creator = view.Project.Created.By;
        yield return view.Viewer is { } viewer && viewer.Id != creator
            ? $"{view.NameOf(creator)} is the only one on this project. Add an approver."
            : "You are the only one on this project. Add an approver.";
    }

    public static Button AddApprover { get; } = new("Add an approver", "role add approver");
}

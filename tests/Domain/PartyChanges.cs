using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Workspaces;

namespace MilestoneBot.Tests.Domain;

/// <summary>Short ways to say who sends and who gets invoices.</summary>
internal static class PartyChanges
{
    /// <summary>Null leaves a value as it is.</summary>
    public static Decision ChangeClient(
        this Project project,
        string? name,
        string? contact,
        string? address,
        string? vatId,
        DecisionContext context
    ) =>
        project.ChangeClient(
            new[]
            {
                (PartyField.Name, name),
                (PartyField.Contact, contact),
                (PartyField.Address, address),
                (PartyField.VatId, vatId),
            }
                .Where(one => one.Item2 is not null)
                .ToDictionary(one => one.Item1, one => one.Item2!),
            context
        );

    public static WorkspaceDecision SetSeller(
        this Workspace workspace,
        Party seller,
        string? zone,
        DecisionContext context
    ) =>
        workspace.SetSeller(
            new Dictionary<PartyField, string>
            {
                [PartyField.Name] = seller.Name,
                [PartyField.Address] = seller.Address,
                [PartyField.VatId] = seller.VatId,
            },
            zone,
            context
        );

    public static WorkspaceDecision SetSeller(
        this Workspace workspace,
        DecisionContext context,
        params (PartyField Field, string Value)[] values
    ) => workspace.SetSeller(values.ToDictionary(v => v.Field, v => v.Value), null, context);
}

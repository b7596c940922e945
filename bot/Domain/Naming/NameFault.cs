namespace MilestoneBot.Domain.Naming;

/// <summary>What is wrong with a milestone name.</summary>
internal enum NameFault
{
    None,
    Progress,
    Service,
    Time,
    Payment,
    Counter,
    Placeholder,
}

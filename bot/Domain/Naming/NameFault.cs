namespace MilestoneBot.Domain.Naming;

/// <summary>What a milestone name talks about.</summary>
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

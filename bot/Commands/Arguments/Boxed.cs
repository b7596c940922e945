namespace MilestoneBot.Commands.Arguments;

/// <summary>A value type as an argument's value, so that "not given" is null for every type.</summary>
internal sealed record Boxed<T>(T Value)
    where T : struct;

namespace MilestoneBot.Commands.Arguments;

/// <summary>A plain value as an argument's value, so that "not given" is null for every kind.</summary>
internal sealed record Boxed<T>(T Value)
    where T : struct;

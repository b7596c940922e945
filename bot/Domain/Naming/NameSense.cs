namespace MilestoneBot.Domain.Naming;

/// <summary>
/// Tells what is wrong with the sense of a milestone name; null when it names something to receive or to sign. It knows
/// words, and the money rules do not: they ask it of every name that they are given.
/// </summary>
public delegate NameFault? NameSense(string name);

namespace MilestoneBot.Domain.Team;

/// <summary>What the client sent from their page.</summary>
/// <param name="Link">The number of the link by which they came.</param>
/// <param name="Text">Their full name where they agree or approve, otherwise what they ask for.</param>
/// <param name="Reference">How it is referred to as evidence.</param>
/// <param name="Seen">When that was sent or submitted which the page showed. Anything newer was not seen.</param>
/// <param name="HasCode">They entered the code that was mailed to the contact.</param>
public sealed record ClientAct(int Link, string Text, string Reference, DateTimeOffset Seen, bool HasCode);

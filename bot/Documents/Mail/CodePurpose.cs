namespace MilestoneBot.Documents.Mail;

/// <summary>The one act that a code for the client's page is good for.</summary>
/// <param name="Milestone">What is approved; "" where terms are agreed to.</param>
/// <param name="Terms">The version of the terms that are agreed to.</param>
/// <param name="Name">The full name that was typed.</param>
internal sealed record CodePurpose(string Milestone, int Terms, string Name);

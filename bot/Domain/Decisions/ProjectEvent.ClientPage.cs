namespace MilestoneBot.Domain.Decisions;

/// <summary>The client asks, on their page, for other terms than those they were shown.</summary>
/// <param name="Version">The terms that they were shown.</param>
public sealed record TermsChangeAsked(int Version, string Text) : ProjectEvent;

/// <summary>Somebody agreed by a link that does not show that it was the client. It waits for an approver.</summary>
/// <param name="SentAt">The moment at which the terms on the page were sent.</param>
/// <param name="Link">The number of the link by which it came.</param>
public sealed record AgreementAttached(int Version, string ClientName, string Evidence, DateTimeOffset SentAt, int Link)
    : ProjectEvent;

/// <summary>The team does not take an agreement that waited. The terms wait for the client as before.</summary>
public sealed record AgreementRefused(int Version, string ClientName, string Reason) : ProjectEvent;

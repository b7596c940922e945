using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Parties;

/// <summary>The seller's mail address from a moment on.</summary>
/// <param name="Address">"" when it was taken away.</param>
/// <param name="Said">Who said it, and when.</param>
public sealed record SellerMail(string Address, Signature Said);

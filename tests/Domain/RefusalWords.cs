using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Domain;

/// <summary>What people read of a "no".</summary>
internal static class RefusalWords
{
    public static string Said(this Refusal why) => RefusalText.ToReply(why, null).Text;

    public static string Said(this PaymentDoubt doubt) => PaymentDoubtText.Describe(doubt);
}

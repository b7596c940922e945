namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>One small fact of the business, about as large as an entry of the bot's journal.</summary>
internal sealed record BusinessEvent(long Id, string Project, string Verb, string Details)
{
    /// <summary>The event with this number. It is always the same.</summary>
    public static BusinessEvent Of(long id) =>
        new(
            id,
            $"project-{id % 50}",
            "payment_recorded",
            $$"""{"invoice":"INV-2026-{{id:0000}}","amount":{{(id * 7919 % 1_000_000) + 100}},"currency":"EUR","method":"bank"}"""
        );
}

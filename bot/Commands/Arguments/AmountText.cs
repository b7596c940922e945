using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Arguments;

/// <summary>A milestone's amount as typed; a sum waits for the project's currency.</summary>
internal sealed record AmountText(Amount? Amount, MoneyText? Money)
{
    public static Reading Read(string text)
    {
        switch (text.Trim().ToLowerInvariant())
        {
            case "rest":
                return Reading.Of(new AmountText(new Amount.Rest(), null));
            case "unbilled":
                return Reading.Of(new AmountText(new Amount.Unbilled(), null));
        }
        if (PercentText.Read(text, out var notPercent) is { } share)
            return Reading.Of(new AmountText(new Amount.Share(share), null));
        if (text.Contains('%') || text.Contains("percent", StringComparison.OrdinalIgnoreCase))
            return Reading.Wrong(notPercent);
        return MoneyText.Read(text, out _) is { } money
            ? Reading.Of(new AmountText(null, money))
            : Reading.Wrong(
                $"\"{text}\" is no amount: write a percent above 0 up to 100 like 30%, a sum like 4800 EUR, rest or unbilled"
            );
    }

    /// <summary>The amount in the project's currency, or what is wrong.</summary>
    public (Amount? Amount, Refusal? No) In(Currency currency)
    {
        if (Amount is not null)
            return (Amount, null);
        return Money!.In(currency, out var problem) is { } money
            ? (new Amount.Sum(money), null)
            : (null, new Refusal.BadMoney(problem));
    }
}

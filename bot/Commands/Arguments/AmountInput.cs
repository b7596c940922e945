using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Arguments;

/// <summary>A milestone's amount as typed; money is only complete with the project's currency.</summary>
internal sealed record AmountInput(Amount? Amount, MoneyText? Money)
{
    public static ParsedValue Read(string text)
    {
        switch (text.Trim().ToLowerInvariant())
        {
            case "rest" or "the rest" or "remaining" or "the remaining" or "remainder" or "the remainder":
                return ParsedValue.Success(new AmountInput(new Amount.Rest(), null));
            case "unbilled":
                return ParsedValue.Success(new AmountInput(new Amount.Unbilled(), null));
        }
        if (FractionText.Parse(text) is { } fraction)
            return fraction.Share is { } exact
                ? ParsedValue.Success(new AmountInput(new Amount.Share(exact), null))
                : ParsedValue.Failure(fraction.Problem);
        if (PercentText.ParseShare(text, out var notPercent) is { } share)
            return ParsedValue.Success(new AmountInput(new Amount.Share(share), null));
        if (text.Contains('%') || text.Contains("percent", StringComparison.OrdinalIgnoreCase))
            return ParsedValue.Failure(notPercent);
        return MoneyText.Parse(text, out _) is { } money
            ? ParsedValue.Success(new AmountInput(null, money))
            : ParsedValue.Failure(
                $"\"{text}\" is no amount: write a percent above 0 up to 100 like 30%, a sum like 4800 EUR, rest or unbilled"
            );
    }

    /// <summary>The amount in the project's currency, or the problem.</summary>
    public (Amount? Amount, Refusal? No) ToAmount(Currency currency)
    {
        if (Amount is not null)
            return (Amount, null);
        return Money!.ToMoney(currency, out var problem) is { } money
            ? (new Amount.Sum(money), null)
            : (null, new Refusal.UnreadableMoney(problem));
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Decisions;

/// <summary>What is refused about the numbers of documents, and about money in other currencies.</summary>
public abstract partial record Refusal
{
    /// <summary>The series has a document, so it cannot begin elsewhere any more.</summary>
    public sealed record SeriesHasDocuments(SeriesStart Start) : Refusal;

    /// <summary>It is set already where the series begins, or it begins there anyway.</summary>
    public sealed record SeriesStartSet(SeriesStart Start, int Asked) : Refusal;

    public sealed record InvalidFirstNumber(NumberSeries Series, int Most) : Refusal;

    /// <summary>Money in another currency than the project's. No rate is known, so a person says what it came to.</summary>
    /// <param name="Name">What it was to be recorded on: an invoice's number, or the project's key.</param>
    /// <param name="Currency">The project's.</param>
    /// <param name="Line">The reported payment that it was to be recorded from (B1); "" for none.</param>
    public sealed record PaidInOtherCurrency(string Name, Currency Currency, Money Paid, string Line) : Refusal;
}

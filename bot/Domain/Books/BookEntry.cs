using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Books;

/// <summary>What an entry of the books counts towards. Each is a sum that the project's money shows too.</summary>
public enum BookSum
{
    Billed,
    Credited,
    Received,
    Refunded,
    BankFee,
    Discount,
    Difference,
    WithheldTax,
    BadDebt,
    Interest,
}

/// <summary>The account that stands opposite the client's.</summary>
public enum BookAccount
{
    Revenue,
    Advances,
    Discount,
    Difference,
    BadDebt,
    Bank,
    BankFee,
    WithheldTax,
    Interest,
}

/// <summary>One entry of the books: a sum on the client's account against one other account.</summary>
/// <param name="Treatment">How VAT applies; null where the entry has none.</param>
/// <param name="On">The entry's own date: issue, value date, settling.</param>
/// <param name="Document">The invoice, by its number; the payment's name where money names no invoice.</param>
/// <param name="Name">What made the entry: the document's number, P3, S1.</param>
/// <param name="ClientVatId">The client's VAT id where the document must name it; "" otherwise.</param>
/// <param name="Amount">Gross. Above 0 the client owes more (debit), below 0 less (credit).</param>
/// <param name="Vat">The VAT in it, with the same sign.</param>
public sealed record BookEntry(
    BookSum Sum,
    BookAccount Account,
    VatTreatment? Treatment,
    DateOnly On,
    string Document,
    string Name,
    string ClientVatId,
    Money Amount,
    Money Vat
)
{
    /// <summary>The day by which a billed invoice is to be paid; null for every other entry.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The day of the delivery that an invoice bills; null for an advance, and for every other entry.</summary>
    public DateOnly? Delivered { get; init; }
}

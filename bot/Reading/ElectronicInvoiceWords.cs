using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>
/// What the electronic forms of an invoice say in words, by language: terms of payment (BT-20) and notes (BT-22). Days
/// and sums stand there as the language writes them, with plain spaces; programs read the fields beside them.
/// </summary>
internal static class ElectronicInvoiceWords
{
    private static readonly (string English, string German, string French) DueWords = (
        "Payable by {0} without deduction.",
        "Zahlbar bis {0} ohne Abzug.",
        "Payable au plus tard le {0}, sans escompte."
    );

    private static readonly (string English, string German, string French) DueOrDiscount = (
        "Payable by {0}.",
        "Zahlbar bis {0}.",
        "Payable au plus tard le {0}."
    );

    private static readonly (string English, string German, string French) DiscountWords = (
        "{0} cash discount ({1}) if the money arrives by {2}.",
        "{0} Skonto ({1}) bei Zahlungseingang bis {2}.",
        "Escompte de {0} ({1}) pour un paiement reçu au plus tard le {2}."
    );

    private static readonly (string English, string German, string French) NothingDue = (
        "Nothing is to be paid: the advance payments cover it.",
        "Es ist nichts zu zahlen: Die Anzahlungen decken den Betrag.",
        "Rien à payer : les acomptes couvrent le montant."
    );

    private static readonly (string English, string German, string French) CreditedWords = (
        "The sum is set off against invoice {0} or paid back.",
        "Der Betrag wird mit der Rechnung {0} verrechnet oder erstattet.",
        "Le montant est imputé sur la facture {0} ou remboursé."
    );

    private static readonly (string English, string German, string French) DeductionWords = (
        "Deducted: prepayment invoice {0}, {1} net, {2} VAT ({3}), {4} in all",
        "Abgezogen: Anzahlungsrechnung {0}, {1} netto, {2} Umsatzsteuer ({3}), zusammen {4}",
        "Déduit : facture d'acompte {0}, {1} HT, {2} de TVA ({3}), {4} au total"
    );

    private static readonly (string English, string German, string French) ReceivedWords = (
        ", received by {0}.",
        ", eingegangen bis {0}.",
        ", reçu au plus tard le {0}."
    );

    private static readonly (string English, string German, string French) SampleWords = (
        "SAMPLE. Made with the sample data of a trial; not an invoice.",
        "SAMPLE. Mit den Beispieldaten eines Versuchs erstellt; keine Rechnung.",
        "SAMPLE. Établi avec les données d'exemple d'un essai ; ce n'est pas une facture."
    );

    public static string Due(string day, bool hasDiscount, DocumentLanguage language) =>
        Fill(hasDiscount ? DueOrDiscount : DueWords, language, day);

    public static string Discount(string rate, string sum, string day, DocumentLanguage language) =>
        Fill(DiscountWords, language, rate, sum, day);

    public static string NothingToPay(DocumentLanguage language) => Fill(NothingDue, language);

    public static string Credited(string number, DocumentLanguage language) => Fill(CreditedWords, language, number);

    /// <param name="receivedOn">"" where no money came: it was set off in another way.</param>
    public static string Deduction(
        (string Number, string Net, string Vat, string Treatment, string Gross) deduction,
        string receivedOn,
        DocumentLanguage language
    ) =>
        Fill(
            DeductionWords,
            language,
            deduction.Number,
            deduction.Net,
            deduction.Vat,
            deduction.Treatment,
            deduction.Gross
        ) + (receivedOn.Length > 0 ? Fill(ReceivedWords, language, receivedOn) : ".");

    public static string Sample(DocumentLanguage language) => Fill(SampleWords, language);

    public static string Day(DateOnly day, DocumentLanguage language) => Plain(DocumentNumbers.Day(day, language));

    public static string Sum(Money money, DocumentLanguage language) => Plain(DocumentNumbers.Sum(money, language));

    public static string SumWithCode(Money money, DocumentLanguage language) =>
        Plain(DocumentNumbers.SumWithCode(money, language));

    public static string Rate(Percent rate, DocumentLanguage language) => Plain(DocumentNumbers.Rate(rate, language));

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static string Fill(
        (string English, string German, string French) words,
        DocumentLanguage language,
        params string[] values
    )
    {
        var text = language switch
        {
            DocumentLanguage.German => words.German,
            DocumentLanguage.French => words.French,
            _ => words.English,
        };
        // Not string.Format: what people typed may hold braces, and what is filled in is not filled again.
        var parts = text.Split('{', '}');
        return string.Concat(parts.Select((part, at) => at % 2 == 0 ? part : values[part[0] - '0']));
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>
/// What must stand on an invoice or a credit note, by language. "Reverse charge" and its translations are the words of
/// Article 226 of Directive 2006/112/EC; the others name the article or the national rule that the exemption rests on.
/// </summary>
internal static class DocumentWords
{
    private static readonly Dictionary<VatCategory, (string English, string German, string French)> Sentences = new()
    {
        [VatCategory.ZeroRated] = ("VAT rate 0 %: zero-rated supply.", "Steuersatz 0 %.", "TVA au taux zéro."),
        [VatCategory.ReverseCharge] = (
            "Reverse charge",
            "Steuerschuldnerschaft des Leistungsempfängers",
            "Autoliquidation"
        ),
        [VatCategory.OutsideScope] = (
            "Not subject to VAT: the place of supply is outside the EU.",
            "Nicht steuerbar: Der Leistungsort liegt außerhalb der EU.",
            "Hors champ de la TVA : le lieu de la prestation est hors de l'UE."
        ),
        [VatCategory.IntraEuGoods] = (
            "Exempt intra-Community supply of goods (Article 138 of Directive 2006/112/EC).",
            "Steuerfreie innergemeinschaftliche Lieferung.",
            "Livraison intracommunautaire exonérée (article 138 de la directive 2006/112/CE)."
        ),
        [VatCategory.ExportGoods] = (
            "Exempt export of goods (Article 146 of Directive 2006/112/EC).",
            "Steuerfreie Ausfuhrlieferung.",
            "Exportation exonérée (article 146 de la directive 2006/112/CE)."
        ),
    };

    private static readonly (string English, string German, string French) SmallBusiness = (
        "No VAT: small business scheme (Article 284 of Directive 2006/112/EC).",
        "Steuerbefreiung für Kleinunternehmer (§ 19 UStG).",
        "TVA non applicable (article 293 B du CGI)."
    );

    private static readonly (string English, string German, string French) Exempt = (
        "Exempt from VAT: {0}",
        "Steuerfrei: {0}",
        "Exonéré de TVA : {0}"
    );

    private static readonly (string English, string German, string French) Compensation = (
        "Not subject to VAT: compensation, for which nothing is supplied.",
        "Nicht steuerbar: Schadensersatz ohne Leistungsaustausch.",
        "Hors champ de la TVA : indemnité sans contrepartie."
    );

    private static readonly Dictionary<InvoiceKind, (string English, string German, string French)> Names = new()
    {
        [InvoiceKind.Ordinary] = ("Invoice", "Rechnung", "Facture"),
        [InvoiceKind.Advance] = ("Prepayment invoice", "Anzahlungsrechnung", "Facture d'acompte"),
        [InvoiceKind.Final] = ("Final invoice", "Schlussrechnung", "Facture finale"),
    };

    /// <summary>The sentence that the law asks for; "" at the standard rate.</summary>
    public static string SentenceFor(VatTreatment vat, DocumentLanguage language) =>
        vat.Category switch
        {
            VatCategory.Exempt when vat.Detail.Length == 0 => In(SmallBusiness, language),
            VatCategory.Exempt => In(Exempt, language).Replace("{0}", vat.Detail, StringComparison.Ordinal),
            VatCategory.OutsideScope when vat.IsCompensation => In(Compensation, language),
            { } category when Sentences.TryGetValue(category, out var sentence) => In(sentence, language),
            _ => "",
        };

    /// <summary>The name of an invoice of that kind.</summary>
    public static string NameOf(InvoiceKind kind, DocumentLanguage language) => In(Names[kind], language);

    /// <summary>
    /// The name of a credit note. In German it is never "Gutschrift", which the law keeps for an invoice that the
    /// customer writes.
    /// </summary>
    public static string NameOf(CreditNote note, DocumentLanguage language) => NameOfCreditNote(note.IsFull, language);

    /// <summary>The same, where only that is known whether it cancels the whole invoice.</summary>
    public static string NameOfCreditNote(bool isFull, DocumentLanguage language) =>
        In(("Credit note", isFull ? "Stornorechnung" : "Rechnungskorrektur", "Avoir"), language);

    private static string In((string English, string German, string French) words, DocumentLanguage language) =>
        language switch
        {
            DocumentLanguage.German => words.German,
            DocumentLanguage.French => words.French,
            _ => words.English,
        };
}

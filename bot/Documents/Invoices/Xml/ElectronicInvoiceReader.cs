using System.Globalization;
using System.Text;
using System.Xml;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>Says a document in the business terms of EN 16931.</summary>
internal static class ElectronicInvoiceReader
{
    /// <summary>
    /// XRechnung where the buyer gave a buyer reference and is in Germany, since only German public buyers ask for both.
    /// </summary>
    public static InvoiceProfile ProfileOf(InvoiceDocument document) =>
        document.Buyer.Details is { BuyerReference.Length: > 0, Country: "DE" }
            ? InvoiceProfile.XRechnung
            : InvoiceProfile.En16931;

    public static ElectronicInvoice Read(InvoiceDocument document, InvoiceProfile profile)
    {
        var isCredit = document.Kind == InvoiceDocumentKind.CreditNote;
        var isOutsideScope = document.Lines.Any(line => line.Treatment.Category == VatCategory.OutsideScope);
        var buyer = document.Buyer.Details;
        return new(
            profile,
            TypeCodeOf(document.Kind, profile),
            Clean(document.Number),
            document.IssuedOn,
            isCredit ? null : document.Due,
            document.Currency,
            Clean(buyer.BuyerReference),
            Clean(document.ProjectKey),
            Clean(document.ProjectName),
            Clean(buyer.OrderNumber),
            TermsOf(document, profile),
            NotesOf(document),
            PrecedingOf(document),
            SellerOf(document, profile, isOutsideScope),
            PartyOf(document.Buyer, isOutsideScope),
            isCredit ? document.Credits?.DeliveredOn : document.DeliveredOn,
            DeliveryCountryOf(document),
            PaymentOf(document, profile),
            BreakdownOf(document, profile),
            [.. document.Lines.Select((line, at) => LineOf(document, line, at + 1))],
            document.Deducted
        );
    }

    /// <summary>XRechnung has no 386 in its list and says 326, "partial invoice".</summary>
    private static string TypeCodeOf(InvoiceDocumentKind kind, InvoiceProfile profile) =>
        kind switch
        {
            InvoiceDocumentKind.CreditNote => "381",
            InvoiceDocumentKind.Prepayment when profile == InvoiceProfile.XRechnung => "326",
            InvoiceDocumentKind.Prepayment => "386",
            _ => "380",
        };

    private static string TermsOf(InvoiceDocument document, InvoiceProfile profile)
    {
        var language = document.Language;
        if (document.Credits is { } credited)
            return ElectronicInvoiceWords.Credited(Clean(credited.Number), language);
        if (!document.ToPay.IsPositive)
            return ElectronicInvoiceWords.NothingToPay(language);
        var due = document.Due is { } day
            ? ElectronicInvoiceWords.Due(
                ElectronicInvoiceWords.Day(day, language),
                document.Discount is not null,
                language
            )
            : "";
        if (document.Discount is not { } discount)
            return due;
        var words = ElectronicInvoiceWords.Discount(
            ElectronicInvoiceWords.Rate(discount.Terms.Rate, language),
            ElectronicInvoiceWords.SumWithCode(discount.Reduction, language),
            ElectronicInvoiceWords.Day(discount.Until, language),
            language
        );
        var structured = profile == InvoiceProfile.XRechnung ? Skonto(document, discount) : "";
        return $"{due} {words}{structured}".Trim(' ');
    }

    /// <summary>
    /// A cash discount as XRechnung wants programs to read it (BR-DE-18): on a line of its own, the rate with two
    /// decimals, a line end behind it. What does not fit that pattern is said in words alone.
    /// </summary>
    private static string Skonto(InvoiceDocument document, DocumentDiscount discount)
    {
        var (whole, part) = int.DivRem(discount.Terms.Rate.Units, Percent.UnitsPerPercent);
        if (part % 100 != 0 || document.Currency.Digits != 2)
            return "";
        var days = (discount.Until.DayNumber - document.IssuedOn.DayNumber).ToString(CultureInfo.InvariantCulture);
        var rate = string.Create(CultureInfo.InvariantCulture, $"{whole}.{part / 100:00}");
        var basis = document.Deducted.IsZero ? "" : $"BASISBETRAG={document.ToPay.ToInvariantString()}#";
        return $"\n#SKONTO#TAGE={days}#PROZENT={rate}#{basis}\n";
    }

    private static IReadOnlyList<string> NotesOf(InvoiceDocument document)
    {
        var language = document.Language;
        var notes = new List<string>();
        if (document.IsSample)
            notes.Add(ElectronicInvoiceWords.Sample(language));
        notes.AddRange([document.Note, document.VatNotice, document.TermsText]);
        // EN 16931 has no place for the VAT of each advance (only the profile EXTENDED, BG-X-45), and the law wants it.
        notes.AddRange(
            document.Deductions.Select(deduction =>
                ElectronicInvoiceWords.Deduction(
                    (
                        deduction.Number,
                        ElectronicInvoiceWords.Sum(deduction.Share.Net, language),
                        ElectronicInvoiceWords.Sum(deduction.Share.Vat, language),
                        ElectronicInvoiceWords.Rate(deduction.Share.Treatment.Rate, language),
                        ElectronicInvoiceWords.SumWithCode(deduction.Share.Gross, language)
                    ),
                    deduction.PaidOn is { } day ? ElectronicInvoiceWords.Day(day, language) : "",
                    language
                )
            )
        );
        return [.. notes.Select(Clean).Where(note => note.Length > 0)];
    }

    private static IReadOnlyList<PrecedingInvoice> PrecedingOf(InvoiceDocument document)
    {
        if (document.Credits is { } credited)
            return [new(Clean(credited.Number), credited.IssuedOn)];
        return
        [
            .. document.Deductions.Select(d => Clean(d.Number)).Distinct().Select(n => new PrecedingInvoice(n, null)),
        ];
    }

    private static ElectronicParty SellerOf(InvoiceDocument document, InvoiceProfile profile, bool isOutsideScope)
    {
        var party = PartyOf(document.Seller, isOutsideScope);
        var legal = Clean(document.Seller.Details.LegalLines);
        // XRechnung 3.0, section 13.3: a small business says its exemption there too.
        var small = document.Lines.Select(l => l.Treatment).FirstOrDefault(IsSmallBusiness);
        if (profile == InvoiceProfile.XRechnung && small is not null)
            legal = $"{legal}\n{DocumentWords.SentenceFor(small, document.Language)}".Trim();
        // BR-CO-26: without a VAT id and a register number the tax number is what tells one seller from another.
        var id = party.VatId.Length + party.RegisterNumber.Length == 0 ? party.TaxNumber : "";
        return party with { Id = id, LegalLines = legal };
    }

    private static bool IsSmallBusiness(VatTreatment vat) => vat is { Category: VatCategory.Exempt, Detail.Length: 0 };

    /// <param name="isOutsideScope">What is not subject to VAT names no VAT ids (BR-O-02).</param>
    private static ElectronicParty PartyOf(DocumentParty party, bool isOutsideScope)
    {
        var details = party.Details;
        return new(
            Clean(party.Name),
            "",
            isOutsideScope ? "" : VatIdOf(party.VatId),
            Clean(details.TaxNumber),
            Clean(details.RegisterNumber),
            "",
            EndpointOf(details),
            AddressOf(party),
            new(Clean(details.ContactName), Clean(details.Phone), Clean(details.Mail))
        );
    }

    /// <summary>People group the digits; programs do not.</summary>
    private static string VatIdOf(string typed) =>
        new([.. Clean(typed).ToUpperInvariant().Where(c => c is not ('.' or '-' or '/') && !char.IsWhiteSpace(c))]);

    /// <summary>The address that was set; otherwise the mail address, which the list of schemes has as EM.</summary>
    private static ElectronicAddress? EndpointOf(PartyDetails details)
    {
        var (set, mail) = (Clean(details.ElectronicAddress), Clean(details.Mail));
        if (set.Length == 0)
            return mail.Length > 0 ? new("EM", mail) : null;
        var colon = set.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new(set.Contains('@', StringComparison.Ordinal) ? "EM" : "", set);
        return new(set[..colon].Trim().ToUpperInvariant(), set[(colon + 1)..].Trim());
    }

    private static PostalAddress AddressOf(DocumentParty party)
    {
        var details = party.Details;
        var isStructured = Clean(details.City).Length > 0;
        var typed = isStructured
            ? [Clean(details.Street)]
            : party.AddressLines.Select(Clean).Prepend(Clean(details.Street)).Distinct().ToList();
        List<string> lines = [.. typed.Where(line => line.Length > 0)];
        // There are three places for lines; what is more shares the last one.
        if (lines.Count > 3)
            lines = [lines[0], lines[1], string.Join(", ", lines.Skip(2))];
        return new(lines, Clean(details.PostCode), Clean(details.City), Clean(details.Country).ToUpperInvariant());
    }

    /// <summary>VAT ids of Greece begin with EL; its country code is GR.</summary>
    private static string DeliveryCountryOf(InvoiceDocument document) =>
        DeliveryCountriesOf(document) switch
        {
            [] => "",
            [var country, ..] => country,
        };

    /// <summary>The countries to which goods of category K go; a document has a place for one.</summary>
    public static IReadOnlyList<string> DeliveryCountriesOf(InvoiceDocument document) =>
        [
            .. document
                .Lines.Where(line => line.Treatment.Category == VatCategory.IntraEuGoods)
                .Select(line => Clean(line.Treatment.Detail).ToUpperInvariant())
                .Select(country => country == "EL" ? "GR" : country)
                .Distinct(),
        ];

    private static PaymentInstruction? PaymentOf(InvoiceDocument document, InvoiceProfile profile)
    {
        // XRechnung wants the group on every document (BR-DE-1); a credit note is set off, nobody transfers it.
        if (document.Kind == InvoiceDocumentKind.CreditNote)
            return profile == InvoiceProfile.XRechnung ? new("97", "", "", "", "") : null;
        if (document.Seller.Details.Account is not { Iban.Length: > 0 } account)
            return null;
        var iban = new string([.. Clean(account.Iban).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c))]);
        return new(
            document.Currency == Currency.Eur && CodeLists.IsSepa(iban) ? "58" : "30",
            Clean(document.Number).Length > 0 ? document.PaymentReference : "",
            iban,
            Clean(account.Holder),
            Clean(account.Bic)
        );
    }

    /// <summary>
    /// The rules want one group for each rate of the category S and one for each other category, whatever the reasons
    /// (BR-E-01 and its kin): their reasons are said together.
    /// </summary>
    private static IReadOnlyList<VatBreakdown> BreakdownOf(InvoiceDocument document, InvoiceProfile profile) =>
        [
            .. document
                .Shares.GroupBy(share => (share.Treatment.Category, share.Treatment.Rate))
                .Select(group =>
                {
                    var treatments = group.Select(share => share.Treatment).Distinct().ToList();
                    var zero = Money.Zero(document.Currency);
                    var code = CodeOf(treatments[0]);
                    // XRechnung asks for a rate in every group (BR-DE-14).
                    if (profile == InvoiceProfile.XRechnung && code.Rate.Length == 0)
                        code = code with { Rate = "0" };
                    var codes = treatments
                        .Select(vat => CodeLists.ExemptionCode(vat, document.Seller.Details.Country))
                        .Distinct()
                        .ToList();
                    return new VatBreakdown(
                        code,
                        treatments[0].Rate,
                        group.Aggregate(zero, (sum, share) => sum + share.Net),
                        group.Aggregate(zero, (sum, share) => sum + share.Vat),
                        ReasonOf(treatments, document.Language),
                        codes.Count == 1 ? codes[0] : ""
                    );
                }),
        ];

    /// <summary>Categories S and Z have no reason (BR-S-10, BR-Z-10).</summary>
    private static string ReasonOf(IEnumerable<VatTreatment> treatments, DocumentLanguage language) =>
        string.Join(
            " / ",
            treatments
                .Where(vat => vat.Category is not (null or VatCategory.Standard or VatCategory.ZeroRated))
                .Select(vat => Clean(DocumentWords.SentenceFor(vat, language)))
                .Distinct()
        );

    private static VatCode CodeOf(VatTreatment vat) =>
        new(
            vat.Category switch
            {
                VatCategory.Standard => "S",
                VatCategory.ZeroRated => "Z",
                VatCategory.ReverseCharge => "AE",
                VatCategory.Exempt => "E",
                VatCategory.OutsideScope => "O",
                VatCategory.IntraEuGoods => "K",
                VatCategory.ExportGoods => "G",
                _ => "",
            },
            vat.Category == VatCategory.OutsideScope ? "" : vat.Rate.ToString().TrimEnd('%', ' ')
        );

    private static ElectronicLine LineOf(InvoiceDocument document, DocumentLine line, int id) =>
        new(
            id,
            Clean(line.Name),
            // What the document's note says is not said again.
            line.Text == document.Note
                ? ""
                : Clean(line.Text),
            line.Net,
            CodeOf(line.Treatment)
        );

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What XML 1.0 can hold of a typed text, without spaces around it.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                clean.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                clean.Append(text[at]).Append(text[++at]);
        }
        return clean.ToString().Trim();
    }
}

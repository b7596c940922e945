using System.Globalization;
using System.Text;

namespace MilestoneBot.Connectors.Statements;

/// <summary>What a text states about the direction of a payment.</summary>
internal enum PaymentDirection
{
    /// <summary>Nothing.</summary>
    Unknown,

    In,

    Out,

    /// <summary>
    /// It is usually a debit: "Card payment", "Lastschrift". Not certain, but too likely to count as received.
    /// </summary>
    ProbablyOut,

    /// <summary>It states both directions.</summary>
    Contradictory,
}

/// <summary>
/// The words that banks use for credits, debits and returns, in seven languages. Accents and case do not matter.
/// </summary>
internal static class DirectionWords
{
    private static readonly HashSet<string> In = Words(
        """
        + h c cr crdt cred credit credits haben k kredit i in incoming inbound inflow plus positive receive received deposit deposits
        money in|paid in|payment in|transfer in|cash in|faster payment in
        fpi|bgc|credit transfer in|incoming transfer|incoming payment|payment received
        transfer received|received transfer|eingang|eingehend|zahlungseingang
        geldeingang|gutschrift|zugang|einzahlung|einnahme|ueberweisungseingang
        bij|bijschrijving|inkomend|ontvangen|ontvangst|creditering|entree|recette|recu|virement recu|encaissement|avoir
        abono|haber|ingreso|entrada|entrante|cobro|accredito|avere
        entrata|in entrata|uznanie|ma|wplyw|przychodzacy|przychodzaca|przychodzace|przelew przychodzacy
        """
    );

    private static readonly HashSet<string> Out = Words(
        """
        - s d dr db dbit deb debit debits soll o out outgoing outbound outflow minus negative sent send withdrawal withdrawals withdraw
        money out|paid out|payment out|transfer out|cash out
        faster payment out|fpo|debit transfer out|outgoing transfer|outgoing payment|payment sent
        refund sent|transfer sent|sent transfer|ausgang|ausgehend|zahlungsausgang
        geldausgang|belastung|abgang|auszahlung|abbuchung|ausgabe
        af|afschrijving|uit|uitgaand|debitering|debet|sortie|depense|debite|retrait|virement emis|decaissement
        cargo|debe|adeudo|salida|saliente|gasto|retiro|retirada|addebito
        dare|uscita|in uscita|obciazenie|wn|winien|wychodzacy|wychodzaca|wychodzace|wyplata
        wydatek|przelew wychodzacy
        """
    );

    private static readonly HashSet<string> InWords = Words(
        """
        credit credited incoming inbound inflow received receipt deposit in haben recu recue credite abono ingreso recibida
        recibido entrada entrante
        accredito ricevuto ricevuta entrata uznanie przychodzacy przychodzaca przychodzace wplata wplyw otrzymany bijschrijving
        ontvangen inkomend inkomende
        topup bgc fpi
        """
    );

    private static readonly HashSet<string> OutWords = Words(
        """
        debit debited outgoing outbound outflow sent out withdrawal withdrawn withdraw soll ausgehende emis sortant debite
        retrait cargo adeudo salida saliente
        enviada enviado retirada addebito uscita inviato inviata prelievo obciazenie wychodzacy wychodzaca wychodzace wyplata
        wyslany wydatek
        afschrijving uitgaand uitgaande fpo paid
        """
    );

    private static readonly HashSet<string> ProbablyOutWords = Words(
        """
        card cards carte carta karta karte tarjeta purchase pos atm fee fees charge charges refund refunded commission frais
        compra comision acquisto
        commissione incasso betaalautomaat geldautomaat bankkosten oplata prowizja zakup kauf kartenkauf dauerauftrag
        prelevement domiciliacion recibo
        cashpoint dd so cpt chg presentment pin betaalpas
        """
    );

    /// <summary>Parts of German compound words, of which banks form new ones: SEPA-Überweisungsgutschrift.</summary>
    private static readonly string[] InParts = ["gutschrift", "eingang", "eingehend", "einzahlung"],
        OutParts = ["belastung", "ausgang", "ausgehend", "auszahlung", "abbuchung", "bargeld"],
        ProbablyOutParts =

        [
            "lastschrift",
            "kartenzahlung",
            "kartenumsatz",
            "gebuehr",
            "entgelt",
            "ueberweisungsauftrag",
            "onlineueberweisung",
            "erstattung",
        ];

    /// <summary>
    /// Kinds of payment whose names contain one of the words, although they go in either direction, or are mostly
    /// debits.
    /// </summary>
    private static readonly (string Name, string Says)[] Kinds =
    [
        ("credit transfer", ""),
        ("credit note", ""),
        ("credit card", "card"),
        ("direct debit", "dd"),
        ("debit card", "card"),
        ("standing order", "so"),
        ("online ueberweisung", "so"),
        ("bill payment", "so"),
        ("bill pay", "so"),
        ("payment to", "so"),
        ("transfer to", "so"),
        ("top up", "topup"),
        ("polecenie zaplaty", "so"),
        ("pre authorised debit", "dd"),
    ];

    private static readonly string[] Returned =
    [
        "ruecklastschrift",
        "rueckbelastung",
        "chargeback",
        "charge back",
        "returned payment",
        "returned debit",
        "returned direct debit",
        "returned item",
        "returned cheque",
        "returned check",
        "returned transfer",
        "unpaid direct debit",
        "bounced",
        "dishonoured",
        "dishonored",
        "impaye",
        "impagado",
        "insoluto",
        "terugboeking",
        "stornering",
        "retoure",
        "ruecklauf",
    ];

    private static readonly HashSet<string> PossibleReturnWords = Words(
        """
        return returned returns rtn unp retour retourne rejet rejete devolucion devuelto devuelta zwrot reversal reversed recall
        recalled unpaid storno stornierung
        rueckbuchung rueckruf extourne restituzione storniert
        ac01 ac04 ac06 ac13 ag01 am04 be05 md01 md06 md07 ms02 ms03 sl01
        """
    );

    /// <summary>Parts of words that are joined or abbreviated: Lastschriftrückgabe, RUECKLASTSCHR.</summary>
    private static readonly string[] PossibleReturnParts =
    [
        "rueckgabe",
        "ruecklast",
        "rueckscheck",
        "rueckueberweis",
        "rueckbelast",
        "retoure",
        "chargeback",
    ];

    private static readonly string[] Fees =
    [
        "fee",
        "fees",
        "gebuehr",
        "entgelt",
        "frais",
        "comision",
        "commissione",
        "oplata",
        "kosten",
    ];

    /// <summary>The direction of a cell that holds only a sign: "Debit", "S", "-".</summary>
    public static PaymentDirection ReadSign(string cell)
    {
        var text = Fold(cell);
        if (text.Length == 0)
            return cell.Trim() is { Length: > 0 } sign ? ByMark(sign) : PaymentDirection.Unknown;
        if (In.Contains(text))
            return PaymentDirection.In;
        return Out.Contains(text) ? PaymentDirection.Out : PaymentDirection.Unknown;
    }

    /// <summary>The direction of a longer text: "FASTER PAYMENT", "Gutschrift Überweisung", "Card payment".</summary>
    public static PaymentDirection ReadText(string cell)
    {
        var text = $" {Fold(cell)} ";
        foreach (var (name, replacement) in Kinds)
            text = text.Replace($" {name} ", $" {replacement} ", StringComparison.Ordinal);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isIn = words.Any(w => InWords.Contains(w) || InParts.Any(w.Contains));
        var isOut = words.Any(w => OutWords.Contains(w) || OutParts.Any(w.Contains));
        var isProbablyOut = words.Any(w => ProbablyOutWords.Contains(w) || ProbablyOutParts.Any(w.Contains));
        return (isIn, isOut) switch
        {
            (true, true) => PaymentDirection.Contradictory,
            (true, _) => PaymentDirection.In,
            (_, true) => PaymentDirection.Out,
            _ => isProbablyOut ? PaymentDirection.ProbablyOut : PaymentDirection.Unknown,
        };
    }

    /// <summary>The text says that a payment was returned.</summary>
    /// <param name="isNamed">An invoice is named in the text, so that an ordinary word like "return" is
    /// enough.</param>
    public static bool IsReturn(string text, bool isNamed)
    {
        var folded = $" {Fold(text)} ";
        return !IsReturnFee(text)
            && (
                Returned.Any(r => folded.Contains(r, StringComparison.Ordinal))
                || (isNamed && folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(IsPossiblyReturned))
            );
    }

    /// <summary>
    /// The text is about the fee for a return: "Retourengebühr", "Returned item fee", "Entgelt für Rücklastschrift".
    /// A fee with its amount after the return is a part of the return: "Rücklastschrift INV-2026-0001 Entgelt 3,00".
    /// </summary>
    public static bool IsReturnFee(string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fee = Array.FindIndex(words, IsFee);
        if (fee < 0)
            return false;
        var isSum =
            fee + 1 < words.Length
            && (
                char.IsAsciiDigit(words[fee + 1][0])
                || MilestoneBot.Domain.Amounts.Currency.TryGet(words[fee + 1], out _)
            );
        return !isSum
            || IsPossiblyReturned(words[fee])
            || !Array.Exists(words[..fee], w => IsPossiblyReturned(w) || Returned.Any(r => r.Split(' ')[0] == w));
    }

    private static bool IsFee(string word) =>
        Fees.Any(f => f.Length > 4 ? word.Contains(f, StringComparison.Ordinal) : word == f);

    private static bool IsPossiblyReturned(string word) =>
        PossibleReturnWords.Contains(word) || PossibleReturnParts.Any(p => word.Contains(p, StringComparison.Ordinal));

    /// <summary>Lower case without accents. Signs other than + and a separate - become spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Length > 400 ? text[..400] : text)
        {
            var letter = char.ToLowerInvariant(c);
            folded.Append(
                letter switch
                {
                    'ä' => "ae",
                    'ö' => "oe",
                    'ü' => "ue",
                    'ß' => "ss",
                    'ł' => "l",
                    _ => letter.ToString(),
                }
            );
        }
        var plain = new StringBuilder();
        foreach (var c in folded.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(' ');
        }
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A cell that consists of signs only.</summary>
    private static PaymentDirection ByMark(string sign)
    {
        if (sign.All(AmountCell.IsPlus))
            return PaymentDirection.In;
        return sign.All(AmountCell.IsDash) ? PaymentDirection.Out : PaymentDirection.Unknown;
    }

    /// <summary>Words separated by spaces. A line with | contains phrases.</summary>
    private static HashSet<string> Words(string lines) =>
        [
            .. lines
                .Split('\n')
                .SelectMany(l =>
                    l.Split(
                        l.Contains('|') ? '|' : ' ',
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    )
                ),
        ];
}

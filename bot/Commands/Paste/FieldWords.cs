namespace MilestoneBot.Commands.Paste;

/// <summary>The words above columns and beside sums, in English and German. Data only.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, Field> Words = new(StringComparer.Ordinal);

    /// <summary>Say nothing about what a column holds.</summary>
    public static readonly HashSet<string> Fillers = Set(
        "in the of a an our your planned estimated project excl exclusive excluding exkl zzgl plus net netto total contract eur euro euros usd dollar chf gbp € $ £ der die das den dem vom am im je pro per column"
    );

    /// <summary>Are added to the sum.</summary>
    public static readonly HashSet<string> Taxes = Set("vat tax mwst ust umsatzsteuer mehrwertsteuer steuer");

    /// <summary>Say that the tax is in it.</summary>
    public static readonly HashSet<string> Including = Set("gross brutto incl including inkl inklusive");

    /// <summary>Say that a number is a part of the contract.</summary>
    public static readonly HashSet<string> Shares = Set("% percent percentage prozent anteil share pct");

    /// <summary>Add up what stands above.</summary>
    public static readonly HashSet<string> Sums = Set(
        "sum total totals subtotal gesamt summe gesamtsumme insgesamt zwischensumme gesamtbetrag endsumme gesamtpreis"
    );

    /// <summary>Stand beside those.</summary>
    public static readonly HashSet<string> SumFillers = Set(
        "net netto gross brutto amount betrag price preis sum total of contract incl excl vat mwst ust inkl exkl zzgl project grand auftragswert summe eur euro usd chf gbp € $ £ the all % 100 in and tax"
    );

    static FieldWords()
    {
        Add(
            Field.Number,
            "# | no | nr | pos | number | nummer | lfd nr | lfd | id | item no | milestone no | milestone number | phase no | position no | m"
        );
        Add(
            Field.Name,
            "deliverable | deliverables | liefergegenstand | lieferobjekt | ergebnis | milestone | milestones | milestone name | meilenstein | meilensteine | name | title | titel | bezeichnung | leistung | item | description | beschreibung | work package | arbeitspaket | service | scope | task | gegenstand | lieferung | delivery | stage | phase | phasen | projektphase | etappe | step | schritt | position | part | was | what"
        );
        Add(
            Field.Amount,
            "amount | amount due | total due | how much | price | sum | value | fee | fees | cost | costs | payment | payments | invoice amount | payment amount | invoice | budget | betrag | preis | summe | wert | honorar | kosten | zahlung | zahlungen | rechnungsbetrag | teilbetrag | teilzahlung | rate | gesamt | vergütung | charge | instalment | installment | abschlag | abschlagszahlung | milestone value | milestone amount | nettobetrag | nettopreis | nettosumme"
        );
        Add(
            Field.Starts,
            "start | starts | start date | begin | begins | beginn | startdatum | startet | from | von | ab | anfang | starts on"
        );
        Add(
            Field.Expected,
            "expected | expected date | date | due date | deadline | delivery date | target | target date | end | end date | ends | finish | finish date | until | by | termin | datum | ende | enddatum | bis | frist | liefertermin | lieferdatum | fertigstellung | completion date | eta | when | wann | zieltermin | fällig | fälligkeit | fälligkeitsdatum | date due | expected on | expected by | payment date | zahlungstermin | expected delivery | delivery due | billing date | invoice date | rechnungsdatum | abgabe | abgabetermin"
        );
        Add(
            Field.Due,
            "due | due days | days | payment terms | payment term | terms | terms of payment | tage | zahlungsziel | zahlungsfrist | zahlungsbedingungen | zahlungsbedingung | zahlungskonditionen | payment days | payable | payable in | payable within | zahlbar | zahlbar in | due in | due after | credit days | payment due | payment target"
        );
        Add(
            Field.Done,
            "done when | donewhen | acceptance | acceptance criterion | acceptance criteria | criterion | criteria | completion criterion | completion criteria | completion | sign off | signoff | abnahme | abnahmekriterium | abnahmekriterien | kriterium | kriterien | approval | confirmed by | confirmation | evidence | nachweis | fertig wenn | erledigt wenn | abgenommen wenn | accepted when | approved by | freigabe | trigger | condition | bedingung"
        );
        Add(
            Field.Unused,
            "note | notes | comment | comments | remark | remarks | owner | responsible | status | bemerkung | bemerkungen | kommentar | verantwortlich | hours | stunden | quantity | qty | menge | unit | einheit | cumulative | kumuliert | paid | bezahlt | billed"
        );
    }

    /// <summary>What a header says; None where it says nothing that is known.</summary>
    public static Field Of(string words) => Words.GetValueOrDefault(words);

    /// <summary>How early among the words of its field it stands.</summary>
    public static int Rank(string words) => Words.Keys.ToList().IndexOf(words);

    private static void Add(Field field, string phrases)
    {
        foreach (var phrase in phrases.Split('|', StringSplitOptions.TrimEntries))
            Words.TryAdd(phrase, field);
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}

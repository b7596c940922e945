namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

internal static class GermanBanks
{
    private const string SparkasseHead =
        "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Glaeubiger ID\";\"Mandatsreferenz\";"
        + "\"Kundenreferenz (End-to-End)\";\"Sammlerreferenz\";\"Lastschrift Ursprungsbetrag\";\"Auslagenersatz Ruecklastschrift\";"
        + "\"Beguenstigter/Zahlungspflichtiger\";\"Kontonummer/IBAN\";\"BIC (SWIFT-Code)\";\"Betrag\";\"Waehrung\";\"Info\"\n";

    private const string AtruviaHead =
        "Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;"
        + "Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;"
        + "Waehrung;Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz\n";

    private const string DeutscheHead =
        "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;"
        + "Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung\n";

    private const string Commerzbank =
        "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie\n";

    private const string DkbHead =
        "\"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";\"Zahlungsempfänger*in\";\"Verwendungszweck\";"
        + "\"Umsatztyp\";"
        + "\"IBAN\";\"Betrag (€)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\"\n";

    private const string N26Head =
        "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Account Name\",\"Amount (EUR)\","
        + "\"Original Amount\",\"Original Currency\",\"Exchange Rate\"\n";

    public static IEnumerable<BankFile> All =>
        [
            new(
                "Sparkasse CSV-CAMT",
                SparkasseHead
                    + "\"DE89370400440532013000\";\"30.11.26\";\"30.11.26\";\"GUTSCHR. UEBERWEISUNG\";\"Rechnung "
                    + "INV-2026-0014\";\"\";\"\";\"NOTPROVIDED\";"
                    + "\"\";\"\";\"\";\"Müller & Söhne GmbH\";\"DE02100100109307118603\";\"PBNKDEFF\";\"1.190,"
                    + "00\";\"EUR\";\"Umsatz gebucht\"\n"
                    + "\"DE89370400440532013000\";\"27.11.26\";\"27.11.26\";\"FOLGELASTSCHRIFT\";\"OUT "
                    + "Miete\";\"DE98ZZZ09999999999\";\"M-1\";\"\";\"\";\"\";"
                    + "\"\";\"Hausverwaltung Beispiel\";\"DE02200505501015871393\";\"HASPDEHH\";\"-850,00\";\"EUR\";\"Umsatz gebucht\"\n"
                    + "\"DE89370400440532013000\";\"30.11.26\";\"01.12.26\";\"GUTSCHR. "
                    + "UEBERWEISUNG\";\"INV-2026-0015\";\"\";\"\";\"\";\"\";\"\";\"\";"
                    + "\"Beispiel AG\";\"\";\"\";\"77,00\";\"EUR\";\"Umsatz vorgemerkt\"\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Müller & Söhne GmbH"
            )
            {
                CodePage = 1252,
            },
            new(
                "Sparkasse CSV-MT940",
                "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";"
                    + "\"Beguenstigter/Zahlungspflichtiger\";"
                    + "\"Kontonummer\";\"BLZ\";\"Betrag\";\"Waehrung\";\"Info\"\n"
                    + "\"532013000\";\"30.11.26\";\"30.11.26\";\"RETOURE SEPA-LASTSCHRIFT\";\"INV-2026-0014 RUECKLASTSCHRIFT "
                    + "MD06\";\"Acme GmbH\";\"1\";\"2\";"
                    + "\"-238,00\";\"EUR\";\"Umsatz gebucht\"\n"
                    + "\"532013000\";\"30.11.26\";\"30.11.26\";\"GUTSCHRIFT\";\"PO 4711 IN\";\"Acme GmbH\";\"1\";\"2\";\"500,"
                    + "00\";\"EUR\";\"Umsatz gebucht\"\n",
                "taken back 238.00 EUR INV-2026-0014",
                "unnamed 2026-11-30 500.00 EUR | Acme GmbH"
            ),
            new(
                "VR-Bank since 2021",
                AtruviaHead
                    + "Girokonto;DE89370400440532013000;GENODEM1;VR-Bank Musterland;30.11.2026;30.11.2026;Acme GmbH;"
                    + "DE02100100109307118603;PBNKDEFF;"
                    + "Basislastschrift;OUT Strom;-120,50;EUR;9.879,50;;;DE98ZZZ09999999999;M-7\n"
                    + "Girokonto;DE89370400440532013000;GENODEM1;VR-Bank Musterland;30.11.2026;30.11.2026;Acme GmbH;"
                    + "DE02100100109307118603;PBNKDEFF;"
                    + "Gutschrift;RE INV-2026-0014/0015 EREF: NOTPROVIDED;2.380,00;EUR;10.000,00;;;;\n",
                "booked 2026-11-30 2380.00 EUR INV-2026-0014+INV-2026-0015 | Acme GmbH"
            ),
            new(
                "VR-Bank before 2021, the sign in a column without a name",
                "VR-Bank Musterland eG\n\nUmsatzanzeige\n\nKontoinhaber:;Studio Beispiel\n\n"
                    + "\"Buchungstag\";\"Valuta\";\"Auftraggeber/Zahlungsempfänger\";\"Empfänger/Zahlungspflichtiger\";"
                    + "\"Konto-Nr.\";\"IBAN\";\"BLZ\";\"BIC\";"
                    + "\"Vorgang/Verwendungszweck\";\"Kundenreferenz\";\"Währung\";\"Umsatz\";\" \"\n"
                    + "\"30.11.2026\";\"30.11.2026\";\"Studio Beispiel\";\"Acme GmbH\";\"\";\"DE02100100109307118603\";\"\";\"PBNKDEFF\";"
                    + "\"SEPA-Gutschrift\nINV-2026-0014\";\"\";\"EUR\";\"1.337,00\";\"H\"\n"
                    + "\"30.11.2026\";\"30.11.2026\";\"Studio Beispiel\";\"Versicherung "
                    + "AG\";\"\";\"DE02200505501015871393\";\"\";\"HASPDEHH\";"
                    + "\"OUT Beitrag\";\"\";\"EUR\";\"13,37\";\"S\"\n"
                    + "\"30.11.2026\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"Endsaldo\";\"EUR\";\"12.345,67\";\"H\"\n",
                "booked 2026-11-30 1337.00 EUR INV-2026-0014 | Acme GmbH",
                "unnamed 2026-11-30 12345.67 EUR |"
            )
            {
                CodePage = 1252,
            },
            new(
                "Deutsche Bank",
                "Umsätze AktivKonto;;;Kundennummer: 123 456789\n01.11.2026 - 30.11.2026\nLetzter Kontostand;;;;37,38;EUR\n"
                    + "Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.\n"
                    + DeutscheHead
                    + "30.11.2026;30.11.2026;SEPA-Überweisung von;Acme GmbH;INV-2026-0014;DE02100100109307118603;PBNKDEFF;"
                    + "RE14;;;;;;;;;595,00;EUR\n"
                    + "27.11.2026;27.11.2026;Kartenzahlung;Baumarkt;OUT Farbe;DE02200505501015871393;HASPDEHH;;;;;-62,10;;;;-62,10;;EUR\n"
                    + "Kontostand;30.11.2026;;;1.032,38;EUR\n",
                "booked 2026-11-30 595.00 EUR INV-2026-0014 | Acme GmbH"
            ),
            new(
                "Deutsche Bank in English, the month first",
                "Transactions AktivKonto;;;Customer number: 123 456789\n11/01/2026 - 11/30/2026\nOld balance:;;;;88,888.88;EUR\n"
                    + "Booking date;Value date;Transaction Type;Beneficiary / Originator;Payment Details;IBAN;BIC;"
                    + "Customer Reference;Mandate Reference;"
                    + "Creditor ID;Compensation amount;Original Amount;Ultimate creditor;Number of transactions;"
                    + "Number of cheques;Debit;Credit;Currency\n"
                    + "02/03/2026;02/03/2026;SEPA-Credit Transfer;Acme GmbH;INV-2026-0014;DE021;PBNKDEFF;;;;;;;;;;1,190.00;EUR\n"
                    + "02/03/2026;02/03/2026;SEPA-Direct Debit;Kaiser;OUT food;DE022;HASPDEHH;;;;;;;;;-1,012.50;;EUR\n",
                "booked 2026-02-03 1190.00 EUR INV-2026-0014 | Acme GmbH"
            ),
            new(
                "Commerzbank, where Buchungstext is the payer's text",
                Commerzbank
                    + "30.11.2026;30.11.2026;Gutschrift;Acme GmbH Lastschrift INV-2026-0014 End-to-End-Ref.: NOTPROVIDED;1100;"
                    + "EUR;DE89370400440532013000;\n"
                    + "30.11.2026;30.11.2026;Lastschrift;OUT Software GmbH Gutschrift;-7,42;EUR;DE89370400440532013000;\n"
                    + "30.11.2026;30.11.2026;Überweisung;OUT Gehalt INV-2026-0099;-2040;EUR;DE89370400440532013000;\n",
                "booked 2026-11-30 1100.00 EUR INV-2026-0014 |"
            ),
            new(
                "DKB since 2023",
                "\"Girokonto\";\"DE89370400440532013000\"\n\"Zeitraum:\";\"01.11.2026 - 30.11.2026\"\n\"Kontostand vom "
                    + "30.11.2026:\";\"1.234,56 €\"\n\"\"\n"
                    + DkbHead
                    + "\"30.11.26\";\"30.11.26\";\"Gebucht\";\"Acme GmbH\";\"Studio "
                    + "Beispiel\";\"INV-2026-0014\";\"Eingang\";\"DE02100100109307118603\";"
                    + "\"1.190,00\";\"\";\"\";\"\"\n"
                    + "\"30.11.26\";\"30.11.26\";\"Gebucht\";\"Studio Beispiel\";\"Verlag\";\"OUT "
                    + "Abo\";\"Ausgang\";\"DE02200505501015871393\";\"-29,9\";\"\";\"\";\"\"\n"
                    + "\"29.11.26\";\"\";\"Vorgemerkt\";\"Acme GmbH\";\"Studio "
                    + "Beispiel\";\"INV-2026-0015\";\"Eingang\";\"DE021\";\"8,00\";\"\";\"\";\"\"\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme GmbH"
            ),
            new(
                "DKB before 2023",
                "\"Kontonummer:\";\"DE89370400440532013000 / Girokonto\";\n\n\"Kontostand vom 30.11.2026:\";\"1.234,56 EUR\";\n\n"
                    + "\"Buchungstag\";\"Wertstellung\";\"Buchungstext\";\"Auftraggeber / "
                    + "Begünstigter\";\"Verwendungszweck\";\"Kontonummer\";\"BLZ\";"
                    + "\"Betrag (EUR)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\";\n"
                    + "\"30.11.2026\";\"30.11.2026\";\"Gutschrift\";\"Acme GmbH\";\"inv 2026 0014\";\"DE021\";\"PBNK\";\"714,"
                    + "00\";\"\";\"\";\"\";\n"
                    + "\"30.11.2026\";\"30.11.2026\";\"Lastschrift\";\"Telefon AG\";\"OUT Handy\";\"DE022\";\"HASP\";\"-35,"
                    + "70\";\"\";\"\";\"\";\n",
                "booked 2026-11-30 714.00 EUR INV-2026-0014 | Acme GmbH"
            )
            {
                CodePage = 1252,
            },
            new(
                "ING Germany, with two columns of currencies",
                "Umsatzanzeige;Datei erstellt am: 30.11.2026 12:21\n\nIBAN;DE89 3704 0044 0532 0130 00\nKontoname;Girokonto\nBank;ING\n"
                    + "Saldo;1.234,56;EUR\n\nSortierung;Datum absteigend\n\n"
                    + "In der CSV-Datei finden Sie alle bereits gebuchten Umsätze.\n\n"
                    + "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\n"
                    + "30.11.2026;30.11.2026;Acme GmbH;Gutschrift;INV-2026-0014;1.234,56;EUR;990,00;EUR\n"
                    + "28.11.2026;28.11.2026;Tankstelle;Lastschrift;OUT Tanken;244,56;EUR;-61,25;EUR\n",
                "booked 2026-11-30 990.00 EUR INV-2026-0014 | Acme GmbH"
            )
            {
                CodePage = 1252,
            },
            new(
                "ING Germany before 2023",
                "Umsatzanzeige;Datei erstellt am: 30.11.2026\n;Letztes Update: aktuell\n\nIBAN;DE89 3704 0044 0532 0130 00\n\n"
                    + "Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\n"
                    + "30.11.2026;30.11.2026;Acme GmbH;Gutschrift aus Dauerauftrag;INV-2026-0014;1.700,50;EUR;1.200,50;EUR\n"
                    + "30.11.2026;30.11.2026;Acme GmbH;Retoure;INV-2026-0013;500,00;EUR;-12,30;EUR\n",
                "booked 2026-11-30 1200.50 EUR INV-2026-0014 | Acme GmbH",
                "taken back 12.30 EUR INV-2026-0013"
            ),
            new(
                "N26 since 2023",
                N26Head
                    + "2026-11-30,2026-11-30,\"Acme GmbH\",DE02100100109307118603,\"Credit "
                    + "Transfer\",\"INV-2026-0014\",\"Main Account\",374.830000000,,,\n"
                    + "2026-11-29,2026-11-29,\"Software AB\",,Presentment,\"OUT October\",\"Main Account\",-10.99,12.50,USD,0.8792\n"
                    + "2026-11-28,2026-11-28,\"Landlord\",DE022,\"Debit Transfer\",\"OUT rent\",\"Main Account\",-800.0,,,\n",
                "booked 2026-11-30 374.83 EUR INV-2026-0014 | Acme GmbH"
            ),
            new(
                "N26, a card payment without its minus",
                N26Head
                    + "2026-11-30,2026-11-30,\"Shop\",,Presentment,\"OUT INV-2026-0014\",\"Main Account\",19.99,,,\n",
                "parked 19.99 EUR: \"Presentment\" under \"Type\" is said of money that goes out"
            ),
            new(
                "N26 before 2023",
                "\"Date\",\"Payee\",\"Account number\",\"Transaction type\",\"Payment reference\",\"Category\",\"Amount "
                    + "(EUR)\",\"Amount (Foreign Currency)\","
                    + "\"Type Foreign Currency\",\"Exchange Rate\"\n"
                    + "\"2026-11-30\",\"Acme GmbH\",\"DE02100100109307118603\",\"Income\",\"INV-2026-0014\",\"Income\","
                    + "\"250.0\",\"\",\"\",\"\"\n"
                    + "\"2026-11-30\",\"Shop\",\"\",\"MasterCard Payment\",\"OUT\",\"Shopping\",\"-4.2\",\"-4.2\",\"EUR\",\"1.0\"\n",
                "booked 2026-11-30 250.00 EUR INV-2026-0014 | Acme GmbH"
            ),
            new(
                "a German bank that is not listed",
                "Kontoauszug;Bank am See\nBuchungsdatum;Wertstellungstag;Zahlungspflichtiger;Zweck;Sollbetrag;Habenbetrag;Whg\n"
                    + "30.11.2026;30.11.2026;Acme GmbH;INV-2026-0014;;1.190,-;EUR\n30.11.2026;30.11.2026;Bank;OUT Entgelt;4,90;;EUR\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme GmbH"
            ),
            new(
                "a German bank with S and H and payouts of processors",
                "Datum;Text;Name;Betrag (€);S/H\n30.11.2026;STRIPE PAYOUT 4711 IN;Stripe Payments Europe Ltd;1.902,11;H\n"
                    + "30.11.2026;PAYPAL AUSZAHLUNG IN;PayPal Europe S.a.r.l. et Cie;55,10;H\n30.11.2026;OUT Miete;Haus GmbH;700,00;S\n"
                    + "30.11.2026;Stripe Anbindung INV-2026-0014;Acme GmbH;800,00;H\n30.11.2026;INV-2026-0015;SumUp Limited;90,00;H\n",
                "aside 1902.11 EUR: it is a payout of Stripe, which pays out many payments in one sum less its fees",
                "aside 55.10 EUR: it is a payout of PayPal, which pays out many payments in one sum less its fees",
                "booked 2026-11-30 800.00 EUR INV-2026-0014 | Acme GmbH",
                "parked 90.00 EUR: it is from a card processor, which may have kept its fees"
            ),
        ];
}

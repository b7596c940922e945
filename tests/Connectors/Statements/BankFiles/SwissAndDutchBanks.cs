using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

internal static class SwissAndDutchBanks
{
    private const string UbsHead =
        "Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;"
        + "Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten\n";

    private const string ZkbHead =
        "\"Datum\";\"Buchungstext\";\"Whg\";\"Betrag Detail\";\"ZKB-Referenz\";\"Referenznummer\";\"Belastung "
        + "CHF\";\"Gutschrift CHF\";\"Valuta\";"
        + "\"Saldo CHF\";\"Zahlungszweck\";\"Details\"\n";

    private const string RaboHead =
        "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening "
        + "IBAN/BBAN\",\"Naam tegenpartij\","
        + "\"Naam uiteindelijke partij\",\"Naam initiërende partij\",\"BIC tegenpartij\",\"Code\",\"Batch "
        + "ID\",\"Transactiereferentie\",\"Machtigingskenmerk\","
        + "\"Incassant ID\",\"Betalingskenmerk\",\"Omschrijving-1\",\"Omschrijving-2\",\"Omschrijving-3\",\"Reden "
        + "retour\",\"Oorspr bedrag\",\"Oorspr munt\","
        + "\"Koers\"\n";

    private const string IngHead =
        "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\";\"Bedrag "
        + "(EUR)\";\"Mutatiesoort\";\"Mededelingen\";"
        + "\"Saldo na mutatie\";\"Tag\"\n";

    public static IEnumerable<BankFile> All =>
        [
            new(
                "UBS",
                "Kontonummer:;0278 00122087.01;\nIBAN:;CH93 0076 2011 6238 5295 7;\nVon:;2026-11-01;\nBis:;"
                    + "2026-11-30;\nAnfangssaldo:;1000.00;\n"
                    + "Schlusssaldo:;2211.16;\nBewertet in:;CHF;\nAnzahl Transaktionen in diesem Zeitraum:;3;\n\n"
                    + UbsHead.Replace("\n", ";\n", StringComparison.Ordinal)
                    + "2026-11-30;;2026-11-30;2026-11-30;CHF;;1250.00;;2211.16;9978ABC0001;\"Acme AG;Zürich\";\"INV-2026-0014;"
                    + " Gutschrift\";;;\n"
                    + "2026-11-29;14:23:05;2026-11-30;2026-11-30;CHF;-23.40;;;961.16;9978ABC0002;OUT Mustermarkt;Zahlung Debitkarte;;;\n",
                "booked 2026-11-30 1250.00 CHF INV-2026-0014 |"
            ),
            new(
                "UBS, rows in quotes as a whole, and the parts of a collective credit",
                UbsHead
                    + "\"2026-11-30;;2026-11-30;2026-11-30;CHF;;1000.00;;2000.00;9978ABC0003;\"\"Sammelgutschrift; IN\"\";;;\"\n"
                    + "\";;;;CHF;;;400.00;;;Acme AG;INV-2026-0014;;\"\n\";;;;CHF;;;600.00;;;Acme AG;INV-2026-0015;;\"\n",
                "booked 2026-11-30 1000.00 CHF INV-2026-0014+INV-2026-0015 |"
            ),
            new(
                "PostFinance since 2024",
                "Datum von:;=\"01.11.2026\"\nDatum bis:;=\"30.11.2026\"\nKategorie:;=\"Alle\"\nKonto:;"
                    + "=\"CH9300762011623852957\"\nWährung:;=\"CHF\"\n\n"
                    + "Datum;Bewegungstyp;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Label;Kategorie\n"
                    + "30.11.2026;Gutschrift;\"GUTSCHRIFT VON FREMDBANK Acme AG INV-2026-0014\";5200.5;;;Einkommen\n"
                    + "29.11.2026;Buchung;\"OUT Einkauf Musterladen\";;-17.9;;Lebensmittel\n\nDisclaimer:\n"
                    + "\"Dieser Auszug dient nur zur Information.\"\n",
                "booked 2026-11-30 5200.50 CHF INV-2026-0014 |"
            ),
            new(
                "PostFinance before 2024",
                "Datum von:;2026-11-01\nBuchungsart:;Alle Buchungen\nKonto:;CH9300762011623852957\nWährung:;EUR\n"
                    + "Buchungsdatum;Avisierungstext;Gutschrift;Lastschrift;Valuta;Saldo\n"
                    + "2026-11-30;\"Acme AG INV-2026-0014\";119.00;;2026-11-30;\n2026-11-30;\"OUT Acme AG\";;-135.00;"
                    + "2026-11-30;1000.00\n",
                "booked 2026-11-30 119.00 EUR INV-2026-0014 |"
            ),
            new(
                "PostFinance in French",
                "Compte:;CH9300762011623852957\nDevise:;CHF\nDate;Texte de notification;Crédit;Débit;Valeur;Solde\n"
                    + "30.11.2026;Acme SA INV-2026-0014;119.00;;30.11.2026;\n30.11.2026;OUT loyer;;135.00;30.11.2026;\n",
                "booked 2026-11-30 119.00 CHF INV-2026-0014 |"
            ),
            new(
                "Raiffeisen Switzerland: the currency comes from the account's setting",
                "IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date\n"
                    + "CH9300762011623852957;2026-11-30 00:00:00.0;\"Gutschrift Acme AG INV-2026-0014\";1190.00;2190.00;"
                    + "2026-11-30 00:00:00.0\n"
                    + "CH9300762011623852957;2026-11-30 00:00:00.0;\"OUT Zürich\";-85.15;1000.00;2026-11-30 00:00:00.0\n",
                "booked 2026-11-30 1190.00 CHF INV-2026-0014 |"
            )
            {
                CodePage = 1252,
                Accounts = [new("CH93 0076 2011 6238 5295 7", Chf, null, null)],
            },
            new(
                "Raiffeisen Switzerland: without a setting the currency is not known",
                "IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date\n"
                    + "CH9300762011623852957;2026-11-30 00:00:00.0;\"Gutschrift Acme AG INV-2026-0014\";1190.00;2190.00;"
                    + "2026-11-30 00:00:00.0\n",
                "no currency 1190.00 INV-2026-0014 |"
            ),
            new(
                "ZKB, with the parts of a collective credit below it",
                ZkbHead
                    + "\"30.11.2026\";\"Gutschriften IN (2)\";\"CHF\";\"\";\"Z263340001111\";\"\";\"\";\"1'000.00\";"
                    + "\"30.11.2026\";\"5'000.00\";\"\";\"\"\n"
                    + "\"\";\"Acme AG\";\"CHF\";\"400.00\";\"\";\"\";\"\";\"\";\"\";\"\";\"INV-2026-0014\";\"\"\n"
                    + "\"\";\"Acme AG\";\"CHF\";\"600.00\";\"\";\"\";\"\";\"\";\"\";\"\";\"INV-2026-0015\";\"\"\n"
                    + "\"30.11.2026\";\"OUT Einkauf\";\"CHF\";\"\";\"Z263340001112\";\"\";\"23.80\";\"\";\"30.11.2026\";"
                    + "\"4'976.20\";\"\";\"\"\n"
                    + "\"29.11.2026\";\"Gutschrift: Beispiel AG\";\"CHF\";\"\";\"Z263340001113\";\"\";\"\";\"77.00\";"
                    + "\"29.11.2026\";\"\";\"INV-2026-0016\";\"\"\n",
                "booked 2026-11-30 1000.00 CHF INV-2026-0014+INV-2026-0015 |",
                "booked 2026-11-29 77.00 CHF INV-2026-0016 |"
            ),
            new(
                "ING Netherlands",
                IngHead
                    + "\"20261130\";\"Acme BV\";\"NL20INGB0001234567\";\"NL91ABNA0417164300\";\"OV\";\"Bij\";\"1190,"
                    + "00\";\"Overschrijving\";"
                    + "\"Naam: Acme BV Omschrijving: INV-2026-0014\";\"2190,00\";\"\"\n"
                    + "\"20261130\";\"Winkel\";\"NL20INGB0001234567\";\"\";\"BA\";\"Af\";\"24,"
                    + "95\";\"Betaalautomaat\";\"OUT pas\";\"1000,00\";\"\"\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme BV"
            ),
            new(
                "ING Netherlands in English",
                "\"Date\",\"Name / Description\",\"Account\",\"Counterparty\",\"Code\",\"Debit/credit\",\"Amount "
                    + "(EUR)\",\"Transaction type\",\"Notifications\"\n"
                    + "\"20261130\",\"Acme BV\",\"NL20INGB0001234567\",\"NL91ABNA0417164300\",\"GT\",\"Credit\",\"595,"
                    + "00\",\"Online Banking\",\"INV-2026-0014\"\n"
                    + "\"20261130\",\"Shop\",\"NL20INGB0001234567\",\"\",\"BA\",\"Debit\",\"12,"
                    + "00\",\"Payment terminal\",\"OUT INV-2026-0098\"\n",
                "booked 2026-11-30 595.00 EUR INV-2026-0014 | Acme BV"
            ),
            new(
                "ING Netherlands, money out alone and the header of its sign lost",
                IngHead.Replace("Af Bij", "X", StringComparison.Ordinal)
                    + "\"20261130\";\"Winkel\";\"NL20INGB0001234567\";\"\";\"BA\";\"Af\";\"24,"
                    + "95\";\"Betaalautomaat\";\"OUT INV-2026-0014\";\"1000,00\";\"\"\n",
                "parked 24.95 EUR: \"Betaalautomaat\" under \"Mutatiesoort\" is said of money that goes out"
            ),
            new(
                "Rabobank",
                RaboHead
                    + "\"NL44RABO0123456789\",\"EUR\",\"RABONL2U\",\"000000000000007213\",\"2026-11-30\",\"2026-11-30\","
                    + "\"+1190,00\",\"+2190,00\",\"NL91ABNA0417164300\","
                    + "\"Acme BV\",\"\",\"\",\"ABNANL2A\",\"cb\",\"\",\"TRX4711000\",\"\",\"\",\"\",\"Factuur "
                    + "INV-2026-0014\",\" \",\"\",\"\",\"\",\"\",\"\"\n"
                    + "\"NL44RABO0123456789\",\"EUR\",\"RABONL2U\",\"000000000000007214\",\"2026-11-30\",\"2026-11-30\",\"-50,"
                    + "25\",\"+2139,75\",\"NL91INGB0001\","
                    + "\"Winkel\",\"\",\"\",\"INGBNL2A\",\"bc\",\"\",\"\",\"\",\"\",\"\",\"OUT pin\",\" \",\"\",\"\",\"\",\"\",\"\"\n"
                    + "\"NL44RABO0123456789\",\"EUR\",\"RABONL2U\",\"000000000000007215\",\"2026-11-30\",\"2026-11-30\","
                    + "\"-238,00\",\"+1901,75\",\"NL91ABNA0417164300\","
                    + "\"Acme BV\",\"\",\"\",\"ABNANL2A\",\"ei\",\"\",\"\",\"\",\"\",\"\",\"INV-2026-0013\",\" "
                    + "\",\"\",\"MD06\",\"\",\"\",\"\"\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme BV",
                "taken back 238.00 EUR INV-2026-0013"
            )
            {
                CodePage = 1252,
            },
            new(
                "ABN AMRO, the table",
                "accountNumber,mutationcode,transactiondate,valuedate,startsaldo,endsaldo,amount,description\n"
                    + "123456789,EUR,20261130,20261130,\"1.000,00\",\"2.190,00\",\"1.190,"
                    + "00\",\"/TRTP/SEPA OVERBOEKING/NAME/Acme BV/REMI/INV-2026-0014\"\n"
                    + "123456789,EUR,20261130,20261130,\"2.190,00\",\"2.104,50\",\"-85,50\",\"OUT BEA, Betaalpas\"\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            ),
            new(
                "ABN AMRO, the file without a header",
                "123456789\tEUR\t20261130\t1000,00\t2190,00\t20261130\t1190,"
                    + "00\t/TRTP/SEPA OVERBOEKING/NAME/Acme BV/REMI/INV-2026-0014  \n"
                    + "123456789\tEUR\t20261130\t2190,00\t2165,00\t20261130\t-25,00\tBEA   NR:A1B23C OUT Winkel\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            )
            {
                Ending = ".tab",
            },
            new(
                "a Dutch bank that is not listed",
                "Boekdatum;Tegenpartij;Omschrijving;Bijgeschreven;Afgeschreven;Saldo;Munt\n30-11-2026;Acme BV;INV-2026-0014;"
                    + "1.190,00;;2.190,00;EUR\n"
                    + "30-11-2026;Winkel;OUT;;12,50;2.177,50;EUR\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme BV"
            ),
            new(
                "a Hungarian order of dates, and an arrow for the sign",
                "Datum;Nachricht;Richtung;Betrag;Währung\n2026.11.30.;INV-2026-0014;↓;11,00;EUR\n2026.11.30.;OUT;↑;12,00;EUR\n",
                "parked 11.00 EUR: \"↓\" under \"Richtung\" does not say whether it is money in or out",
                "parked 12.00 EUR: \"↑\" under \"Richtung\" does not say whether it is money in or out"
            ),
        ];

    private static Currency Chf => Currency.TryGet("CHF", out var chf) ? chf : throw new InvalidOperationException();
}

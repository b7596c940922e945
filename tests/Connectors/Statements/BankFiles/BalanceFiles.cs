namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>Tables of banks that are not listed, whose running balance says which way the money went.</summary>
internal static class BalanceFiles
{
    private const string Header = "date;reference;amount;balance;currency\n",
        NoProof = "it has no sign, and no balance before it proves that it came in",
        Falls = "the balance beside it falls by its sum, as if it went out",
        Disagrees = "its sum and the balance beside it do not agree";

    public static IEnumerable<BankFile> All =>
        [
            new(
                "only a balance, the oldest row first",
                Header
                    + "2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n2026-11-28;OUT rent;700,00;340,00;EUR\n"
                    + "2026-11-30;INV-2026-0014;1.190,00;1.530,00;EUR\n",
                $"parked 40.00 EUR: {NoProof}",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            ),
            new(
                "only a balance, the newest row first",
                Header
                    + "2026-11-30;INV-2026-0014;1.190,00;1.530,00;EUR\n2026-11-28;OUT rent;700,00;340,00;EUR\n"
                    + "2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |",
                $"parked 40.00 EUR: {NoProof}"
            ),
            new(
                "only a balance, one day, the newest row first",
                Header
                    + "2026-11-30;INV-2026-0014;1.190,00;1.530,00;EUR\n2026-11-30;OUT rent;700,00;340,00;EUR\n"
                    + "2026-11-30;INV-2026-0013;40,00;1.040,00;EUR\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |",
                $"parked 40.00 EUR: {NoProof}"
            ),
            new(
                "only a balance that always falls",
                Header
                    + "2026-11-28;INV-2026-0014 OUT;100,00;900,00;EUR\n2026-11-29;INV-2026-0015 OUT;200,00;700,00;EUR\n"
                    + "2026-11-30;INV-2026-0016 OUT;300,00;400,00;EUR\n",
                $"parked 100.00 EUR: {NoProof}"
            ),
            new(
                "only a balance, with an opening row",
                Header
                    + "2026-11-26;Opening balance;;1.000,00;EUR\n2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n"
                    + "2026-11-28;OUT rent;700,00;340,00;EUR\n",
                "booked 2026-11-27 40.00 EUR INV-2026-0013 |"
            ),
            new(
                "only a balance, and one row",
                Header + "2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n",
                $"parked 40.00 EUR: {NoProof}"
            ),
            new(
                "only a balance that stands before each booking",
                "date;reference;amount;opening balance;currency\n2026-11-27;INV-2026-0013;40,00;1.000,00;EUR\n"
                    + "2026-11-28;OUT rent;700,00;1.040,00;EUR\n",
                $"parked 40.00 EUR: {NoProof}",
                $"parked 700.00 EUR: {NoProof}"
            ),
            new(
                "balances before and after each booking",
                "date;reference;amount;opening balance;closing balance;currency\n2026-11-27;INV-2026-0013;40,00;1.000,00;1.040,00;EUR\n"
                    + "2026-11-28;OUT rent;700,00;1.040,00;340,00;EUR\n",
                "booked 2026-11-27 40.00 EUR INV-2026-0013 |"
            ),
            new(
                "only a balance, of two accounts",
                "account;date;reference;amount;balance;currency\nDE01;2026-11-26;Opening balance;;1.000,00;EUR\n"
                    + "DE02;2026-11-26;Opening balance;;50,00;EUR\nDE01;2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n"
                    + "DE02;2026-11-27;OUT card;30,00;20,00;EUR\nDE01;2026-11-28;OUT rent;700,00;340,00;EUR\n"
                    + "DE02;2026-11-28;INV-2026-0014;99,00;119,00;EUR\n",
                "booked 2026-11-27 40.00 EUR INV-2026-0013 |",
                "booked 2026-11-28 99.00 EUR INV-2026-0014 |"
            ),
            new(
                "only a balance that misses one booking",
                Header
                    + "2026-11-26;Opening balance;;1.000,00;EUR\n2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n"
                    + "2026-11-28;INV-2026-0014;50,00;1.500,00;EUR\n2026-11-29;INV-2026-0015;60,00;1.560,00;EUR\n",
                $"parked 40.00 EUR: {NoProof}",
                $"parked 50.00 EUR: {Disagrees}",
                $"parked 60.00 EUR: {NoProof}"
            ),
            new(
                "a minus for some rows, and a sum that the balance does not bear out",
                Header
                    + "2026-11-26;Opening balance;;1.000,00;EUR\n2026-11-27;OUT rent;-700,00;300,00;EUR\n"
                    + "2026-11-28;INV-2026-0014;5.000,00;350,00;EUR\n2026-11-29;INV-2026-0015;60,00;410,00;EUR\n",
                $"parked 5000.00 EUR: {Disagrees}",
                "booked 2026-11-29 60.00 EUR INV-2026-0015 |"
            ),
            new(
                "a balance in debit, with its sign behind",
                Header
                    + "2026-11-26;Opening balance;;500,00 S;EUR\n2026-11-27;INV-2026-0013;40,00;460,00 S;EUR\n"
                    + "2026-11-28;OUT rent;41,00;501,00 S;EUR\n2026-11-29;INV-2026-0014;600,00;99,00 H;EUR\n",
                "booked 2026-11-27 40.00 EUR INV-2026-0013 |",
                "booked 2026-11-29 600.00 EUR INV-2026-0014 |"
            ),
            new(
                "sums beside the sum under a name that nobody knows are a balance",
                "date;reference;amount;stand danach;currency\n2026-11-26;Opening balance;;1.000,00;EUR\n"
                    + "2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n2026-11-28;OUT rent;700,00;340,00;EUR\n",
                "booked 2026-11-27 40.00 EUR INV-2026-0013 |"
            ),
            new(
                "only a balance, without a currency",
                "date;reference;amount;balance\n2026-11-26;Opening balance;;1.000,00\n2026-11-27;INV-2026-0013;40,00;1.040,00\n"
                    + "2026-11-28;OUT rent;41,50;998,50\n",
                "no currency 40.00 INV-2026-0013 |"
            ),
        ];
}

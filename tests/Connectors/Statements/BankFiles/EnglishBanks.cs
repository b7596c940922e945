using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

internal static class EnglishBanks
{
    public static IEnumerable<BankFile> All =>
        [
            new(
                "Barclays",
                "Number,Date,Account,Amount,Subcategory,Memo\n"
                    + " ,30/11/2026,20-00-00 12345678,1190.00,Counter Credit,\"ACME LTD             \tINV-2026-0014 BGC\"\n"
                    + " ,03/11/2026,20-00-00 12345678,-42.50,Direct Debit,\"OUT POWER LTD\"\n"
                    + " ,30/11/2026,20-00-00 12345678,15.00,PAYMENT,\"IN AND NO MINUS\"\n",
                "booked 2026-11-30 1190.00 GBP INV-2026-0014 |",
                "parked 15.00 GBP: \"PAYMENT\" under \"Subcategory\" is said of money that goes out"
            )
            {
                Accounts = [new("20-00-00 12345678", Gbp, null, null)],
            },
            new(
                "Lloyds",
                "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance\n"
                    + "05/11/2026,FPI,'77-00-01,12345678,ACME LTD INV-2026-0014,,850.00,1850.00\n"
                    + "04/11/2026,DEB,'77-00-01,12345678,OUT CARD SHOP,23.99,,1000.00\n",
                "no currency 850.00 INV-2026-0014 |"
            ),
            new(
                "Lloyds, the account's currency set",
                "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance\n"
                    + "05/11/2026,FPI,'77-00-01,12345678,ACME LTD INV-2026-0014,,850.00,1850.00\n"
                    + "04/11/2026,FPO,'77-00-01,12345678,OUT RENT,700.00,,1000.00\n",
                "booked 2026-11-05 850.00 GBP INV-2026-0014 |"
            )
            {
                Accounts = [new("12345678", Gbp, null, null)],
            },
            new(
                "NatWest, whose Value is the sum",
                "Date, Type, Description, Value, Balance, Account Name, Account Number\n\n"
                    + "25/11/2026,BAC,\"'ACME LTD , INV-2026-0014 , FP 25/11/26\",1190.00,2190.00,\"'STUDIO,"
                    + " LTD\",\"'601111-12345678\",\n"
                    + "02/11/2026,D/D,\"'OUT POWER\",-50.04,1000.00,\"'STUDIO, LTD\",\"'601111-12345678\",\n"
                    + "02/11/2026,POS,\"'OUT SHOP\",-3.00,1050.04,\"'STUDIO, LTD\",\"'601111-12345678\",\n",
                "booked 2026-11-25 1190.00 GBP INV-2026-0014 |"
            )
            {
                Accounts = [new("601111-12345678", Gbp, null, null)],
            },
            new(
                "HSBC",
                "Date,Type,Description,Paid out,Paid in,Balance\n"
                    + "\"26 Nov 2026\",CR,\"ACME LTD INV-2026-0014\", ,\"1,190.00\",\n\"26 Nov 2026\","
                    + "VIS,\"OUT PIZZA LONDON\",\"23.50\", ,\n"
                    + "\"27 Nov 2026\",))),\"OUT TESTING STORES\",\"0.38\", ,\"2,166.12\"\n",
                "no currency 1190.00 INV-2026-0014 |"
            ),
            new(
                "HSBC with a column of currencies",
                "Date,Type,Description,Paid Out,Paid In,Currency\n2026-11-18,CR,ACME LTD INV-2026-0014,,9800,GBP\n2026-11-03,,"
                    + "OUT St Martins Place,800,,GBP\n",
                "booked 2026-11-18 9800.00 GBP INV-2026-0014 |"
            ),
            new(
                "HSBCnet",
                "Account name,Account number,Bank name,Currency,Location,BIC,IBAN,Account status,Account type,"
                    + "Closing ledger balance,Bank reference,"
                    + "Narrative,Customer reference,TRN type,Value date,Credit amount,Debit amount,Time,Post date\n"
                    + "STUDIO LTD,40051512345678,HSBC UK,GBP,UK,HBUKGB4B,GB1,ACTIVE,CUR,100.00,BR4711000,ACME LTD,"
                    + "INV-2026-0014,TRANSFER,30/11/2026,1190.00,,,30/11/2026\n"
                    + "STUDIO LTD,40051512345678,HSBC UK,GBP,UK,HBUKGB4B,GB1,ACTIVE,CUR,100.00,BR4711001,OUT RENT,,TRANSFER,"
                    + "30/11/2026,,-700.00,,30/11/2026\n",
                "booked 2026-11-30 1190.00 GBP INV-2026-0014 |"
            ),
            new(
                "Nationwide",
                "\"Account Name:\",\"FlexAccount ****12345\"\n\"Account Balance:\",\"£1,"
                    + "234.56\"\n\"Available Balance: \",\"£1,234.56\"\n\n"
                    + "\"Date\",\"Transaction type\",\"Description\",\"Paid out\",\"Paid in\",\"Balance\"\n"
                    + "\"30 Nov 2026\",\"Bank credit ACME\",\"INV-2026-0014\",\"\",\"£1,190.00\",\"£2,424.56\"\n"
                    + "\"29 Nov 2026\",\"Contactless payment\",\"OUT COFFEE\",\"£2.50\",\"\",\"£1,234.56\"\n",
                "booked 2026-11-30 1190.00 GBP INV-2026-0014 |"
            )
            {
                CodePage = 1252,
            },
            new(
                "Monzo",
                "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,"
                    + "Notes and #tags,Address,Receipt,Description,"
                    + "Category split,Money Out,Money In\n"
                    + "tx_0000A1b2C3,30/11/2026,10:11:12,Faster payment,Acme Ltd,,Income,1190.00,GBP,1190.00,GBP,"
                    + "INV-2026-0014,,,INV-2026-0014,,,1190.00\n"
                    + "tx_0000A1b2C4,02/11/2026,10:11:12,Card payment,Café,☕,Eating out,-3.80,GBP,-4.50,EUR,,Paris,,OUT CAFE,,-3.80,\n",
                "booked 2026-11-30 1190.00 GBP INV-2026-0014 | Acme Ltd"
            ),
            new(
                "Starling",
                "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n"
                    + "30/11/2026,Acme Ltd,INV-2026-0014,FASTER PAYMENT,1190.00,2190.00,INCOME,\n18/11/2026,Adobo,OUT,"
                    + "FASTER PAYMENT,-18.00,1000.00,SHOPPING,\n",
                "booked 2026-11-30 1190.00 GBP INV-2026-0014 | Acme Ltd"
            ),
            new(
                "Revolut personal",
                "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
                    + "TOPUP,Current,2026-11-29 23:10:00,2026-11-30 08:00:01,Payment from Acme INV-2026-0014,500.00,0.00,EUR,"
                    + "COMPLETED,600.00\n"
                    + "TRANSFER,Current,2026-11-29 23:10:00,2026-11-30 08:00:01,OUT To Landlord,-300.00,1.50,EUR,COMPLETED,300.00\n"
                    + "TOPUP,Current,2026-11-30 09:10:00,,IN INV-2026-0015,70.00,0.00,EUR,PENDING,\n"
                    + "TOPUP,Current,2026-11-30 09:10:00,2026-11-30 09:10:00,IN INV-2026-0016,80.00,0.00,EUR,REVERTED,\n",
                "booked 2026-11-30 500.00 EUR INV-2026-0014 |",
                "parked 80.00 EUR: its state is \"REVERTED\""
            ),
            new(
                "Revolut business",
                "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Card number,Card label,"
                    + "Card state,Orig currency,Orig amount,"
                    + "Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account,"
                    + "Beneficiary account number,Beneficiary IBAN\n"
                    + "2026-11-29,2026-11-30,6a1f-0001,TOPUP,COMPLETED,Money added from ACME BV,INV-2026-0014,,,,,EUR,1190.00,"
                    + "EUR,1190.00,1190.00,,2.00,EUR,1190.00,"
                    + "EUR Main,,\n"
                    + "2026-11-29,2026-11-30,6a1f-0002,CARD_PAYMENT,COMPLETED,OUT Software,,Dana,1234,,,USD,20.00,EUR,-18.40,"
                    + "-18.40,,0.00,EUR,1171.60,EUR Main,,\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 charges 2.00 EUR |"
            ),
            new(
                "Wise, the statement",
                "\"TransferWise ID\",Date,\"Date Time\",Amount,Currency,"
                    + "Description,\"Payment Reference\",\"Running Balance\",\"Exchange From\",\"Exchange To\","
                    + "\"Exchange Rate\",\"Payer Name\",\"Payee Name\",\"Payee Account Number\",Merchant,\"Total fees\"\n"
                    + "TRANSFER-100100101,05-11-2026,\"05-11-2026 08:54:15.466\",985.72,USD,\"Received money from ACME INC\","
                    + "INV-2026-0014,1985.72,,,,\"ACME INC\",,,,4.28\n"
                    + "CARD-100100102,04-11-2026,\"04-11-2026 08:54:15.466\",-10.00,USD,OUT Coffee,,1000.00,,,,,,,Cafe,0.10\n",
                "booked 2026-11-05 985.72 USD INV-2026-0014 charges 4.28 USD | ACME INC"
            ),
            new(
                "Wise, the transfers",
                "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,"
                    + "Target fee currency,Source name,"
                    + "Source amount (after fees),Source currency,Target name,Target amount (after fees),Target currency,"
                    + "Exchange rate,Reference,Batch\n"
                    + "TRANSFER-2001,COMPLETED,IN,2026-11-30 14:20:05,2026-11-30 14:23:11,0,EUR,,,Acme GmbH,1190.00,EUR,"
                    + "Studio Ltd,1190.00,EUR,1,INV-2026-0014,\n"
                    + "TRANSFER-2002,COMPLETED,OUT,2026-11-30 14:20:05,2026-11-30 14:23:11,0.45,EUR,,,Studio Ltd,99.55,EUR,"
                    + "Alex Example,99.55,EUR,1,OUT,\n"
                    + "TRANSFER-2003,CANCELLED,IN,2026-11-30 14:20:05,2026-11-30 14:23:11,0,EUR,,,Acme GmbH,12.00,EUR,"
                    + "Studio Ltd,12.00,EUR,1,INV-2026-0015,\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme GmbH",
                "parked 12.00 EUR: its state is \"CANCELLED\""
            ),
            new(
                "Chase, the account",
                "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
                    + "CREDIT,11/05/2026,\"ORIG CO NAME:ACME INC INV-2026-0014\",1190.00,ACH_CREDIT,2190.00,,\n"
                    + "DEBIT,11/05/2026,\"OUT CARD SHOP\",-20.00,DEBIT_CARD,1000.00,,\nCHECK,11/06/2026,\"OUT CHECK 2112\","
                    + "-100.00,CHECK_PAID,900.00,2112,\n"
                    + "DSLIP,11/06/2026,\"REMOTE DEPOSIT IN\",75.00,CHECK_DEPOSIT,975.00,1,\n",
                "no currency 1190.00 INV-2026-0014 |",
                "no currency 75.00  |"
            ),
            new(
                "Chase, a card",
                "Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n11/04/2026,11/05/2026,OUT SHOP,Shopping,Sale,-20.00,\n"
                    + "11/04/2026,11/05/2026,Payment Thank You IN,,Payment,120.00,\n",
                "no currency 120.00  |"
            ),
            new(
                "Bank of America, its summary above and a payout",
                "Description,,Summary Amt.\nBeginning balance as of 11/01/2026,,\"1,000.00\"\nTotal credits,,\"1,"
                    + "203.50\"\nTotal debits,,\"-71.20\"\n"
                    + "Ending balance as of 11/30/2026,,\"2,132.30\"\n\nDate,Description,Amount,Running Bal.\n"
                    + "11/01/2026,Beginning balance as of 11/01/2026,,\"1,000.00\"\n11/05/2026,\"OUT CHECKCARD 1105 CLOUD\","
                    + "-71.20,\"928.80\"\n"
                    + "11/06/2026,\"SQUARE INC DES:DEPOSIT IN\",\"1,003.50\",\"1,"
                    + "932.30\"\n11/07/2026,\"ACME INC DES:INV-2026-0014\",200.00,\"2,132.30\"\n",
                "aside -: it is a payout of Square, which pays out many payments in one sum less its fees",
                "no currency 200.00 INV-2026-0014 |"
            ),
            new(
                "a US bank that is not listed: no order of dates is proved",
                "Account,Transaction Date,Posted Date,Description,Debit,Credit\n12345678901,2/3/2026,2/3/2026,"
                    + "ACME INV-2026-0014,,36.0000\n"
                    + "12345678901,2/3/2026,2/3/2026,OUT BUY,-100.0000,\n",
                "parked 36.00 USD: the date \"2/3/2026\" has no one reading"
            )
            {
                Accounts = [new("12345678901", Usd, null, null)],
            },
            new(
                "a US bank that is not listed: one row proves the order",
                "Account,Transaction Date,Posted Date,Description,Debit,Credit\n12345678901,2/3/2026,2/3/2026,"
                    + "ACME INV-2026-0014,,36.0000\n"
                    + "12345678901,2/13/2026,2/13/2026,OUT BUY,-100.0000,\n",
                "booked 2026-02-03 36.00 USD INV-2026-0014 |"
            )
            {
                Accounts = [new("12345678901", Usd, null, null)],
            },
        ];

    private static Currency Gbp => Of("GBP");

    private static Currency Usd => Of("USD");

    private static Currency Of(string code) =>
        Currency.TryGet(code, out var currency) ? currency : throw new InvalidOperationException();
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Cards.Track;

/// <summary>The export of a month's bookings, and how it is set.</summary>
internal static class DatevCards
{
    /// <summary>The most characters of a booking's text.</summary>
    private const int MaxText = 60;

    public static string FileName(DateOnly month) => $"EXTF_Buchungsstapel_{MonthOf(month)}.csv";

    /// <summary>What a booking says: its kind, the document or entry, the client.</summary>
    public static string TextOf(DatevRow row) => TextOf(row, out _);

    public static Card Create(DatevFile file, Uri link, TimeSpan validity)
    {
        var until = ZonedCalendar.ToLocalTime(file.At + validity, file.Zone);
        var lines = new List<string>
        {
            $"{DisplayText.Count(file.Rows.Count, "booking")} with a date in {MonthOf(file.Month)}, by claims, in {DatevFile.Currency}. "
                + "Client credit needs no booking: it stays on the client's account.",
            $"The link works once, and until {until:yyyy-MM-dd HH:mm} ({validity.TotalMinutes:0} minutes). "
                + "Whoever opens it first gets the file, so do not pass it on.",
        };
        if (file.Month.AddMonths(1) > ZonedCalendar.GetDate(file.At, file.Zone))
            lines.Add($"{MonthOf(file.Month)} is not over: what comes until its end is in a later export only.");
        lines.Add("An entry recorded later with a date in this month is only in an export made after that.");
        lines.AddRange(LeftOut(file.LeftOut));
        var replaced = file.Rows.Sum(row => TextOf(row, out var lost) is not null ? lost : 0);
        if (replaced > 0)
            lines.Add(
                $"{DisplayText.Count(replaced, "character")} of booking texts "
                    + $"{DisplayText.Are(replaced)} a question mark: the file's alphabet lacks them."
            );
        if (file.Waiting > 0)
            lines.Add(
                $"{DisplayText.Wait(file.Waiting, "bank return")} for finance and "
                    + $"{DisplayText.Are(file.Waiting)} booked when somebody reverses the payment."
            );
        if (file.Samples > 0)
            lines.Add($"{DisplayText.Count(file.Samples, "invoice")} in it: SAMPLE of a trial, not for real books.");
        return new($"DATEV export {MonthOf(file.Month)}")
        {
            Lines = lines,
            Facts =
            [
                .. file.Sums.Select(sum => new Fact(NameOf(sum.Key), Sum(sum.Value, file.Vat[sum.Key]))),
                new("File", FileName(file.Month), link),
            ],
            Footer = "Laid out by DATEV's published format 13; not certified by DATEV.",
        };
    }

    /// <summary>Why there is no file, and what to do.</summary>
    public static string Explain(DatevExport export, DateOnly month) =>
        export switch
        {
            DatevExport.RoleMissing { Keys.Count: 0 } =>
                "Only approvers and finance export the books, and you are neither in a project here. Nothing was made.",
            DatevExport.RoleMissing e =>
                $"The file has every project's bookings, so you need approver or finance in each that has any in {MonthOf(month)}. "
                    + $"You are neither in {string.Join(", ", e.Keys)}; a lead there says role add finance @name. "
                    + "Nothing was made.",
            DatevExport.Incomplete e =>
                $"{DisplayText.Count(e.Missing.Count, "setting")} missing for {MonthOf(month)}. "
                    + "Ask your tax adviser, and say in a project's conversation, or fill in the form there "
                    + $"(settings datev form {MonthOf(month)}):\n"
                    + string.Join('\n', e.Missing.Select(CommandFor))
                    + "\nNothing was made.",
            DatevExport.Broken e =>
                $"The audit trail of {string.Join(", ", e.Keys)} cannot be read to its end, so its bookings are not certain. "
                    + "verify says where it breaks. Nothing was made.",
            DatevExport.NoDebtorsLeft =>
                "No client account is left in the range. Set where new ones begin: settings datev debtors <number>. "
                    + "Nothing was made.",
            _ => throw new InvalidOperationException($"{export.GetType().Name} has no words."),
        };

    /// <summary>What is missing, where a form for it can be opened.</summary>
    public static Card Incomplete(DatevExport export, DateOnly month) =>
        new($"DATEV export {MonthOf(month)}: settings are missing")
        {
            Tone = Tone.Warning,
            Lines = [Explain(export, month)],
            Buttons = [DatevFormCards.Button(month)],
        };

    public static Card Nothing(DatevExport.Nothing export, DateOnly month) =>
        new($"DATEV export {MonthOf(month)}")
        {
            Lines =
            [
                $"Nothing in {DatevFile.Currency} has a date in {MonthOf(month)}, so there is no file.",
                .. LeftOut(export.LeftOut),
            ],
        };

    public static string NotSharedText(DateOnly month) =>
        "The file has the bookings of every project, and whoever opens its link first gets it. "
        + $"Say it in your own chat with me: export datev {MonthOf(month)}";

    /// <summary>What is set, and how each is changed.</summary>
    /// <param name="changed">The names of what was set just now.</param>
    public static Card Settings(DatevSettings settings, params IReadOnlyList<string> changed) =>
        new("Export of the books: settings")
        {
            Tone = changed.Count == 0 ? Tone.Plain : Tone.Good,
            Lines =
            [
                .. changed.Select(name => $"{name}: {Show(settings.Values[name])}"),
                "export datev <YYYY-MM> in your own chat makes the file, and says what is missing.",
            ],
            Facts =
            [
                .. DatevSettings
                    .Basic.Concat(DatevSettings.Optional)
                    .Union(settings.Values.Keys.Order(StringComparer.Ordinal))
                    .Select(name => new Fact(
                        name,
                        settings.Values.TryGetValue(name, out var value) ? Show(value) : $"– ({CommandFor(name)})"
                    )),
            ],
            Footer = "They are the whole workspace's. Saying one again replaces it.",
            Buttons = [new("Fill in", "settings datev form")],
        };

    /// <summary>The command that sets a value.</summary>
    public static string CommandFor(string name) =>
        $"settings datev {name} "
        + name switch
        {
            DatevSettings.Consultant => "<1001 to 9999999>",
            DatevSettings.Client => "<1 to 99999>",
            DatevSettings.YearStart => "<MM-01>",
            DatevSettings.AccountLength => "<4 to 8>",
            DatevSettings.Debtors => "<first client account>",
            DatevSettings.ServiceDate => "<on or off>",
            _ when name.Contains(' ') => "<account> key <tax key>, or without a key",
            _ => "<account>",
        };

    private static string Show(string value) => value.Replace(" ", ", key ", StringComparison.Ordinal);

    private static string Sum(Money gross, Money vat) => vat.IsZero ? gross.ToString() : $"{gross} ({vat} VAT in it)";

    private static IEnumerable<string> LeftOut(IReadOnlyList<LeftOutProject> projects) =>
        projects.Select(p =>
            $"Left out, because only {DatevFile.Currency} is in the file: {p.Key} with "
            + string.Join(", ", p.Sums.Select(s => $"{NameOf(s.Key).ToLowerInvariant()} {s.Value}"))
            + "."
        );

    private static string TextOf(DatevRow row, out int replaced) =>
        DatevCharacters.Clean($"{NameOf(row.Entry.Sum)} {row.Entry.Name} {row.Client}", MaxText, out replaced);

    private static string NameOf(BookSum sum) =>
        sum switch
        {
            BookSum.Billed => "Billed",
            BookSum.Credited => "Credited",
            BookSum.Received => "Received",
            BookSum.Refunded => "Refunded",
            BookSum.BankFee => "Bank fee",
            BookSum.Discount => "Discount",
            BookSum.Difference => "Difference",
            BookSum.WithheldTax => "Withheld tax",
            BookSum.BadDebt => "Bad debt",
            _ => "Interest",
        };

    private static string MonthOf(DateOnly month) => month.ToIsoDate()[..7];
}

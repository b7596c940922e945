using System.Globalization;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Books;

/// <summary>An account of the ledger with its tax key; "" for an account that needs none.</summary>
public sealed record DatevAccount(string Number, string Key);

/// <summary>
/// How a workspace's books are kept at its tax adviser: whose they are, how long account numbers are, and which accounts
/// are used. Nothing of it is assumed.
/// </summary>
/// <param name="Values">By the setting's name, as the command takes them: <c>consultant</c>, <c>revenue 19</c>.</param>
public sealed record DatevSettings(IReadOnlyDictionary<string, string> Values)
{
    public const string Consultant = "consultant",
        Client = "client",
        YearStart = "year-start",
        AccountLength = "account-length",
        Debtors = "debtors",
        ServiceDate = "service-date",
        On = "on",
        Off = "off";

    public static DatevSettings None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>What every file needs.</summary>
    public static IReadOnlyList<string> Basic { get; } = [Consultant, Client, YearStart, AccountLength, Debtors];

    /// <summary>What may be set and every file can do without.</summary>
    public static IReadOnlyList<string> Optional { get; } = [ServiceDate];

    /// <summary>
    /// Whether days of delivery stand in the file. They decide about the tax period, so the tax adviser has to agree:
    /// off until somebody says so.
    /// </summary>
    public bool NamesDelivery => Values.TryGetValue(ServiceDate, out var text) && text == On;

    public DatevSettings With(string name, string value) =>
        new(new Dictionary<string, string>(Values, StringComparer.Ordinal) { [name] = value });

    /// <summary>Digits of an account; null until it is set.</summary>
    public int? Length => Values.TryGetValue(AccountLength, out var text) ? Number(text) : null;

    /// <summary>Whether the account is set for each VAT treatment.</summary>
    public static bool HasVat(BookAccount account) => account <= BookAccount.BadDebt;

    /// <summary>The word for an account.</summary>
    public static string WordOf(BookAccount account) =>
        account switch
        {
            BookAccount.Revenue => "revenue",
            BookAccount.Advances => "advances",
            BookAccount.Discount => "discount",
            BookAccount.Difference => "difference",
            BookAccount.BadDebt => "bad-debt",
            BookAccount.Bank => "bank",
            BookAccount.BankFee => "bank-fee",
            BookAccount.WithheldTax => "withheld-tax",
            _ => "interest",
        };

    /// <summary>The setting's name: <c>bank</c>, <c>revenue 19</c>, <c>revenue reverse-charge</c>.</summary>
    public static string NameOf(BookAccount account, VatTreatment? vat) =>
        HasVat(account) && vat is not null ? $"{WordOf(account)} {WordOf(vat)}" : WordOf(account);

    /// <summary>
    /// A treatment as accounts tell them apart: by the rate, or by the category without its reason or country. 0 is an
    /// old invoice at 0 % whose reason nobody was asked for.
    /// </summary>
    public static string WordOf(VatTreatment vat) =>
        vat.Category switch
        {
            null or VatCategory.Standard => vat.Rate.ToString().Replace(" %", "", StringComparison.Ordinal),
            VatCategory.ZeroRated => "zero-rated",
            VatCategory.ReverseCharge => "reverse-charge",
            VatCategory.Exempt => vat.Detail.Length == 0 ? "small-business" : "exempt",
            VatCategory.OutsideScope => "outside-scope",
            VatCategory.IntraEuGoods => "intra-eu-goods",
            _ => "export-goods",
        };

    public DatevAccount? Find(BookAccount account, VatTreatment? vat) =>
        Values.TryGetValue(NameOf(account, vat), out var text)
            ? new(text.Split(' ')[0], text.Split(' ') is [_, var key] ? key : "")
            : null;

    public int? FindNumber(string name) => Values.TryGetValue(name, out var text) ? Number(text) : null;

    /// <summary>Whether a number is a client's account: one digit more than others, beginning with 1 to 6.</summary>
    public bool IsDebtor(int number) => Length is { } length && IsDebtor(number.ToString("D"), length);

    /// <summary>The first day of the financial year in which a day lies.</summary>
    public DateOnly YearOf(DateOnly day)
    {
        var month = Number(Values[YearStart].Split('-')[0]) ?? 1;
        return new(month > day.Month ? day.Year - 1 : day.Year, month, 1);
    }

    /// <summary>The settings that these entries need and that are not set.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<BookEntry> entries) =>
        [
            .. Basic
                .Concat(
                    entries
                        .OrderBy(e => e.Account)
                        .Select(e => NameOf(e.Account, e.Treatment))
                        .Distinct(StringComparer.Ordinal)
                )
                .Where(name => !Values.ContainsKey(name)),
        ];

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public DatevFault? FindFault(string name, string value) =>
        name switch
        {
            Consultant => IsIn(value, 1001, 9_999_999) ? null : DatevFault.Consultant,
            Client => IsIn(value, 1, 99_999) ? null : DatevFault.Client,
            YearStart => IsMonthStart(value) ? null : DatevFault.YearStart,
            AccountLength => FindLengthFault(value),
            ServiceDate => value is On or Off ? null : DatevFault.ServiceDate,
            _ when Length is null => DatevFault.NoLength,
            Debtors => IsDebtor(value, Length.Value) ? null : DatevFault.Debtors,
            _ => FindAccountFault(value.Split(' ')),
        };

    private DatevFault? FindAccountFault(string[] words)
    {
        if (!IsDigits(words[0], Length!.Value) || words[0].All(c => c == '0'))
            return DatevFault.Account;
        return words.Length == 1 || (words.Length == 2 && words[1].Length is >= 1 and <= 4 && IsDigits(words[1]))
            ? null
            : DatevFault.Key;
    }

    private DatevFault? FindLengthFault(string value)
    {
        if (!IsIn(value, 4, 8))
            return DatevFault.AccountLength;
        return
            Values.Keys.Any(name => !(Basic.Contains(name) || Optional.Contains(name)) || name == Debtors)
            && Number(value) != Length
            ? DatevFault.OtherLength
            : null;
    }

    private static bool IsDebtor(string value, int length) =>
        IsDigits(value, length + 1) && value[0] is >= '1' and <= '6';

    private static bool IsMonthStart(string value) =>
        value.Length == 5 && value[2..] == "-01" && Number(value[..2]) is >= 1 and <= 12;

    private static bool IsIn(string value, int least, int most) => Number(value) is { } n && n >= least && n <= most;

    private static bool IsDigits(string value, int? count = null) =>
        value.Length > 0 && value.All(char.IsAsciiDigit) && (count is null || value.Length == count);

    private static int? Number(string text) =>
        IsDigits(text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public bool Equals(DatevSettings? other) =>
        other is not null
        && Values.Count == other.Values.Count
        && Values.All(v => other.Values.TryGetValue(v.Key, out var value) && value == v.Value);

    public override int GetHashCode() => Values.Count;
}

using System.Globalization;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>The form for how the books are exported: what is set stands in it, and what a month lacks.</summary>
internal static class DatevFormCards
{
    /// <summary>The most accounts by VAT in one form; the others are typed.</summary>
    private const int MaxVatAccounts = 24;

    private const char Joint = '_';

    /// <param name="missing">What a month lacks; empty where no month is asked about.</param>
    /// <param name="month">Its first day; null for none.</param>
    public static Card Create(ProjectView view, DatevSettings settings, IReadOnlyList<string> missing, DateOnly? month)
    {
        var byVat = ByVat(view.Project, settings, missing);
        return new Card("Export of the books: fill in")
        {
            Lines =
            [
                .. month is { } of && missing.Count > 0
                    ? [$"{DisplayText.Count(missing.Count, "setting")} missing for {of.ToIsoDate()[..7]}."]
                    : Array.Empty<string>(),
                "Ask your tax adviser for the numbers. What is left empty stays as it is; all that is filled in is saved together.",
            ],
            Inputs =
            [
                .. DatevSettings.Basic.Select(name => Field(settings, missing, name)),
                new(DatevSettings.ServiceDate, "Days of delivery in the file", InputKind.Choice)
                {
                    Choices =
                    [
                        new(DatevSettings.On, "on: they tell the tax period"),
                        new(DatevSettings.Off, "off: the date of the invoice tells it"),
                    ],
                    Value = settings.NamesDelivery ? DatevSettings.On : "",
                    Placeholder = "off, unless the adviser agrees",
                },
                .. Plain.Select(name => Field(settings, missing, name)),
                .. byVat.Select(name => Field(settings, missing, name)),
            ],
            Buttons =
            [
                new("Save", "settings datev", ButtonStyle.Primary, SendsInputs: true),
                MilestoneBot.Chat.Cards.Button.Cancel,
            ],
            Footer =
                "They are the whole workspace's. Another VAT is typed: settings datev revenue reverse-charge 8337.",
            Address = month is { } day
                ? CardAddress.OfProject(CardKind.DatevForm, view.Project.Id, (day.Year * 100) + day.Month).ToString()
                : CardAddress.OfProject(CardKind.DatevForm, view.Project.Id).ToString(),
            Revision = view.Project.Revision,
        };
    }

    /// <summary>The button of the form; the month is the one whose export lacks something.</summary>
    public static Button Button(DateOnly month) =>
        new("Fill in", $"settings datev form {month.ToIsoDate()[..7]}", ButtonStyle.Primary);

    /// <summary>The month of a form's address; null for none.</summary>
    public static DateOnly? MonthOf(string which) =>
        DateOnly.TryParseExact(
            $"{which}01",
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var first
        )
            ? first
            : null;

    /// <summary>The field of a setting: names of fields have no spaces.</summary>
    public static string FieldOf(string setting) => setting.Replace(' ', Joint);

    public static string SettingOf(string field) => field.Replace(Joint, ' ');

    private static IEnumerable<string> Plain =>
        Enum.GetValues<BookAccount>().Where(account => !DatevSettings.HasVat(account)).Select(DatevSettings.WordOf);

    /// <summary>What a month lacks, what is set, and what this project's VAT will ask for.</summary>
    private static IReadOnlyList<string> ByVat(Project p, DatevSettings settings, IReadOnlyList<string> missing)
    {
        var treatments = p.LiveMilestones.Where(m => m.IsBillable).Select(p.TreatmentOf).Append(p.Treatment).Distinct();
        return
        [
            .. missing
                .Concat(settings.Values.Keys.Order(StringComparer.Ordinal))
                .Concat(
                    treatments.SelectMany(vat =>
                        Enum.GetValues<BookAccount>()
                            .Where(DatevSettings.HasVat)
                            .Select(account => DatevSettings.NameOf(account, vat))
                    )
                )
                .Where(name => name.Contains(' '))
                .Distinct(StringComparer.Ordinal)
                .Take(MaxVatAccounts),
        ];
    }

    private static Input Field(DatevSettings settings, IReadOnlyList<string> missing, string name) =>
        new(FieldOf(name), Title(name) + Suffix.When(missing.Contains(name), " (missing)"))
        {
            Value = settings.Values.TryGetValue(name, out var value)
                ? value.Replace(" ", " key ", StringComparison.Ordinal)
                : "",
            Placeholder = Example(name),
        };

    private static string Title(string name) =>
        name switch
        {
            DatevSettings.Consultant => "Consultant's number",
            DatevSettings.Client => "Your number there",
            DatevSettings.YearStart => "Financial year begins",
            DatevSettings.AccountLength => "Digits of an account",
            DatevSettings.Debtors => "First client account",
            _ => $"Account for {name.Replace('-', ' ')}" + Suffix.When(char.IsAsciiDigit(name[^1]), " %"),
        };

    private static string Example(string name) =>
        name switch
        {
            DatevSettings.Consultant => "29098",
            DatevSettings.Client => "55003",
            DatevSettings.YearStart => "01-01",
            DatevSettings.AccountLength => "4",
            DatevSettings.Debtors => "10000",
            _ when name.Contains(' ') => "8400, or 8400 key 3",
            _ => "1200",
        };
}

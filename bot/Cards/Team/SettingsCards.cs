using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Team;

/// <summary>All settings of a project and of its workspace, each with the command that changes it.</summary>
internal static class SettingsCards
{
    /// <param name="series">Where the workspace's series begin; null where that is shown elsewhere.</param>
    public static Card All(ProjectView view, IReadOnlyList<SeriesStart>? series = null) =>
        new($"{view.Project.Name}: settings")
        {
            Table = new(
                [new("Setting", Weight: 3), new("Is", Weight: 5), new("Change it", Weight: 6)],
                [.. Rows(view, series).Select(r => ScheduleCards.Row(r.Name, r.Value, r.Change))]
            ),
            Footer =
                "The seller and the VAT of new projects are the whole workspace's; the rest is this project's. "
                + "Issued invoices never change.",
        };

    /// <summary>The changed settings with old and new value, and all settings as they are now.</summary>
    /// <param name="before">The project before the change; null when the same message was processed before.</param>
    public static Card Changed(ProjectView view, Project? before)
    {
        if (before is null)
            return All(view);
        var changed = Rows(view)
            .Zip(Rows(view with { Project = before }))
            .Where(r => r.First.Value != r.Second.Value)
            .Select(r => $"{r.First.Name}: {r.Second.Value} → {r.First.Value}")
            .ToList();
        return All(view) with
        {
            Tone = changed.Count > 0 ? Tone.Good : Tone.Plain,
            Lines = changed.Count > 0 ? changed : ["That is set already. Nothing was changed."],
        };
    }

    /// <summary>All settings in the words of the audit trail.</summary>
    internal static string Describe(SettingsChanged e)
    {
        var quiet = Suffix.With(", quiet ", e.Habits.Quiet);
        var digest = e.Habits.Digest ? "on" : "off";
        return $"set zone {e.Zone}, gate {e.Policy.ToWord()}, hours {e.Habits.From:00} to {e.Habits.To:00}{quiet}, "
            + $"{DisplayText.Count(e.Habits.Holidays.Count, "holiday")}{Suffix.With(" (", e.Habits.HolidayRegion, ")")}, "
            + $"{Suffix.When(e.Habits.MovesDueDate, "due dates on days off moved to the next working day, ")}digest {digest}"
            + Suffix.With(
                ", mails to the client about open invoices since ",
                e.Habits.ClientRemindersSince?.ToIsoDate()
            )
            + Suffix.When(e.Habits.AsksForInterest, ", late interest on");
    }

    /// <summary>The holidays, oldest first.</summary>
    public static Card Holidays(ProjectView view, int page)
    {
        var (shown, more) = Paging.Page(view.Project.ReminderSettings.Holidays, page, "settings holidays", "");
        return new Card(
            $"{view.Project.Name}: {DisplayText.Count(view.Project.ReminderSettings.Holidays.Count, "holiday")}"
        )
        {
            Lines =
                shown.Count == 0
                    ? ["No day is off but Saturdays and Sundays."]
                    :
                    [
                        .. Suffix.With("With the public holidays of ", Region(view.Project.ReminderSettings), "")
                            is { Length: > 0 } line
                            ? [line]
                            : Array.Empty<string>(),
                        .. shown.Select(day => $"{day.ToIsoDate()} {day.DayOfWeek}"),
                    ],
            Footer =
                "settings holidays DE-BY · settings holidays add 2026-12-24, 2026-12-25 · "
                + "settings holidays remove 2026-12-24 · settings holidays none",
            Buttons = more,
        };
    }

    /// <summary>Where the series of this year begin, and the last number of each that is taken.</summary>
    public static Card Numbers(ProjectView view, IReadOnlyList<SeriesStart> series) =>
        new("Numbers of invoices and credit notes")
        {
            Lines = [.. SeriesOfYear(view, series).Select(Begins)],
            Footer =
                "Each year has its own series, which begins at 1 unless an approver says otherwise "
                + "before its first document: settings numbers INV next 418",
        };

    /// <summary>The answer to setting where a series begins.</summary>
    public static Card NumbersBegin(ProjectView view, IReadOnlyList<SeriesStart> series, string prefix)
    {
        var set =
            series.FirstOrDefault(s => s.Series == new NumberSeries(prefix, view.SellerToday.Year))
            ?? new(new(prefix, view.SellerToday.Year));
        return new($"{set.Series.Prefix} {set.Series.Year} begins with {set.FirstNumber}")
        {
            Tone = Tone.Good,
            Lines =
            [
                $"The next {set.Series.DocumentName} of this workspace, of whatever project, is {set.FirstNumber}; "
                    + "then it goes on without a gap.",
                $"This holds for {set.Series.Year}. {set.Series.Year + 1} begins at 1 again, unless it is said then.",
            ],
        };
    }

    private static IEnumerable<SeriesStart> SeriesOfYear(ProjectView view, IReadOnlyList<SeriesStart> series) =>
        NumberSeries.Of(view.SellerToday).Select(s => series.FirstOrDefault(x => x.Series == s) ?? new(s));

    /// <summary>Without its documents: they may be of a project that the reader does not see.</summary>
    private static string BeginsWith(SeriesStart s) => $"{s.Series.Prefix} {s.Series.Year} begins with {s.First}";

    private static string Begins(SeriesStart s) =>
        s.IsBegun
            ? $"{s.Series.Prefix} {s.Series.Year}: from {s.FirstNumber} to {s.LastNumber}"
            : $"{s.Series.Prefix} {s.Series.Year}: begins with {s.FirstNumber}; none is issued yet";

    private static IReadOnlyList<(string Name, string Value, string Change)> Rows(
        ProjectView view,
        IReadOnlyList<SeriesStart>? series = null
    )
    {
        var (p, reminderSettings) = (view.Project, view.Project.ReminderSettings);
        return
        [
            ("Zone", p.Zone, "settings zone Europe/Berlin"),
            ("Hours", $"{reminderSettings.From:00}:00 to {reminderSettings.To:00}:00", "settings hours 9-17"),
            ("Quiet", Quiet(reminderSettings), "settings quiet 12-13, or none"),
            (
                "Holidays",
                $"{Suffix.With("", reminderSettings.HolidayRegion, ": ")}{Days(reminderSettings.Holidays, view.Today)}",
                "settings holidays DE-BY, or add 2026-12-24"
            ),
            (
                "Due on a day off",
                reminderSettings.MovesDueDate ? "due on the next working day" : "due as agreed",
                "settings due-weekend next-working-day, or as-agreed"
            ),
            ("Digest", reminderSettings.Digest ? "on" : "off", "settings digest on, or off"),
            ("Mails to the client about open invoices", ClientReminders(view), "settings client-reminders on, or off"),
            (
                "Late interest",
                reminderSettings.AsksForInterest
                    ? "on: formal reminders ask businesses for interest and the flat fee"
                    : "off",
                "settings late-interest on, or off"
            ),
            ("Payments confirmed by mail", p.ClientReceipts ? "on" : "off", "settings client-receipts on, or off"),
            ("Gate", $"{p.Policy.ToWord()}: {DisplayText.NameOf(p.Policy)}", "settings gate not-overdue"),
            (
                "Settle limit",
                $"{p.SettlementRules.Limit} by finance, for the fees and differences of an invoice",
                $"settings settle-limit {p.SettlementRules.Limit}"
            ),
            (
                "Small difference",
                p.SettlementRules.SmallDifference.IsPositive
                    ? $"{p.SettlementRules.SmallDifference} is settled automatically"
                    : "none is settled automatically",
                "settings small-difference 0.50, or 0"
            ),
            ("Client", p.Client, "settings client name \"Acme AG\""),
            ("Contact", OrDash(p.Contact), "settings client contact dana@client.example"),
            ("Client's address", OrDash(p.ClientAddress), "settings client address \"Main Street 1, 10115 Berlin\""),
            ("Client's VAT id", OrDash(p.ClientVatId), "settings client vat-id DE123456789"),
            ("Client's details", Details(p.ClientDetails, isSeller: false), "settings client"),
            ("Seller", SellerText(view), "settings seller \"Studio GmbH\" vat-id DE123456789"),
            ("Seller's details", Details(view.SellerSettings.WithAccount, isSeller: true), "settings seller"),
            (
                "Seller's logo",
                view.SellerSettings.Details.Logo.Length > 0 ? "set" : "none",
                "settings seller logo, or settings seller logo off"
            ),
            (
                "VAT of new projects",
                view.DefaultVat is { } vat ? VatText.Describe(vat) : "each project says its own",
                "settings vat 19"
            ),
            (
                "Export of the books",
                "the whole workspace's; settings datev shows it",
                "settings datev consultant 29098"
            ),
            ("Seller's zone", view.SellerZone, "settings seller zone Europe/Berlin"),
            (
                "Invoice numbers",
                series is null
                    ? "settings numbers shows where each series begins"
                    : string.Join("; ", SeriesOfYear(view, series).Select(BeginsWith)),
                "settings numbers INV next 418"
            ),
        ];
    }

    private static string ClientReminders(ProjectView view)
    {
        if (view.Project.ReminderSettings.ClientRemindersSince is not { } since)
            return "off; remind INV-2026-0001 client mails one";
        return $"on since {since.ToIsoDate()}: 3 working days before the due date, 7, 14 and 30 days after it"
            + Suffix.When(view.Mail == ClientMailMode.None, ". No mail server is set, so nothing is mailed");
    }

    /// <summary>"DE-BY until 2036": the region and the last year for which its days are known here.</summary>
    private static string Region(ReminderSettings settings) =>
        settings is { HolidayRegion.Length: > 0, Holidays: [.., var last] }
            ? $"{settings.HolidayRegion} until {last.Year}"
            : "";

    private static string Quiet(ReminderSettings reminderSettings) =>
        reminderSettings.Quiet.Split('-') is [var from, var to]
            ? $"{from.PadLeft(2, '0')}:00 to {to.PadLeft(2, '0')}:00"
            : "none";

    private static string SellerText(ProjectView view)
    {
        if (view.Seller is not { } s)
            return "nobody yet";
        var vatId = s.Party.VatId.Length > 0 ? s.Party.VatId : "no VAT id";
        return $"{s.Party.Name}, {s.Party.Address}, {vatId}{Suffix.When(s.IsSample, " (SAMPLE of a trial)")}";
    }

    /// <summary>What else is said of a client in the words of the audit trail.</summary>
    internal static string Describe(PartyDetails? details) => Details(details ?? PartyDetails.None, isSeller: false);

    /// <summary>Everything that is said beside name, address and VAT id; the client is a business unless it is said.</summary>
    private static string Details(PartyDetails details, bool isSeller) =>
        string.Join(
            ", ",
            PartyFields
                .OfSeller.Concat(PartyFields.OfAccount)
                .Union(PartyFields.OfClient)
                .Where(field => details.Get(field).Length > 0)
                .Select(field => $"{PartyText.WordOf(field, isSeller)} {PartyText.Show(field, details.Get(field))}")
        )
            is { Length: > 0 } text
            ? text
            : "–";

    private static string Days(IReadOnlyList<DateOnly> days, DateOnly today)
    {
        if (days.Count == 0)
            return "none";
        var next = days.FirstOrDefault(day => day >= today);
        return next == default ? $"{days.Count}, all past" : $"{days.Count}, the next {next.ToIsoDate()}";
    }

    private static string OrDash(string text) => text.Length > 0 ? text : "–";
}

using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Stories.Reminders;

/// <summary>
/// Two years hour by hour in five time zones at once, through the real app: the posts are compared with a plan that
/// is calculated here without any code of the bot, by going through each local hour and applying what people were
/// promised.
/// </summary>
[Needs(Need.Time)]
public sealed class TwoYearsOfRemindersStory(ITestOutputHelper output)
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/Sao_Paulo",
    ];

    private static readonly DateOnly[] Holidays =
    [
        new(2026, 12, 24),
        new(2026, 12, 25),
        new(2027, 1, 1),
        new(2027, 3, 29),
        new(2027, 12, 24),
    ];

    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A stage's invoice: issued that many days after the start, due after, paid that many days after the due date;
    /// never, if that is null.
    /// </summary>
    private sealed record Bill(int IssuedAfter, int Due, int? PaidAfter);

    private static readonly Bill[] Bills =
    [
        new(3, 14, 2),
        new(20, 30, 40),
        new(150, 7, 0),
        new(200, 14, 90),
        new(235, 0, null),
        new(372, 14, 9),
        new(385, 60, 1),
        new(600, 14, 15),
    ];

    [Fact]
    public async Task Every_reminder_and_every_list_of_two_years_comes_once_at_its_local_hour()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true, at: Begin.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        foreach (var (at, zone) in Zones.Index())
            await PlanAsync(story, $"Z{at}", zone);
        var (dueNoticesRunner, delivery) = (
            story.Bot.Services.GetRequiredService<DueNoticesRunner>(),
            story.Bot.Services.GetRequiredService<MessageDelivery>()
        );
        // Everything is delivered in its hour, because no other delivery runs.
        await story.CarryAsync();
        var posted = new List<string>();
        var plans = Zones.Select((zone, at) => new Plan($"Z{at}", zone)).ToList();
        var expected = new List<string>();
        for (var now = Begin.AddHours(1); now < Begin.AddYears(2); now = now.AddHours(1))
        {
            story.Clock.Now = now;
            foreach (var (at, zone) in Zones.Index())
            foreach (var line in LinesAt(zone, now))
                await story.SayAsync(StoryPerson.Priya, line, Room(at));
            foreach (var plan in plans)
                expected.AddRange(plan.Tick(now));
            var before = story.Connector.Calls.Count;
            if (
                await dueNoticesRunner.RunAsync(NoticeJob.Reminders, default)
                    + await dueNoticesRunner.RunAsync(NoticeJob.Digest, default)
                == 0
            )
                continue;
            await delivery.SendDueAsync(default);
            posted.AddRange(
                story
                    .Connector.Calls.Skip(before)
                    .Where(c => c.Method == "POST")
                    .Select(c => $"{now:u} {Zones.Index().First(z => Room(z.Index) == c.Conversation).Item} {Kind(c)}")
            );
        }
        output.WriteLine(
            $"{posted.Count} posts in {(Begin.AddYears(2) - Begin).TotalHours:0} hours; "
                + $"{posted.Count(p => p.Contains("reminder", StringComparison.Ordinal))} of them reminders"
        );
        posted.Sort(StringComparer.Ordinal);
        expected.Sort(StringComparer.Ordinal);
        Assert.Equal(expected, posted);
        Assert.True(posted.Count > 500, $"{posted.Count}");
    }

    private static string Room(int zone) => $"19:zone{zone}@thread.tacv2";

    private static string Kind(ConnectorCall call)
    {
        var text = call.Body.GetProperty("summary").GetString()!;
        if (text.StartsWith("Reminder: ", StringComparison.Ordinal))
            return $"reminder {text.Split(' ', ',')[1]}";
        return text.StartsWith("This week", StringComparison.Ordinal) ? "week" : text.Split('\n')[0];
    }

    private static async Task PlanAsync(TeamsStory story, string key, string zone)
    {
        var room = Room(key[1] - '0');
        await story.SayAsync(
            StoryPerson.Priya,
            $"project new \"Project {key}\" client \"Client {key}\" total 8000 EUR key {key} zone {zone} starts 2026-03-02 gate advise",
            room
        );
        foreach (var (at, bill) in Bills.Index())
            await story.SayAsync(
                StoryPerson.Priya,
                $"add \"Report {at + 1} delivered\" 12.5% expected 2029-01-{at + 1:00} due {bill.Due} done-when file-delivery",
                room
            );
        await story.SayAsync(StoryPerson.Priya, "terms agreed by \"Dana\" ref \"mail\"", room);
        await story.SayAsync(StoryPerson.Priya, "settings quiet 9-10", room);
        await story.SayAsync(
            StoryPerson.Priya,
            $"settings holidays add {string.Join(' ', Holidays.Select(h => h.ToString("yyyy-MM-dd")))}",
            room
        );
        for (var stage = 1; stage <= Bills.Length; stage++)
            await story.SayAsync(StoryPerson.Priya, $"start {stage}", room);
    }

    /// <summary>The commands of that hour: a stage is billed at noon of the time zone, and paid at noon.</summary>
    private static IEnumerable<string> LinesAt(string zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        if (local.Hour != 12)
            yield break;
        var today = DateOnly.FromDateTime(local.DateTime);
        foreach (var (at, bill) in Bills.Index())
        {
            if (today == Plan.IssuedOn(bill))
                foreach (
                    var line in new[]
                    {
                        $"submit {at + 1} \"Files\"",
                        $"confirm {at + 1}",
                        $"invoice {at + 1}",
                        $"issue {at + 1}",
                    }
                )
                    yield return line;
            if (today == Plan.PaidOn(bill))
                yield return $"pay {NumberOf(at, zone)} 1000";
        }
    }

    /// <summary>
    /// Invoices are issued in their order, and one of several zones in the order in which noon goes round the world.
    /// </summary>
    private static string NumberOf(int bill, string zone)
    {
        var noons = Zones
            .OrderBy(z => Noon(z, Plan.IssuedOn(Bills[bill])))
            .ThenBy(z => Array.IndexOf(Zones, z))
            .ToList();
        var before =
            Bills.Take(bill).Count(b => Plan.IssuedOn(b).Year == Plan.IssuedOn(Bills[bill]).Year) * Zones.Length;
        return $"INV-{Plan.IssuedOn(Bills[bill]).Year}-{before + noons.IndexOf(zone) + 1:0000}";
    }

    private static DateTimeOffset Noon(string zone, DateOnly day)
    {
        var local = day.ToDateTime(new(12, 0));
        return new DateTimeOffset(
            local,
            TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local)
        ).ToUniversalTime();
    }

    /// <summary>What was promised about one project, calculated hour by hour.</summary>
    private sealed class Plan(string key, string zone)
    {
        private readonly TimeZoneInfo clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        private readonly Dictionary<int, DateOnly> last = [];
        private DateOnly? week;

        public static DateOnly IssuedOn(Bill bill) => new DateOnly(2026, 3, 2).AddDays(bill.IssuedAfter);

        public static DateOnly? PaidOn(Bill bill) =>
            bill.PaidAfter is { } after ? IssuedOn(bill).AddDays(bill.Due + after) : null;

        /// <summary>What must be posted in this hour.</summary>
        public IEnumerable<string> Tick(DateTimeOffset now)
        {
            var local = TimeZoneInfo.ConvertTime(now, clock);
            var today = DateOnly.FromDateTime(local.DateTime);
            // From nine to five except for the quiet first hour; in zones with a half-hour offset at the half hour,
            // so the first run at or after ten.
            if (!IsWorking(today) || local.Hour < 10 || local.Hour >= 17)
                yield break;
            foreach (var (at, bill) in Bills.Index())
            {
                var (issued, due) = (IssuedOn(bill), IssuedOn(bill).AddDays(bill.Due));
                // Paid at noon, before the run of that hour.
                if (today <= issued || PaidOn(bill) is { } paid && (today > paid || today == paid && local.Hour >= 12))
                    continue;
                var since = last.TryGetValue(at, out var said) ? said : issued;
                if (since >= today || !Rungs(due).Any(day => day > since && day <= today))
                    continue;
                last[at] = today;
                yield return $"{now:u} {zone} reminder {NumberOf(at, zone)}";
            }
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            if (week == monday || monday <= DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Begin, clock).DateTime))
                yield break;
            // There is something to report until the last stage is billed, and while an invoice is due this week or
            // overdue.
            var toBill = Bills.Any(b => today < IssuedOn(b) || (today == IssuedOn(b) && local.Hour < 12));
            var owed = Bills.Any(b =>
                (today > IssuedOn(b) || (today == IssuedOn(b) && local.Hour >= 12))
                && !(PaidOn(b) is { } paid && (today > paid || (today == paid && local.Hour >= 12)))
                && IssuedOn(b).AddDays(b.Due) <= monday.AddDays(6)
            );
            week = monday;
            if (toBill || owed)
                yield return $"{now:u} {zone} week";
        }

        private static IEnumerable<DateOnly> Rungs(DateOnly due)
        {
            var ahead = due;
            for (var left = 3; left > 0; )
                if (IsWorking(ahead = ahead.AddDays(-1)))
                    left--;
            yield return ahead;
            foreach (var days in new[] { 0, 1, 7, 14, 30, 44, 58, 72, 86 })
            {
                var day = due.AddDays(days);
                while (!IsWorking(day))
                    day = day.AddDays(1);
                yield return day;
            }
        }

        private static bool IsWorking(DateOnly day) =>
            day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

        public override string ToString() => key;
    }
}

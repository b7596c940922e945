// Properties have the names of the columns, so that no mapping is needed.
#pragma warning disable IDE1006, CS8618, SA1300
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Events;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Projects;

/// <summary>The columns with the settings of a project: they are read and written here.</summary>
internal sealed partial class ProjectRow
{
    public long hours_from { get; init; }
    public long hours_to { get; init; }
    public string quiet { get; init; }
    public string holidays { get; init; }
    public long digest { get; init; }
    public string holiday_region { get; init; }
    public long moves_due_date { get; init; }
    public string? client_reminders_since { get; init; }
    public long asks_interest { get; init; }
    public long? settle_limit { get; init; }
    public long? small_difference { get; init; }
    public string? settle_by { get; init; }
    public long? settle_at { get; init; }
    public long? settle_solo { get; init; }
    public string? settle_mark { get; init; }

    public static SqlStatement UpdateSettings(SettingsChanged e, WriteContext context) =>
        new(
            """
            update projects
            set zone = @zone, policy = @policy, hours_from = @from, hours_to = @to, quiet = @quiet,
                holidays = @holidays, digest = @digest, holiday_region = @region, moves_due_date = @movesDueDate,
                client_reminders_since = @since, asks_interest = @asksInterest
            where id = @project
            """,
            new
            {
                project = context.Project,
                zone = e.Zone,
                policy = EnumText<GatePolicy>.ToText(e.Policy),
                from = e.Habits.From,
                to = e.Habits.To,
                quiet = e.Habits.Quiet,
                holidays = string.Join(',', e.Habits.Holidays.Select(day => day.ToIsoDate())),
                digest = Bit(e.Habits.Digest),
                region = e.Habits.HolidayRegion,
                movesDueDate = Bit(e.Habits.MovesDueDate),
                since = Iso(e.Habits.ClientRemindersSince),
                asksInterest = Bit(e.Habits.AsksForInterest),
            }
        );

    private SettlementRules ToSettlementRules(Currency its) =>
        ColumnValues.ToSignature(settle_by, settle_at, settle_solo) is { } set
            ? new(new(settle_limit!.Value, its), new(small_difference!.Value, its), set)
            {
                Mark = ColumnValues.ToMark(settle_mark!),
            }
            : SettlementRules.Default(its);

    private ReminderSettings ToReminderSettings() =>
        new(
            (int)hours_from,
            (int)hours_to,
            quiet,
            [
                .. holidays
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(day => ColumnValues.ToDate(day)!.Value),
            ],
            digest == 1,
            holiday_region,
            moves_due_date == 1,
            ColumnValues.ToDate(client_reminders_since),
            asks_interest == 1
        );
}

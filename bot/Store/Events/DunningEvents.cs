using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Formal reminders, and telling the client that work is paused.</summary>
internal static class DunningEvents
{
    private static readonly DunningEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "formal-reminder-sent",
            Json.FormalReminderSent,
            Sent,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "pause-notice-given",
            Json.PauseNoticeGiven,
            Given,
            tells: (_, e) => new(CardKind.Gate, e.Milestone)
        ),
        EventDescriptor.Of(
            "pause-notice-lifted",
            Json.PauseNoticeLifted,
            Lifted,
            posts: (_, e) => new(CardKind.Gate, e.Milestone)
        ),
    ];

    private static SqlStatement Sent(FormalReminderSent e, WriteContext context) =>
        new(
            """
            update invoices
            set formal_number = @number, formal_on = @on, formal_pay_by = @payBy, formal_claim = @claim, formal_by = @by,
                formal_at = @at, formal_solo = @solo, formal_mail = null
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                number = e.Number,
                on = Iso(e.On),
                payBy = Iso(e.PayBy),
                claim = JsonSerializer.Serialize(e.Claim, StoreJson.Default.LateClaim),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Given(PauseNoticeGiven e, WriteContext context) =>
        new(
            """
            update milestones
            set pause_invoice = @invoice, pause_on = @on, pause_by = @by, pause_at = @at, pause_solo = @solo,
                mail = null
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                invoice = e.Invoice,
                on = Iso(e.On),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Lifted(PauseNoticeLifted e, WriteContext context) =>
        new(
            """
            update milestones
            set pause_invoice = null, pause_on = null, pause_by = null, pause_at = null, pause_solo = null
            where project = @project and id = @id
            """,
            new { project = context.Project, id = e.Milestone }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(FormalReminderSent))]
[JsonSerializable(typeof(PauseNoticeGiven))]
[JsonSerializable(typeof(PauseNoticeLifted))]
internal sealed partial class DunningEventJson : JsonSerializerContext;

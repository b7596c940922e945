using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>The days after which the client's silence counts as acceptance.</summary>
internal static class SilenceEvents
{
    /// <summary>SQL that forgets what was told, and that nothing stopped it.</summary>
    public const string Forget =
        "silence_first = null, silence_asked = 0, silence_second = null, silence_stop = null, silence_stopped_at = null";

    private static readonly SilenceEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of("silence-notice-asked", Json.SilenceNoticeAsked, Asked),
        EventDescriptor.Of("silence-noticed", Json.SilenceNoticed, Noticed),
        EventDescriptor.Of("silence-stopped", Json.SilenceStopped, Stopped),
    ];

    private static SqlStatement Asked(SilenceNoticeAsked e, WriteContext context) =>
        new(
            $"update milestones set {(e.IsSecond ? "silence_asked = 1" : Forget)} where project = @project and id = @id",
            new { project = context.Project, id = e.Milestone }
        );

    private static SqlStatement Noticed(SilenceNoticed e, WriteContext context) =>
        new(
            $"""
            update milestones set {(e.IsSecond ? "silence_second" : "silence_first")} = @notice
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                notice = JsonSerializer.Serialize(
                    new(context.Signed.At, e.To, e.Days, e.Until),
                    StoreJson.Default.SilenceNotice
                ),
            }
        );

    private static SqlStatement Stopped(SilenceStopped e, WriteContext context) =>
        new(
            """
            update milestones
            set silence_first = null, silence_asked = 0, silence_second = null, silence_stop = @stop, silence_stopped_at = @at
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                stop = EnumText<SilenceStop>.ToText(e.Reason),
                at = At(context),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(SilenceNoticeAsked))]
[JsonSerializable(typeof(SilenceNoticed))]
[JsonSerializable(typeof(SilenceStopped))]
internal sealed partial class SilenceEventJson : JsonSerializerContext;

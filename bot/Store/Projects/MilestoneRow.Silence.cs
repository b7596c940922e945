// Rows have the names of their columns, so that no mapping is needed.
#pragma warning disable IDE1006
using System.Text.Json;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>The columns of a milestone about the client's silence.</summary>
internal sealed partial class MilestoneRow
{
    public long? silence_days { get; init; }
    public string? silence_first { get; init; }
    public long silence_asked { get; init; }
    public string? silence_second { get; init; }
    public string? silence_stop { get; init; }
    public long? silence_stopped_at { get; init; }
    public string? confirmed_silence { get; init; }

    private SilenceClock ToSilence() =>
        new()
        {
            First = ToNotice(silence_first),
            IsSecondAsked = silence_asked == 1,
            Second = ToNotice(silence_second),
            Stopped = silence_stop is null ? null : EnumText<SilenceStop>.Parse(silence_stop),
            StoppedAt = ColumnValues.Instant(silence_stopped_at),
        };

    private static SilenceNotice? ToNotice(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, StoreJson.Default.SilenceNotice);

    private SilenceProof? ToSilenceProof() =>
        confirmed_silence is null
            ? null
            : JsonSerializer.Deserialize(confirmed_silence, StoreJson.Default.SilenceProof);
}

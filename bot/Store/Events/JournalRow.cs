// Properties have the names of the columns, so that no mapping is needed.
#pragma warning disable IDE1006, SA1300
using MilestoneBot.Domain.Audit;

namespace MilestoneBot.Store.Events;

/// <summary>
/// An entry as it is stored, with the name at that time and the salt of its hash, if they were not erased.
/// </summary>
internal sealed record JournalRowWithName : JournalRow
{
    public string? name { get; init; }

    public string? salt { get; init; }

    public JournalEntry ToEntry() =>
        new(
            seq,
            DateTimeOffset.FromUnixTimeMilliseconds(at),
            actor,
            name ?? "",
            channel,
            message_id,
            verb,
            EventJson.Read(verb, details),
            reason,
            solo == 1,
            hash
        )
        {
            TurnId = turn_id,
            Milestone = (int?)milestone,
            Details = details,
            NameHash = name_hash,
            PreviousHash = prev,
        };
}

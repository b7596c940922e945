using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// The database could not be read or written, and nothing of the turn was saved. The message is for people in the chat:
/// it names the cause and no internals.
/// </summary>
public sealed class StoreUnavailableException(StoreFault fault, Exception? inner = null)
    : Exception(
        $"{Cause(fault)}: nothing was saved. Please tell whoever runs the bot, and try again in a few minutes.",
        inner
    )
{
    public StoreFault Fault { get; } = fault;

    /// <summary>The reply for a platform that does not send the turn again.</summary>
    public Reply Reply => Reply.Refuse(Message);

    /// <summary>The fault in one or two words, for health checks.</summary>
    public static string Describe(StoreFault fault) =>
        fault switch
        {
            StoreFault.Full => "disk full",
            StoreFault.Locked => "locked",
            StoreFault.ReadOnly => "read-only",
            StoreFault.Damaged => "damaged",
            _ => "cannot be opened",
        };

    private static string Cause(StoreFault fault) =>
        fault switch
        {
            StoreFault.Full => "The disk of the bot's database is full",
            StoreFault.Locked => "The bot's database is locked by another program",
            StoreFault.ReadOnly => "The bot's database can only be read at the moment",
            StoreFault.Damaged => "The bot's database is damaged",
            _ => "The bot's database cannot be opened",
        };
}

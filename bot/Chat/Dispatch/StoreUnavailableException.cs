using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// The records could not be read or written, and nothing of the act was kept. Its message is for the people who speak:
/// the cause, and no internals.
/// </summary>
public sealed class StoreUnavailableException(StoreFault fault, Exception? inner = null)
    : Exception(
        $"{Cause(fault)}: nothing was saved. Please tell whoever runs the bot, and try again in a few minutes.",
        inner
    )
{
    public StoreFault Fault { get; } = fault;

    /// <summary>The answer to whoever is never told again and waits for one.</summary>
    public Reply Reply => Reply.Refuse(Message);

    /// <summary>The fault in a word or two, as a monitor shows it.</summary>
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

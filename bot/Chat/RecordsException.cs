namespace MilestoneBot.Chat;

/// <summary>
/// The records could not be read or written, and nothing of the act was kept. Its message is for the people who speak:
/// the cause, and no internals.
/// </summary>
public sealed class RecordsException(RecordsFault fault, Exception? inner = null)
    : Exception(
        $"{Cause(fault)}: nothing was saved. Please tell whoever runs the bot, and try again in a few minutes.",
        inner
    )
{
    public RecordsFault Fault { get; } = fault;

    /// <summary>The answer to whoever is never told again and waits for one.</summary>
    public Reply Answer => Reply.No(Message);

    /// <summary>The fault in a word or two, as a monitor shows it.</summary>
    public static string Word(RecordsFault fault) =>
        fault switch
        {
            RecordsFault.Full => "disk full",
            RecordsFault.Locked => "locked",
            RecordsFault.ReadOnly => "read-only",
            RecordsFault.Damaged => "damaged",
            _ => "cannot be opened",
        };

    private static string Cause(RecordsFault fault) =>
        fault switch
        {
            RecordsFault.Full => "The disk of the bot's database is full",
            RecordsFault.Locked => "The bot's database is locked by another program",
            RecordsFault.ReadOnly => "The bot's database can only be read at the moment",
            RecordsFault.Damaged => "The bot's database is damaged",
            _ => "The bot's database cannot be opened",
        };
}

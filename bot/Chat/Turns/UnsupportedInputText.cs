namespace MilestoneBot.Chat.Turns;

/// <summary>
/// Replies to messages that the bot cannot read in whole or in part: what it does not read, and what to do.
/// </summary>
public static class UnsupportedInputText
{
    public const string Edit =
        "Edits are not read: what the message said first stands, and the edit changed nothing. Say it again as a new message.";

    public const string Withheld =
        "Your organisation withholds the words of this message from apps, so I could not read it. Nothing was changed. "
        + "Ask whoever runs your chat, or say it in another chat with me.";

    /// <summary>The same words were told again, and their answer is not known any more.</summary>
    public const string Repeated = "That was heard already.";

    /// <summary>A line behind a quote marker is somebody else's words.</summary>
    public static string Quoted(string line) =>
        $"That is a quoted line, so nothing was done. Type it without the mark to have it done: {line}";

    /// <param name="help">How help is asked for there.</param>
    public static string Button(string help) =>
        $"This button carries nothing that can be read. Nothing was changed. Type {help} to see the commands.";

    public const string File =
        "The file that came with this is not read here. To use what is in a schedule, paste its lines behind plan, one for each milestone.";

    public const string FileWithoutText =
        "Files and pictures are not read here, so nothing was done. "
        + "Type what you mean: paste a schedule's lines behind plan, or say help to see the commands.";
}

namespace MilestoneBot.Chat.Dispatch;

/// <summary>Why the records take nothing for now, in terms of what whoever runs the bot has to look at.</summary>
public enum StoreFault
{
    /// <summary>The disk, or the room that the file may take, is used up.</summary>
    Full,

    /// <summary>Another program holds the file and does not let go.</summary>
    Locked,

    /// <summary>The file may be read and not written.</summary>
    ReadOnly,

    /// <summary>What stands in the file is no database any more.</summary>
    Damaged,

    /// <summary>The file is not there, or the disk does not give it.</summary>
    Unreachable,
}

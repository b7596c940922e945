namespace MilestoneBot.Chat.Dispatch;

/// <summary>Why the database accepts no writes at the moment, in terms of what the operator has to check.</summary>
public enum StoreFault
{
    /// <summary>The disk, or the space that the file may take, is used up.</summary>
    Full,

    /// <summary>Another program holds a lock on the file.</summary>
    Locked,

    /// <summary>The file can be read but not written.</summary>
    ReadOnly,

    /// <summary>The file is no valid database any more.</summary>
    Damaged,

    /// <summary>The file does not exist, or the disk cannot read it.</summary>
    Unreachable,
}

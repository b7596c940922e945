namespace MilestoneBot.Tests.Bench.Stores.Cuts;

/// <summary>One operation of the writing process on a file, in the order of the trace.</summary>
internal abstract record DiskOperation(string File);

internal sealed record Written(string File, long Offset, byte[] Bytes) : DiskOperation(File);

internal sealed record Resized(string File, long Length) : DiskOperation(File);

/// <summary>Everything done to the file before is on the disk from here on.</summary>
internal sealed record Synced(string File) : DiskOperation(File);

/// <summary>The store is open and the first commit begins.</summary>
internal sealed record StoreOpened() : DiskOperation(Writer.Acknowledgements);

/// <summary>The store acknowledged one more commit.</summary>
internal sealed record CommitAcknowledged() : DiskOperation(Writer.Acknowledgements);

using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>A file that is put into a conversation, below the card that it belongs to.</summary>
/// <param name="Name">The file's name, in letters that every disk takes.</param>
/// <param name="Title">What people read above it.</param>
/// <param name="Instead">What is said where the platform does not take the file, from the reason.</param>
public sealed record OutgoingFile(string Name, string Title, byte[] Bytes, Func<string, Reply> Instead);

/// <summary>Makes the files that are owed to conversations, at the moment in which they are sent.</summary>
public interface IOutgoingFiles
{
    /// <summary>The file; null when there is none, or none any more.</summary>
    /// <param name="place">Where it goes: the card that it belongs to, and which of its files.</param>
    Task<OutgoingFile?> FindAsync(PostedCard place, CancellationToken cancel);
}

namespace MilestoneBot.Chat;

/// <summary>
/// One thing that people can ask for. Its phrase is the only description of its words: parser, help and did-you-mean
/// read it.
/// </summary>
public interface ICommand
{
    Phrase Phrase { get; }

    Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel);

    /// <summary>
    /// What is answered to words that are right and too few: a form for the rest, or null for the usage.
    /// </summary>
    Task<Reply?> AskAsync(Turn turn, Given some, CancellationToken cancel) => Task.FromResult<Reply?>(null);
}

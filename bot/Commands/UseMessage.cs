using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Takes a message that somebody points at as the client's written confirmation; which stage it confirms is asked.
/// </summary>
internal sealed class UseMessage(ProjectReader reader, Pending pending) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("use message", "takes a message of the client, that you point at, as his written confirmation").For(
            "use message",
            "use message."
        );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (turn.Quote is not { } quote)
            return Reply.Say(
                "Point at the message: open its menu and choose \"Written confirmation\". "
                    + "Where this chat has no such menu, type what the message says: "
                    + "confirm 1 by \"Dana Weiss\" ref \"message of 16 July\""
            );
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } sight)
            return Answers.NoProject(turn);
        if (Rights.Check(project, Act.AttachEvidence, Acting.As(turn, project), turn.At) is { } no)
            return RefusalText.Say(no, sight);
        var message = Quotes.MessageOf(turn.Where, quote);
        // The same as when it is used: nobody is asked which stage it confirms when it can confirm none.
        if (!message.IsBy(project.Contact))
            return RefusalText.Say(
                new Refusal.NotTheContact(message.AuthorName, message.Address, project.Contact),
                sight
            );
        var waiting = project
            .Live.Where(m => m.Stage == Stage.Submitted && (m.Criterion?.IsClients() ?? false))
            .ToList();
        if (waiting.Count == 0)
            return Reply.No(
                $"No stage of {project.Key} waits for the client's confirmation, so there is nothing to confirm. "
                    + $"Nothing was changed. Say status {project.Key} to see where each stands."
            );
        await pending.KeepAsync(turn, Pending.Message, Quotes.Write(message), cancel);
        return Reply.Show(MessageCards.Which(sight, message, waiting));
    }
}

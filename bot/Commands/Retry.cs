using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Lists the messages that did not arrive, or may not have, and sends one again; of an invoice, its mail.
/// </summary>
internal sealed class Retry(ProjectStore projects, ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Which = Arg.Invoice.OrNothing() with { Shape = "<message|invoice>" };

    public Phrase Phrase { get; } =
        new Phrase("retry", "lists messages that did not arrive, and sends one again; of an invoice, its mail")
            .Takes(Which, Arg.Page)
            .For("retry", "retry M7", "retry INV-2026-0001");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var which = given.Maybe(Which) ?? "";
        if (which.Length == 0)
            return await ListAsync(turn, given.Maybe(Arg.Page)?.Value ?? 1, cancel);
        return KeptBack.NumberOf(which) is { } number
            ? await SendAsync(turn, number, cancel)
            : await MailAsync(turn, given, cancel);
    }

    private async Task<Reply> ListAsync(Turn turn, int page, CancellationToken cancel)
    {
        var kept = await KeptBack.ForAsync(reader, turn, await reader.ListAsync(turn, cancel), cancel);
        return Reply.Show(RetryCard.Of([.. kept.Select(k => k.ToLine(turn))], page)) with { To = Audience.OnlyYou };
    }

    /// <summary>One that is somebody else's is answered like one that is not there.</summary>
    private async Task<Reply> SendAsync(Turn turn, long number, CancellationToken cancel)
    {
        var kept = await KeptBack.ForAsync(reader, turn, await reader.ListAsync(turn, cancel), cancel);
        var mine = kept.FirstOrDefault(k => k.Message.Id == number && k.Message.IsForSomebody);
        if (mine is null || !await projects.SendAgainAsync(number, cancel))
        {
            return Reply.No(
                $"There is no message M{number} here that waits for you: it is sent again already, has arrived, or is not yours to send. "
                    + "Nothing was changed. retry lists those that wait."
            );
        }
        var said = $"M{number} goes out again: {mine.ToLine(turn).What}. If it does not arrive, retry lists it again.";
        return Reply.Say(said) with { To = Audience.OnlyYou };
    }

    private async Task<Reply> MailAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } sight)
            return Answers.NoProject(turn);
        var (_, found, no) = sight.Project.Find(given, turn);
        return found is null
            ? RefusalText.Say(no!, sight)
            : Reply.Say($"{found.Number()} is issued and not mailed: no mail server is set.") with
            {
                To = Audience.OnlyYou,
            };
    }
}

using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Commands.Shared;

/// <summary>Puts the form away on which it is pressed. Nothing of it is saved, and nothing is read.</summary>
internal sealed class CancelFormCommand : ICommand
{
    private const string Done = "Cancelled. Nothing was changed.";

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("cancel form", "puts a form away; nothing of it is saved").WithExamples(
            "cancel form",
            "cancel form."
        );

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        Task.FromResult(
            turn.CardAction is { } pressed && CardAddress.Parse(pressed.CardAddress)?.Kind is { } kind && kind.IsForm()
                ? Reply.FromCard(
                    new Card(Done)
                    {
                        Address = pressed.CardAddress,
                        Revision = pressed.Revision,
                        IsSettled = true,
                    }
                ) with
                {
                    Kind = ReplyKind.PutAway,
                }
                : Reply.FromText(
                    "No form is open here, so nothing was changed. [Cancel] on a form puts it away. "
                        + "To give a whole project up: project cancel reason \"why\""
                ) with
                {
                    Audience = Audience.SenderOnly,
                }
        );
}

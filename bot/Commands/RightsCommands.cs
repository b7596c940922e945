using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>What the speaker may do here, what he may ask for, and as whose deputy.</summary>
internal sealed class MyRights(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("my rights", "shows what you may do here and what you may ask for")
            .Takes(Key)
            .For("my rights", "my rights ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var key = given.Maybe(Key) ?? "";
        if (await reader.FindAsync(turn, key, cancel) is not { } sight)
            return Answers.NoProject(turn, key);
        var me = Acting.As(turn, sight.Project) with
        {
            InPlace = !turn.IsPersonal && await reader.KeyHereAsync(turn, cancel) == sight.Project.Key,
        };
        return Reply.Show(RightsCards.Mine(sight, me)) with { To = Audience.OnlyYou };
    }
}

/// <summary>Who may do something here, by role and by name.</summary>
internal sealed class WhoCan(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = Arg.Text("act").Words(8).OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("who can", "says who may do something here")
            .Takes(What)
            .For("who can issue", "who can record a payment");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var said = given.Maybe(What) ?? "";
        // Words that mean an act are no project's key, whatever their last one looks like.
        var isAct = ActWords.Find(said) is not null;
        var (sight, act) = isAct
            ? (await reader.FindAsync(turn, "", cancel), said)
            : await OnProject.FindAsync(reader, turn, said, cancel);
        if (sight is null)
            return Answers.NoProject(turn, isAct ? "" : act);
        if (act.Length == 0)
            return Reply.Show(RightsCards.All(sight));
        return ActWords.Find(act) is { } acts
            ? Reply.Show(RightsCards.Who(sight, act, acts))
            : Reply.No(RightsCards.Unknown(act));
    }
}

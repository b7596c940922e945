using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// Every change happens once: when the message is sent again, the button is clicked again, the bot was restarted, or
/// the turn is processed again because its answer was lost.
/// </summary>
[Collection(CheckpointsCollection.Name)]
public sealed class RepetitionTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    private IEnumerable<(CommandCase Verb, Participant Who, bool InRoom)> Acts =>
        CommandCases
            .All.Where(v =>
                projectCheckpoints.Knows(v.Words) && v.ExpectedOutcome is ExpectedOutcome.Do or ExpectedOutcome.Begin
            )
            .SelectMany(v =>
                ExpectedAnswers
                    .Ways(v.Line)
                    .Select(inRoom =>
                        (
                            v,
                            Participants.All.First(p => ExpectedAnswers.Of(v, p, inRoom) == ExpectedAnswer.Does),
                            inRoom
                        )
                    )
            );

    [Fact]
    [Needs(Need.Time)]
    public async Task The_same_turn_again_and_after_a_restart_and_for_a_lost_answer_has_one_effect()
    {
        var count = 0;
        foreach (var (commandCase, who, inRoom) in Acts)
        {
            projectCheckpoints.PutBack(commandCase.Point);
            var turn = projectCheckpoints.Turn(who, commandCase.Line, inRoom);
            if (commandCase.Words == "plan save")
                await projectCheckpoints.ShowPreviewAsync(turn);
            var made = (await projectCheckpoints.SayAsync(turn)).Made;
            Assert.Contains(commandCase.Makes, made);
            Assert.Null((await projectCheckpoints.SayAsync(turn)).Reply);
            foreach (var again in new[] { turn, turn with { IsResumed = true } })
            {
                var commandEffect = await projectCheckpoints.SayAsync(again, afresh: true);
                var why = again.IsResumed ? " for its lost answer" : "";
                Assert.True(
                    made.SequenceEqual(commandEffect.Made),
                    $"{commandCase} again{why}: {string.Join(", ", commandEffect.Made)}\n{commandEffect.Text}"
                );
                count++;
            }
        }
        output.WriteLine($"{count} repetitions");
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task The_same_button_of_the_same_card_again_has_one_effect()
    {
        var count = 0;
        foreach (
            var (commandCase, who, _) in Acts.Where(a =>
                a is { InRoom: false, Verb: { ExpectedOutcome: ExpectedOutcome.Do, IsOfWorkspace: false } }
                && !a.Verb.Line.EndsWith(" ACME", StringComparison.Ordinal)
            )
        )
        {
            projectCheckpoints.PutBack(commandCase.Point);
            var first = projectCheckpoints.Turn(who, commandCase.Line, inRoom: false);
            if (commandCase.Words == "plan save")
                await projectCheckpoints.ShowPreviewAsync(first);
            var made = (await projectCheckpoints.SayAsync(first)).Made;
            if (commandCase.Words == "plan save")
                await projectCheckpoints.ShowPreviewAsync(first);
            foreach (var participant in new[] { who, Participants.Lead, Participants.Approver, Participants.Finance })
            {
                var commandEffect = await projectCheckpoints.SayAsync(
                    projectCheckpoints.Turn(participant, commandCase.Line, inRoom: false)
                );
                Assert.True(
                    made.SequenceEqual(commandEffect.Made) && commandEffect.Reply is { IsStale: true },
                    $"{commandCase} again by {participant}: {string.Join(", ", commandEffect.Made)}\n{commandEffect.Text}"
                );
                count++;
            }
        }
        output.WriteLine($"{count} presses of cards that were used");
    }

    /// <summary>
    /// A turn that is processed again only because its answer was lost carries out nothing that was not done the
    /// first time.
    /// </summary>
    [Fact]
    [Needs(Need.Time)]
    public async Task An_act_that_is_only_spoken_again_for_its_answer_is_not_done_then()
    {
        foreach (var (commandCase, who, inRoom) in Acts)
        {
            projectCheckpoints.PutBack(commandCase.Point);
            var turn = projectCheckpoints.Turn(who, commandCase.Line, inRoom) with { IsResumed = true };
            if (commandCase.Words == "plan save")
                await projectCheckpoints.ShowPreviewAsync(turn);
            var commandEffect = await projectCheckpoints.SayAsync(turn);
            Assert.True(commandEffect.Made.Count == 0, $"{commandCase}: {string.Join(", ", commandEffect.Made)}");
        }
    }
}

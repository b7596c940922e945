using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// Whatever changes the records changes them once: said again, pressed again, heard by a bot that has started anew, or
/// spoken again because its answer was lost.
/// </summary>
[Collection(Together.Name)]
public sealed class RepetitionTests(Rehearsal rehearsal, ITestOutputHelper output)
{
    private IEnumerable<(Verb Verb, Player Who, bool InRoom)> Acts =>
        Verbs
            .All.Where(v => rehearsal.Knows(v.Words) && v.Promise is Promise.Do or Promise.Begin)
            .SelectMany(v =>
                Dues.Ways(v.Line).Select(inRoom => (v, Cast.All.First(p => Dues.Of(v, p, inRoom) == Due.Does), inRoom))
            );

    [Fact]
    public async Task The_same_turn_again_and_after_a_restart_and_for_a_lost_answer_has_one_effect()
    {
        var count = 0;
        foreach (var (verb, who, inRoom) in Acts)
        {
            rehearsal.PutBack(verb.Point);
            var turn = rehearsal.Turn(who, verb.Line, inRoom);
            if (verb.Words == "plan save")
                await rehearsal.ShowPreviewAsync(turn);
            var made = (await rehearsal.SayAsync(turn)).Made;
            Assert.Contains(verb.Makes, made);
            Assert.Null((await rehearsal.SayAsync(turn)).Reply);
            foreach (var again in new[] { turn, turn with { Resumed = true } })
            {
                var came = await rehearsal.SayAsync(again, afresh: true);
                var why = again.Resumed ? " for its lost answer" : "";
                Assert.True(
                    made.SequenceEqual(came.Made),
                    $"{verb} again{why}: {string.Join(", ", came.Made)}\n{came.Text}"
                );
                count++;
            }
        }
        output.WriteLine($"{count} repetitions");
    }

    [Fact]
    public async Task The_same_button_of_the_same_card_again_has_one_effect()
    {
        var count = 0;
        foreach (
            var (verb, who, _) in Acts.Where(a =>
                a is { InRoom: false, Verb: { Promise: Promise.Do, IsOfWorkspace: false } }
                && !a.Verb.Line.EndsWith(" ACME", StringComparison.Ordinal)
            )
        )
        {
            rehearsal.PutBack(verb.Point);
            var first = rehearsal.Turn(who, verb.Line, inRoom: false);
            if (verb.Words == "plan save")
                await rehearsal.ShowPreviewAsync(first);
            var made = (await rehearsal.SayAsync(first)).Made;
            if (verb.Words == "plan save")
                await rehearsal.ShowPreviewAsync(first);
            foreach (var presser in new[] { who, Cast.Lead, Cast.Approver, Cast.Finance })
            {
                var came = await rehearsal.SayAsync(rehearsal.Turn(presser, verb.Line, inRoom: false));
                Assert.True(
                    made.SequenceEqual(came.Made) && came.Reply is { IsOld: true },
                    $"{verb} again by {presser}: {string.Join(", ", came.Made)}\n{came.Text}"
                );
                count++;
            }
        }
        output.WriteLine($"{count} presses of cards that were used");
    }

    /// <summary>
    /// What was not done when it was said does not come true behind everybody's back when its answer is delivered at
    /// last.
    /// </summary>
    [Fact]
    public async Task An_act_that_is_only_spoken_again_for_its_answer_is_not_done_then()
    {
        foreach (var (verb, who, inRoom) in Acts)
        {
            rehearsal.PutBack(verb.Point);
            var turn = rehearsal.Turn(who, verb.Line, inRoom) with { Resumed = true };
            if (verb.Words == "plan save")
                await rehearsal.ShowPreviewAsync(turn);
            var came = await rehearsal.SayAsync(turn);
            Assert.True(came.Made.Count == 0, $"{verb}: {string.Join(", ", came.Made)}");
        }
    }
}

using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Stories.People;
using MilestoneBot.Tests.Stories.Platforms;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// Every command of the table by every person, typed in the project's conversation and clicked elsewhere: nothing is
/// allowed or refused other than the table states.
/// </summary>
[Collection(CheckpointsCollection.Name)]
public sealed class RightsMatrixTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    private readonly List<string> wrong = [];
    private readonly Dictionary<(CommandCase, bool, Membership, string), string> controls = [];
    private int cells,
        allowed,
        refused,
        unseen,
        later;

    /// <summary>
    /// Commands without a role: a staff member with an invitation code of a role holder
    /// (<see cref="TeamsAndSlackTogetherStory"/>), or in the conversation of a project that no staff member holds
    /// (<see cref="LinkedAccountsStory"/>).
    /// </summary>
    private static readonly string[] ByNoRole = ["project join", "project claim"];

    [Fact]
    public void Every_command_has_its_row()
    {
        var missing = projectCheckpoints
            .Known.Select(p => p.Verb)
            .Except(CommandCases.All.Select(v => v.Words))
            .Except(ByNoRole)
            .ToList();
        Assert.True(
            missing.Count == 0,
            $"No row in Verbs.cs says who may say {string.Join(", ", missing.Select(m => $"\"{m}\""))}. "
                + "Add one for each: think first who may (product.md section 8), then write the line."
        );
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task A_line_is_for_exactly_those_whose_role_may_say_it()
    {
        var known = CommandCases.All.Where(v => projectCheckpoints.Knows(v.Words)).ToList();
        foreach (var commandCase in known)
        {
            foreach (var who in Participants.All)
            foreach (var inRoom in ExpectedAnswers.Ways(commandCase.Line))
                await TryAsync(commandCase, who, inRoom);
        }
        output.WriteLine(
            $"{known.Select(v => v.Words).Distinct().Count()} commands "
                + $"({known.Count} rows of {CommandCases.All.Count}) x {Participants.All.Count} people: {cells} cells; "
                + $"{allowed} allowed, {refused} refused, {unseen} answered as if nothing were there, "
                + $"{later} wait for commands to come; {wrong.Count} wrong"
        );
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(20)));
        Assert.True(allowed > 200 && refused > 300 && unseen > 500, "The matrix has shrunk.");
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task One_person_alone_may_say_everything_and_it_is_marked_as_hers()
    {
        foreach (
            var commandCase in CommandCases.All.Where(v =>
                projectCheckpoints.Knows(v.Words)
                && v
                    is {
                        ExpectedOutcome: not ExpectedOutcome.Open,
                        Point: not "client's evidence",
                        Words: not ("role remove deputy" or "role add deputy")
                    }
            )
        )
        {
            projectCheckpoints.PutBack(commandCase.Point, solo: true);
            var turn = projectCheckpoints.Turn(
                Participants.Lead,
                commandCase.Line,
                inRoom: ExpectedAnswers.Ways(commandCase.Line).Contains(true)
            );
            if (commandCase.Words == "plan save")
                await projectCheckpoints.ShowPreviewAsync(turn);
            var commandEffect = await projectCheckpoints.SayAsync(turn);
            Assert.True(
                commandEffect.Reply is { IsRefusal: false, IsStale: false },
                $"{commandCase}: {commandEffect.Text}"
            );
            if (commandCase.Makes.Length > 0)
                Assert.Contains(commandCase.Makes, commandEffect.Made);
            // "solo" is on each audit entry that was made while nobody else could have checked it.
            if (
                commandCase.ExpectedOutcome == ExpectedOutcome.Do
                && commandEffect.Changes.Contains(
                    $"+ journal: chain={projectCheckpoints.Project}",
                    StringComparison.Ordinal
                )
            )
                Assert.Contains("| solo=1 |", commandEffect.Changes, StringComparison.Ordinal);
        }
    }

    private async Task TryAsync(CommandCase commandCase, Participant who, bool inRoom)
    {
        projectCheckpoints.PutBack(commandCase.Point);
        var turn = projectCheckpoints.Turn(who, commandCase.Line, inRoom);
        if (commandCase.Words == "plan save")
            await projectCheckpoints.ShowPreviewAsync(turn);
        var commandEffect = await projectCheckpoints.SayAsync(turn);
        var expectedAnswer = ExpectedAnswers.Of(commandCase, who, inRoom);
        // Nobody requests what nobody could approve yet.
        if (expectedAnswer == ExpectedAnswer.Asks && !projectCheckpoints.Knows("approve"))
        {
            later++;
            return;
        }
        cells++;
        if (expectedAnswer is ExpectedAnswer.Does or ExpectedAnswer.Asks or ExpectedAnswer.Attaches)
            allowed++;
        else if (expectedAnswer == ExpectedAnswer.Refused)
            refused++;
        else
            unseen++;
        if (await ProblemAsync(commandCase, who, inRoom, expectedAnswer, commandEffect) is { } problem)
        {
            var (stranger, way) = (
                who.Tenant == Participants.Tenant ? "" : " of another tenant",
                inRoom ? "typed in the room" : "pressed elsewhere"
            );
            wrong.Add(
                $"{commandCase.Words} [{commandCase.Point}] by {who}{stranger}, {way}: {problem}\n"
                    + $"  said: {commandEffect.Text}\n  made: {string.Join(", ", commandEffect.Made)}"
            );
        }
    }

    private async Task<string?> ProblemAsync(
        CommandCase commandCase,
        Participant who,
        bool inRoom,
        ExpectedAnswer expectedAnswer,
        CommandEffect commandEffect
    )
    {
        if (expectedAnswer is not (ExpectedAnswer.Does or ExpectedAnswer.Asks or ExpectedAnswer.Attaches))
        {
            if (commandEffect.Changes.Length > 0)
                return $"it changed something\n{commandEffect.Changes}";
            if (expectedAnswer == ExpectedAnswer.Refused)
                return commandEffect.Reply is { IsRefusal: true } ? null : "it was not refused";
            if (
                Array.Find(
                    ProjectCheckpoints.Secrets,
                    s => commandEffect.Text.Contains(s, StringComparison.OrdinalIgnoreCase)
                ) is
                { } secret
            )
                return $"it says \"{secret}\"";
            if (commandCase.ExpectedOutcome == ExpectedOutcome.Open || commandCase.IsOfAllProjects)
                return null;
            // In the project's own conversation a guest reads that guests are not allowed. For all others the project
            // does not exist.
            if (who.Membership == Membership.Guest && inRoom)
                return null;
            var control = await ControlAsync(commandCase, who, inRoom);
            return commandEffect.Text == control ? null : $"of a project that is not there it is said: {control}";
        }
        if (commandEffect.Reply is not { IsRefusal: false, IsStale: false })
            return "it was refused";
        var makes = expectedAnswer switch
        {
            ExpectedAnswer.Asks => "request-made",
            ExpectedAnswer.Attaches => "evidence-attached",
            _ => commandCase.Makes,
        };
        if (makes.Length == 0)
            return commandEffect.Changes.Length == 0 ? null : $"it changed something\n{commandEffect.Changes}";
        if (expectedAnswer != ExpectedAnswer.Does)
            return commandEffect.Made is [var one] && one == makes
                ? null
                : $"it should have made {makes} and nothing else";
        return
            commandEffect.Made.Contains(makes) && !commandEffect.Made.Contains("request-made") | makes == "request-made"
            ? null
            : $"it should have made {makes}";
    }

    /// <summary>The answer to the same command when there is no such project.</summary>
    private async Task<string> ControlAsync(CommandCase commandCase, Participant who, bool inRoom)
    {
        var key = (commandCase, inRoom, who.Membership, who.Tenant);
        if (controls.TryGetValue(key, out var before))
            return before;
        var line = commandCase.Line.Replace("ACME", "NOSU", StringComparison.Ordinal);
        var conversation = inRoom ? "19:nothing@thread.tacv2" : "a:" + who.Name;
        var turn =
            inRoom || line.EndsWith(" NOSU", StringComparison.Ordinal)
                ? projectCheckpoints.Typed(who, line, conversation)
                : projectCheckpoints.Turn(
                    who,
                    line,
                    inRoom: false,
                    card: $"terms/{new string('0', projectCheckpoints.Project.Length)}/p"
                );
        if (commandCase.Words == "plan save")
            await projectCheckpoints.ShowPreviewAsync(turn);
        return controls[key] = (await projectCheckpoints.SayAsync(turn)).Text.Replace(
            "NOSU",
            "ACME",
            StringComparison.Ordinal
        );
    }
}

using MilestoneBot.Chat;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// Every line of the table by everybody of the cast, typed in the project's room and pressed from elsewhere: nothing is
/// allowed or refused that the table does not say.
/// </summary>
[Collection(Together.Name)]
public sealed class RightsMatrixTests(Rehearsal rehearsal, ITestOutputHelper output)
{
    private readonly List<string> wrong = [];
    private readonly Dictionary<(Verb, bool, Standing, string), string> controls = [];
    private int cells,
        allowed,
        refused,
        unseen,
        later;

    /// <summary>
    /// Not by a role: whoever of the staff has a code that somebody with a role made
    /// (<see cref="Stories.TwoPlatforms"/>), or stands in the place of a project in which nobody of the staff holds one
    /// (<see cref="Stories.OnePersonOnTwoPlatforms"/>).
    /// </summary>
    private static readonly string[] ByNoRole = ["project join", "project claim"];

    [Fact]
    public void Every_command_has_its_row()
    {
        var missing = rehearsal
            .Known.Select(p => p.Verb)
            .Except(Verbs.All.Select(v => v.Words))
            .Except(ByNoRole)
            .ToList();
        Assert.True(
            missing.Count == 0,
            $"No row in Verbs.cs says who may say {string.Join(", ", missing.Select(m => $"\"{m}\""))}. "
                + "Add one for each: think first who may (product.md section 8), then write the line."
        );
    }

    [Fact]
    public async Task A_line_is_for_exactly_those_whose_role_may_say_it()
    {
        var known = Verbs.All.Where(v => rehearsal.Knows(v.Words)).ToList();
        foreach (var verb in known)
        {
            foreach (var who in Cast.All)
            foreach (var inRoom in Dues.Ways(verb.Line))
                await TryAsync(verb, who, inRoom);
        }
        output.WriteLine(
            $"{known.Select(v => v.Words).Distinct().Count()} commands "
                + $"({known.Count} rows of {Verbs.All.Count}) x {Cast.All.Count} people: {cells} cells; "
                + $"{allowed} allowed, {refused} refused, {unseen} answered as if nothing were there, "
                + $"{later} wait for commands to come; {wrong.Count} wrong"
        );
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(20)));
        Assert.True(allowed > 200 && refused > 300 && unseen > 500, "The matrix has shrunk.");
    }

    [Fact]
    public async Task One_person_alone_may_say_everything_and_it_is_marked_as_hers()
    {
        foreach (
            var verb in Verbs.All.Where(v =>
                rehearsal.Knows(v.Words)
                && v
                    is {
                        Promise: not Promise.Open,
                        Point: not "client's evidence",
                        Words: not ("role remove deputy" or "role add deputy")
                    }
            )
        )
        {
            rehearsal.PutBack(verb.Point, solo: true);
            var turn = rehearsal.Turn(Cast.Lead, verb.Line, inRoom: Dues.Ways(verb.Line).Contains(true));
            if (verb.Words == "plan save")
                await rehearsal.ShowPreviewAsync(turn);
            var came = await rehearsal.SayAsync(turn);
            Assert.True(came.Reply is { IsRefusal: false, IsOld: false }, $"{verb}: {came.Text}");
            if (verb.Makes.Length > 0)
                Assert.Contains(verb.Makes, came.Made);
            // "solo" stands on each audit entry that was made while nobody else could have checked.
            if (
                verb.Promise == Promise.Do
                && came.Changes.Contains($"+ journal: chain={rehearsal.Project}", StringComparison.Ordinal)
            )
                Assert.Contains("| solo=1 |", came.Changes, StringComparison.Ordinal);
        }
    }

    private async Task TryAsync(Verb verb, Player who, bool inRoom)
    {
        rehearsal.PutBack(verb.Point);
        var turn = rehearsal.Turn(who, verb.Line, inRoom);
        if (verb.Words == "plan save")
            await rehearsal.ShowPreviewAsync(turn);
        var came = await rehearsal.SayAsync(turn);
        var due = Dues.Of(verb, who, inRoom);
        // Nobody asks for what nobody could approve yet.
        if (due == Due.Asks && !rehearsal.Knows("approve"))
        {
            later++;
            return;
        }
        cells++;
        if (due is Due.Does or Due.Asks or Due.Attaches)
            allowed++;
        else if (due == Due.Refused)
            refused++;
        else
            unseen++;
        if (await ProblemAsync(verb, who, inRoom, due, came) is { } problem)
        {
            var (stranger, way) = (
                who.Tenant == Cast.Tenant ? "" : " of another tenant",
                inRoom ? "typed in the room" : "pressed elsewhere"
            );
            wrong.Add(
                $"{verb.Words} [{verb.Point}] by {who}{stranger}, {way}: {problem}\n"
                    + $"  said: {came.Text}\n  made: {string.Join(", ", came.Made)}"
            );
        }
    }

    private async Task<string?> ProblemAsync(Verb verb, Player who, bool inRoom, Due due, Came came)
    {
        if (due is not (Due.Does or Due.Asks or Due.Attaches))
        {
            if (came.Changes.Length > 0)
                return $"it changed something\n{came.Changes}";
            if (due == Due.Refused)
                return came.Reply is { IsRefusal: true } ? null : "it was not refused";
            if (
                Array.Find(Rehearsal.Secrets, s => came.Text.Contains(s, StringComparison.OrdinalIgnoreCase)) is
                { } secret
            )
                return $"it says \"{secret}\"";
            if (verb.Promise == Promise.Open)
                return null;
            // In the project's own room a guest is told that he is one; to all others it is as if nothing were there.
            if (who.Standing == Standing.Guest && inRoom)
                return null;
            var control = await ControlAsync(verb, who, inRoom);
            return came.Text == control ? null : $"of a project that is not there it is said: {control}";
        }
        if (came.Reply is not { IsRefusal: false, IsOld: false })
            return "it was refused";
        var makes = due switch
        {
            Due.Asks => "request-made",
            Due.Attaches => "evidence-attached",
            _ => verb.Makes,
        };
        if (makes.Length == 0)
            return came.Changes.Length == 0 ? null : $"it changed something\n{came.Changes}";
        if (due != Due.Does)
            return came.Made is [var one] && one == makes ? null : $"it should have made {makes} and nothing else";
        return came.Made.Contains(makes) && !came.Made.Contains("request-made") | makes == "request-made"
            ? null
            : $"it should have made {makes}";
    }

    /// <summary>What the same words are answered where there is no such project.</summary>
    private async Task<string> ControlAsync(Verb verb, Player who, bool inRoom)
    {
        var key = (verb, inRoom, who.Standing, who.Tenant);
        if (controls.TryGetValue(key, out var before))
            return before;
        var line = verb.Line.Replace("ACME", "NOSU", StringComparison.Ordinal);
        var place = inRoom ? "19:nothing@thread.tacv2" : "a:" + who.Name;
        var turn =
            inRoom || line.EndsWith(" NOSU", StringComparison.Ordinal)
                ? rehearsal.Typed(who, line, place)
                : rehearsal.Turn(
                    who,
                    line,
                    inRoom: false,
                    card: $"terms/{new string('0', rehearsal.Project.Length)}/p"
                );
        if (verb.Words == "plan save")
            await rehearsal.ShowPreviewAsync(turn);
        return controls[key] = (await rehearsal.SayAsync(turn)).Text.Replace("NOSU", "ACME", StringComparison.Ordinal);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// A button's data can be forged. That is the same as typing a command: it needs the same permissions.
/// </summary>
[Collection(CheckpointsCollection.Name)]
[Needs(Need.Time)]
public sealed class ForgedCardTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    /// <summary>The result of a forged click of a person who may type the command.</summary>
    public enum Fate
    {
        SameAsTyped,
        Old,
        Nothing,
    }

    /// <summary>Forges the data of the button with that command.</summary>
    private delegate JsonObject Forge(ProjectCheckpoints r, Participant by, string line);

    private static readonly (string Name, Fate Fate, Forge Data)[] Kinds =
    [
        ("the button as it is", Fate.SameAsTyped, Honest),
        (
            "other sums",
            Fate.SameAsTyped,
            (r, by, line) =>
                DataWithCommand(
                    r,
                    by,
                    line.Replace("500", "9999999", StringComparison.Ordinal)
                        .Replace("100 EUR", "0.01 EUR", StringComparison.Ordinal)
                )
        ),
        ("an older revision", Fate.Old, (r, by, line) => With(Honest(r, by, line), "rev", r.Revision - 1)),
        ("a later revision", Fate.Old, (r, by, line) => With(Honest(r, by, line), "rev", r.Revision + 1)),
        ("the greatest revision", Fate.Old, (r, by, line) => With(Honest(r, by, line), "rev", long.MaxValue)),
        ("the least revision", Fate.Old, (r, by, line) => With(Honest(r, by, line), "rev", long.MinValue)),
        ("a revision in a text", Fate.SameAsTyped, (r, by, line) => With(Honest(r, by, line), "rev", $"{r.Revision}")),
        (
            "keys of its own",
            Fate.SameAsTyped,
            (r, by, line) =>
                Merged(
                    Honest(r, by, line),
                    new()
                    {
                        ["by"] = Participants.Approver.Id,
                        ["who"] = Participants.Approver.Id,
                        ["role"] = "approver",
                        ["standing"] = "staff",
                        ["workspace"] = Participants.Tenant,
                        ["inPlace"] = true,
                        ["amount"] = 1,
                        ["verb"] = "issue",
                        ["ref"] = "forged",
                    }
                )
        ),
        (
            "inputs that are named like the button's own data",
            Fate.SameAsTyped,
            (r, by, line) =>
                Merged(
                    Honest(r, by, line),
                    new()
                    {
                        ["in.say"] = "issue 1",
                        ["in.card"] = $"terms/{r.OtherProject}/p",
                        ["in.rev"] = 1,
                        ["in.in.say"] = "issue 1",
                        ["in."] = "x",
                    }
                )
        ),
        (
            "a kind of card that is none",
            Fate.SameAsTyped,
            (r, by, line) => With(Honest(r, by, line), "card", $"nosuch/{r.Project}/p")
        ),
        (
            "a milestone that is none",
            Fate.Old,
            (r, by, line) => With(Honest(r, by, line), "card", $"terms/{r.Project}/m99")
        ),
        (
            "a milestone with a count of its own",
            Fate.Old,
            (r, by, line) => With(Honest(r, by, line), "card", $"terms/{r.Project}/m-1")
        ),
        (
            "another project's card",
            Fate.Nothing,
            (r, by, line) => With(With(Honest(r, by, line), "card", $"terms/{r.OtherProject}/p"), "rev", 8)
        ),
        ("a card of no project", Fate.Nothing, (r, by, line) => With(Honest(r, by, line), "card", "terms//p")),
        (
            "an address that climbs",
            Fate.Nothing,
            (r, by, line) => With(Honest(r, by, line), "card", $"../{r.Project}/p/../../{r.OtherProject}/p")
        ),
        ("an address with a pattern", Fate.Nothing, (r, by, line) => With(Honest(r, by, line), "card", "terms/%/p")),
        (
            "an address with SQL",
            Fate.Nothing,
            (r, by, line) => With(Honest(r, by, line), "card", "terms/' or 1=1 --/p")
        ),
        ("no address", Fate.Nothing, (r, by, line) => With(Honest(r, by, line), "card", "")),
        (
            "words that give himself a role",
            Fate.SameAsTyped,
            (r, by, _) => DataWithCommand(r, by, $"role add approver @{{{by.Id}}}")
        ),
        (
            "words that only the bot says",
            Fate.SameAsTyped,
            (r, by, _) => DataWithCommand(r, by, $"redraw terms/{r.Project}/p")
        ),
        ("words behind other words", Fate.SameAsTyped, (r, by, line) => DataWithCommand(r, by, $"status\n{line}")),
        (
            "marks that nobody sees in the words",
            Fate.SameAsTyped,
            (r, by, line) => DataWithCommand(r, by, $"\u202e\u200b{line.Insert(1, "\u200d\u2060")}\u202c")
        ),
        (
            "letters that look alike",
            Fate.SameAsTyped,
            (r, by, line) => DataWithCommand(r, by, line.Replace('e', 'е').Replace('o', 'о'))
        ),
        ("wide digits", Fate.SameAsTyped, (r, by, line) => DataWithCommand(r, by, line.Replace('1', '１'))),
    ];

    /// <summary>
    /// Forged inputs with names of arguments can only complete the command; they give nobody a permission.
    /// </summary>
    private static readonly (string Name, Fate Fate, Forge Data) Arguments = (
        "inputs that are named like arguments",
        Fate.Nothing,
        (r, by, line) =>
            Merged(
                Honest(r, by, line),
                new()
                {
                    ["in.by"] = "Dana Weiss",
                    ["in.ref"] = "forged",
                    ["in.reason"] = "a reason that is long enough",
                    ["in.milestone"] = "1",
                    ["in.invoice"] = "INV-2026-0001",
                    ["in.money"] = "1 EUR",
                    ["in.surplus"] = "credit",
                    ["in.again"] = "true",
                    ["in.skip-bad"] = "true",
                    ["in.person"] = $"@{{{by.Id}}}",
                    ["in.role"] = "approver",
                    ["in.KEY"] = "ACME",
                }
            )
    );

    [Fact]
    public async Task Whoever_may_not_say_the_words_changes_and_learns_nothing_by_forging_a_button_for_them()
    {
        var (presses, wrong) = (0, new List<string>());
        foreach (
            var (commandCase, at) in CommandCases
                .All.Where(v =>
                    projectCheckpoints.Knows(v.Words)
                    && v.ExpectedOutcome is not (ExpectedOutcome.Open or ExpectedOutcome.Begin)
                )
                .Select((v, i) => (v, i))
        )
        {
            foreach (var (who, kinds) in Forgers(commandCase, at))
            {
                foreach (var (name, _, data) in kinds)
                {
                    projectCheckpoints.PutBack(commandCase.Point);
                    var commandEffect = await projectCheckpoints.SayAsync(
                        projectCheckpoints.Pressed(
                            who,
                            JsonSerializer.SerializeToElement(data(projectCheckpoints, who, commandCase.Line))
                        )
                    );
                    presses++;
                    // A person who manages a project of their own may change from its card what all projects share.
                    var isOwn =
                        name == "another project's card"
                        && who.ToString().Contains("another project", StringComparison.Ordinal)
                        && commandCase.IsOfWorkspace;
                    if (commandEffect.Changes.Length > 0 && !isOwn)
                        wrong.Add($"{commandCase} by {who}, {name}: {commandEffect.Text}\n{commandEffect.Changes}");
                    else if (
                        ExpectedAnswers.Of(commandCase, who, inRoom: false) == ExpectedAnswer.Nothing
                        && Array.Find(
                            ProjectCheckpoints.Secrets,
                            s => commandEffect.Text.Contains(s, StringComparison.OrdinalIgnoreCase)
                        )
                            is { } secret
                    )
                        wrong.Add($"{commandCase} by {who}, {name} learns {secret}: {commandEffect.Text}");
                }
            }
        }
        output.WriteLine(
            $"{presses} forged presses by people without the right; {wrong.Count} with an effect or a leak"
        );
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(20)));
        Assert.True(presses > 1500, "The forgeries have shrunk.");
    }

    [Fact]
    public async Task Whoever_may_say_the_words_does_no_more_by_forging_the_button_than_by_typing_them()
    {
        var (presses, wrong) = (0, new List<string>());
        foreach (
            var commandCase in CommandCases.All.Where(v =>
                projectCheckpoints.Knows(v.Words)
                && v.ExpectedOutcome == ExpectedOutcome.Do
                && ExpectedAnswers.Ways(v.Line).SequenceEqual([true, false])
                && !v.Line.EndsWith(" ACME", StringComparison.Ordinal)
            )
        )
        {
            var who = Participants.All.First(p =>
                ExpectedAnswers.Of(commandCase, p, inRoom: false) == ExpectedAnswer.Does
                && ExpectedAnswers.Of(commandCase, p, inRoom: true) == ExpectedAnswer.Does
            );
            // Most forgeries leave the command unchanged, and typing it always has the same effect.
            var byTypings = new Dictionary<string, IReadOnlyList<(string Verb, string Details)>>(
                StringComparer.Ordinal
            );
            foreach (var (name, fate, data) in Kinds)
            {
                projectCheckpoints.PutBack(commandCase.Point);
                var forged = data(projectCheckpoints, who, commandCase.Line);
                var words = forged["say"]!.GetValue<string>();
                if (!byTypings.TryGetValue(words, out var byTyping))
                {
                    var typed = projectCheckpoints.Typed(who, words, ProjectCheckpoints.Room);
                    if (commandCase.Words == "plan save")
                        await projectCheckpoints.ShowPreviewAsync(typed);
                    await projectCheckpoints.SayAsync(typed);
                    byTypings[words] = byTyping = projectCheckpoints.Entries();
                    projectCheckpoints.PutBack(commandCase.Point);
                }
                var click = projectCheckpoints.Pressed(who, JsonSerializer.SerializeToElement(forged));
                if (commandCase.Words == "plan save")
                    await projectCheckpoints.ShowPreviewAsync(click);
                var commandEffect = await projectCheckpoints.SayAsync(click);
                presses++;
                var byPressing = projectCheckpoints.Entries();
                // A command for the whole workspace is on no card that counts its changes.
                var mayAct = fate == Fate.SameAsTyped || (fate == Fate.Old && commandCase.IsOfWorkspace);
                if (byPressing.Count > 0 && (!mayAct || !byPressing.SequenceEqual(byTyping)))
                    wrong.Add(
                        $"{commandCase} by {who}, {name}: {commandEffect.Text}\n pressed: {string.Join(", ", byPressing)}\n"
                            + $" typed: {string.Join(", ", byTyping)}"
                    );
            }
        }
        output.WriteLine($"{presses} forged presses by people with the right; {wrong.Count} did more than typing does");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(20)));
    }

    /// <summary>
    /// An outsider and the first role that may not try everything; each of the others every fifth forgery, so that
    /// across the commands each forgery is tried by each role.
    /// </summary>
    private static IEnumerable<(Participant Who, IEnumerable<(string, Fate, Forge)> Kinds)> Forgers(
        CommandCase commandCase,
        int at
    )
    {
        var all = Kinds.Append(Arguments).ToArray();
        yield return (Participants.Stranger, all);
        if (
            new[] { Participants.Member, Participants.Finance }.FirstOrDefault(p =>
                ExpectedAnswers.Of(commandCase, p, inRoom: false) == ExpectedAnswer.Refused
            ) is
            { } refused
        )
            yield return (refused, all);
        foreach (
            var (who, turn) in new[]
            {
                Participants.Former[1],
                Participants.Neighbour,
                Participants.OtherTenants,
                Participants.NamedGuest,
                Participants.Gone,
            }.Select((p, i) => (p, i))
        )
            yield return (who, all.Where((_, kind) => (kind + at + turn) % 5 == 0));
    }

    private static JsonObject Honest(ProjectCheckpoints r, Participant by, string line) => DataWithCommand(r, by, line);

    private static JsonObject DataWithCommand(ProjectCheckpoints r, Participant by, string line) =>
        new()
        {
            ["say"] = Participants.WithIds(line),
            ["card"] = $"terms/{r.Project}/p",
            ["rev"] = r.Revision,
        };

    private static JsonObject With(JsonObject data, string key, JsonNode value) =>
        Merged(data, new() { [key] = value });

    private static JsonObject Merged(JsonObject data, JsonObject more)
    {
        foreach (var (key, value) in more)
            data[key] = value?.DeepClone();
        return data;
    }
}

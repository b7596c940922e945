using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// In a public conversation everybody can read, guests too: it shows no other project than its own, whoever asks.
/// </summary>
[Collection(CheckpointsCollection.Name)]
public sealed class OpenPlacesTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    private const string BetasRoom = "19:beta@thread.tacv2",
        NobodysRoom = "19:nothing@thread.tacv2";

    /// <summary>
    /// Every command that only reads, with the key when it takes one, and questions that name the project.
    /// </summary>
    private static readonly string[] Reading =
    [
        "project list",
        "board",
        "inbox",
        "inbox ACME",
        "status ACME",
        "project show ACME",
        "terms ACME",
        "schedule ACME",
        "timeline ACME",
        "invoices ACME",
        "invoices open ACME",
        "money ACME",
        "next ACME",
        "statement ACME",
        "forecast ACME",
        "show 1 ACME",
        "show INV-2026-0001 ACME",
        "proof 1 ACME",
        "why INV-2026-0001 ACME",
        "audit ACME",
        "audit 1 ACME",
        "verify ACME",
        "export csv ACME",
        "export json ACME",
        "role list ACME",
        "my rights ACME",
        "who can issue ACME",
        "settings ACME",
        "was phase 1 billed? ACME",
        "was it paid? ACME",
        "can we start 2? ACME",
        "what does Kranich owe",
        "who approved the research report?",
        "when is the next billing point? ACME",
        "is anything overdue?",
    ];

    [Fact]
    [Needs(Need.Time)]
    public async Task No_line_tells_a_room_of_another_rooms_project_and_the_same_line_does_in_ones_own_chat()
    {
        var (answered, wrong) = (0, new List<string>());
        projectCheckpoints.PutBack("issued");
        foreach (
            var who in new[]
            {
                Participants.Lead,
                Participants.Approver,
                Participants.Finance,
                Participants.Member,
                Participants.Deputies[0],
            }
        )
        {
            foreach (var line in Reading)
            {
                foreach (var conversation in new[] { BetasRoom, NobodysRoom })
                {
                    var commandEffect = await projectCheckpoints.SayAsync(
                        projectCheckpoints.Typed(who, line, conversation)
                    );
                    if (
                        commandEffect.Changes.Length > 0
                        || Array.Find(
                            ProjectCheckpoints.Secrets,
                            s =>
                                commandEffect.Text.Contains(s, StringComparison.OrdinalIgnoreCase)
                                && !line.Contains(s, StringComparison.OrdinalIgnoreCase)
                        )
                            is not null
                    )
                        wrong.Add($"{who} in {conversation}: {line}\n  {commandEffect.Text}");
                    if (
                        !commandEffect.Text.Contains("chat with me", StringComparison.Ordinal)
                        && !commandEffect.Text.Contains("There is no project here yet", StringComparison.Ordinal)
                        && !HasNoKey(line)
                    )
                        wrong.Add($"{who} in {conversation}, not told where to ask: {line}\n  {commandEffect.Text}");
                }
                var own = await projectCheckpoints.SayAsync(projectCheckpoints.Typed(who, line, "a:" + who.Name));
                if (own.Reply is { IsRefusal: false })
                    answered++;
                projectCheckpoints.PutBack("issued");
            }
        }
        output.WriteLine($"{answered} lines answered in one's own chat; {wrong.Count} wrong in a room");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(10)));
        Assert.True(answered > 120, $"{answered} lines were answered in one's own chat");
    }

    /// <summary>It may mean this conversation's project, or find nothing elsewhere.</summary>
    private static bool HasNoKey(string line) =>
        line == "inbox"
        || line.StartsWith("who approved", StringComparison.Ordinal)
        || line.StartsWith("is anything", StringComparison.Ordinal);

    [Fact]
    public async Task What_is_for_one_alone_is_refused_to_everybody_in_the_projects_own_room()
    {
        foreach (
            var commandCase in CommandCases.All.Where(v =>
                projectCheckpoints.Knows(v.Words) && ExpectedAnswers.IsForOneAlone(v.Line)
            )
        )
        {
            foreach (var who in Participants.All)
            {
                projectCheckpoints.PutBack(commandCase.Point);
                var commandEffect = await projectCheckpoints.SayAsync(
                    projectCheckpoints.Typed(who, commandCase.Line, ProjectCheckpoints.Room)
                );
                Assert.True(
                    commandEffect.Reply is { IsRefusal: true }
                        && commandEffect.Changes.Length == 0
                        && !commandEffect.Text.Contains("http", StringComparison.Ordinal),
                    $"{commandCase} by {who}: {commandEffect.Text}"
                );
            }
        }
    }
}

using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// From another tenant, another project or without a role, a project cannot be distinguished from one that does not
/// exist.
/// </summary>
[Collection(CheckpointsCollection.Name)]
public sealed class IsolationTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    private const string OtherRoom = "19:other@thread.tacv2";

    /// <summary>Commands that name a project, an invoice or a request, in addition to those of the table.</summary>
    private static readonly string[] Naming =
    [
        "status ACME",
        "project show ACME",
        "project use ACME",
        "terms ACME",
        "schedule ACME",
        "timeline ACME",
        "invoices ACME",
        "invoices open ACME",
        "money ACME",
        "next ACME",
        "statement ACME",
        "forecast ACME",
        "inbox ACME",
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
        "client link ACME",
        "client revoke ACME",
        "was phase 1 billed? ACME",
        "was it paid? ACME",
        "can we start 2? ACME",
        "what does Kranich owe",
        "who approved the research report? ACME",
        "when is the next billing point? ACME",
    ];

    /// <summary>
    /// The people who ask: a colleague without a role, one whose role was removed, another project's lead, a guest,
    /// and another tenant's lead with the same platform id.
    /// </summary>
    private static readonly Participant[] Askers =
    [
        Participants.Stranger,
        Participants.Former[0],
        Participants.Neighbour,
        Participants.NamedGuest,
        Participants.OtherTenants,
    ];

    [Fact]
    public async Task A_key_that_is_not_yours_is_answered_like_a_key_that_is_not_there()
    {
        var (count, wrong) = (0, new List<string>());
        projectCheckpoints.PutBack("issued");
        foreach (var who in Askers)
        {
            foreach (var line in Naming)
            {
                var conversation = "a:" + who.Name;
                var other = await projectCheckpoints.SayAsync(projectCheckpoints.Typed(who, line, conversation));
                var nobodys = await projectCheckpoints.SayAsync(
                    projectCheckpoints.Typed(
                        who,
                        line.Replace("ACME", "NOSU", StringComparison.Ordinal)
                            .Replace("Kranich", "Nosu", StringComparison.Ordinal),
                        conversation
                    )
                );
                count++;
                if (other.Changes.Length + nobodys.Changes.Length > 0 || Told(other.Text) != Told(nobodys.Text))
                    wrong.Add($"{who}: {line}\n  {other.Text}\n  {nobodys.Text}");
            }
        }
        output.WriteLine($"{count} lines with somebody else's key; {wrong.Count} told apart");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(10)));

        static string Told(string text) =>
            text.ToUpperInvariant()
                .Replace("NOSU", "ACME", StringComparison.Ordinal)
                .Replace("KRANICH", "ACME", StringComparison.Ordinal);
    }

    /// <summary>
    /// Another tenant has its own project in its own conversation: numbers, names and requests of the agency do not
    /// exist there.
    /// </summary>
    [Fact]
    public async Task In_another_tenants_own_project_the_agencys_numbers_are_no_numbers()
    {
        var (count, wrong) = (0, new List<string>());
        projectCheckpoints.PutBack("asked");
        var made = await projectCheckpoints.SayAsync(
            projectCheckpoints.Typed(
                Participants.OtherTenants,
                "project new \"Acme website\" client \"Other Ltd\" total 77 EUR key ACME using halves",
                OtherRoom
            )
        );
        Assert.Contains("project-created", made.Made);
        foreach (
            var line in CommandCases
                .All.Where(v => projectCheckpoints.Knows(v.Words))
                .Select(v => v.Line)
                .Concat(Naming)
                .Where(l => new[] { "INV-2026-0001", "R1", "P1" }.Any(n => l.Contains(n, StringComparison.Ordinal)))
                .Distinct()
        )
        {
            string Other(string text) =>
                text.Replace("INV-2026-0001", "INV-2026-0777", StringComparison.Ordinal)
                    .Replace(" R1", " R777", StringComparison.Ordinal)
                    .Replace(" P1", " P777", StringComparison.Ordinal);
            var theirs = await projectCheckpoints.SayAsync(
                projectCheckpoints.Typed(Participants.OtherTenants, line, OtherRoom)
            );
            var nobodys = await projectCheckpoints.SayAsync(
                projectCheckpoints.Typed(Participants.OtherTenants, Other(line), OtherRoom)
            );
            count++;
            if (
                theirs
                    .Text.Replace("\"R1\"", "\"R777\"", StringComparison.Ordinal)
                    .Replace("\"P1\"", "\"P777\"", StringComparison.Ordinal)
                    .Replace("INV-2026-0001", "INV-2026-0777", StringComparison.Ordinal) != nobodys.Text
            )
                wrong.Add($"{line}\n  {theirs.Text}\n  {nobodys.Text}");
            if (
                Array.Find(
                    ["Kranich", "Research report", "12,000", "3,600", "4,284"],
                    s => theirs.Text.Contains(s, StringComparison.Ordinal)
                ) is
                { } leak
            )
                wrong.Add($"{line} tells {leak}: {theirs.Text}");
        }
        output.WriteLine($"{count} lines with another tenant's numbers; {wrong.Count} told apart");
        Assert.True(count > 0 && wrong.Count == 0, string.Join("\n\n", wrong.Take(10)));
    }

    /// <summary>A role that a guest was given before they were known as a guest can be removed.</summary>
    [Fact]
    public async Task Every_line_that_takes_a_role_takes_it_from_a_guest_too()
    {
        foreach (
            var commandCase in CommandCases.All.Where(v => projectCheckpoints.Knows(v.Words) && v.Makes is "role-taken")
        )
        {
            projectCheckpoints.PutBack(commandCase.Point);
            var commandEffect = await projectCheckpoints.SayAsync(
                projectCheckpoints.Typed(
                    Participants.Lead,
                    commandCase.Line.Replace(
                        "@{member}",
                        $"@{{{Participants.NamedGuest.Name}}}",
                        StringComparison.Ordinal
                    ),
                    ProjectCheckpoints.Room
                )
            );
            Assert.True(commandEffect.Made is ["role-taken"], $"{commandCase}: {commandEffect.Text}");
        }
    }

    /// <summary>A known guest cannot be given a role by any command.</summary>
    [Fact]
    public async Task Every_line_that_gives_somebody_a_role_refuses_a_guest()
    {
        foreach (
            var commandCase in CommandCases.All.Where(v =>
                projectCheckpoints.Knows(v.Words) && v.Makes is "role-given" or "deputy-named"
            )
        )
        {
            projectCheckpoints.PutBack(commandCase.Point);
            var commandEffect = await projectCheckpoints.SayAsync(
                projectCheckpoints.Typed(
                    Participants.Lead,
                    commandCase.Line.Replace("@{stranger}", "@{guest}", StringComparison.Ordinal),
                    ProjectCheckpoints.Room
                )
            );
            Assert.True(
                commandEffect.Made.Count == 0
                    && commandEffect.Text.Contains("is a guest here and can hold no role", StringComparison.Ordinal),
                $"{commandCase}: {commandEffect.Text}"
            );
        }
    }
}

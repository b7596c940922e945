using MilestoneBot.Commands.Questions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Commands.Questions;

/// <summary>
/// The project for questions: the first stage is paid in two parts, the second is billed, partly paid and overdue,
/// the third is planned. It is the morning of 2026-09-01.
/// </summary>
internal static class QuestionFixture
{
    public static ProjectView ProjectView { get; } = Tell();

    public static QuestionScope QuestionScope { get; } = new(ProjectView, [ProjectView]);

    private static ProjectView Tell()
    {
        var fixture = ProjectFixture
            .Website(
                milestones:
                [
                    Stage("Discovery and strategy", 30, Criterion.PortalApproval, 14),
                    Stage("Design approval", 40, Criterion.ClientSignOff, 44),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 79),
                ]
            )
            .Team()
            .Agreed();
        At(fixture, "2026-07-16T12:05:00Z").Reach(1, "issued");
        Pay(At(fixture, "2026-07-24T09:00:00Z"), 1, 200_000);
        Pay(At(fixture, "2026-07-29T09:00:00Z"), 1, 228_400);
        At(fixture, "2026-08-14T12:05:00Z").Reach(2, "issued");
        Pay(At(fixture, "2026-08-20T09:00:00Z"), 2, 100_000);
        return new(
            fixture.Project,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Priya] = "Priya Shah",
                [Marc] = "Marc Oliver",
                [Finn] = "Finn Berg",
            },
            DateTimeOffset.Parse("2026-09-01T08:00:00Z"),
            "Europe/Berlin"
        );
    }

    private static ProjectFixture At(ProjectFixture fixture, string at)
    {
        fixture.Now = DateTimeOffset.Parse(at);
        return fixture;
    }

    private static void Pay(ProjectFixture fixture, int position, long minor) =>
        fixture.Do(
            Finn,
            (p, context) => p.Pay(p.InvoiceOf(fixture.At(position))!, Payment(new(minor, p.Currency)), context)
        );
}

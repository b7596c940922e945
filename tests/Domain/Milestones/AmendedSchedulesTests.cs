using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>Random amendments during the first stage: whatever the client agrees to, the money adds up.</summary>
public sealed class AmendedSchedulesTests
{
    [Fact]
    [Needs(Need.Time)]
    public void However_terms_are_amended_the_schedule_is_the_contract_and_what_is_billed_stays()
    {
        var agreed = 0;
        for (var seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var fixture = Website(minor: 1_000_001 + random.Next(1_000)).Agreed();
            for (var step = 0; step < 25; step++)
            {
                fixture.Now = fixture.Now.AddDays(random.Next(3));
                var live = fixture.Project.LiveMilestones.Count();
                var at = 1 + random.Next(live);
                Amount[] amounts =
                [
                    new Amount.Rest(),
                    new Amount.Share(new(1 + random.Next(600_000))),
                    new Amount.Sum(new(1 + random.Next(600_000), Currency.Eur)),
                    new Amount.Unbilled(),
                    new Amount.Sum(fixture.Project.NetOf(fixture.At(at))),
                ];
                var decision = random.Next(6) switch
                {
                    0 => fixture.Try(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s)),
                    1 => fixture.Try(
                        Priya,
                        (p, s) => random.Next(2) == 0 ? p.DropMilestone(fixture.At(at), s) : p.SendTerms(s)
                    ),
                    2 or 3 => Next(fixture),
                    _ => fixture.Try(
                        Priya,
                        (p, s) =>
                            p.Amend(
                                fixture.At(at),
                                new(null, amounts[random.Next(amounts.Length)], null, null, null, null),
                                s
                            )
                    ),
                };
                if (decision is Decision.Accepted([TermsAgreed, ..]))
                    agreed++;
                Assert.True(fixture.Project.Allocation.Closes, $"seed {seed}, step {step}");
                Assert.All(
                    fixture.Project.Invoices.Where(i => i.IsLive),
                    i => Assert.Equal(i.Net, fixture.Project.NetOf(fixture.Project.MilestoneOf(i)))
                );
            }
            Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
        }
        Assert.True(agreed > 300, $"only {agreed} amendments were agreed");
    }

    /// <summary>Moves the first stage one step on.</summary>
    private static Decision Next(ProjectFixture fixture)
    {
        var m = fixture.At(1);
        return m.Stage switch
        {
            MilestoneBot.Domain.Milestones.Stage.Planned => fixture.Try(Priya, (p, s) => p.Start(m, s)),
            MilestoneBot.Domain.Milestones.Stage.Started => fixture.Try(Priya, (p, s) => p.Submit(m, "Report", "", s)),
            MilestoneBot.Domain.Milestones.Stage.Submitted => fixture.Try(
                Priya,
                (p, s) => p.Confirm(m, "Dana", "portal", "", s)
            ),
            _ => fixture.Project.InvoiceOf(m) is null
                ? fixture.Try(Priya, (p, s) => p.Draft(m, null, s))
                : fixture.Try(Priya, (p, s) => p.Issue(m, s)),
        };
    }
}

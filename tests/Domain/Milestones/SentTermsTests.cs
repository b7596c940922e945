using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>The client agrees to what was sent, in the order in which it was sent.</summary>
public sealed class SentTermsTests
{
    private static MilestoneChange Due(int days) => new(null, null, null, null, days, null);

    [Fact]
    public void A_yes_to_what_changed_after_it_was_sent_is_not_recorded_whatever_the_change_was()
    {
        var sent = Website();
        sent.Do(Priya, (p, s) => p.SendTerms(s));
        Func<Project, DecisionContext, Decision>[] changes =
        [
            (p, s) => p.ChangeMilestone(p.Milestones[1], Due(30), s),
            (p, s) => p.MoveMilestone(p.Milestones[2], p.Milestones[0], before: true, s),
            (p, s) =>
                p.AddMilestones(
                    [
                        new(
                            "Launch party held",
                            new Amount.Unbilled(),
                            null,
                            new(2026, 9, 30),
                            null,
                            Criterion.FileDelivery
                        ),
                    ],
                    s
                ),
        ];
        Assert.All(
            changes,
            change =>
                sent.Fork(fixture =>
                {
                    fixture.Do(Priya, change);
                    Assert.Equal(
                        fixture.Journal.Last(h => h.Event is TermsSent).Signed,
                        fixture.Refused<Refusal.TermsOutdated>(Priya, (p, s) => p.AgreeTerms("Dana", "call", s)).Sent
                    );
                    fixture.Do(Priya, (p, s) => p.SendTerms(s));
                    fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "call", s));
                    return 0;
                })
        );
        // A sent amendment that was withdrawn is not part of the next one.
        var fixture = Website().Agreed();
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), Due(30), s));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(Priya, (p, s) => p.WithdrawAmendment(s));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(1), Due(45), s));
        fixture.Refused<Refusal.TermsOutdated>(Priya, (p, s) => p.AgreeTerms("Dana", "call", s));
    }

    [Fact]
    public void The_order_is_agreed_with_the_terms_and_no_amendment_is_offered_for_it()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.MoveMilestone(p.Milestones[2], p.Milestones[0], before: true, s));
        Assert.Equal(
            1,
            fixture
                .Agreed()
                .Refused<Refusal.OrderFrozen>(
                    Priya,
                    (p, s) => p.MoveMilestone(fixture.At(1), fixture.At(3), before: false, s)
                )
                .Version
        );
        fixture.Refused<Refusal.NotAllowed>(
            Finn,
            (p, s) => p.MoveMilestone(fixture.At(1), fixture.At(3), before: false, s)
        );
    }
}

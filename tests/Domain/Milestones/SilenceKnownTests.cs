using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Tests.Domain.Milestones.SilenceFixture;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>Silence counts only where something shows that the client read that it does.</summary>
public sealed class SilenceKnownTests
{
    [Fact]
    public void Terms_that_the_team_recorded_and_no_mail_told_start_no_days()
    {
        var fixture = Website().Team();
        fixture.AllowSilence(14);
        fixture.Agreed();
        fixture.Reach(1, "submitted");
        Assert.Equal(SilenceObstacle.NotToldInTerms, fixture.Project.FindSilenceObstacle(fixture.At(1)));
        Assert.Null(fixture.Project.SilenceToName(fixture.At(1), fixture.Now));
        fixture.Take(1);
        Assert.Null(fixture.At(1).Silence.First);
    }

    [Theory]
    [InlineData("another address")]
    [InlineData("refused")]
    [InlineData("other terms since")]
    public void A_mail_with_these_terms_counts_only_if_the_contact_got_it(string how)
    {
        var fixture = Website().Team();
        fixture.AllowSilence(14);
        if (how == "refused")
        {
            fixture.Do(Priya, (p, s) => p.SendTerms(s));
            fixture.Record(
                new ClientMailRefused(
                    ClientMailKind.Terms,
                    null,
                    null,
                    null,
                    1,
                    Contact,
                    ClientMailFault.Uncertain,
                    ""
                ),
                null
            );
        }
        else
            fixture.MailTerms(how == "another address" ? "eva@acme.example" : Contact);
        if (how == "other terms since")
        {
            fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), Days(7), s));
            fixture.Now += TimeSpan.FromMinutes(1);
            fixture.Do(Priya, (p, s) => p.SendTerms(s));
        }
        fixture.Agreed();
        fixture.Reach(1, "submitted");
        Assert.Equal(SilenceObstacle.NotToldInTerms, fixture.Project.FindSilenceObstacle(fixture.At(1)));
    }

    [Fact]
    public void What_the_client_read_stays_read_when_other_terms_are_recorded_by_the_team()
    {
        var fixture = Silent();
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), Days(20), s));
        fixture.Agreed();
        fixture.Reach(1, "submitted");
        Assert.Null(fixture.Project.FindSilenceObstacle(fixture.At(1)));
        Assert.False(fixture.Project.Agreement!.IsSilenceKnown(fixture.At(2).Id));
    }

    [Fact]
    public void Whoever_reads_the_rule_only_after_the_submission_has_all_the_days_from_then()
    {
        var fixture = Website().Team();
        fixture.AllowSilence(14);
        fixture.Agreed();
        fixture.At("2026-07-01T10:00");
        fixture.Reach(1, "submitted");
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(3), new(null, null, null, null, 30, null), s));
        fixture.MailTerms();
        fixture.Agreed();
        Assert.Equal(SilenceStop.TermsChanged, fixture.At(1).Silence.Stopped);
        Assert.False(IsSecondAsked(fixture.Tick("2026-07-02T10:00")));
    }

    private static bool IsSecondAsked(Decision? decision) =>
        Assert.IsType<SilenceNoticeAsked>(Assert.Single(Assert.IsType<Decision.Accepted>(decision).Events)).IsSecond;
}

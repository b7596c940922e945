using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Payments;

/// <summary>Money on account with a value date in the future waits until its day and is then recorded by the clock.</summary>
public sealed class AnnouncedOnAccountTests
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    private static Money Eur(long whole) => new(whole * 100, Currency.Eur);

    private static ProjectFixture Announced(string source = "")
    {
        var fixture = Website().Team().Agreed();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(500)) with { On = Day, Source = source }, s));
        return fixture;
    }

    private static Decision Book(ProjectFixture fixture) =>
        fixture.Try(Clock, (p, s) => p.SendNotice(NoticeKind.Announced, 1, s));

    [Fact]
    public void It_counts_from_its_day_and_not_before()
    {
        var fixture = Announced();
        Assert.Equal((Eur(0), "A1"), (fixture.Project.CreditLeft, fixture.Project.Announcements.Single().Name));
        Assert.Contains(fixture.Project.ScheduledNotices(), n => n is { Kind: NoticeKind.Announced, ItemId: 1 });
        Assert.IsType<Decision.Refused>(Book(fixture));
        fixture.Now = new(2026, 7, 10, 8, 0, 0, TimeSpan.Zero);
        Assert.IsType<Decision.Accepted>(Book(fixture));
        var paid = fixture.Project.AccountEntries.Single();
        Assert.Equal(
            (Eur(500), Day, "P1", Eur(500), Eur(500)),
            (paid.Amount, paid.On, paid.Name, fixture.Project.CreditLeft, Totals.Create(fixture.Project).Received)
        );
        Assert.Equal(AnnouncedPaymentState.Booked, fixture.Project.Announcements.Single().State);
        Assert.DoesNotContain(fixture.Project.ScheduledNotices(), n => n.Kind == NoticeKind.Announced);
        Assert.Equal(Project.FromEvents(fixture.Journal).AccountAnnouncements, fixture.Project.AccountAnnouncements);
    }

    [Fact]
    public void It_is_taken_back_by_its_name_or_undone_at_once()
    {
        Announced()
            .Fork(f =>
            {
                f.Do(Finn, (p, s) => p.Undo(s));
                Assert.Equal(AnnouncedPaymentState.Withdrawn, f.Project.Announcements.Single().State);
                return 0;
            });
        var fixture = Announced();
        fixture.Do(Finn, (p, s) => p.WithdrawAnnouncement(p.FindAnnouncedPayment("A1")!, "called off", s));
        fixture.Now = new(2026, 7, 10, 8, 0, 0, TimeSpan.Zero);
        Assert.IsType<Decision.Refused>(Book(fixture));
        fixture.Refused<Refusal.AnnouncedPaymentNotWaiting>(
            Finn,
            (p, s) => p.WithdrawAnnouncement(p.FindAnnouncedPayment("A1")!, "again", s)
        );
    }

    [Fact]
    public void What_looks_like_the_same_money_is_asked_back()
    {
        var fixture = Announced();
        var again = Payment(Eur(500), again: false) with { On = Day };
        fixture.Refused<Refusal.MayBeAnnouncedAlready>(Finn, (p, s) => p.PayOnAccount(again, s));
        fixture.Do(Finn, (p, s) => p.PayOnAccount(again with { IsSeparatePayment = true }, s));
        Assert.Equal(["A1", "A2"], fixture.Project.Announcements.Select(a => a.Name));
    }

    [Fact]
    public void Where_somebody_else_recorded_it_meanwhile_a_person_decides()
    {
        var fixture = Announced("statements/camt:1");
        fixture.Now = new(2026, 7, 10, 7, 0, 0, TimeSpan.Zero);
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(500)), s));
        Assert.IsType<Decision.Accepted>(Book(fixture));
        Assert.Equal(AnnouncedPaymentState.Stopped, fixture.Project.Announcements.Single().State);
        Assert.Equal(Eur(500), fixture.Project.CreditLeft);
    }

    [Fact]
    public void Uses_of_credit_and_announcements_share_their_numbers()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.PayOnAccount(Payment(Eur(500)) with { On = Day }, s));
        fixture.Do(Priya, (p, s) => p.PayOnAccount(Payment(Eur(70)), s));
        fixture.Do(Priya, (p, s) => p.ApplyCredit(p.Invoices[0], Eur(70), s));
        Assert.Equal("A2", fixture.Project.Applications.Single().Name);
    }

    [Fact]
    public void A_day_that_is_further_away_than_a_year_is_a_typing_error() =>
        Website()
            .Agreed()
            .Refused<Refusal.ValueDateTooFarAhead>(
                Priya,
                (p, s) => p.PayOnAccount(Payment(Eur(500)) with { On = new(2027, 7, 10) }, s)
            );
}

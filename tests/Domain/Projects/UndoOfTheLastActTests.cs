using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>Undo takes the last act and all that this act did; after an undo, the last act is that undo.</summary>
public sealed class UndoOfTheLastActTests
{
    private static Money Eur(long whole) => new(whole * 100, Currency.Eur);

    private static ProjectFixture Issued() =>
        Website(minor: 100_000, milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)])
            .Team()
            .Agreed()
            .Reach(1, "issued");

    private static void Pay(ProjectFixture fixture, Money sum, string who = Finn) =>
        fixture.Do(who, (p, s) => p.Pay(p.Invoices[0], Payment(sum), s));

    private static void Undo(ProjectFixture fixture, string who = Finn) => fixture.Do(who, (p, s) => p.Undo(s));

    private static void IsAsBefore(Invoice before, ProjectFixture fixture)
    {
        var now = fixture.Project.Invoices[0];
        Assert.Equal(
            (before.State, before.Open, before.WrittenOffBalance, before.LostVat),
            (now.State, now.Open, now.WrittenOffBalance, now.LostVat)
        );
        Assert.Equal(before.SettledAmounts, now.SettledAmounts);
        Assert.Equal(Project.FromEvents(fixture.Journal).Invoices, fixture.Project.Invoices);
    }

    [Fact]
    public void What_a_payment_recovered_of_a_bad_debt_is_lost_again_with_it()
    {
        var fixture = Issued();
        foreach (var sum in new[] { Eur(100), Eur(150) })
            fixture.Do(Marc, (p, s) => p.Settle(p.Invoices[0], SettlementKind.BadDebt, sum, "insolvent", s));
        var before = fixture.Project.Invoices[0];
        Pay(fixture, Eur(180));
        Assert.Equal(Eur(70), fixture.Project.Invoices[0].WrittenOffBalance);
        Undo(fixture);
        IsAsBefore(before, fixture);
        fixture.Refused<Refusal.NothingToUndo>(Finn, (p, s) => p.Undo(s));
        // Paid again, the same is recovered again, and undone again.
        Pay(fixture, Eur(180));
        Undo(fixture);
        IsAsBefore(before, fixture);
    }

    [Fact]
    public void A_payment_on_a_written_off_invoice_is_undone_and_the_loss_stays()
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.WriteOff(p.Invoices[0], "insolvent", s));
        var before = fixture.Project.Invoices[0];
        Pay(fixture, Eur(180));
        Undo(fixture);
        IsAsBefore(before, fixture);
    }

    [Fact]
    public void A_reversal_later_leaves_what_was_recovered_open()
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.Settle(p.Invoices[0], SettlementKind.BadDebt, Eur(100), "insolvent", s));
        Pay(fixture, Eur(180));
        fixture.Now = fixture.Now.AddMinutes(1);
        var late = fixture.Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s));
        Assert.Equal("P1", late.Payment!.Name);
        fixture.Do(Finn, (p, s) => p.Reverse(p.FindPayment("P1").Found!, "by mistake", s));
        Assert.Equal(
            (Eur(1_190), Eur(0)),
            (fixture.Project.Invoices[0].Open, fixture.Project.Invoices[0].WrittenOffBalance)
        );
    }

    [Fact]
    public void A_second_undo_takes_nothing_and_names_what_reverses_the_act_before()
    {
        var fixture = Issued();
        Pay(fixture, Eur(100));
        Pay(fixture, Eur(200));
        Undo(fixture);
        Assert.Equal("P1", fixture.Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s)).Payment!.Name);
        Assert.Equal(Eur(100), fixture.Project.Invoices[0].Used);
        // A new act is the last one again.
        Pay(fixture, Eur(300));
        Undo(fixture);
        Assert.Equal(Eur(100), fixture.Project.Invoices[0].Used);
    }

    [Fact]
    public void What_is_done_twice_in_one_instant_is_two_acts()
    {
        var fixture = Website().Agreed().Reach(1, "submitted").Reach(1, "confirmed");
        fixture.Do(Priya, (p, s) => p.Reopen(p.Milestones[0], "a page is missing", s));
        fixture.Do(Priya, (p, s) => p.Submit(p.Milestones[0], "Report", "", s));
        fixture.Reach(1, "confirmed");
        Undo(fixture, Priya);
        Assert.Equal(MilestoneBot.Domain.Milestones.Stage.Submitted, fixture.At(1).Stage);
    }

    [Fact]
    public void An_undo_of_somebody_else_leaves_my_last_act_the_last()
    {
        var fixture = Issued();
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Finance, s));
        Pay(fixture, Eur(100));
        Pay(fixture, Eur(200), Bob);
        Undo(fixture, Bob);
        Undo(fixture);
        Assert.Equal(Eur(0), fixture.Project.Invoices[0].Used);
    }

    [Theory]
    [InlineData("promise")]
    [InlineData("snooze")]
    [InlineData("dispute")]
    [InlineData("settle")]
    [InlineData("announce")]
    [InlineData("on account")]
    [InlineData("announce on account")]
    public void It_holds_for_every_act_that_can_be_undone(string act)
    {
        var fixture = Issued();
        Pay(fixture, Eur(100));
        var day = new DateOnly(2026, 7, 20);
        fixture.Do(
            Finn,
            (p, s) =>
                act switch
                {
                    "promise" => p.PromisePayment(p.Invoices[0], day, s),
                    "snooze" => p.SnoozeReminders(p.Invoices[0], 5, s),
                    "dispute" => p.DisputeInvoice(p.Invoices[0], "wrong", s),
                    "settle" => p.Settle(p.Invoices[0], SettlementKind.BankFee, Eur(5), "charges", s),
                    "announce" => p.Pay(p.Invoices[0], Payment(Eur(50)) with { On = day }, s),
                    "on account" => p.PayOnAccount(Payment(Eur(50)), s),
                    _ => p.PayOnAccount(Payment(Eur(50)) with { On = day }, s),
                }
        );
        Undo(fixture);
        Assert.Equal("P1", fixture.Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s)).Payment!.Name);
        Assert.Equal(Eur(100), fixture.Project.Invoices[0].Used);
    }
}

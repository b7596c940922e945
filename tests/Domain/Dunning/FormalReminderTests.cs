using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Dunning;

/// <summary>Who sends a formal reminder, of what, and when.</summary>
public sealed class FormalReminderTests
{
    private static ProjectFixture Overdue()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Now = new(2026, 7, 31, 8, 0, 0, TimeSpan.Zero);
        return fixture;
    }

    [Fact]
    public void Only_an_overdue_open_undisputed_invoice_is_reminded_formally_once_a_day()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Refused<Refusal.InvoiceNotOverdue>(Finn, (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), null, s));
        fixture = Overdue();
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), null, s));
        fixture.Do(Finn, (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), null, s));
        var sent = fixture.InvoiceAt(1).FormalReminder!;
        Assert.Equal((1, new DateOnly(2026, 8, 10)), (sent.Number, sent.PayBy));
        fixture.Refused<Refusal.AlreadyFormalToday>(
            Marc,
            (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), null, s)
        );
        fixture.Now = fixture.Now.AddDays(3);
        fixture.Do(Marc, (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), null, s));
        Assert.Equal(2, fixture.InvoiceAt(1).FormalReminder!.Number);
        fixture.Do(Finn, (p, s) => p.DisputeInvoice(fixture.InvoiceAt(1), "late", s));
        fixture.Now = fixture.Now.AddDays(3);
        fixture.Refused<Refusal.InvoiceInDispute>(Marc, (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), null, s));
    }

    [Fact]
    public void What_the_person_did_not_see_is_not_sent()
    {
        var fixture = Overdue();
        var seen = fixture.InvoiceAt(1).Open;
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(new(100, p.Currency)), s));
        fixture.Refused<Refusal.FormalReminderChanged>(
            Finn,
            (p, s) => p.SendFormalReminder(fixture.InvoiceAt(1), seen, s)
        );
    }

    [Fact]
    public void A_lead_asks_and_an_approver_sends()
    {
        var fixture = Overdue();
        fixture.Do(
            Priya,
            (p, s) =>
                p.DoOrRequest(
                    RequestKind.FormalReminder,
                    () => p.SendFormalReminder(fixture.InvoiceAt(1), null, s),
                    () => p.RequestFormalReminder(fixture.InvoiceAt(1), s),
                    s
                )
        );
        Assert.Null(fixture.InvoiceAt(1).FormalReminder);
        fixture.Do(Marc, (p, s) => p.Approve(p.Requests[0], s));
        Assert.Equal(Marc, fixture.InvoiceAt(1).FormalReminder!.Signed.By);
        Assert.False(fixture.Project.Requests[0].IsOpen);
    }
}

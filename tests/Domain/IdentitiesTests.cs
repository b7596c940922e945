using System.Text.Json;
using MilestoneBot.Domain;
using static MilestoneBot.Tests.Domain.Desktop;

namespace MilestoneBot.Tests.Domain;

/// <summary>Whatever people do in whatever order, the money adds up: 10,000 random sequences of acts.</summary>
public sealed class IdentitiesTests
{
    private static readonly string[] Everybody = [Priya, Marc, Finn, Bob, Dana];
    private static readonly (string Currency, long Minor)[] Contracts = [("EUR", 1_200_000), ("EUR", 5), ("JPY", 100_001), ("KWD", 7_777_777), ("EUR", 1_000_001)];

    [Fact]
    public void Sums_numbers_and_replay_hold_after_ten_thousand_random_sequences()
    {
        var (stands, refusals) = (0, 0);
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            var (currency, minor) = Contracts[random.Next(Contracts.Length)];
            var desk = Website((GatePolicy)random.Next(3), minor, currency);
            if (random.Next(2) == 0) desk.Team();
            if (random.Next(8) > 0) desk.Agreed();
            for (var step = 0; step < 30; step++)
            {
                desk.Now = desk.Now.AddHours(random.Next(60));
                if (desk.Try(Who(desk.Project, random), (p, s) => Act(p, s, random)) is Decision.Accepted) stands++;
                else refusals++;
                Check(desk, seed, step);
            }
            var replayed = Project.Fold(desk.Journal);
            Assert.Equal(JsonSerializer.Serialize(Facts(desk.Project)), JsonSerializer.Serialize(Facts(replayed)));
        }
        // The sequences must reach deep enough to mean something.
        Assert.True(stands > 50_000 && refusals > 50_000, $"{stands} stood, {refusals} were refused");
    }

    /// <summary>Mostly somebody who may, sometimes anybody.</summary>
    private static string Who(Project p, Random random) => random.Next(4) == 0 ? Everybody[random.Next(Everybody.Length)] : p.IsSolo ? Priya : Everybody[random.Next(3)];

    private static Decision Act(Project p, Stamp s, Random random)
    {
        var live = p.Live.ToList();
        var m = live[random.Next(live.Count)];
        if (random.Next(3) > 0) m = live.Find(x => p.InvoiceOf(x)?.Status != InvoiceStatus.Paid) ?? m;
        var open = p.IssuedInvoices.FirstOrDefault(i => i.Open.IsPositive);
        // Half of the time the next thing to do, else anything at all.
        var next = open is not null && random.Next(3) == 0 ? 10 : m.Stage switch
        {
            MilestoneBot.Domain.Stage.Planned => 0,
            MilestoneBot.Domain.Stage.Submitted => 3,
            MilestoneBot.Domain.Stage.Confirmed => p.InvoiceOf(m) is null ? 5 : 7,
            _ => 1,
        };
        return (random.Next(2) == 0 ? next : random.Next(14)) switch
        {
            0 => p.Start(m, s),
            1 or 2 => m.Stage == MilestoneBot.Domain.Stage.Planned ? p.Start(m, s) : p.Submit(m, "Report", "", s),
            3 or 4 => p.Confirm(m, m.Criterion!.Value.IsClients() ? "Dana" : "", m.Criterion.Value.IsClients() ? "portal" : "", s.By.Name, s),
            5 or 6 => p.Draft(m, null, s),
            7 or 8 => p.Issue(m, s),
            9 => p.Discard(m, s),
            10 or 11 => open is null ? p.Close(s) : p.Pay(open, Payment(new(random.NextInt64(1, open.Open.Minor + 2), p.Currency), surplus: random.Next(2) == 0), s),
            12 => p.RequestChanges(m, "more", s),
            _ => random.Next(4) == 0 ? p.Override(m, "a reason that is long enough", s) : p.SendTerms(s),
        };
    }

    private static void Check(Desktop desk, int seed, int step)
    {
        var p = desk.Project;
        var sums = Sums.Of(p);
        var where = $"seed {seed}, step {step}";
        // What happened, added up without the folded invoices and payments that the sums are made of.
        var zero = Money.Zero(p.Currency);
        var drafts = desk.Journal.Select(h => h.What).OfType<InvoiceDrafted>().ToDictionary(d => d.Invoice);
        var issued = desk.Journal.Select(h => h.What).OfType<InvoiceIssued>().Select(i => drafts[i.Invoice]).ToList();
        var payments = desk.Journal.Select(h => h.What).OfType<PaymentRecorded>().ToList();
        var (net, vat) = (issued.Aggregate(zero, (sum, d) => sum + d.Net), issued.Aggregate(zero, (sum, d) => sum + d.Vat));
        var (received, surplus) = (payments.Aggregate(zero, (sum, x) => sum + x.Amount), payments.Aggregate(zero, (sum, x) => sum + x.Surplus));
        Assert.True((sums.Billed, sums.Vat, sums.Received, sums.Credit) == (net, vat, received, surplus), $"the sums are what happened: {where}");
        var unbilled = p.Live.Where(m => p.InvoiceOf(m) is not { State: InvoiceState.Issued }).Aggregate(Money.Zero(p.Currency), (sum, m) => sum + p.NetOf(m));
        Assert.True(p.Contract == net + unbilled, $"contract = billed + unbilled: {where}");
        Assert.True(net + vat == received - surplus + sums.Owed, $"gross = received + owed: {where}");
        Assert.True(sums.Credit.Minor >= 0 && p.IssuedInvoices.All(i => i.Open.Minor >= 0), $"nothing below zero: {where}");
        Assert.True(p.Invoices.Where(i => i.IsLive).GroupBy(i => i.Milestone).All(g => g.Count() == 1), $"one live invoice: {where}");
        Assert.Equal(Enumerable.Range(1, desk.Numbers.Count), desk.Numbers.Select(n => int.Parse(n.Split('-')[^1])).Order());
        Assert.All(p.IssuedInvoices, i => Assert.NotNull(p.MilestoneOf(i).Confirmation));
    }

    private static object Facts(Project p) => new { p.Milestones, p.Invoices, p.Holders, p.SoloEnded, p.Proposed, p.Agreement, p.Closed, p.Revision };
}

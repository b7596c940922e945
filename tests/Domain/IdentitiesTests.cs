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
        var happened = new Dictionary<Type, int>();
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            var (currency, minor) = Contracts[random.Next(Contracts.Length)];
            var desk = Website((GatePolicy)random.Next(3), minor, currency);
            if (random.Next(2) == 0) desk.Team();
            if (random.Next(8) > 0) desk.Agreed();
            var book = new Book(desk.Project.Currency);
            for (var step = 0; step < 30; step++)
            {
                desk.Now = random.Next(4) == 0 ? desk.Now.AddSeconds(random.Next(20)) : desk.Now.AddHours(random.Next(60));
                if (desk.Try(Who(desk.Project, random), (p, s) => Act(p, s, random)) is Decision.Accepted(var events))
                {
                    stands++;
                    foreach (var what in events)
                    {
                        book.Enter(what);
                        happened[what.GetType()] = happened.GetValueOrDefault(what.GetType()) + 1;
                    }
                }
                else refusals++;
                Check(desk, book, seed, step);
            }
            var replayed = Project.Fold(desk.Journal);
            Assert.Equal(JsonSerializer.Serialize(Facts(desk.Project)), JsonSerializer.Serialize(Facts(replayed)));
        }
        // The sequences must reach deep enough to mean something.
        Assert.True(stands > 50_000 && refusals > 50_000, $"{stands} stood, {refusals} were refused");
        Type[] rare = [typeof(CreditIssued), typeof(InvoiceVoided), typeof(InvoiceWrittenOff), typeof(RefundRecorded), typeof(PaymentReversed), typeof(InvoiceSentBack), typeof(ConfirmationUndone), typeof(StageReopened), typeof(RequestMade), typeof(RequestDecided)];
        Assert.All(rare, kind => Assert.True(happened.GetValueOrDefault(kind) > 20, $"{kind.Name} happened {happened.GetValueOrDefault(kind)} times: too rarely to mean something"));
    }

    /// <summary>Mostly somebody who may, sometimes anybody.</summary>
    private static string Who(Project p, Random random) => random.Next(4) == 0 ? Everybody[random.Next(Everybody.Length)] : p.IsSolo ? Priya : Everybody[random.Next(3)];

    private static Decision Act(Project p, Stamp s, Random random)
    {
        if (s.By.Id == Marc && p.Requests.Find(r => r.IsOpen) is { } asked && random.Next(2) == 0) return random.Next(3) > 0 ? p.Approve(asked, s) : p.Decline(asked, "no", s);
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
        return (random.Next(2) == 0 ? next : random.Next(18)) switch
        {
            0 => p.Start(m, s),
            1 or 2 => m.Stage == MilestoneBot.Domain.Stage.Planned ? p.Start(m, s) : p.Submit(m, "Report", "", s),
            3 or 4 => p.Confirm(m, m.Criterion!.Value.IsClients() ? "Dana" : "", m.Criterion.Value.IsClients() ? "portal" : "", s.By.Name, s),
            5 or 6 => p.Draft(m, null, s),
            7 or 8 => p.Issue(m, s),
            9 => p.Discard(m, s),
            10 or 11 => open is null ? p.Close(s) : p.Pay(open, Payment(new(random.NextInt64(1, open.Open.Minor + 2), p.Currency), surplus: random.Next(2) == 0), s),
            12 => p.RequestChanges(m, "more", s),
            13 or 14 or 15 => Correct(p, m, s, random),
            _ => random.Next(4) == 0 ? p.Override(m, "a reason that is long enough", s) : p.SendTerms(s),
        };
    }

    /// <summary>Everything that takes something back, or asks for it.</summary>
    private static Decision Correct(Project p, Milestone m, Stamp s, Random random)
    {
        var issued = p.NumberedInvoices.ToList();
        var i = issued.Count == 0 ? null : issued[random.Next(issued.Count)];
        var entries = p.Invoices.SelectMany(x => x.Payments).ToList();
        Money Some(Money of) => new(random.NextInt64(1, Math.Max(2, of.Minor + 2)), p.Currency);
        return random.Next(11) switch
        {
            0 when i is not null => p.DoOrAsk(RequestKind.Credit, () => p.Credit(i, Some(i.Balance), "a discount", s), () => p.AskCredit(i, Some(i.Balance), "a discount", s), s),
            1 when i is not null => p.Credit(i, null, random.Next(2) == 0 ? "stage cancelled" : "wrong address", s),
            2 when i is not null => p.DoOrAsk(RequestKind.Refund, () => p.Refund(i, Some(i.Received), "too much", s), () => p.AskRefund(i, Some(i.Received), "too much", s), s),
            3 when i is not null && random.Next(3) == 0 => p.WriteOff(i, "insolvent", s),
            4 or 5 when entries.Count > 0 => p.Reverse(entries[random.Next(entries.Count)], "bounced", s),
            6 => p.SendBack(m, "the note", s),
            7 => p.Undo(s),
            8 => p.Reopen(m, "the wrong file", s),
            9 => p.Draft(m, null, s, again: true),
            _ when i is not null => random.Next(2) == 0 ? p.Contest(i, "late", s) : p.SettleDispute(i, s),
            _ => p.Undo(s),
        };
    }

    private static void Check(Desktop desk, Book book, int seed, int step)
    {
        var p = desk.Project;
        var sums = Sums.Of(p);
        var where = $"seed {seed}, step {step}";
        Assert.True((sums.Billed, sums.Vat, sums.Credited, sums.CreditedVat) == (book.Net, book.Vat, book.Credited, book.CreditedVat), $"what is billed and credited is what happened: {where}");
        Assert.True((sums.Received, sums.Refunded, sums.Credit) == (book.Received, book.Refunded, book.Surplus), $"what came and went is what happened: {where}");
        Assert.True(book.Net + book.Vat - book.Credited - book.CreditedVat == book.Received - book.Refunded - book.Surplus + sums.Owed + sums.Lost, $"gross - credits = received - refunds + owed + lost: {where}");
        // contract = billed - credited + unbilled, stage by stage: no stage is ever billed beyond what it is worth.
        var unbilled = Money.Zero(p.Currency);
        foreach (var m in p.Live)
        {
            var billed = book.BilledOf(m.Id);
            Assert.True(!billed.IsNegative && billed <= p.NetOf(m), $"billed once: {where}");
            unbilled += p.NetOf(m) - billed;
        }
        Assert.True(p.Contract == book.Net - book.Credited + unbilled, $"contract = billed - credited + unbilled: {where}");
        Assert.True(p.NumberedInvoices.All(i => i is { Surplus.IsNegative: false, Received.IsNegative: false, Balance.IsNegative: false }), $"nothing below zero: {where}");
        Assert.True(p.Invoices.Where(i => i.IsLive).GroupBy(i => i.Milestone).All(g => g.Count() == 1), $"one live invoice: {where}");
        Assert.True(IsGapless(desk.Numbers) && IsGapless([.. p.Invoices.SelectMany(i => i.Credits).Select(c => c.Number)]), $"no gap in the numbers: {where}");
        Assert.False(book.IsReversedTwice, where);
        Assert.All(p.IssuedInvoices, i => Assert.NotNull(p.MilestoneOf(i).Confirmation));
    }

    private static bool IsGapless(IReadOnlyList<string> numbers) => numbers.Select(n => int.Parse(n.Split('-')[^1])).Order().SequenceEqual(Enumerable.Range(1, numbers.Count));

    private static object Facts(Project p) => new { p.Milestones, p.Invoices, p.Holders, p.SoloEnded, p.Proposed, p.Agreement, p.Closed, p.Requests, p.Revision };
}

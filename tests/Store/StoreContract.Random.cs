using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Domain;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Store;

/// <summary>Whatever people do in whatever order, the amounts add up and the journal matches the tables.</summary>
public abstract partial class StoreContract
{
    private const int Steps = 10_000;

    [Fact]
    [Needs(Need.Time)]
    public async Task After_ten_thousand_random_acts_every_sum_holds_and_the_journal_replays_to_the_tables()
    {
        var story = new RandomCommands(20260701);
        await new FileStore(Rig.Database).AddAsync(RandomProjectActions.KeptBytes, default);
        var projects = new List<Project>();
        Conversation RoomOf(int project) => StoreFixture.Channel with { Id = $"room-{project}" };
        async Task<Project> BeginAsync() => await Rig.AcmeAsync($"P{projects.Count}", RoomOf(projects.Count));
        for (var i = 0; i < 4; i++)
            projects.Add(await BeginAsync());
        var (saved, refused, stale) = (0, 0, 0);
        var why = new Dictionary<string, int>();
        for (var step = 0; step < Steps; step++)
        {
            Rig.Clock.Now += TimeSpan.FromMinutes(story.Next(90));
            var at = projects.Count - 1 - story.Next(4);
            if (story.Next(projects[at] is { Closed: null, Cancelled: null } ? 250 : 8) == 0)
                projects.Add(await BeginAsync());
            var who = new[] { StoreFixture.Priya, StoreFixture.Marc, StoreFixture.Finn }[story.Next(3)];
            switch (await Rig.Projects.ChangeAsync(Rig.Says(who: who, where: RoomOf(at)), "", story.Try, default))
            {
                case Outcome.Saved done:
                    projects[at] = done.View.Project;
                    SumsHold(done.View.Project);
                    saved++;
                    break;
                case Outcome.Rejected no:
                    refused++;
                    why[no.Refusal.GetType().Name] = why.GetValueOrDefault(no.Refusal.GetType().Name) + 1;
                    break;
                case Outcome.Stale:
                    stale++;
                    break; // a payment source that counted before
            }
        }
        foreach (var project in projects)
            Assert.Equal(ProjectText.Of(project), ProjectText.Of(await WholeAsync(project.Id)));
        await TablesHoldAsync();
        Assert.True(
            saved > 1_000 && refused > 1_000,
            $"{saved} saved, {refused} refused, {stale} stale, {projects.Count} projects: too tame a story; "
                + $"{string.Join(", ", why.OrderByDescending(w => w.Value).Select(w => $"{w.Key} {w.Value}"))}"
        );
        var (credits, requests) = (
            projects.Sum(p => p.Invoices.Sum(i => i.CreditNotes.Count)),
            projects.Sum(p => p.Requests.Count)
        );
        Assert.True(credits > 10 && requests > 20, $"{credits} credit notes, {requests} requests: too few corrections");
        Assert.True(
            projects.Sum(p => p.NumberedInvoices.Count()) > 50
                && projects.Sum(p => p.Invoices.Sum(i => i.Payments.Count)) > 50
        );
    }

    private static void SumsHold(Project p)
    {
        if (p.Agreement is null)
            return;
        var billed = p.Invoices.Where(i => i.IsLive).Aggregate(Money.Zero(p.Currency), (sum, i) => sum + i.Net);
        var unbilled = p
            .LiveMilestones.Where(m => p.InvoiceOf(m) is null)
            .Aggregate(Money.Zero(p.Currency), (sum, m) => sum + p.NetOf(m));
        Assert.Equal(p.Contract, billed + unbilled);
        foreach (var invoice in p.IssuedInvoices)
        {
            Assert.Equal(VatCalculator.Calculate(invoice.Net, invoice.Rate), invoice.Vat);
            Assert.False(invoice.Open.IsNegative);
        }
    }

    /// <summary>Checks the same invariants on the rows themselves.</summary>
    private async Task TablesHoldAsync()
    {
        Assert.Equal(
            0,
            await Rig.AskAsync<long>(
                "select count(*) from (select 1 from invoices where state not in ('discarded', 'credited') "
                    + "group by project, milestone having count(*) > 1) as twice"
            )
        );
        Assert.Equal(
            0,
            await Rig.AskAsync<long>(
                "select count(*) from invoices i where i.state = 'issued' and i.net + i.vat < "
                    + "(select coalesce(sum((p.amount - p.surplus - p.interest) * "
                    + "(case when p.kind = 'payment' or p.reverses_refund = 1 then 1 else -1 end)), 0) "
                    + "from payments p where p.project = i.project and p.invoice = i.id)"
            )
        );
        // Without gaps: as many documents as the highest number, which is also the state of the series.
        Assert.Equal(
            await Rig.AskAsync<string>(
                "select group_concat(number) from (select number from "
                    + "(select number from invoices where number is not null "
                    + "union all select number from credit_notes) as all_numbers order by number) as numbers"
            ),
            await Rig.AskAsync<string>(
                "with recursive run (prefix, year, n, taken) as (select prefix, year, 1, taken from series "
                    + "union all select prefix, year, n + 1, taken from run where n < taken)\n"
                    + "select group_concat(number) from (select prefix || '-' || year || '-' || "
                    + "substr('000' || n, -4) as number from run order by number) as numbers"
            )
        );
    }
}

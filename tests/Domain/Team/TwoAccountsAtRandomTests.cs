using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>
/// Whatever happens in whatever order, nobody with two accounts checks their own work, unless they are alone and it
/// is marked "solo".
/// </summary>
public sealed class TwoAccountsAtRandomTests
{
    private const string There = "slack|T0|U0PRIYA",
        Address = "priya@agency.example";

    private static readonly string[] Everybody = [Priya, There, Marc, Finn, Bob];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_issues_decides_or_confirms_their_own_with_another_account(bool byCode)
    {
        var (issued, decided, confirmed) = (0, 0, 0);
        for (var seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var fixture = Website(
                milestones:
                [
                    Stage("First delivery", 50, Criterion.FileDelivery, 10),
                    Stage("Second delivery", 50, Criterion.FileDelivery, 20),
                ]
            );
            if (byCode)
                fixture.Do(There, (p, s) => p.Join("slack", "T0", "C0", Priya, s with { IsHomeWorkspace = false }));
            else
                fixture.Knowing(addresses: [(Priya, Address), (There, Address)]);
            fixture.Agreed();
            for (var step = 0; step < 70; step++)
            {
                fixture.Now = fixture.Now.AddHours(random.Next(12));
                var (who, before) = (Everybody[random.Next(Everybody.Length)], fixture.Project);
                if (
                    fixture.Try(who, (p, s) => Act(p, s with { IsHomeWorkspace = who != There }, random))
                    is not Decision.Accepted
                    (var events)
                )
                    continue;
                foreach (var what in events)
                {
                    var (work, isSolo) = (WorkOf(before, what), before.IsSolo);
                    if (work is null)
                        continue;
                    (issued, decided, confirmed) = (
                        issued + (what is InvoiceIssued ? 1 : 0),
                        decided + (what is RequestDecided ? 1 : 0),
                        confirmed + (what is StageConfirmed ? 1 : 0)
                    );
                    // An approver may confirm what the same account submitted, and only in this case.
                    var isCovered =
                        what is StageConfirmed
                        && before.RoleHolders.Exists(h => h.Actor == who && h.Role == Role.Approver);
                    Assert.True(
                        isSolo || isCovered || Human(work.By) != Human(who),
                        $"seed {seed}, step {step}: {what} by {who} of what {work.By} made"
                    );
                    Assert.True(isSolo == fixture.Journal[^1].Signed.Solo);
                }
                foreach (
                    var given in events
                        .OfType<RoleGiven>()
                        .Where(g => g.Role == Role.Approver && Human(g.Actor) == Human(who))
                )
                    Assert.True(
                        before.RoleHolders.Exists(h => h.Actor == who && h.Role == Role.Approver)
                            || (
                                who == Priya && !before.SoloEnded && before.RoleHolders.TrueForAll(h => h.Actor == who)
                            ),
                        $"seed {seed}, step {step}: {who} made {given.Actor} approver"
                    );
            }
        }
        Assert.True(
            issued > 300 && decided > 100 && confirmed > 300,
            $"{issued} issued, {decided} decided, {confirmed} confirmed"
        );
    }

    private static string Human(string account) => account == There ? Priya : account;

    private static Signature? WorkOf(Project before, ProjectEvent what) =>
        what switch
        {
            InvoiceIssued e => before.Invoices.Find(i => i.Id == e.Invoice)!.Drafted,
            RequestDecided { IsApproved: true } e => before.Requests.Find(r => r.Id == e.Request)!.Signed,
            StageConfirmed e => before.MilestoneOf(e.Milestone).Submission!.Signed,
            _ => null,
        };

    private static Decision Act(Project p, DecisionContext s, Random random)
    {
        var m = p.LiveMilestones.ElementAt(random.Next(2));
        string Somebody() => Everybody[random.Next(Everybody.Length)];
        var until = p.Today(s.At).AddDays(random.Next(30));
        return random.Next(22) switch
        {
            0 => p.GiveRole(Somebody(), Role.Approver, s),
            1 => p.GiveRole(Somebody(), Role.Lead, s),
            2 => p.GiveRole(Somebody(), Role.Finance, s),
            3 => random.Next(3) == 0 ? p.RemoveRole(Somebody(), Role.Approver, s) : p.RemoveDeputy(Somebody(), s),
            4 or 5 => p.AddDeputy(Somebody(), Somebody(), until, s),
            6 => p.AddDeputy(Somebody(), s.Actor.Id, until, s),
            7 => p.RequestOverride(p.LiveMilestones.ElementAt(1), "the client promised payment on Friday", s),
            8 when p.InvoiceOf(m) is { IsNumbered: true } i => p.RequestWriteOff(i, "insolvent", s),
            9 when p.InvoiceOf(m) is { IsNumbered: true } i => random.Next(3) == 0
                ? p.WriteOff(i, "insolvent", s)
                : p.RequestCredit(i, null, "wrong address", s),
            10 or 11 when p.Requests.LastOrDefault() is { } r => p.Approve(r, s),
            12 => p.Override(p.LiveMilestones.ElementAt(1), "the client promised payment on Friday", s),
            13 when p.InvoiceOf(m) is { IsNumbered: true } i => p.Credit(i, null, "wrong address", s),
            14 when p.InvoiceOf(m) is { IsNumbered: true, Open.IsPositive: true } i => p.Pay(i, Payment(i.Open), s),
            _ => p.InvoiceOf(m) is { State: InvoiceState.Draft }
                ? p.Issue(m, s)
                : m.Stage switch
                {
                    MilestoneBot.Domain.Milestones.Stage.Planned => p.Start(m, s),
                    MilestoneBot.Domain.Milestones.Stage.Started
                    or MilestoneBot.Domain.Milestones.Stage.ChangesRequested => p.Submit(m, "Report", "", s),
                    MilestoneBot.Domain.Milestones.Stage.Submitted => p.Confirm(m, "", "", "somebody", s),
                    _ => p.Draft(m, null, s, again: true),
                },
        };
    }
}

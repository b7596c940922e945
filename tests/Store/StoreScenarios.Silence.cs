using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

internal static partial class StoreScenarios
{
    /// <summary>One milestone is accepted by silence, and the days of another were stopped.</summary>
    private static async Task SilenceAsync(StoreFixture rig)
    {
        var turn = rig.Says("project new", where: StoreFixture.Channel with { Id = "19:quiet" });
        Assert.IsType<Outcome.Saved>(
            await rig.Projects.CreateAsync(
                turn,
                (room, context) =>
                    Project.Create(
                        StoreFixture.Acme(room, turn, "QUIET") with
                        {
                            SilenceDays = 14,
                            Policy = GatePolicy.Advise,
                        },
                        context
                    ),
                default
            )
        );
        var business = new Dictionary<PartyField, string> { [PartyField.Kind] = PartyRules.Business };
        await AllAsync(
            rig,
            "QUIET",
            [
                (p, s) => p.ChangeClient(business, s),
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
                (_, s) => Noticed(isSecond: false, DateOnly.FromDateTime(s.At.UtcDateTime).AddDays(14)),
                (_, _) => new SilenceNoticeAsked(1, IsSecond: true),
                (_, s) => Noticed(isSecond: true, DateOnly.FromDateTime(s.At.UtcDateTime).AddDays(14)),
                (p, _) =>
                    new StageConfirmed(1, SilenceTerm.Confirmer, "", HeldByTeam: false)
                    {
                        Silence = Proof(p.Milestones[0].Silence),
                    },
                (p, s) => p.Start(p.Milestones[1], s),
                (p, s) => p.Submit(p.Milestones[1], "Design", "", s),
                (_, _) => new SilenceStopped(2, SilenceStop.OnHold),
            ]
        );
    }

    private static SilenceNoticed Noticed(bool isSecond, DateOnly until) =>
        new(1, isSecond, "dana@acme.example", 14, until);

    private static SilenceProof Proof(SilenceClock clock) =>
        new(1, 14, clock.Second!.To, clock.First!.At, clock.Second.At, clock.Second.Until);
}

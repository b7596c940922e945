using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Domain;

internal static partial class RandomProjectActions
{
    /// <summary>Now and then the client on their page, where something waits for them; null otherwise.</summary>
    public static Decision? ClientTurn(Project p, DecisionContext s, Random random)
    {
        if (p.WaitingAgreement is not null && p.Revision % 2 == 1)
            return random.Next(3) == 0 ? p.RefuseAgreement("it was a test", s) : p.AcceptAgreement(s);
        if (p.Revision % 8 != 3 || !(p.AwaitsAgreement(s.At) || p.LiveMilestones.Any(p.AwaitsApproval)))
            return null;
        return p.ClientLinks.FindLast(l => p.OpenLink(l.Id, s.At) is not null) is { } link
            ? ClientSays(p, s, random, link)
            : p.CreateClientLink($"{random.Next():x8}", s);
    }

    /// <summary>The client on their page: they agree, ask for other terms, approve or request changes.</summary>
    private static Decision ClientSays(Project p, DecisionContext s, Random random, ClientLink link)
    {
        var client = s with { Actor = new($"client/{p.Id}/{link.Id}", "Dana", ActorKind.Client, false) };
        var act = new ClientAct(link.Id, "Dana Weiss", "client page", p.Proposed?.At ?? s.At, random.Next(2) == 0);
        var submitted = p.LiveMilestones.FirstOrDefault(m => m.Stage == Stage.Submitted);
        if (submitted is { Submission: { } submission } && random.Next(2) == 0)
            return random.Next(2) == 0
                ? p.ApproveAsClient(submitted, act with { Seen = submission.Signed.At }, client)
                : p.RequestChangesAsClient(submitted, act with { Seen = submission.Signed.At }, client);
        return random.Next(2) == 0 ? p.AskForOtherTerms(act, client) : p.AgreeAsClient(act, client);
    }
}

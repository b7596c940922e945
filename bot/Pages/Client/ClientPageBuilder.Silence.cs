using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

/// <summary>What the client reads of acceptance by silence: in the terms, while the days run, and afterwards.</summary>
internal sealed partial class ClientPageBuilder
{
    /// <summary>What counts as done, and after how many days without an answer it counts as accepted.</summary>
    private string DoneWhen(Milestone milestone)
    {
        var done = milestone.Criterion is { } criterion ? Say(NameOf(criterion)) : "–";
        return milestone.SilenceDays is { } days ? $"{done}, {Say(ClientPageText.SilenceDays, $"{days}")}" : done;
    }

    /// <summary>The clause, once below the table for each number of days in it.</summary>
    private IEnumerable<string> SilenceNotes(Project shown) =>
        shown
            .LiveMilestones.Select(m => m.SilenceDays)
            .OfType<int>()
            .Distinct()
            .Select(days => $"* {Say(ClientPageText.SilenceTerm, $"{days}")}");

    private IEnumerable<string> SilenceOf(Milestone milestone)
    {
        if (milestone is { Stage: Stage.Confirmed, Confirmation: { Silence: { } proof } done })
            yield return SilenceProofOf(proof, done);
        else if (
            project.SilenceDaysOf(milestone) is not null
            && project.FindSilenceObstacle(milestone) is null
            && milestone.Silence is { Stopped: null, Until: { } until }
        )
            yield return Say(ClientPageText.SilenceUntil, Day(until), $"{project.TermsVersion}");
    }

    private string SilenceProofOf(SilenceProof proof, Confirmation done) =>
        Say(ClientPageText.SilenceAccepted, Day(project.Today(done.Signed.At)), $"{proof.Version}", Day(proof.Until));
}

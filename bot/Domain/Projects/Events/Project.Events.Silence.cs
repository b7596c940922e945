using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change the days of silence.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplySilence(ProjectEvent what, Signature signed) =>
        what switch
        {
            SilenceNoticeAsked e => With(
                e.Milestone,
                m => m with { Silence = e.IsSecond ? m.Silence with { IsSecondAsked = true } : SilenceClock.New }
            ),
            SilenceNoticed e => With(e.Milestone, m => m with { Silence = Noticed(m.Silence, e, signed) }),
            SilenceStopped e => With(e.Milestone, m => m with { Silence = Stopped(e.Reason, signed) }),
            _ => null,
        };

    private static SilenceClock Noticed(SilenceClock clock, SilenceNoticed e, Signature signed)
    {
        var notice = new SilenceNotice(signed.At, e.To, e.Days, e.Until);
        return e.IsSecond ? clock with { Second = notice } : clock with { First = notice };
    }

    private static SilenceClock Stopped(SilenceStop reason, Signature signed) =>
        new() { Stopped = reason, StoppedAt = signed.At };
}

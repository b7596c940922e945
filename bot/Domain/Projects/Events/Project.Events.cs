using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Replays the events of a project. The first one is its creation.</summary>
    public static Project FromEvents(IEnumerable<RecordedEvent> recordedEvents)
    {
        Project? project = null;
        foreach (var recordedEvent in recordedEvents)
            project = project is null ? Create(recordedEvent) : project.Apply(recordedEvent);
        return project
            ?? throw new InvalidOperationException("A project begins with ProjectCreated; there is no happening.");
    }

    private static Project Create(RecordedEvent first) =>
        first.Event is ProjectCreated c
            ? new(
                c.Id,
                c.Workspace,
                c.Key,
                c.Name,
                c.Client,
                c.Contact,
                c.Contract,
                c.Treatment ?? VatTreatment.FromRate(c.Vat),
                c.Starts,
                c.Zone,
                c.DueDays,
                c.Policy,
                first.Signed
            )
            {
                Discount = c.Discount,
                SilenceDays = c.SilenceDays,
                Revision = 1,
            }
            : throw new InvalidOperationException(
                $"A project begins with ProjectCreated, not {first.Event.GetType().Name}."
            );

    /// <summary>The project after one more event. Pure; every event has its case.</summary>
    public Project Apply(RecordedEvent recordedEvent)
    {
        var (what, signed) = recordedEvent;
        var next =
            ApplyTeam(what, signed)
            ?? ApplySchedule(what, signed)
            ?? ApplyDelivery(what, signed)
            ?? ApplyInvoices(what, signed)
            ?? ApplyPayments(what, signed)
            ?? ApplyLifecycle(what, signed)
            ?? ApplyFollowUp(what, signed)
            ?? ApplyBank(what, signed)
            ?? ApplySettling(what, signed)
            ?? ApplyDocuments(what)
            ?? ApplyMail(what, signed)
            ?? ApplySilence(what, signed)
            ?? ApplyDunning(what, signed)
            ?? throw new InvalidOperationException(
                $"{what.GetType().Name} has no case in Project.Apply; add it to Project.Events.cs or a file of its subject beside it."
            );
        next = CreditLedger.Attribute(next) with { Revision = Revision + 1, nets = null };
        if (what.ReordersMilestones)
            return next with { Milestones = next.Milestones.ConvertAll(m => m with { Revision = m.Revision + 1 }) };
        return what.AffectedMilestone is { } subject
            ? next.With(subject, m => m with { Revision = m.Revision + 1 })
            : next;
    }
}

using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Store;

/// <summary>The seed example spoken at the door.</summary>
internal static class StoreStories
{
    /// <summary>From terms to the payment of the first stage; every step must be saved.</summary>
    public static async Task<Project> FirstStageAsync(StoreRig rig)
    {
        await rig.AcmeAsync();
        await SavedAsync(rig, (p, s) => p.SendTerms(s));
        await SavedAsync(rig, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail 1 July", s));
        await SavedAsync(rig, (p, s) => p.Start(p.Milestones[0], s));
        await SavedAsync(rig, (p, s) => p.Submit(p.Milestones[0], "Discovery report v3", "https://files.example/d.pdf", s));
        await SavedAsync(rig, (p, s) => p.RequestChanges(p.Milestones[0], "the appendix", s));
        await SavedAsync(rig, (p, s) => p.Submit(p.Milestones[0], "Discovery report v4", "", s));
        await SavedAsync(rig, (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "e-mail 16 July", "Priya Nair", s));
        await SavedAsync(rig, (p, s) => p.Draft(p.Milestones[0], null, s));
        await SavedAsync(rig, (p, s) => p.Discard(p.Milestones[0], s));
        await SavedAsync(rig, (p, s) => p.Draft(p.Milestones[0], "Thank you", s));
        await SavedAsync(rig, (p, s) => p.Issue(p.Milestones[0], s));
        await SavedAsync(rig, (p, s) => p.Override(p.Milestones[1], "Dana asked to go on while the bank is slow", s));
        await SavedAsync(rig, (p, s) => p.Pay(p.Invoices[1], new(StoreRig.Eur(2_000), null, "first part", "", false, false, ""), s));
        return await SavedAsync(rig, (p, s) => p.Pay(p.Invoices[1], new(StoreRig.Eur(2_300), null, "", "bank-77", KeepSurplus: true, false, ""), s));
    }

    public static async Task<Project> SavedAsync(StoreRig rig, Func<Project, Stamp, Decision> rule)
    {
        rig.Clock.Now += TimeSpan.FromHours(5) + TimeSpan.FromTicks(12_345);
        var outcome = await rig.DoAsync(rule);
        return outcome is Outcome.Saved saved ? saved.Sight.Project : throw new Xunit.Sdk.XunitException($"not saved: {(outcome as Outcome.Refused)?.Why ?? (object)outcome}");
    }
}

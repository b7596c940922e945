using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Tests.Store;

/// <summary>What is kept of a workspace and of conversations.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_reference_is_kept_over_a_restart_and_written_only_when_it_changed()
    {
        var places = Rig.Places;
        await places.RememberAsync(StoreRig.Channel, "one", default);
        await Rig.Database.NoteAsync(db => Dapper.SqlMapper.ExecuteAsync(db, "update conversations set reference = 'touched'"), default);
        await places.RememberAsync(StoreRig.Channel, "one", default);
        Assert.Equal("touched", await Rig.Places.ReferenceAsync(StoreRig.Channel, default));
        await places.RememberAsync(StoreRig.Channel, "two", default);
        Rig.Reopen();
        Assert.Equal("two", await Rig.Places.ReferenceAsync(StoreRig.Channel, default));
        Assert.Equal("", await Rig.Places.ReferenceAsync(OtherTenant, default));
    }

    [Fact]
    public async Task A_place_is_welcomed_once_until_the_bot_is_removed()
    {
        var firsts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Rig.Installations.FirstWelcomeAsync(StoreRig.Channel, default))));
        Assert.Single(firsts, first => first);
        Assert.True(await Rig.Installations.FirstWelcomeAsync(OtherTenant, default));
        await Rig.Installations.RemovedAsync(StoreRig.Channel, default);
        Assert.True(await Rig.Installations.FirstWelcomeAsync(StoreRig.Channel, default));
        Assert.False(await Rig.Installations.FirstWelcomeAsync(OtherTenant, default));
    }

    [Fact]
    public async Task A_preview_waits_an_hour_for_its_author_in_its_place()
    {
        await Rig.Pending.KeepAsync(Rig.Says(), "plan", "first", default);
        await Rig.Pending.KeepAsync(Rig.Says(), "plan", "second", default);
        Assert.Equal("second", await Rig.Pending.FindAsync(Rig.Says(), "plan", default));
        Assert.Equal("", await Rig.Pending.FindAsync(Rig.Says(who: StoreRig.Marc), "plan", default));
        Assert.Equal("", await Rig.Pending.FindAsync(Rig.Says(where: Elsewhere), "plan", default));
        Assert.Equal("", await Rig.Pending.FindAsync(Rig.Says(), "other", default));
        Rig.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal("second", await Rig.Pending.FindAsync(Rig.Says(), "plan", default));
        Rig.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("", await Rig.Pending.FindAsync(Rig.Says(), "plan", default));
        await Rig.Pending.KeepAsync(Rig.Says(), "plan", "third", default);
        await Rig.Pending.ForgetAsync(Rig.Says(), "plan", default);
        Assert.Equal("", await Rig.Pending.FindAsync(Rig.Says(), "plan", default));
    }

    [Fact]
    public async Task A_template_is_kept_for_its_workspace_and_replaced_by_a_newer_one()
    {
        NewMilestone[] halves = [new("Design approval", new Amount.Share(new(500_000)), DueDays: 30, Criterion: Criterion.ClientSignOff, Note: "Thanks."), new("Final delivery", new Amount.Rest())];
        var turn = Rig.Says("template save halves");
        await Rig.Workspace.SaveTemplateAsync(turn, "Halves", [new("Old", new Amount.Unbilled())], default);
        await Rig.Workspace.SaveTemplateAsync(Rig.Says(), "halves", halves, default);
        await Rig.Workspace.SaveTemplateAsync(turn, "Halves", [new("Old", new Amount.Unbilled())], default);
        var kept = Assert.Single(await Rig.Workspace.TemplatesAsync("tenant-a", default));
        Assert.Equal("halves", kept.Key);
        Assert.Equal(halves, kept.Value);
        Assert.Empty(await Rig.Workspace.TemplatesAsync("tenant-b", default));
        Assert.Equal(new(2, null, ""), await Rig.Workspace.VerifyAsync("tenant-a", default));
    }

    [Fact]
    public async Task The_sample_seller_stands_until_one_is_set_and_has_the_workspaces_zone()
    {
        await Rig.AcmeAsync();
        Assert.Equal(("Europe/Berlin", true), await Rig.Workspace.SellerAsync("tenant-a", default) is { } sample ? (sample.Zone, sample.IsSample) : default);
        var studio = new Party("Studio Ltd", "1 High Street, London", "");
        await Rig.Workspace.SetSellerAsync(Rig.Says(), studio, default);
        Assert.Equal(new(studio, "Europe/Berlin", IsSample: false), await Rig.Workspace.SellerAsync("tenant-a", default));
        Assert.True((await Rig.Workspace.SellerAsync("tenant-b", default))!.IsSample);
        Seller? stamped = null;
        await Rig.DoAsync((_, s) => { stamped = s.Seller; return new Refusal.NoMilestones(); });
        Assert.Equal(studio, stamped!.Party);
    }

    [Fact]
    public async Task What_was_said_of_people_is_kept_by_room_and_workspace_and_the_latest_counts()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(Rig.Clock.Now.ToUnixTimeMilliseconds());
        Vouched Said(string person, string room, Standing standing, int minutes) => new(person, room, standing, at.AddMinutes(minutes));
        foreach (var said in new[] { Said("bob", "one", Standing.Staff, 0), Said("bob", "two", Standing.Away, 1), Said("dana", "one", Standing.Staff, 0), Said("dana", "one", Standing.Guest, 2) })
            await Rig.Standings.KeepAsync("tenant-a", said, default);
        await Rig.Standings.KeepAsync("tenant-b", Said("bob", "one", Standing.Guest, 0), default);
        Rig.Reopen();
        Assert.Equal([Said("bob", "one", Standing.Staff, 0), Said("bob", "two", Standing.Away, 1)], (await Rig.Standings.KnownAsync("tenant-a", ["bob"], default)).OrderBy(k => k.Room));
        Assert.Equal([Said("dana", "one", Standing.Guest, 2)], await Rig.Standings.KnownAsync("tenant-a", ["dana", "nobody"], default));
        await Rig.Standings.BackAsync("tenant-a", "bob", ["one", "two", ""], default);
        Assert.Equal([Said("bob", "one", Standing.Staff, 0)], await Rig.Standings.KnownAsync("tenant-a", ["bob"], default));
    }
}

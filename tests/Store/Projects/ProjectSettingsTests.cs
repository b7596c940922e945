using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Store.Events;

namespace MilestoneBot.Tests.Store.Projects;

/// <summary>All settings of a project are stored and read unchanged.</summary>
public sealed class ProjectSettingsTests
{
    private static readonly SettingsChanged Sample = (SettingsChanged)EventSamples.Find(nameof(SettingsChanged));

    [Fact]
    public async Task Every_setting_is_read_as_it_was_written()
    {
        using var rig = new StoreFixture();
        await rig.AcmeAsync();
        Assert.IsType<Outcome.Saved>(
            await rig.DoAsync((p, s) => p.ChangeSettings(Sample.Zone, Sample.Policy, Sample.Habits, s))
        );
        var read = (await rig.Reader.FindAsync(rig.Says(), "ACME", default))!.Project;
        Assert.Equal(Sample, new(read.Zone, read.Policy, read.ReminderSettings));
    }

    /// <summary>A setting with its default value would pass the test above even if it were never stored.</summary>
    [Fact]
    public void The_sample_sets_each_of_them_to_something_else_than_at_first()
    {
        var same = typeof(ReminderSettings)
            .GetProperties()
            .Where(p => p.CanWrite && Equals(p.GetValue(Sample.Habits), p.GetValue(ReminderSettings.Default)))
            .Select(p => p.Name);
        Assert.Empty(same);
    }
}

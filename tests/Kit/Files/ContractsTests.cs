namespace MilestoneBot.Tests.Kit.Files;

/// <summary>A missing contracts folder is reported and never silently ignored.</summary>
public sealed class ContractsTests
{
    [Fact]
    public void An_absent_folder_is_a_reason_to_skip_that_names_the_setting()
    {
        var reason = Contracts.WhyAbsent("/no/such/folder");
        Assert.Contains("/no/such/folder", reason, StringComparison.Ordinal);
        Assert.Contains("CONTRACTS", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_there_skips_nothing() => Assert.Null(Contracts.WhyAbsent(Repository.Root));
}

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>Small statements in the shapes of the listed banks and others: what is booked, parked or put aside.</summary>
public sealed class BankFilesTests
{
    private const int LeastFiles = 60;

    internal static IReadOnlyList<BankFile> Everything { get; } =
    [
        .. GermanBanks.All,
        .. SwissAndDutchBanks.All,
        .. EnglishBanks.All,
        .. OtherFiles.All,
        .. BalanceFiles.All,
        .. CamtFiles.All,
    ];

    public static TheoryData<BankFile> All => [.. Everything];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_statement_of_a_bank_is_read_as_an_accountant_reads_it(BankFile file) =>
        Assert.Equal(file.Expected.Select(e => e.EndsWith('|') ? $"{e} " : e), file.Read().Select(BankFile.Describe));

    [Fact]
    public void There_are_files_of_every_listed_bank()
    {
        Assert.True(Everything.Count >= LeastFiles, $"{Everything.Count} files");
        Assert.Equal(Everything.Count, Everything.Select(f => f.Name).Distinct().Count());
        foreach (var layout in MilestoneBot.Connectors.Statements.Banks.BankTable.Layouts)
            Assert.Contains(Everything, f => f.Name.Contains(layout.Bank.Split(' ')[0], StringComparison.Ordinal));
    }
}

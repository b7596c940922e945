using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Connectors;
using MilestoneBot.Connectors.Statements;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Which files of the folder are read, when, and for whom; nothing in it is ever touched.</summary>
public sealed class StatementFolderTests : IDisposable
{
    private const string Row = "date,amount,currency,reference\n2026-07-01,1.00,EUR,x\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");
    private readonly HashSet<string> known = [];
    private readonly StatementFolder source;

    public StatementFolderTests() => source = new(folder.FullName, NullLogger<StatementFolder>.Instance);

    public void Dispose()
    {
        if (folder.Exists) folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_read_once_when_it_has_stood_still_between_two_looks()
    {
        var path = Put("a.csv", Row);
        Assert.Empty(await LookAsync());
        File.AppendAllText(path, "2026-07-02,2.00,EUR,y\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Empty(await LookAsync());
        Assert.Equal(2, Assert.Single(await LookAsync()).Receipts.Count);
        Assert.Empty(await LookAsync());
        Put("same under another name.csv", File.ReadAllText(path));
        await LookAsync();
        Assert.Empty(await LookAsync());
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task A_file_that_comes_by_renaming_is_read_at_once()
    {
        var part = Put("a.csv.part", Row);
        Assert.Empty(await LookAsync());
        File.Move(part, Path.Combine(folder.FullName, "a.csv"));
        Assert.Equal("a.csv", Assert.Single(await LookAsync()).Name);
    }

    [Fact]
    public async Task Other_files_hidden_ones_and_links_are_left_alone()
    {
        Put("notes.txt", Row);
        Put(".a.csv", Row);
        Put("~a.csv", Row);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "sub"));
        File.WriteAllText(Path.Combine(folder.FullName, "sub", "a.csv"), Row);
        var outside = Path.GetTempFileName();
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "link.csv"), outside);
        await LookAsync();
        Assert.Empty(await LookAsync());
        File.Delete(outside);
    }

    [Fact]
    public async Task A_file_that_claims_to_be_huge_is_refused_without_reading_it()
    {
        using (var file = File.Create(Path.Combine(folder.FullName, "huge.xml"))) file.SetLength(200L << 20);
        await LookAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("it has 200 MB, and at most 20 are read", Assert.Single(await LookAsync()).Problem);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 5 << 20);
        Assert.Empty(await LookAsync());
    }

    [Fact]
    public async Task A_workspace_has_the_sub_folder_of_its_name_and_the_folder_itself_only_while_it_is_alone()
    {
        Put("a.csv", Row);
        Assert.Null(await source.AskAsync(new("tenant-a", IsOnly: false, known), default));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "tenant-a"));
        File.WriteAllText(Path.Combine(folder.FullName, "tenant-a", "b.csv"), Row);
        await source.AskAsync(new("tenant-a", IsOnly: false, known), default);
        Assert.Equal(["b.csv"], (await source.AskAsync(new("tenant-a", IsOnly: false, known), default))!.Batches.Select(b => b.Name));
        foreach (var climbing in new[] { "..", ".", "tenant-a/../tenant-a", "/", "" }) Assert.Null(await source.AskAsync(new(climbing, IsOnly: false, known), default));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_silence_and_no_empty_answer()
    {
        folder.Delete(recursive: true);
        Assert.Contains("cannot be found", (await Assert.ThrowsAsync<SourceSilentException>(() => source.AskAsync(new("tenant-a", true, known), default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_as_a_whole_or_not_at_all()
    {
        Put("a.xml", Camt.File(Camt.Entry("1.00", "x"))[..^30]);
        await LookAsync();
        var bad = Assert.Single(await LookAsync());
        Assert.Empty(bad.Receipts);
        Assert.Contains("no well-formed XML", bad.Problem, StringComparison.Ordinal);
    }

    /// <summary>What is new at this look; it is remembered as the bot does.</summary>
    private async Task<IReadOnlyList<Batch>> LookAsync()
    {
        var batches = (await source.AskAsync(new("tenant-a", IsOnly: true, known), default))!.Batches;
        known.UnionWith(batches.Select(b => b.Mark));
        return batches;
    }

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }
}

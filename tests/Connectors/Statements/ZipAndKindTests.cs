using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Connectors;
using MilestoneBot.Connectors.Statements;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Files of other kinds say what to do, and a .zip is opened within bounds.</summary>
public sealed class ZipAndKindTests : IDisposable
{
    private const string Row = "date,amount,currency,reference\n2026-07-01,1.00,EUR,x\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");
    private readonly HashSet<string> known = [];
    private readonly StatementFolderSource source;

    public ZipAndKindTests() =>
        source = new(folder.FullName, NullLogger<StatementFolderSource>.Instance, new TimedFileReader());

    public void Dispose()
    {
        source.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("a.sta", "it is MT940, which is not read; export CAMT.053 (.xml) or CSV from your bank")]
    [InlineData("a.MT940", "it is MT940, which is not read; export CAMT.053 (.xml) or CSV from your bank")]
    [InlineData(
        "a.xlsx",
        "it is an Excel workbook, which is not read; save the table as CSV, or export CAMT.053 (.xml) or CSV from your bank"
    )]
    [InlineData("a.pdf", "it is a PDF, which is not read; export CAMT.053 (.xml) or CSV from your bank")]
    [InlineData(
        "a.txt",
        "it is a text file; if it is a table, name it .csv, otherwise export CAMT.053 (.xml) or CSV from your bank"
    )]
    [InlineData("a.rar", "it is an archive that is not opened; put the files themselves here, or a .zip")]
    public async Task A_file_of_another_kind_is_one_line_that_says_what_to_do(string name, string says)
    {
        Put(name, Encoding.UTF8.GetBytes(Row));
        var line = Assert.Single(await LookAsync());
        Assert.Equal((name, says, 0), (line.Name, line.Problem, line.Payments.Count));
        Assert.Empty(await LookAsync());
    }

    [Theory]
    [InlineData("a.camt", true)]
    [InlineData("a.053", true)]
    [InlineData("a.053", false)]
    [InlineData("a.csv", true)]
    public async Task A_file_is_read_by_its_content(string name, bool isXml)
    {
        Put(name, Encoding.UTF8.GetBytes(isXml ? $"  \n{CamtBuilder.File(CamtBuilder.Entry("1.00", "x"))}" : Row));
        Assert.Equal(("", 1), (await LookAsync()).Select(b => (b.Problem, b.Payments.Count)).Single());
    }

    [Theory]
    [InlineData(":20:STARTUMSE\n:25:10020030/1234567\n", "it is MT940")]
    [InlineData("{1:F01BANKDEFFXXXX}", "it is MT940")]
    [InlineData("%PDF-1.7", "it is a PDF")]
    public async Task A_kind_that_hides_behind_another_name_is_seen(string start, string says)
    {
        Put("a.csv", Encoding.UTF8.GetBytes(start));
        Assert.StartsWith(says, Assert.Single(await LookAsync()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_statement_in_a_zip_is_a_batch_and_what_is_no_statement_says_why()
    {
        Put(
            "june.zip",
            Zip(
                ("../../evil/a.csv", Row),
                ("b.xml", CamtBuilder.File(CamtBuilder.Entry("2.00", "y"))),
                ("c.pdf", "%PDF"),
                ("inner.zip", "PK"),
                ("note.md", "hello"),
                ("__MACOSX/._a.csv", "junk"),
                ("empty.csv", ""),
                ("broken.csv", "hello\n")
            )
        );
        var batches = await LookAsync();
        Assert.Equal(
            [
                ("june.zip/a.csv", "", 1),
                ("june.zip/b.xml", "", 1),
                ("june.zip/c.pdf", "it is a PDF, which is not read; export CAMT.053 (.xml) or CSV from your bank", 0),
                ("june.zip/inner.zip", "an archive within an archive is not opened; put it here by itself", 0),
                ("june.zip/note.md", "its name is not one of a statement (.xml, .csv, .camt, .053)", 0),
                ("june.zip/empty.csv", "it is empty", 0),
                (
                    "june.zip/broken.csv",
                    "no header row names a date and an amount (Buchungstag, Betrag; date, amount)",
                    0
                ),
            ],
            batches.Select(b => (b.Name, b.Problem, b.Payments.Count))
        );
        // The same file beside the archive, and the archive once more, say nothing new.
        Put("a.csv", Encoding.UTF8.GetBytes(Row));
        Assert.Empty(await LookAsync());
        Assert.Contains("june.zip/b.xml", await NamesAsync(), StringComparer.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "evil")));
    }

    [Fact]
    public async Task A_bomb_and_a_heap_of_files_are_refused_without_unpacking_them()
    {
        Put("bomb.zip", Zip(("a.csv", new string('0', 30 << 20))));
        Put("many.zip", Zip([.. Enumerable.Range(0, 201).Select(n => ($"{n}.csv", Row))]));
        Put("torn.zip", Zip(("a.csv", Row))[..^30]);
        Put("book.zip", Zip(("[Content_Types].xml", "<a/>")));
        Put("nothing.zip", Zip(("folder/", "")));
        Assert.Equal(
            [
                ("bomb.zip", "a file in it is packed further than any statement"),
                ("book.zip", "it is an Excel workbook, which is not read; save the table as CSV"),
                ("many.zip", "it holds more than 200 files; make several of it"),
                ("nothing.zip", "it holds no statement"),
                ("torn.zip", "it cannot be unpacked; put the files themselves here"),
            ],
            (await LookAsync()).Select(b => (b.Name, b.Problem))
        );
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    private void Put(string name, byte[] contents)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, contents);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>The new batches of two looks: a file has to stand still between them.</summary>
    private async Task<IReadOnlyList<PaymentBatch>> LookAsync()
    {
        var found = new List<PaymentBatch>();
        for (var look = 0; look < 2; look++)
        {
            var batches = (
                await source.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: true, known), default)
            )!.Batches;
            known.UnionWith(batches.Select(b => b.Fingerprint));
            found.AddRange(batches);
        }
        return found;
    }

    private async Task<IReadOnlyCollection<string>> NamesAsync() =>
        (await source.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: true, known), default))!.BatchNames;
}

using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Connectors;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Which files of the folder are read, when, and for whom. Nothing in the folder is ever changed.</summary>
public sealed class StatementFolderTests : IDisposable
{
    private const string Row = "date,amount,currency,reference\n2026-07-01,1.00,EUR,x\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");
    private readonly HashSet<string> known = [];
    private readonly StatementFolderSource source;

    public StatementFolderTests() =>
        source = new(folder.FullName, NullLogger<StatementFolderSource>.Instance, new TimedFileReader());

    public void Dispose()
    {
        if (folder.Exists)
            folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_read_once_when_it_has_stood_still_between_two_looks()
    {
        var path = Put("a.csv", Row);
        Assert.Empty(await LookAsync());
        File.AppendAllText(path, "2026-07-02,2.00,EUR,y\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Empty(await LookAsync());
        Assert.Equal(2, Assert.Single(await LookAsync()).Payments.Count);
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
    public async Task Other_files_and_hidden_ones_are_left_alone()
    {
        Put("notes.md", Row);
        Put(".a.csv", Row);
        Put("~a.csv", Row);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "sub"));
        File.WriteAllText(Path.Combine(folder.FullName, "sub", "a.csv"), Row);
        await LookAsync();
        Assert.Empty(await LookAsync());
    }

    [Fact]
    [Needs(Need.Process)]
    public async Task What_is_no_plain_file_is_one_line_and_is_never_opened()
    {
        var outside = Path.GetTempFileName();
        string At(string name) => Path.Combine(folder.FullName, name);
        File.CreateSymbolicLink(At("link.csv"), outside);
        File.CreateSymbolicLink(At("dangling.csv"), At("nothing"));
        File.CreateSymbolicLink(At("loop.csv"), At("loop.csv"));
        File.CreateSymbolicLink(At("device.csv"), "/dev/zero");
        Directory.CreateSymbolicLink(At("tree.csv"), folder.FullName);
        Directory.CreateDirectory(At("folder.csv"));
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix,
            System.Net.Sockets.SocketType.Stream,
            System.Net.Sockets.ProtocolType.Unspecified
        );
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(At("socket.csv")));
        await PipeAsync(At("pipe.xml"));
        Put("empty.csv", "");
        Put("z good.csv", Row);
        var problems = (await LookAsync()).Concat(await LookAsync()).ToDictionary(b => b.Name, b => b.Problem);
        const string Link = "it is a link, and links are not followed; put the file itself into the folder",
            Odd = "it is empty, or no plain file (a pipe, a device or a socket)";
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["link.csv"] = Link,
                ["dangling.csv"] = Link,
                ["loop.csv"] = Link,
                ["device.csv"] = Link,
                ["tree.csv"] = Link,
                ["folder.csv"] = "it is a folder; put the files themselves here",
                ["socket.csv"] = Odd,
                ["pipe.xml"] = Odd,
                ["empty.csv"] = Odd,
                ["z good.csv"] = "",
            },
            problems
        );
        Assert.Empty(await LookAsync());
        File.Delete(outside);
    }

    [Fact]
    public async Task A_read_that_hangs_is_one_line_holds_up_no_other_file_and_is_tried_again()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        var opened = 0;
        using var slowSource = new StatementFolderSource(
            folder.FullName,
            NullLogger<StatementFolderSource>.Instance,
            new(
                TimeSpan.FromMilliseconds(200),
                path =>
                    path.EndsWith("a.csv", StringComparison.Ordinal) && Interlocked.Increment(ref opened) == 1
                        ? new UnreadableFile(
                            new System.IO.Pipes.AnonymousPipeClientStream(
                                System.IO.Pipes.PipeDirection.In,
                                pipe.ClientSafePipeHandle
                            )
                        )
                        : File.OpenRead(path)
            )
        );
        async Task<IReadOnlyList<PaymentBatch>> SeeAsync()
        {
            var batches = (
                await slowSource.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: true, known), default)
            )!.Batches;
            known.UnionWith(batches.Select(b => b.Fingerprint));
            return batches;
        }
        Put("a.csv", Row);
        Put("b.csv", Row.Replace("1.00", "2.00", StringComparison.Ordinal));
        await SeeAsync();
        Assert.Equal(
            [("a.csv", "reading it takes too long; it is tried again at every check"), ("b.csv", "")],
            (await SeeAsync()).Select(b => (b.Name, b.Problem))
        );
        // While a read has not ended nobody opens the file a second time.
        Assert.Empty(await SeeAsync());
        Assert.Equal(1, opened);
        pipe.Dispose();
        IReadOnlyList<PaymentBatch> read = [];
        for (var tries = 0; tries < 100 && read.Count == 0; tries++)
        {
            read = await SeeAsync();
            await Task.Delay(20);
        }
        Assert.Equal(("a.csv", "", 1), read.Select(b => (b.Name, b.Problem, b.Payments.Count)).Single());
    }

    [Fact]
    public async Task A_file_that_the_disk_does_not_give_is_one_line_and_the_others_are_read()
    {
        var isBroken = true;
        using var broken = new StatementFolderSource(
            folder.FullName,
            NullLogger<StatementFolderSource>.Instance,
            new(
                null,
                path =>
                    isBroken && path.EndsWith("a.csv", StringComparison.Ordinal)
                        ? throw new IOException("input/output error")
                        : File.OpenRead(path)
            )
        );
        Put("a.csv", Row);
        Put("b.csv", Row.Replace("1.00", "2.00", StringComparison.Ordinal));
        var question = new PaymentQuery("tenant-a", IsOnlyWorkspace: true, known);
        await broken.GetPaymentsAsync(question, default);
        Assert.Equal(
            ["the disk or the network does not give it; it is tried again at every check", ""],
            (await broken.GetPaymentsAsync(question, default))!.Batches.Select(b => b.Problem)
        );
        isBroken = false;
        Assert.Equal(["", ""], (await broken.GetPaymentsAsync(question, default))!.Batches.Select(b => b.Problem));
    }

    [Fact]
    public async Task A_file_that_claims_to_be_huge_is_refused_without_reading_it()
    {
        using (var file = File.Create(Path.Combine(folder.FullName, "huge.xml")))
            file.SetLength(200L << 20);
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
        Assert.Null(await source.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: false, known), default));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "tenant-a"));
        File.WriteAllText(Path.Combine(folder.FullName, "tenant-a", "b.csv"), Row);
        await source.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: false, known), default);
        Assert.Equal(
            ["b.csv"],
            (await source.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: false, known), default))!.Batches.Select(
                b => b.Name
            )
        );
        foreach (var climbing in new[] { "..", ".", "tenant-a/../tenant-a", "/", "" })
            Assert.Null(await source.GetPaymentsAsync(new(climbing, IsOnlyWorkspace: false, known), default));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_silence_and_no_empty_answer()
    {
        folder.Delete(recursive: true);
        Assert.Contains(
            "cannot be found",
            (
                await Assert.ThrowsAsync<PaymentSourceUnavailableException>(() =>
                    source.GetPaymentsAsync(new("tenant-a", true, known), default)
                )
            ).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_is_read_as_a_whole_or_not_at_all()
    {
        Put("a.xml", CamtBuilder.File(CamtBuilder.Entry("1.00", "x"))[..^30]);
        await LookAsync();
        var bad = Assert.Single(await LookAsync());
        Assert.Empty(bad.Payments);
        Assert.Contains("no well-formed XML", bad.Problem, StringComparison.Ordinal);
    }

    /// <summary>The new batches of this look. Their fingerprints are remembered as the bot does.</summary>
    private async Task<IReadOnlyList<PaymentBatch>> LookAsync()
    {
        var batches = (await source.GetPaymentsAsync(new("tenant-a", IsOnlyWorkspace: true, known), default))!.Batches;
        known.UnionWith(batches.Select(b => b.Fingerprint));
        return batches;
    }

    private static async Task PipeAsync(string path)
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync();
    }

    /// <summary>A stream that looks like a file and never responds, like a network share that is gone.</summary>
    private sealed class UnreadableFile(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => 1;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => 0;

        public override void SetLength(long value) { }

        public override void Write(byte[] buffer, int offset, int count) { }
    }

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }
}

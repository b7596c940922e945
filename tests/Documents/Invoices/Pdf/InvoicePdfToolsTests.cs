using System.Diagnostics;
using System.Text.Json.Nodes;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Files;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>What other programs make of our PDFs: poppler, a banking app's reader of codes, an accounting program.</summary>
public sealed class InvoicePdfToolsTests : IDisposable
{
    private readonly string folder = TemporaryFolder.Folder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [Needs(Need.Process)]
    [InlineData(DocumentLanguage.English, "To pay EUR 4,760.00")]
    [InlineData(DocumentLanguage.German, "Zu zahlen 4.760,00 EUR")]
    [InlineData(DocumentLanguage.French, "Net à payer 4 760,00 EUR")]
    public async Task Another_program_reads_the_same_sums(DocumentLanguage language, string expected)
    {
        var file = Save(In(FinalInvoice, language), new());
        var text = ReadPdf.Squeezed(await RunAsync("pdftotext", "-layout", file, "-"));
        Assert.Contains(ReadPdf.Squeezed(expected), text, StringComparison.Ordinal);
        Assert.Contains("INV-2026-0001", text, StringComparison.Ordinal);
    }

    [Fact]
    [Needs(Need.Process)]
    public async Task It_is_read_aloud_in_order_with_headings_and_tables()
    {
        var text = await RunAsync("pdfinfo", "-struct-text", Save(Plain, new()));
        string[] inOrder =
        [
            "Fahrplan AG Marktplatz 3 80331 München",
            "Due date",
            "TH",
            "Description",
            "UX concept approved by the client",
            "To pay",
            "How to pay",
            "Figure",
        ];
        var at = 0;
        foreach (var part in inOrder)
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{part} is missing or out of order:\n{text}");
        }
    }

    [Theory]
    [Needs(Need.Node)]
    [InlineData(false, "EUR11602.50")]
    [InlineData(true, "EUR5412.50")]
    public async Task The_pay_code_is_read_from_the_printed_page(bool isCopy, string amount)
    {
        var file = Save(Plain with { IsSample = !isCopy }, new() { Copy = isCopy ? CopyWithPayments : null });
        await RunAsync("pdftoppm", "-r", "200", "-singlefile", file, file);
        await using var node = NodeProcess.Start("paycode.mjs", $"{file}.ppm");
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.Equal(
            $"BCD\n002\n1\nSCT\nCOBADEFFXXX\nStudio Nord GmbH\nDE89370400440532013000\n{amount}\n\nRF86INV20260002",
            JsonNode.Parse(await node.ReadLineAsync(timeout.Token))!.GetValue<string>()
        );
    }

    [Fact]
    [Needs(Need.Node)]
    public async Task An_accounting_program_reads_the_xml_inside()
    {
        var xml = await File.ReadAllBytesAsync(
            Repository.PathOf("tests", "Documents", "Invoices", "Pdf", "invoice-cii.xml")
        );
        var invoice = await HybridAsync(Save(Plain, new() { Xml = xml }));
        Assert.Equal("urn:cen.eu:en16931:2017", (string?)invoice["profile"]);
        Assert.Equal("INV-2026-0002", (string?)invoice["document"]!["id"]);
        Assert.Equal(11602.5m, (decimal)invoice["totals"]!["openAmount"]!);
        Assert.Contains(
            "No Embedded",
            (string?)(await HybridAsync(Save(Plain, new())))["problem"],
            StringComparison.Ordinal
        );
    }

    private static async Task<JsonNode> HybridAsync(string file)
    {
        await using var node = NodeProcess.Start("hybrid.mjs", file);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return JsonNode.Parse(await node.ReadLineAsync(timeout.Token))!;
    }

    private string Save(InvoiceDocument document, InvoicePdfOptions options)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, InvoicePdf.Write(document, options).Bytes());
        return file;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}

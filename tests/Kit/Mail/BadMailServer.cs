using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MilestoneBot.Tests.Kit.Mail;

/// <summary>What goes wrong on a line to a mail server.</summary>
public enum MailTrouble
{
    None,

    /// <summary>It hangs up instead of greeting.</summary>
    NoGreeting,

    /// <summary>It never greets.</summary>
    SilentFromTheStart,

    /// <summary>It is too busy for the recipient and says so (greylisting).</summary>
    LaterForRecipient,

    /// <summary>It does not know the recipient.</summary>
    NoSuchRecipient,

    /// <summary>It refuses the sender.</summary>
    NoSuchSender,

    /// <summary>It hangs up when the text is to begin.</summary>
    GoneBeforeText,

    /// <summary>It refuses the text.</summary>
    TextRefused,

    /// <summary>It asks for a later try after the text.</summary>
    LaterForText,

    /// <summary>It has the whole text and hangs up without a word.</summary>
    GoneAfterText,

    /// <summary>It has the whole text and never answers.</summary>
    SilentAfterText,

    /// <summary>It says yes and hangs up before the farewell.</summary>
    GoneAfterYes,
}

/// <summary>A mail server that misbehaves as each line tells it to, written by hand.</summary>
public sealed class BadMailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Queue<MailTrouble> troubles;
    private readonly List<string> texts = [];
    private readonly Task running;

    private BadMailServer(IEnumerable<MailTrouble> troubles)
    {
        this.troubles = new(troubles);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        running = RunAsync();
    }

    public int Port { get; }

    /// <summary>How many lines were opened.</summary>
    public int Lines { get; private set; }

    /// <summary>Every whole text that it received, whatever it said afterwards.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (texts)
                return [.. texts];
        }
    }

    /// <param name="troubles">One for each line; what comes after them is well.</param>
    public static BadMailServer Start(params MailTrouble[] troubles) => new(troubles);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Lines++;
                lines.Add(ServeAsync(client, troubles.TryDequeue(out var trouble) ? trouble : MailTrouble.None));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ServeAsync(TcpClient client, MailTrouble trouble)
    {
        using var line = client;
        try
        {
            if (trouble == MailTrouble.NoGreeting)
                return;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
            if (trouble == MailTrouble.SilentFromTheStart)
                await Task.Delay(Timeout.Infinite, stop.Token);
            await writer.WriteLineAsync("220 bad.example");
            while (await reader.ReadLineAsync(stop.Token) is { } said)
                if (!await AnswerAsync(said, trouble, reader, writer))
                    return;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side hung up, or the test is over.
        }
    }

    /// <summary>False where the line ends.</summary>
    private async Task<bool> AnswerAsync(string said, MailTrouble trouble, StreamReader reader, StreamWriter writer)
    {
        switch (said.Split(' ')[0].ToUpperInvariant())
        {
            case "MAIL" when trouble == MailTrouble.NoSuchSender:
                await writer.WriteLineAsync("550 5.7.1 not your address");
                return true;
            case "RCPT" when trouble == MailTrouble.LaterForRecipient:
                await writer.WriteLineAsync("450 4.2.0 greylisted, try again later");
                return true;
            case "RCPT" when trouble == MailTrouble.NoSuchRecipient:
                await writer.WriteLineAsync("550 5.1.1 no such user");
                return true;
            case "DATA" when trouble == MailTrouble.GoneBeforeText:
                return false;
            case "DATA":
                await writer.WriteLineAsync("354 go ahead");
                return await TakeTextAsync(trouble, reader, writer);
            case "QUIT":
                await writer.WriteLineAsync("221 bye");
                return false;
            default:
                await writer.WriteLineAsync("250 ok");
                return true;
        }
    }

    private async Task<bool> TakeTextAsync(MailTrouble trouble, StreamReader reader, StreamWriter writer)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } row && row != ".")
            text.Append(row.StartsWith('.') ? row[1..] : row).Append("\r\n");
        lock (texts)
            texts.Add(text.ToString());
        switch (trouble)
        {
            case MailTrouble.GoneAfterText:
                return false;
            case MailTrouble.SilentAfterText:
                await Task.Delay(Timeout.Infinite, stop.Token);
                return false;
            case MailTrouble.TextRefused:
                await writer.WriteLineAsync("554 5.7.1 looks like spam");
                return true;
            case MailTrouble.LaterForText:
                await writer.WriteLineAsync("451 4.3.0 busy");
                return true;
            default:
                await writer.WriteLineAsync("250 2.0.0 queued");
                return trouble != MailTrouble.GoneAfterYes;
        }
    }
}

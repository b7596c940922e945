using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace MilestoneBot.Tests.Kit.Mail;

/// <summary>A mail server by other hands (SmtpServer) on a loopback port, which keeps what it takes.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private readonly Task running;

    private MailSink(int port, bool isSecure, Func<string, bool>? accepts)
    {
        Port = port;
        var options = new SmtpServerOptionsBuilder()
            .ServerName("sink.example")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new(IPAddress.Loopback, port));
                if (isSecure)
                    endpoint.Certificate(Certificate());
            })
            .Build();
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add(new Keeper(taken));
        if (accepts is not null)
            parts.Add(new Door(accepts));
        running = new SmtpServer.SmtpServer(options, parts).StartAsync(stop.Token);
    }

    public int Port { get; }

    /// <summary>The mails that it took, in their order.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. taken];

    /// <summary>Forgets what it took so far.</summary>
    public void Clear() => taken.Clear();

    /// <param name="isSecure">It offers STARTTLS with a certificate that nobody vouches for.</param>
    /// <param name="accepts">Which addresses it takes mail for; all of them if null.</param>
    public static MailSink Start(bool isSecure = false, Func<string, bool>? accepts = null) =>
        new(FreePort(), isSecure, accepts);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=sink.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        using var made = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch.AddYears(50),
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Door(Func<string, bool> accepts) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            SmtpServer.Mail.IMailbox to,
            SmtpServer.Mail.IMailbox from,
            CancellationToken cancellationToken
        ) => Task.FromResult(accepts($"{to.User}@{to.Host}"));
    }

    private sealed class Keeper(ConcurrentQueue<MimeMessage> taken) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var text = new MemoryStream(buffer.ToArray());
            taken.Enqueue(await MimeMessage.LoadAsync(text, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}

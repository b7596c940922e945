using System.Net;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>
/// The JSON of a message. It knows whether it was ever begun to be sent: until then the service has certainly not taken
/// it, whatever went wrong.
/// </summary>
internal sealed class SentBody : HttpContent
{
    private readonly ReadOnlyMemory<byte> json;

    public SentBody(ReadOnlyMemory<byte> json)
    {
        this.json = json;
        Headers.ContentType = new("application/json") { CharSet = "utf-8" };
    }

    public bool IsOnItsWay { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        IsOnItsWay = true;
        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}

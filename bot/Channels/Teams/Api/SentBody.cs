using System.Net;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>
/// The JSON of a message. It records whether sending ever began: before that, the service has certainly not accepted
/// the message, whatever went wrong.
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

using System.Net;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// The JSON of a message. It records whether sending ever began: before that, the service has certainly not accepted
/// the message, whatever went wrong.
/// </summary>
internal sealed class SlackRequestContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> json;

    public SlackRequestContent(ReadOnlyMemory<byte> json)
    {
        this.json = json;
        Headers.ContentType = new("application/json") { CharSet = "utf-8" };
    }

    public bool HasStartedSending { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        HasStartedSending = true;
        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}

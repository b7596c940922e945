namespace MilestoneBot.Chat.Delivery;

public sealed partial class MessageDelivery
{
    private readonly IOutgoingFiles? outgoingFiles = files.FirstOrDefault();

    /// <summary>
    /// Puts a file into a conversation. Until it is shown there, every step may be repeated. Whether it was shown is
    /// sometimes not known: then it is parked for a person, since nobody wants the same invoice twice. Where the
    /// platform does not take it, people are told how else they get it.
    /// </summary>
    private async Task<SendResult> SendFileAsync(OutboxMessage message, PostedCard place, CancellationToken cancel)
    {
        if (message.IsUncertain)
            throw new DeliveryException(DeliveryFault.Uncertain, "it may have arrived, and a file is not sent twice");
        if (
            FindChannel(place.Conversation) is not { TakesFiles: true } channel
            || outgoingFiles is null
            || await outgoingFiles.FindAsync(place, cancel) is not { } file
        )
            return SendResult.Nothing;
        var reference = await conversationStore.GetReferenceAsync(place.Conversation, cancel);
        var target = new MessageTarget(place.Conversation, place.Thread, "", reference);
        try
        {
            var uploaded = await channel.UploadFileAsync(target, file, cancel);
            await outbox.MarkSendingAsync(message.Id, cancel);
            await channel.ShareFileAsync(target, uploaded, file, cancel);
        }
        catch (DeliveryException e) when (e.Fault is DeliveryFault.Final or DeliveryFault.Closed)
        {
            // Where nothing at all may be posted, this says so, too.
            LogNotTaken(message.Id, e.Message);
            await outbox.MarkSendingAsync(message.Id, cancel);
            await channel.SendAsync(target, file.Instead(e.Message), cancel);
        }
        return new(true);
    }

    [LoggerMessage(8, LogLevel.Warning, "The file of outbox line {LineId} was not taken, and people are told: {Why}")]
    private partial void LogNotTaken(long lineId, string why);
}

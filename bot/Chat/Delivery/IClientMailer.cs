namespace MilestoneBot.Chat.Delivery;

/// <summary>Mails to the client's contact what only they may read.</summary>
public interface IClientMailer
{
    /// <summary>Whether a mail server is set.</summary>
    bool CanSend { get; }

    /// <summary>Mails a code. True only after the mail server took it.</summary>
    Task<bool> SendCodeAsync(ClientCodeMail mail, CancellationToken cancel);
}

/// <summary>A code for agreeing or approving on the client's page.</summary>
/// <param name="Contact">The client's contact, with their mail address.</param>
/// <param name="Language">The code of the client's language (ISO 639-1).</param>
/// <param name="Client">The client's name, for whom the contact speaks.</param>
/// <param name="Code">Six digits.</param>
/// <param name="ReplyTo">The seller's mail address; "" where none is said.</param>
public sealed record ClientCodeMail(
    string Workspace,
    string Contact,
    string Language,
    string Seller,
    string Client,
    string Project,
    string Code,
    DateTimeOffset ValidUntil,
    string ReplyTo
);

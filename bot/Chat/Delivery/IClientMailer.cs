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
/// <param name="To">The one mail address of the client's contact.</param>
/// <param name="Language">The code of the client's language (ISO 639-1).</param>
/// <param name="Client">The client's name, for whom the contact speaks.</param>
/// <param name="Milestone">What the code approves; "" where it agrees to terms.</param>
/// <param name="Terms">The version of the terms that it agrees to.</param>
/// <param name="Name">The full name that was typed.</param>
/// <param name="Code">Six digits.</param>
/// <param name="ReplyTo">The seller's mail address; "" where none is said.</param>
public sealed record ClientCodeMail(
    string Workspace,
    string To,
    string Language,
    string Seller,
    string Client,
    string Project,
    string Milestone,
    int Terms,
    string Name,
    string Code,
    DateTimeOffset ValidUntil,
    string ReplyTo
)
{
    /// <summary>The code lets the account of that name answer for the client in the chat.</summary>
    public bool IsForChat { get; init; }
}

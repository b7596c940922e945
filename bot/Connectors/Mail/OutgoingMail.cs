namespace MilestoneBot.Connectors.Mail;

/// <summary>A file that goes with a mail.</summary>
/// <param name="MediaType">"application/pdf".</param>
public sealed record MailAttachment(string Name, string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>A mail as it is to leave. All of it may hold untrusted text; the sender writes it so that it stays text.</summary>
/// <param name="MessageId">Its identifier without brackets, made before the first try so that every try has the same.</param>
/// <param name="SenderName">What stands beside the operator's address: the seller.</param>
/// <param name="To">One address.</param>
/// <param name="Copies">Further addresses. One that the server refuses keeps nothing from the others.</param>
/// <param name="ReplyTo">Where answers go; "" for the operator's address.</param>
/// <param name="References">The identifier of the mail that it belongs to; "" for none.</param>
public sealed record OutgoingMail(
    string MessageId,
    string SenderName,
    string To,
    IReadOnlyList<string> Copies,
    string ReplyTo,
    string References,
    string Subject,
    string Text,
    string Html,
    IReadOnlyList<MailAttachment> Attachments
);

/// <summary>What a failed mail means for the next step.</summary>
public enum MailFault
{
    /// <summary>The server did not take it, and may do so later.</summary>
    TryAgain,

    /// <summary>The server does not take mail for that address.</summary>
    AddressRefused,

    /// <summary>The server does not take this mail.</summary>
    MailRefused,

    /// <summary>The line broke after the mail had been sent and before the server said yes or no.</summary>
    Uncertain,
}

/// <summary>A mail was not taken, or may not have been.</summary>
/// <param name="fault">What it means.</param>
/// <param name="reply">What the server said, in one line; "" for nothing.</param>
public sealed class MailException(MailFault fault, string reply, Exception? inner = null)
    : Exception($"{fault}: {reply}", inner)
{
    public MailFault Fault { get; } = fault;

    public string Reply { get; } = reply;
}

/// <summary>Hands mails to a mail server.</summary>
public interface IMailSender
{
    /// <summary>Returns once the server has taken the mail.</summary>
    /// <exception cref="MailException">The server did not take it, or nobody knows.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancel);
}

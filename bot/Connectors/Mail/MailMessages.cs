using System.Text;
using MimeKit;
using MimeKit.Text;

namespace MilestoneBot.Connectors.Mail;

/// <summary>Writes a mail in the format of RFC 5322. What people typed stays text: no header begins inside it.</summary>
internal static class MailMessages
{
    /// <summary>The longest subject and name; what is longer is cut, because servers refuse what is out of measure.</summary>
    private const int MostText = 200;

    /// <summary>The longest name beside an address: what is longer would be broken into lines inside the name.</summary>
    internal const int MostName = 60;

    public static MimeMessage Create(OutgoingMail mail, MailboxAddress from, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = now,
            Subject = OneLine(mail.Subject),
        };
        message.From.Add(
            from.Name is { Length: > 0 } ? from : Mailbox(OneLine(mail.SenderName, MostName), from.Address)
        );
        message.To.Add(Mailbox("", mail.To));
        foreach (var copy in mail.Copies)
            message.Cc.Add(Mailbox("", copy));
        if (mail.ReplyTo.Length > 0)
            message.ReplyTo.Add(Mailbox(OneLine(mail.SenderName, MostName), mail.ReplyTo));
        if (mail.References.Length > 0)
        {
            message.InReplyTo = mail.References;
            message.References.Add(mail.References);
        }
        // Nobody's holiday notice is wanted (RFC 3834), and nothing answers itself.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var body = new BodyBuilder();
        foreach (var attachment in mail.Attachments)
            body.Attachments.Add(attachment.Name, attachment.Bytes.ToArray(), ContentType.Parse(attachment.MediaType));
        var texts = new MultipartAlternative { Part(TextFormat.Plain, mail.Text), Part(TextFormat.Html, mail.Html) };
        message.Body = body.Attachments.Count == 0 ? texts : new Multipart("mixed") { texts };
        if (message.Body is Multipart mixed && body.Attachments.Count > 0)
            foreach (var attachment in body.Attachments)
                mixed.Add(attachment);
        // Seven bits go through every server, so a mail looks the same whatever the server says it can do.
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format);
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MailboxAddress Mailbox(string name, string address) => new(Encoding.UTF8, name, address);

    /// <summary>Untrusted text for a header: one line, nothing that steers.</summary>
    internal static string OneLine(string text, int most = MostText)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!IsSteering(rune))
                line.Append(rune.ToString());
        if (line.Length > most)
        {
            line.Length = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
            line.Append('…');
        }
        // Mail programs decode "=?utf-8?q?…?=" (RFC 2047), also where somebody typed it.
        return line.Replace("=?", "= ?").ToString().Trim();
    }

    /// <summary>Marks that turn the direction of what follows.</summary>
    private static bool IsSteering(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFE or 0xFFFF;
}

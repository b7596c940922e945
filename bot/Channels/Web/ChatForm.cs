using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>A form post of the chat page: a typed line or a clicked button, by one person.</summary>
/// <param name="Id">Made of the person, the form's one-time token and the text, so the same form sent twice is one
/// turn.</param>
internal sealed record ChatForm(DemoPerson Sender, string Id, string Text)
{
    /// <summary>The largest text with all inputs, in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    // A byte of text may take three in a form's body.
    private const int MostBody = (3 * MostBytes) + 4096;
    private const string InputPrefix = "in.";

    /// <summary>The message with the clicked card; "" for typed text.</summary>
    public string PressedMessageId { get; private init; } = "";

    public CardAction? CardAction { get; private init; }

    public IReadOnlyDictionary<string, string> Inputs { get; private init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Who was picked in the form.</summary>
    public IReadOnlyList<Mention> People { get; private init; } = [];

    public string TimeZone { get; private init; } = "";

    /// <summary>Each line of the text is to be said as a message of its own.</summary>
    public bool IsLineByLine { get; private init; }

    /// <summary>The messages that the text is: one, or one for each line that says something.</summary>
    public IReadOnlyList<ChatForm> Messages =>
        IsLineByLine && Text.Split('\n', Cleaned) is { Length: > 1 } lines
            ? [.. lines.Select((line, at) => this with { Id = $"{Id}-{at + 1}", Text = line, IsLineByLine = false })]
            : [this];

    private const StringSplitOptions Cleaned = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public static string NewToken() => RandomNumberGenerator.GetHexString(24, lowercase: true);

    public static string NameOfInput(Input input) =>
        (input.Kind == InputKind.Person ? Input.PersonPrefix : InputPrefix) + input.Name;

    /// <summary>Who can be picked in a form: the people of the page who belong to the agency.</summary>
    public static IEnumerable<Choice> PeopleToPick =>
        DemoPerson.All.Where(p => p.Membership == Membership.Staff).Select(p => new Choice(p.Key, p.Name));

    /// <summary>Reads the form; null with a sentence and a status if it is refused.</summary>
    public static async Task<(ChatForm? Form, int Status, string Problem)> ReadAsync(
        HttpRequest request,
        bool isPress,
        CancellationToken cancel
    )
    {
        if (DemoPerson.Find(request.Query["as"]) is not { } by)
            return (
                null,
                StatusCodes.Status400BadRequest,
                "Nobody of that name is in this room. Choose a person at the top of the page."
            );
        if (!request.HasFormContentType)
            return (null, StatusCodes.Status415UnsupportedMediaType, "Only the page's own forms are taken here.");
        var fields = await FieldsAsync(request, cancel);
        if (fields is null || fields.Sum(f => (long)Encoding.UTF8.GetByteCount(f.Value.ToString())) > MostBytes)
            return (
                null,
                StatusCodes.Status413PayloadTooLarge,
                "That is too long: at most 64 KB can be said at once. Nothing was said. Shorten it, or say it in parts."
            );
        if (fields["token"].ToString() is not { Length: 24 } token || !token.All(char.IsAsciiHexDigitLower))
            return (
                null,
                StatusCodes.Status400BadRequest,
                "The form came without its token. Nothing was said. Load the page again."
            );
        var words = fields["say"].ToString().ReplaceLineEndings("\n").Trim();
        var inputs = fields
            .Where(f => isPress && f.Key.StartsWith(InputPrefix, StringComparison.Ordinal))
            .ToDictionary(
                f => f.Key[InputPrefix.Length..],
                f => f.Value.ToString().ReplaceLineEndings("\n"),
                StringComparer.Ordinal
            );
        var people = new List<Mention>();
        foreach (
            var (field, key) in fields.Where(f =>
                isPress && f.Key.StartsWith(Input.PersonPrefix, StringComparison.Ordinal)
            )
        )
            if (DemoPerson.Find(key.ToString()) is { } person)
            {
                inputs[field[Input.PersonPrefix.Length..]] = Mention.ToPlaceholder(person.Sender.Id);
                people.Add(new(person.Sender.Id, person.Name, person.Membership));
            }
        return (
            new ChatForm(by, $"{by.Key}-{token}-{Digest(words, inputs)}", words)
            {
                Inputs = inputs,
                People = people,
                IsLineByLine = !isPress && fields["each"].ToString() == "yes",
                PressedMessageId = isPress ? fields["at"].ToString() : "",
                CardAction = isPress
                    ? new(fields["card"].ToString(), long.TryParse(fields["rev"], out var revision) ? revision : 0)
                    {
                        MessageId = fields["at"].ToString(),
                    }
                    : null,
                TimeZone =
                    TimeZoneInfo.TryFindSystemTimeZoneById(fields["zone"].ToString(), out var zone) && zone.HasIanaId
                        ? zone.Id
                        : "",
            },
            StatusCodes.Status200OK,
            ""
        );
    }

    private static async Task<IFormCollection?> FieldsAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBody;
        try
        {
            return await request.ReadFormAsync(
                new FormOptions { ValueLengthLimit = MostBody, ValueCountLimit = 200 },
                cancel
            );
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            )
        {
            return null;
        }
    }

    // Another button, or other text after the browser's Back, is a new turn even though the page's token is the same.
    private static string Digest(string words, IReadOnlyDictionary<string, string> inputs)
    {
        var content = string.Join(
            '\u001f',
            inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{i.Key}\u001e{i.Value}").Prepend(words)
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}

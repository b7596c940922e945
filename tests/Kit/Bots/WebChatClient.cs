using System.Net;
using System.Text.RegularExpressions;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Kit.Bots;

/// <summary>
/// A client of the browser chat by plain HTTP: what people type and click on their pages, and what they read there.
/// </summary>
public sealed partial class WebChatClient(BotApp bot) : IDisposable
{
    private readonly HttpClient browser = new() { BaseAddress = bot.Address };

    public Task<string> PageAsync(StoryPerson who) =>
        browser.GetStringAsync(new Uri($"/?as={KeyOf(who)}", UriKind.Relative));

    /// <summary>All present messages of the bot on this person's page, oldest first.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(StoryPerson who) =>
        [.. Message().Matches(await PageAsync(who)).Select(m => m.Value)];

    /// <summary>Types a line. Returns the text of the newest message of the bot that this person sees.</summary>
    public Task<string> SayAsync(StoryPerson who, string line) =>
        PostAsync(who, "say", ("token", NewToken()), ("say", line));

    /// <summary>Clicks the button with this command text on the newest card that has it.</summary>
    public async Task<string> PressAsync(StoryPerson who, string words, params (string Name, string Value)[] inputs) =>
        await PostAsync(who, "press", Fields(await PageAsync(who), words, inputs));

    /// <summary>The fields that the form of a button would send.</summary>
    public static (string, string)[] Fields(string page, string words, params (string Name, string Value)[] inputs)
    {
        var button = page.LastIndexOf($"\" name=\"say\" value=\"{words}\"", StringComparison.Ordinal);
        var form = page[(page.LastIndexOf('"', button - 1) + 1)..button];
        var start = page.IndexOf($"<form id=\"{form}\"", StringComparison.Ordinal);
        var hidden = HiddenField()
            .Matches(page[start..page.IndexOf("</form>", start, StringComparison.Ordinal)])
            .Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        return [.. hidden, ("say", words), .. inputs.Select(i => (ToField(i.Name), i.Value))];
    }

    /// <summary>Clicks the newest button with that title, with what its form shows and what is typed over it.</summary>
    public async Task<string> ClickAsync(StoryPerson who, string title, params (string Name, string Value)[] inputs)
    {
        var page = await PageAsync(who);
        var end = page.LastIndexOf($">{WebUtility.HtmlEncode(title)}</button>", StringComparison.Ordinal);
        Assert.True(end > 0, $"No button {title} for {who.Name}");
        var button = page[page.LastIndexOf("<button", end, StringComparison.Ordinal)..end];
        var words = WebUtility.HtmlDecode(ButtonWords().Match(button).Groups["words"].Value);
        var form = ButtonForm().Match(button).Groups["form"].Value;
        var start = page.LastIndexOf($"<form id=\"{form}\"", StringComparison.Ordinal);
        var shown = page[start..page.IndexOf("</form>", start, StringComparison.Ordinal)];
        var preset = Preset()
            .Matches(shown)
            .Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))
            .Concat(
                Chosen()
                    .Matches(shown)
                    .Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))
            )
            .Where(p => inputs.All(i => ToField(i.Name) != p.Item1));
        var hidden = HiddenField()
            .Matches(shown)
            .Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        return await PostAsync(
            who,
            "press",
            [.. hidden, ("say", words), .. preset, .. inputs.Select(i => (ToField(i.Name), i.Value))]
        );
    }

    /// <summary>Whether the page offers a button with that title.</summary>
    public async Task<bool> OffersAsync(StoryPerson who, string title) =>
        (await PageAsync(who)).Contains($">{WebUtility.HtmlEncode(title)}</button>", StringComparison.Ordinal);

    private static string ToField(string name) =>
        name.StartsWith("who.", StringComparison.Ordinal) ? name : $"in.{name}";

    [GeneratedRegex("value=\"(?<words>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex ButtonWords();

    [GeneratedRegex("form=\"(?<form>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex ButtonForm();

    [GeneratedRegex(
        "<input [^>]*name=\"(?<name>in\\.[^\"]+)\"[^>]* value=\"(?<value>[^\"]*)\"",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Preset();

    [GeneratedRegex(
        "<select [^>]*name=\"(?<name>in\\.[^\"]+)\"(?:(?!</select>).)*<option value=\"(?<value>[^\"]*)\" selected",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Chosen();

    public static string NewToken() => Guid.NewGuid().ToString("N")[..24];

    public void Dispose() => browser.Dispose();

    private static string KeyOf(StoryPerson who) => who.Name.Split(' ')[0].ToLowerInvariant();

    private async Task<string> PostAsync(StoryPerson who, string door, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/chat/{door}?as={KeyOf(who)}", UriKind.Relative)
        )
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.SendAsync(request);
        Assert.True((int)answer.StatusCode < 400, $"{(int)answer.StatusCode} for {string.Join(' ', fields)}");
        var newest = Message().Matches(await PageAsync(who))[^1].Value;
        return Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(newest, ""), " ")), " ");
    }

    [GeneratedRegex("<article class=\"bot.*?</article>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Message();

    /// <summary>Inline tags inside a sentence; they do not separate words.</summary>
    [GeneratedRegex("</?span[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]+)\"(?: value=\"(?<value>[^\"]*)\")?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex HiddenField();
}

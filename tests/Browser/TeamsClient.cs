using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MilestoneBot.Tests.Kit.Bots;

namespace MilestoneBot.Tests.Browser;

/// <summary>The conversations in which the local client can write to the bot.</summary>
public enum TeamsClientRoom
{
    Personal,
    Group,
    Channel,
}

/// <summary>
/// Microsoft's local Teams client in front of a bot, used as a person uses it: typed text, clicked buttons, filled-in
/// fields. Its one person is Alex Wilber; the bot is called "Test Bot". It does not support user-specific views,
/// dialogs, deleted messages and people pickers.
/// </summary>
public sealed partial class TeamsClient : IAsyncDisposable
{
    private const string BotName = "Test Bot";
    private const string BotMessages =
        $"span[role=img][aria-label='{BotName}']:not([role=treeitem] *):not(#typeahead-menu *) >> xpath=../..";

    /// <summary>
    /// Whether a conversation is the open one; its entry in the list differs from the others by its style alone.
    /// </summary>
    private const string Chosen = """
        label => {
            const items = [...document.querySelectorAll('[role=treeitem]')];
            const item = items.find(i => i.getAttribute('aria-label') === label);
            return item !== undefined && items.every(i => i === item || i.classList.length < item.classList.length);
        }
        """;

    /// <summary>Lets the page render what it has: ten frames.</summary>
    private const string Frames =
        "() => new Promise(done => { let left = 10; const next = () => left-- > 0 ? requestAnimationFrame(next) : done(); next(); })";

    private static readonly string[] Places = ["Personal Chat", "Group Chat", "My Team - General"];

    private readonly NodeProcess client;
    private readonly IPage page;
    private readonly HttpClient http;
    private TeamsClientRoom room;

    private TeamsClient(NodeProcess client, IPage page, Uri address) =>
        (this.client, this.page, http) = (client, page, new() { BaseAddress = address });

    /// <summary>The service address for the bot's answers.</summary>
    public string ServiceUrl => new Uri(http.BaseAddress!, "/_connector").ToString();

    /// <summary>The process of the client, so that a test can see it end.</summary>
    internal int ProcessId => client.Id;

    /// <summary>The page itself, for everything that this class does not cover.</summary>
    public IPage Page => page;

    /// <summary>
    /// Starts the client against a bot and opens it. The bot is installed in each conversation when that conversation
    /// is first opened.
    /// </summary>
    public static async Task<TeamsClient> StartAsync(Chromium chromium, Uri endpoint)
    {
        var process = NodeProcess.Start(
            "node_modules/@microsoft/m365agentsplayground/cli.js",
            "start",
            "-e",
            endpoint.ToString(),
            "-c",
            "msteams",
            "--disable-telemetry"
        );
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            Match port;
            // If the port is taken the client silently uses another one, so only its output says where it listens.
            while (!(port = ListeningOn().Match(await process.ReadLineAsync(patience.Token))).Success) { }
            process.Drain();
            var screen = await chromium.OpenAsync();
            await screen.GotoAsync(
                $"http://localhost:{port.Groups[1].Value}/",
                new() { WaitUntil = WaitUntilState.DOMContentLoaded }
            );
            // It opens its first conversation by itself; a click before that would be undone.
            await screen.WaitForFunctionAsync(Chosen, Places[0]);
            return new(process, screen, new($"http://localhost:{port.Groups[1].Value}"));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async Task OpenAsync(TeamsClientRoom where)
    {
        room = where;
        var entry = page.Locator($"[role=treeitem][aria-label='{Places[(int)where]}']");
        for (var tries = 1; ; tries++)
        {
            await entry.ClickAsync();
            try
            {
                await page.WaitForFunctionAsync(Chosen, Places[(int)where], new() { Timeout = 5_000 });
                break;
            }
            catch (TimeoutException) when (tries < 6)
            {
                // What the client loads at its start can undo the choice; a person would click again.
            }
        }
        await Composer.WaitForAsync();
    }

    /// <summary>
    /// Types a line (or several at once) and waits until the bot has answered on the screen. In a channel each one is
    /// a new post.
    /// </summary>
    public async Task SayAsync(string text)
    {
        for (var tries = 1; ; tries++)
        {
            var (before, textsBefore) = (await SettledCountAsync(), await TextsAsync());
            await TypeAsync(text);
            // Under load the client can lose what is typed while it draws its page anew; a person would type it again.
            if (await IsAnsweredAsync(before, textsBefore))
                return;
            if (tries == 3)
                throw new TimeoutException($"No answer to \"{text}\" after {tries} tries.");
        }
    }

    private async Task TypeAsync(string text)
    {
        await Composer.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        if (room != TeamsClientRoom.Personal)
        {
            await PickBotAsync();
            text = " " + text;
        }
        await page.Keyboard.InsertTextAsync(text);
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("Enter"),
            answer =>
                answer.Request.Method == "POST" && answer.Url.Contains("/_conversation/", StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// Sends an activity as the client's own activity editor does, so that another of its people can write: the
    /// roster lists them, but the screen has no account for them. Only the bot's answer is shown.
    /// </summary>
    public async Task SendAsync(JsonObject activity)
    {
        activity["serviceUrl"] = ServiceUrl;
        using var taken = await http.PostAsJsonAsync("/_internal/v1/customActivities", activity);
        taken.EnsureSuccessStatusCode();
    }

    /// <summary>Clicks the newest button of that title and waits until the bot has answered the click.</summary>
    public async Task PressAsync(string title)
    {
        var button = await NewestAsync(
            page.Locator(".ac-adaptiveCard").GetByRole(AriaRole.Button, new() { Name = title, Exact = true })
        );
        await page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(),
            answer => answer.Url.EndsWith("/_conversation/v1/invoke", StringComparison.Ordinal)
        );
    }

    /// <summary>Types into the newest field of that label.</summary>
    public async Task FillAsync(string label, string value) =>
        await (await NewestAsync(page.Locator(".ac-adaptiveCard").GetByLabel(label))).FillAsync(value);

    /// <summary>Waits until a message of the bot on the screen contains that text.</summary>
    /// <param name="patience">The timeout in milliseconds; null for the usual one.</param>
    public Task SeesAsync(string text, float? patience = null) =>
        page.Locator(BotMessages).Filter(new() { HasText = text }).First.WaitForAsync(new() { Timeout = patience });

    /// <summary>The text of every card on the screen, newest last.</summary>
    public Task<IReadOnlyList<string>> CardsAsync() => TextsAsync(page.Locator(".ac-adaptiveCard"));

    /// <summary>
    /// The text of every message of the bot on the screen with its cards, newest last, without name and time.
    /// </summary>
    public async Task<IReadOnlyList<string>> TextsAsync() =>
        [.. (await TextsAsync(page.Locator(BotMessages))).Select(t => Header().Replace(t, "").Trim())];

    /// <summary>The text of the bot's newest message.</summary>
    public async Task<string> LastTextAsync() => (await TextsAsync()) is [.., var last] ? last : "";

    /// <summary>The titles of the enabled buttons, newest card last.</summary>
    public Task<IReadOnlyList<string>> ButtonsAsync() =>
        TextsAsync(page.Locator(".ac-adaptiveCard .ac-actionSet button:enabled"));

    public Task<string> ShotAsync(string name) => Chromium.ShotAsync(page, name);

    public async ValueTask DisposeAsync()
    {
        await page.CloseAsync();
        await client.DisposeAsync();
        http.Dispose();
    }

    private ILocator Composer => page.Locator("[role=textbox]").First;

    /// <summary>
    /// In group conversations the bot only receives messages in which it was picked from the list of people.
    /// </summary>
    private async Task PickBotAsync()
    {
        var bot = page.Locator("#typeahead-menu [role=menuitem]", new() { HasText = BotName });
        for (var tries = 1; ; tries++)
        {
            try
            {
                await page.Keyboard.TypeAsync("@");
                await bot.ClickAsync(new() { Timeout = 5_000 });
                return;
            }
            catch (TimeoutException) when (tries < 5)
            {
                // The list stays closed when the @ was typed before the client knew its people.
                await page.Keyboard.PressAsync("Backspace");
            }
        }
    }

    /// <summary>
    /// The number of messages of the bot on the screen once it no longer changes: a message that is being rendered
    /// again can be there twice for a moment, or not at all.
    /// </summary>
    private async Task<int> SettledCountAsync()
    {
        var messages = page.Locator(BotMessages);
        for (var count = await messages.CountAsync(); ; )
        {
            await page.EvaluateAsync(Frames);
            var again = await messages.CountAsync();
            if (again == count)
                return count;
            count = again;
        }
    }

    /// <summary>
    /// Whether one message more came. If a message was drawn anew while the messages were counted, it stood there twice and one
    /// more never comes; then a text that was not there before is the answer.
    /// </summary>
    private async Task<bool> IsAnsweredAsync(int before, IReadOnlyList<string> textsBefore)
    {
        try
        {
            await page.Locator(BotMessages).Nth(before).WaitForAsync(new() { Timeout = 15_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return (await TextsAsync()).Except(textsBefore, StringComparer.Ordinal).Any();
        }
    }

    private static async Task<ILocator> NewestAsync(ILocator items)
    {
        await items.First.WaitForAsync();
        return items.Nth((await OldestFirstAsync(items))[^1]);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(ILocator items)
    {
        var order = await OldestFirstAsync(items);
        var texts = await items.AllInnerTextsAsync();
        return [.. order.Where(i => i < texts.Count).Select(i => texts[i])];
    }

    /// <summary>
    /// A chat grows downwards; a channel has its newest post on top and, inside a post, the newest message last.
    /// </summary>
    private static Task<int[]> OldestFirstAsync(ILocator items) =>
        items.EvaluateAllAsync<int[]>(
            """
            items => {
                const posts = new Map();
                items.forEach((item, i) => {
                    const post = item.closest('[role=group]');
                    posts.set(post, [...(posts.get(post) ?? []), i]);
                });
                return [...posts.values()].reverse().flat();
            }
            """
        );

    [GeneratedRegex(@"Listening on (\d+)")]
    private static partial Regex ListeningOn();

    [GeneratedRegex(@"^Test Bot\s+\d{1,2}:\d\d [AP]M\s*")]
    private static partial Regex Header();
}

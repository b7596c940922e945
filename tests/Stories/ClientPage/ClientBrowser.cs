using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>A client with a browser that reads forms and sends them, without script.</summary>
internal sealed partial class ClientBrowser(TeamsStory story, Uri page) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });

    public Uri Page { get; } = page;

    /// <summary>The link as it will be mailed to the contact.</summary>
    public static async Task<ClientBrowser> ByMailAsync(TeamsStory story)
    {
        var secret = LinkSecret.Create();
        var project = story.Bot.Read("select id from projects where key = 'ACME'");
        var workspace = story.Bot.Read("select workspace from projects where key = 'ACME'");
        var turn = new Turn(
            $"mail-{Guid.NewGuid():N}",
            Conversation.ForProject(workspace, project),
            Sender.FromSource("mail", "the mail"),
            "",
            story.Clock.Now
        );
        Assert.IsType<Outcome.Saved>(
            await story
                .Bot.Services.GetRequiredService<ProjectStore>()
                .ChangeAsync(
                    turn,
                    "",
                    (p, context) => p.MailClientLink(LinkSecret.ComputeHash(secret), context),
                    default
                )
        );
        return new(story, new(story.Bot.Address, $"/client/{secret}"));
    }

    /// <summary>The link that Priya asks for and passes on.</summary>
    public static async Task<ClientBrowser> ByPriyaAsync(TeamsStory story)
    {
        var said = await story.SayAsync(Priya, "client link ACME", "a:priyas-own-chat");
        Assert.True(Link().IsMatch(said.Text), said.Text);
        return new(story, new(Link().Match(said.Text).Value));
    }

    /// <summary>The link in an answer of the bot.</summary>
    public static ClientBrowser At(TeamsStory story, string answer) => new(story, new(Link().Match(answer).Value));

    /// <summary>The page as text and markup.</summary>
    public async Task<string> ReadAsync() => await (await http.GetAsync(Page)).Content.ReadAsStringAsync();

    public Task<HttpResponseMessage> GetAsync(string path = "") => http.GetAsync(Page.AbsoluteUri + path);

    /// <summary>Fills in and sends the form with that button, as it stands on the page.</summary>
    public async Task<string> PressAsync(string page, string form, string text, bool tick = true, string code = "") =>
        WebUtility.HtmlDecode(
            await (await http.PostAsync(Page, Form(page, form, text, tick, code))).Content.ReadAsStringAsync()
        );

    public Task<HttpResponseMessage> PostAsync(HttpContent form, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = form };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request);
    }

    /// <summary>A form of the page with what the client fills in.</summary>
    /// <param name="form">agree-0, wish-0, approve-1, changes-1.</param>
    public static FormUrlEncodedContent Form(string page, string form, string text, bool tick = true, string code = "")
    {
        var whole = Regex.Match(page, $"<form method=\"post\" id=\"{form}\".*?</form>", RegexOptions.Singleline).Value;
        Assert.True(whole.Length > 0, $"The page has no form {form}.");
        var values = Hidden().Matches(whole).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        values["text"] = text;
        values["code"] = code;
        if (tick)
            values["tick"] = "yes";
        return new(values);
    }

    /// <summary>Waits until the team reads that in the place of the project.</summary>
    public Task ToldAsync(string text) =>
        story.Connector.SeesAsync(c =>
            c.Method == "POST"
            && c.Body.TryGetProperty("summary", out var summary)
            && summary.GetString()!.Contains(text, StringComparison.Ordinal)
        );

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"http://[^\s)]+/client/[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

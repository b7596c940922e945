using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.ClientPage;

/// <summary>The token in the address is the credential: nothing tells it, and nothing tells whether it ever was one.</summary>
public sealed class ClientTokensStory
{
    [Fact]
    public async Task Every_answer_to_a_link_that_is_not_open_is_the_same_to_the_byte()
    {
        await using var story = await ClientPageStory.SentAsync();
        using var revoked = await ClientBrowser.ByMailAsync(story);
        var form = ClientBrowser.Form(await revoked.ReadAsync(), "agree-0", "Dana Weiss");
        await story.SayAsync(Priya, "client revoke");
        using var passed = await ClientBrowser.ByMailAsync(story);
        await story.SayAsync(Priya, "settings client contact erik@acme.example");
        using var expired = await ClientBrowser.ByPriyaAsync(story);
        story.Day("2026-08-01T08:00:00Z");
        using var unknown = new ClientBrowser(story, new(story.Bot.Address, $"/client/{new string('A', 43)}"));
        using var odd = new ClientBrowser(story, new(story.Bot.Address, "/client/x"));
        var fields = await form.ReadAsStringAsync();
        var answers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var browser in new[] { unknown, odd, revoked, passed, expired })
        {
            await KeepAsync("page", await browser.GetAsync());
            foreach (var kind in new[] { "pdf", "ubl", "cii", "exe" })
                await KeepAsync("document", await browser.GetAsync($"/documents/1/0/{kind}"));
            await KeepAsync(
                "post",
                await browser.PostAsync(
                    new StringContent(
                        fields,
                        new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded")
                    )
                )
            );
        }
        Assert.All(answers.Values, same => Assert.Single(same));
        Assert.Single(answers.Values.SelectMany(same => same).Distinct(StringComparer.Ordinal));

        async Task KeepAsync(string what, HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var bytes = Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync());
            answer.Headers.Date = null;
            answers.TryAdd(what, new(StringComparer.Ordinal));
            answers[what].Add($"{answer.Headers}{answer.Content.Headers}{bytes}");
        }
    }

    [Fact]
    public async Task Who_tries_out_links_keeps_nobody_from_theirs_and_too_many_visits_are_answered_in_words()
    {
        await using var story = await ClientPageStory.SentAsync();
        using var dana = await ClientBrowser.ByMailAsync(story);
        using var revoked = await ClientBrowser.ByMailAsync(story);
        await story.SayAsync(Priya, "client revoke");
        using var erik = await ClientBrowser.ByMailAsync(story);
        using var junk = new ClientBrowser(story, new(story.Bot.Address, "/client/junk"));
        for (var visit = 1; visit <= 120; visit++)
            Assert.Equal(HttpStatusCode.NotFound, (await junk.GetAsync()).StatusCode);
        // A link that is none any more is answered as one that never was.
        Assert.Equal(await BusyAsync(junk), await BusyAsync(revoked));
        Assert.Equal(await BusyAsync(junk), await BusyAsync(dana));

        // The same address, an open link: its own sixty visits, and nobody else's.
        for (var visit = 1; visit <= 60; visit++)
            Assert.Equal(HttpStatusCode.OK, (await erik.GetAsync()).StatusCode);
        Assert.Equal(await BusyAsync(junk), await BusyAsync(erik));
        using var other = await ClientBrowser.ByMailAsync(story);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync()).StatusCode);
        using var http = new HttpClient();
        using var logo = await http.GetAsync(new Uri(story.Bot.Address, "/logo/junk"));
        Assert.Equal(HttpStatusCode.TooManyRequests, logo.StatusCode);
        Assert.Contains("Please wait a minute", await logo.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        story.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await erik.GetAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await junk.GetAsync()).StatusCode);
    }

    private static async Task<string> BusyAsync(ClientBrowser browser)
    {
        using var answer = await browser.GetAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter!.Delta);
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var words in new[] { "Please wait a minute", "in einer Minute", "dans une minute" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        return page;
    }

    [Theory, InlineData(33_000), InlineData(3_000_000)]
    public async Task A_form_that_is_too_large_is_answered_on_the_page_and_disturbs_no_log(int length)
    {
        var log = new WholeLog();
        await using var story = await LoggedAsync(log);
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        using var answer = await dana.PostAsync(ClientBrowser.Form(page, "wish-0", new string('x', length)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("What was sent is too long", text, StringComparison.Ordinal);
        Assert.Contains("Ask for a change", text, StringComparison.Ordinal);
        var countless = string.Join('&', Enumerable.Range(0, 2000).Select(n => $"f{n}=1"));
        using var odd = await dana.PostAsync(
            new StringContent(
                countless,
                new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded")
            )
        );
        Assert.Equal(HttpStatusCode.OK, odd.StatusCode);
        Assert.Contains("Nothing was saved", await odd.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Your wish was passed on", await dana.PressAsync(page, "wish-0", "Please later."));
        Assert.DoesNotContain(log.Lines, line => line.Contains("BadHttpRequest", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_log_holds_the_token_even_where_everything_is_logged()
    {
        var log = new WholeLog();
        await using var story = await LoggedAsync(log);
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = await dana.ReadAsync();
        await dana.PressAsync(page, "agree-0", "");
        await dana.PressAsync(page, "agree-0", "Dana Weiss");
        await dana.PostAsync(ClientBrowser.Form(page, "agree-0", "x"), ("Origin", "https://evil.example"));
        await dana.GetAsync("/documents/1/0/pdf");
        await dana.GetAsync("/nothing/here");
        await story.SayAsync(Priya, "client revoke");
        await dana.GetAsync();
        var token = dana.Page.AbsolutePath["/client/".Length..];
        Assert.Equal(43, token.Length);
        Assert.NotEmpty(log.Lines);
        Assert.Equal([], log.Lines.Where(line => line.Contains(token, StringComparison.Ordinal)));
    }

    private static async Task<TeamsStory> LoggedAsync(WholeLog log)
    {
        var story = await TeamsStory.BeginAsync(
            services => services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log)),
            "2026-07-01T08:00:00Z",
            [("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace")]
        );
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "add \"Design approval\" rest expected +14d done-when client-sign-off",
                "terms send",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    /// <summary>Keeps every line of every category.</summary>
    private sealed class WholeLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        /// <summary>The console writes no scopes: one of them names the path.</summary>
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

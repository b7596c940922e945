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
    public async Task No_log_holds_the_token_even_where_everything_is_logged()
    {
        var log = new WholeLog();
        await using var story = await TeamsStory.BeginAsync(
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

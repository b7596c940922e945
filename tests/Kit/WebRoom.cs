namespace MilestoneBot.Tests.Kit;

/// <summary>The browser chat without a browser: lines are said with the page's own form, as any of its people.</summary>
public sealed class WebRoom(BotApp bot) : IDisposable
{
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = bot.Address };

    /// <param name="person">The name by which the page knows him: "priya".</param>
    public async Task SayAsync(string person, string line)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/chat/say?as={person}") { Content = new FormUrlEncodedContent([new("token", Guid.NewGuid().ToString("N")[..24]), new("say", line)]) };
        request.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.SendAsync(request);
        Assert.True((int)answer.StatusCode < 400, $"{(int)answer.StatusCode} for {line}");
    }

    /// <summary>Somebody's page as it stands.</summary>
    public Task<string> PageAsync(string person) => browser.GetStringAsync(new Uri($"/?as={person}", UriKind.Relative));

    public void Dispose() => browser.Dispose();
}

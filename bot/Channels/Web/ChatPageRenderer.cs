using System.Globalization;
using System.Security.Cryptography;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Renders the chat page: who you are, the messages, and a box to type in. It works without a script; with it, new
/// messages appear by themselves.
/// </summary>
internal static class ChatPageRenderer
{
    public static Html Render(
        DemoPerson you,
        IReadOnlyList<ChatMessage> messages,
        string upTo,
        DateTimeOffset now,
        string prefilled,
        Card? projects,
        string nonce
    ) =>
        Frame(
            "MilestoneBot",
            nonce,
            Html.Create(
                $"""
                <header class="top">
                <h1>MilestoneBot</h1>
                <p>Local trial. Today is <time class="day" datetime="{MessageHtmlRenderer.Iso(now)}">{now.UtcDateTime.ToString(
                    "ddd d MMM yyyy, HH:mm",
                    CultureInfo.InvariantCulture
                )} (UTC)</time>. After a restart this page starts empty; your projects stay.</p>
                <nav aria-label="Switch person"><ul>{DemoPerson.All.Select(p => Choice(p, you))}</ul></nav>
                <p class="you">You are <b>{you.Name}</b>, {you.Role}.</p>
                </header>
                <main>
                <div id="log" role="log" aria-live="polite" aria-label="Messages"
                  data-stream="/chat/stream?as={you.Key}" data-up-to="{upTo}">
                {messages.Select(m => MessageHtmlRenderer.Render(m, you))}
                </div>
                {Html.When(messages.Count == 0, $"<div id=\"start\">{Start(you, projects)}</div>")}
                <form id="talk" method="post" action="/chat/say?as={you.Key}" autocomplete="off">
                <p id="problem" role="alert"></p><a id="below" href="#end" hidden>New messages below</a>
                <label for="say">Say something as {you.FirstName}
                <span class="keys" hidden>Enter sends, Shift+Enter makes a new line</span></label>
                <p id="several" hidden><span role="status"></span>
                <button name="each" value="yes">Send one by one</button></p>
                <input type="hidden" name="token" value="{ChatForm.NewToken()}" autocomplete="off">
                <input type="hidden" name="zone" autocomplete="off">
                <div class="line"><textarea id="say" name="say" rows="2" dir="auto" required spellcheck="false"
                  autocapitalize="off" placeholder="Type here, for example: help">{prefilled}</textarea>
                <button class="primary">Send</button></div>
                </form>
                <span id="end"></span>
                </main>
                <script nonce="{nonce}">{Html.Raw(ChatScript.Text)}</script>
                """
            )
        );

    /// <summary>
    /// The problem with a form, for browsers without a script; the browser's Back keeps what was typed.
    /// </summary>
    public static Html RenderProblem(string problem, DemoPerson? you, string nonce) =>
        Frame(
            "Not said · MilestoneBot",
            nonce,
            Html.Create(
                $"""
                <main class="problem"><h1>Not said</h1><p>{problem}</p><p><a href="/?as={(
                    you ?? DemoPerson.All[0]
                ).Key}#end">Back to the chat</a></p></main>
                """
            )
        );

    /// <summary>Sends a page that may load nothing but itself.</summary>
    public static async Task WriteAsync(HttpContext http, Func<string, Html> render)
    {
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src data:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: with it a form post would have no Origin header.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(render(nonce).ToString(), http.RequestAborted);
    }

    private static Html Choice(DemoPerson person, DemoPerson you) =>
        Html.Create(
            $"<li><a href=\"/?as={person.Key}#end\"{Html.When(person == you, $" aria-current=\"page\"")} "
                + $"title=\"{person.Name}, {person.Role}\">{person.FirstName}</a></li>"
        );

    /// <summary>What an empty room offers: the projects on record, or a beginning, and who the people are.</summary>
    private static Html Start(DemoPerson you, Card? projects) =>
        Html.Create(
            $"""
            {(projects is null ? First : Again)}
            {InRoom(projects, you)}
            <p class="buttons"><button form="begin" name="say" value="project new" class="primary">New project</button>
            <button form="example">Show me the example</button></p>
            <form id="begin" method="post" action="/chat/press?as={you.Key}" autocomplete="off">{Hidden}</form>
            <form id="example" method="post" action="/chat/example?as={you.Key}" autocomplete="off">{Hidden}</form>
            <h3>The five people here</h3>
            <p>Choose a name at the top to be that person, in another tab if you like. Write <b>@Marc</b> to mean Marc.
            In the example they have these tasks; in a project of your own you give them out.</p>
            <dl class="people">{DemoPerson.All.Select(p =>
                Html.Create($"<div><dt>{p.Name}, {p.Role}</dt><dd>{p.Task}</dd></div>")
            )}</dl>
            """
        );

    private static Html First { get; } =
        Html.Create(
            $"""
            <h2>Bill your project by stage</h2>
            <p>Who pays how much for which stage, and what may start when: MilestoneBot keeps it.
            Begin with a project of your own, or look at one that is half done.</p>
            """
        );

    private static Html Again { get; } =
        Html.Create(
            $"""
            <h2>Your projects are still here</h2>
            <p>The bot was started again. Only the text of this chat is gone.</p>
            """
        );

    private static Html InRoom(Card? card, DemoPerson you) =>
        card is null ? default : CardHtmlRenderer.Render(card, "projects", you);

    private static Html Hidden =>
        Html.Create(
            $"""
            <input type="hidden" name="token" value="{ChatForm.NewToken()}" autocomplete="off">
            <input type="hidden" name="zone" autocomplete="off">
            """
        );

    private static Html Frame(string title, string nonce, Html body) =>
        Html.Create(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title><link rel="icon" href="data:,"><style nonce="{nonce}">{Html.Raw(
                ChatStyle.Text
            )}</style></head>
            <body>{body}</body></html>
            """
        );
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>
/// The page that ends an installation: where the bot is now and what to do next, or what went wrong and how to fix
/// it.
/// </summary>
internal sealed record OAuthResultPage(int Status, string Title, string Message, string NextStep, bool CanRetry)
{
    private const string Style = """
        :root { color-scheme: light dark; } * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 38rem; padding: 2rem 1rem; overflow-wrap: anywhere;
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: #1c1e21; background: #f6f6f4;
        }
        h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1rem; text-wrap: balance; }
        p { margin: 0 0 1rem; }
        a { display: inline-block; padding: 0.5rem 0; color: #1b5cb8; }
        @media (prefers-color-scheme: dark) { body { color: #e7e8ea; background: #15171a; } a { color: #8ab4f8; } }
        """;

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static OAuthResultPage Installed(string workspace) =>
        new(
            200,
            $"MilestoneBot is installed in {workspace}",
            "In a channel, type /invite @MilestoneBot and then /milestone help. You can also write to it in its own chat, under Apps.",
            "You can close this page.",
            false
        );

    public static OAuthResultPage Failed(int status, string what, string next, bool offersAgain = true) =>
        new(status, "MilestoneBot was not installed", what, next, offersAgain);

    /// <summary>The page may load and keep nothing and must not pass on its address, which contains a code.</summary>
    public static void SetSecurityHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
    }

    public Task WriteAsync(HttpContext http, Uri again)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        var (title, what, next) = (Text(Title), Text(Message), Text(NextStep));
        var offer = CanRetry ? $"<p><a href=\"{Text(again.AbsoluteUri)}\">Begin again</a></p>" : "";
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title><style>{Style}</style></head>
            <body><main><h1>{title}</h1><p>{what}</p><p>{next}</p>{offer}</main></body></html>
            """,
            http.RequestAborted
        );
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}

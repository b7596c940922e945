using System.Net;

namespace MilestoneBot.Pages;

/// <summary>The words of the page on which a logo is uploaded. It needs no script and loads nothing.</summary>
internal static class LogoPage
{
    /// <param name="problem">Why the last picture was not taken; "" when there was none.</param>
    public static string Form(string style, string problem)
    {
        var alert =
            problem.Length == 0
                ? ""
                : $"<p class=\"notice problem\" role=\"alert\" id=\"wrong\">{Escape(problem)} The page stays open.</p>";
        var describes = problem.Length == 0 ? "hint" : "wrong hint";
        var invalid = problem.Length == 0 ? "" : " aria-invalid=\"true\"";
        return Frame(
            style,
            "Upload the logo",
            $"""
            {alert}
            <form method="post" enctype="multipart/form-data">
            <label for="logo">Picture</label>
            <p class="quiet" id="hint">PNG or JPEG, at most 512 KB. It is printed up to 62 × 17 mm: 1000 pixels in width are enough.</p>
            <input type="file" id="logo" name="logo" accept="image/png,image/jpeg" required aria-describedby="{describes}"{invalid}>
            <button type="submit" class="primary">Upload</button>
            </form>
            <p class="quiet">It stands on the documents of what is issued from now on, and on the client's page. Location and
            camera data are removed.</p>
            """
        );
    }

    public static string Done(string style) =>
        Frame(
            style,
            "Logo saved",
            """
            <p class="notice" role="status">Your logo was saved. It stands on the documents of what is issued from now on.</p>
            <p>This link works only once. You can close this page; the answer is also in the chat.</p>
            """
        );

    public static string Used(string style) =>
        Frame(
            style,
            "This page has taken its picture",
            "<p>For another one ask the bot for a new page: settings seller logo</p>"
        );

    public static string Gone(string style) =>
        Frame(
            style,
            "There is no page here",
            "<p>The link is wrong, or older than 15 minutes. Ask the bot for a new one: settings seller logo</p>"
        );

    public static string Busy(string style) =>
        Frame(
            style,
            "Please wait a minute",
            "<p>There were too many visits. Nothing was saved. Open the page again in a minute.</p>"
        );

    private static string Frame(string style, string title, string body) =>
        $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow"><title>{title} · MilestoneBot</title><style>{style}</style></head>
            <body><main><h1>{title}</h1>
            {body}
            </main></body></html>
            """;

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

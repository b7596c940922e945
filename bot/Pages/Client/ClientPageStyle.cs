using System.Security.Cryptography;
using System.Text;

namespace MilestoneBot.Pages.Client;

/// <summary>The style of the client's page, and the headers that let a browser load nothing else.</summary>
internal static class ClientPageStyle
{
    private const string Common = """
        :root { color-scheme: light dark; --ink: #1c1e21; --ground: #ffffff; --soft: #f2f3f5; --line: #8a9099; --quiet: #4f5661;
          --good: #17663a; --bad: #a01c1c; --link: #0b57a4; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --ground: #15171a; --soft: #22262b; --line: #7d858f;
          --quiet: #b3bac4; --good: #7fd6a2; --bad: #ff9d9d; --link: #8ab8ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; color: var(--ink);
          background: var(--ground); overflow-wrap: anywhere; border-top: 0.5rem solid var(--accent); }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { position: static; display: inline-block; padding: 0.5rem 1rem; }
        header, main, footer { max-width: 66rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0.25rem 0; text-wrap: balance; }
        h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; } h3 { font-size: 1.05rem; margin: 0 0 0.25rem; }
        p { margin: 0.35rem 0; } a { color: var(--link); } .quiet, footer { color: var(--quiet); }
        .logo { max-width: 15rem; max-height: 4.25rem; display: block; background: #ffffff; padding: 0.25rem; border-radius: 0.25rem; }
        .brand { font-weight: 600; } .sample { font-weight: 600; color: var(--bad); }
        .notice { border: 2px solid var(--good); border-radius: 0.5rem; padding: 0.75rem 1rem; margin: 1rem 0; font-weight: 600; }
        .problem { border-color: var(--bad); } .wrong { color: var(--bad); font-weight: 600; }
        .box { border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; margin: 0.75rem 0; background: var(--ground); }
        form { background: var(--soft); border-radius: 0.5rem; padding: 1rem; margin: 0.75rem 0; }
        label { display: block; font-weight: 600; margin: 0.25rem 0; }
        label.tick { display: flex; gap: 0.6rem; font-weight: 400; align-items: flex-start; padding: 0.4rem 0; }
        input[type=text], textarea { width: 100%; max-width: 34rem; font: inherit; color: inherit; background: var(--ground);
          border: 1px solid var(--line); border-radius: 0.35rem; padding: 0.55rem; display: block; }
        input[type=file] { width: 100%; font: inherit; color: inherit; }
        input[type=checkbox] { width: 1.4rem; height: 1.4rem; flex: none; margin: 0.1rem 0 0; accent-color: var(--accent); }
        button { font: inherit; font-weight: 600; padding: 0.65rem 1.1rem; border-radius: 0.4rem; margin-top: 0.6rem;
          border: 2px solid var(--line); background: var(--ground); color: var(--ink); cursor: pointer; }
        button.primary { background: var(--accent); color: var(--on-accent); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        details > summary { cursor: pointer; font-weight: 600; padding: 0.6rem 0; color: var(--link); }
        table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; }
        th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.6rem;
          border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
        th.sum, td.sum { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        tbody th { font-weight: 600; } tfoot th, tfoot td { font-weight: 700; border-bottom: 0; }
        .rate { display: block; color: var(--quiet); }
        .mark { display: inline-block; font-size: 0.85rem; font-weight: 600; border: 1px solid var(--line);
          border-radius: 1rem; padding: 0 0.6rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.5rem 0; }
        dt { color: var(--quiet); } dd { margin: 0; }
        .pay { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
        .number { white-space: nowrap; } .code svg { width: 11rem; height: 11rem; display: block; background: #ffffff; }
        .docs a { display: inline-block; padding: 0.5rem 1rem 0.5rem 0; }
        .line { width: 100%; height: auto; display: block; max-width: 60rem; }
        .line .planned { fill: var(--soft); stroke: var(--line); } .line .started { fill: var(--line); }
        .line .submitted, .line .changes { fill: var(--link); } .line .confirmed { fill: var(--good); }
        .line .today { stroke: var(--bad); stroke-width: 2; }
        .line .month { stroke: var(--line); stroke-width: 0.5; } .line text { font-size: 11px; fill: var(--ink); }
        .line text.quiet { fill: var(--quiet); }
        ol.steps { padding-left: 1.6rem; } ol.steps li { padding: 0.15rem 0; }
        footer { border-top: 1px solid var(--line); margin-top: 2rem; font-size: 0.9rem; } footer p { max-width: 40rem; }
        .notice p { margin: 0; } .notice label { margin-top: 0.75rem; }
        .state { border-left: 0.3rem solid var(--accent); padding: 0.4rem 0.8rem; background: var(--soft); font-weight: 600; }
        del { color: var(--quiet); } ins { text-decoration: none; font-weight: 700; }
        .terms { hyphens: auto; } .terms td { overflow-wrap: break-word; } .terms del, .terms ins { display: block; }
        .terms th[scope=row], .terms th:first-child { width: 26%; overflow-wrap: anywhere; min-width: 10rem; }
        h4 { margin: 0.75rem 0 0.25rem; }
        .pay > div { max-width: 20rem; }
        @media screen and (max-width: 62rem) {
          .terms { font-size: 0.8rem; } .terms th, .terms td { padding: 0.4rem 0.3rem; }
        }
        @media screen and (max-width: 42rem) {
          .terms thead { position: absolute; left: -999rem; }
          .terms { font-size: 1rem; } .terms, .terms tbody, .terms tfoot, .terms tr, .terms th, .terms td { display: block; }
          .terms tr { border: 1px solid var(--line); border-radius: 0.5rem; margin: 0.5rem 0; padding: 0.5rem; }
          .terms th, .terms td { border: 0; padding: 0.15rem 0.25rem; }
          .terms th[scope=row] { width: auto; } .terms td.sum { text-align: left; white-space: normal; }
          .terms td::before { content: attr(data-name) " "; color: var(--quiet); font-weight: 400; } .terms td.none { display: none; }
          .terms del, .terms ins { display: inline; }
          .rate { display: inline; }
          dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; }
        }
        @media screen and (max-width: 30rem) { .line { display: none; } }
        @media print { form, .skip, details { display: none; } body { border-top: 0; font-size: 0.8rem; }
          header { padding-top: 0; } footer { margin-top: 0.75rem; padding-bottom: 0; break-inside: avoid; break-before: avoid; }
          .box, tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } h2 { margin-top: 1.2rem; }
          .terms { font-size: 0.65rem; } .terms th, .terms td { padding: 0.3rem 0.2rem; } .terms th[scope=row] { min-width: 6.5rem; }
          :root { --ink: #000000; --ground: #ffffff; --soft: #ffffff; --quiet: #333333;
            --line: #777777; --good: #17663a; --bad: #a01c1c; --link: #000000; } }
        """;

    /// <summary>Without a seller: it tells nobody whose link it was.</summary>
    public static string Plain { get; } = For("");

    /// <summary>With the seller's colour.</summary>
    public static string For(string colour)
    {
        var (accent, on) = ClientPageColours.Of(colour);
        return $"{Common}\n:root {{ --accent: {accent}; --on-accent: {on}; }}".ReplaceLineEndings("\n");
    }

    /// <summary>
    /// The page loads nothing, is kept nowhere, stands in no frame, and passes its address on to nobody: the address is the
    /// credential.
    /// </summary>
    /// <param name="hasPicture">The page shows the seller's logo; otherwise a browser asks for no picture at all.</param>
    public static void SetHeaders(HttpResponse response, string style, bool hasPicture = false)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var pictures = hasPicture ? "img-src 'self'; " : "";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{hash}'; {pictures}base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        SetHeaders(response);
    }

    public static void SetHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}

namespace MilestoneBot.Channels.Web;

/// <summary>The style of the page: one column, system fonts, light or dark as the reader's system is.</summary>
internal static class ChatStyle
{
    public const string Text = """
        :root {
          color-scheme: light dark; --ground: #f6f6f4; --sheet: #fff; --ink: #1c1e21; --soft: #585e66;
          --line: #dcdcd8; --edge: #858b93; --blue: #1b5cb8; --on-blue: #fff; --good: #1d7044; --warning: #8a5a00;
          --stop: #b3261e; --tint: #eef3fb;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #15171a; --sheet: #1e2125; --ink: #e7e8ea; --soft: #a6acb4; --line: #34393f; --edge: #7d848d;
            --blue: #8ab4f8; --on-blue: #10213c; --good: #6fcf97; --warning: #e6b450; --stop: #f28b82;
            --tint: #22304a;
          }
        }
        * { box-sizing: border-box; }
        html { background: var(--ground); scroll-padding-bottom: 9rem; }
        body {
          margin: 0 auto; max-width: 50rem; padding: 0 1rem; background: var(--ground); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere;
        }
        body, main { display: flex; flex-direction: column; }
        body { min-height: 100vh; min-height: 100dvh; }
        main { flex: 1; min-width: 0; }
        h1, h2, h3, p, ul, dl, dd { margin: 0; }
        ul { padding: 0; list-style: none; }
        a { color: var(--blue); }
        :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
        .top { padding: 1rem 0 .75rem; border-bottom: 1px solid var(--line); }
        h1 { font-size: 1.125rem; }
        .top p { color: var(--soft); font-size: .875rem; text-wrap: pretty; }
        .day { white-space: nowrap; }
        .top b { color: var(--ink); }
        nav ul { display: flex; flex-wrap: wrap; gap: .375rem; margin: .625rem 0 .375rem; }
        nav a {
          display: block; padding: .25rem .75rem; border: 1px solid var(--edge); border-radius: 1rem;
          color: var(--ink); text-decoration: none; font-size: .875rem;
        }
        nav a:hover { border-color: var(--blue); }
        nav a[aria-current] {
          background: var(--blue); border-color: var(--blue); color: var(--on-blue); font-weight: 600;
        }
        #log { flex: 1; padding: .5rem 0; }
        article { padding: .625rem 0 .625rem 2.75rem; position: relative; }
        article header { font-size: .875rem; }
        .mark {
          position: absolute; left: 0; top: .75rem; width: 2rem; height: 2rem; border-radius: .5rem;
          background: var(--line); color: var(--ink); font-size: .75rem; font-weight: 600; line-height: 2rem;
          text-align: center;
        }
        .bot .mark { background: var(--blue); color: var(--on-blue); }
        time { color: var(--soft); }
        article time { margin-left: .25rem; font-size: .8125rem; }
        .only {
          margin-left: .25rem; padding: .0625rem .5rem; border-radius: .75rem; border: 1px dashed var(--edge);
          color: var(--soft); font-size: .75rem; white-space: nowrap;
        }
        .words { white-space: pre-wrap; }
        .whole { white-space: nowrap; }
        .private > .words { color: var(--soft); }
        .refusal > .words { border-left: 3px solid var(--stop); padding-left: .75rem; color: var(--ink); }
        .card {
          margin-top: .375rem; padding: .875rem 1rem; background: var(--sheet); border: 1px solid var(--line);
          border-left: 4px solid var(--edge); border-radius: .5rem;
        }
        .card > * + * { margin-top: .625rem; }
        .card > form:not(:has(.field)) { margin: 0; }
        .card.trace { display: flex; align-items: center; gap: .25rem .75rem; padding: .375rem 1rem; }
        .trace > * + * { margin-top: 0; }
        .trace > .words { flex: 1; min-width: 0; color: var(--soft); font-size: .9375rem; }
        .trace button { min-height: 2rem; padding: .25rem .625rem; font-weight: 400; }
        .card.good { border-left-color: var(--good); }
        .card.warning { border-left-color: var(--warning); }
        .card.stop { border-left-color: var(--stop); }
        .good .sign { color: var(--good); }
        .warning .sign { color: var(--warning); }
        .stop .sign { color: var(--stop); }
        h2 { font-size: 1.0625rem; line-height: 1.35; }
        .footer { color: var(--soft); font-size: .8125rem; }
        dl > div {
          display: grid; grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); gap: 0 1rem; padding: .125rem 0;
        }
        dt { color: var(--soft); }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; min-width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
        th, td {
          padding: .375rem .75rem .375rem 0; text-align: left; vertical-align: top;
          border-bottom: 1px solid var(--line); white-space: nowrap;
        }
        .long { min-width: 9rem; max-width: 22rem; white-space: normal; }
        th { color: var(--soft); font-weight: 600; font-size: .8125rem; }
        th:last-child, td:last-child { padding-right: 0; }
        .sum { text-align: right; }
        tfoot td { font-weight: 700; border-bottom: 0; border-top: 2px solid var(--edge); }
        .field { margin-top: .625rem; }
        label { display: block; font-size: .875rem; font-weight: 600; }
        .above { margin-top: 1rem; font-weight: 600; }
        .field .error { margin-top: .25rem; color: var(--stop); font-size: .875rem; }
        .field .error::before { content: "✕ " / ""; }
        [aria-invalid] { border-color: var(--stop); box-shadow: inset 3px 0 0 var(--stop); }
        .needed, .keys { color: var(--soft); font-weight: 400; }
        input, select, textarea {
          width: 100%; max-width: 28rem; padding: .5rem .625rem; margin-top: .25rem; border: 1px solid var(--edge);
          border-radius: .375rem; background: var(--sheet); color: var(--ink); font: inherit;
        }
        textarea { resize: vertical; }
        ::placeholder { color: var(--soft); opacity: 1; }
        .buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
        button {
          padding: .5rem .875rem; min-height: 2.5rem; max-width: 100%; border: 1px solid var(--edge);
          border-radius: .375rem; background: transparent; color: var(--ink); font: inherit; font-weight: 600;
          cursor: pointer;
        }
        button:hover { border-color: var(--blue); background: var(--tint); }
        button.primary, button.primary:hover {
          background: var(--blue); border-color: var(--blue); color: var(--on-blue);
        }
        button.primary:hover { filter: brightness(1.08); }
        button.danger { border-color: var(--stop); color: var(--stop); }
        button[aria-busy] { opacity: .6; cursor: progress; }
        #log:has(+ #start) { flex: 0; padding: 0; }
        #start { flex: 1; padding: 1.5rem 0; }
        #start > * + * { margin-top: .5rem; }
        #start .buttons { margin: 1rem 0; }
        #start h3 { margin-top: 1.5rem; font-size: 1rem; }
        .people dt { color: var(--ink); font-weight: 600; }
        .restarted { padding: .5rem 0; border-top: 1px dashed var(--edge); color: var(--soft); font-size: .875rem; }
        article.next .card, article.next > .words { outline: 2px solid var(--blue); outline-offset: 4px; }
        #several { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; font-size: .875rem; }
        #several[hidden] { display: none; }
        #several button { min-height: 2rem; padding: .25rem .625rem; font-weight: 400; }
        #talk {
          position: sticky; bottom: 0; padding: .625rem 0 1rem; background: var(--ground);
          border-top: 1px solid var(--line);
        }
        .line { display: flex; gap: .5rem; align-items: flex-end; margin-top: .25rem; }
        .line textarea {
          flex: 1; min-width: 0; max-width: none; margin: 0; max-height: 40vh; field-sizing: content;
          min-height: 4rem;
        }
        #below {
          position: absolute; right: 0; top: -2.75rem; padding: .25rem .75rem; border: 1px solid var(--blue);
          border-radius: 1rem; background: var(--sheet); font-size: .875rem;
        }
        #below[hidden] { display: none; }
        #problem { color: var(--stop); font-size: .875rem; }
        #problem:not(:empty) { margin-bottom: .375rem; }
        .problem { padding: 2rem 0; }
        .problem > * + * { margin-top: .75rem; }
        @media (max-width: 34rem) {
          /* A phone has no room for columns: each row is a block of names and values, so that no sum is out of sight. */
          .table { overflow-x: visible; }
          .table table, .table tbody, .table tfoot, .table tr { display: block; }
          .table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .table tr { padding: .375rem 0; border-bottom: 1px solid var(--line); }
          .table td {
            display: flex; justify-content: space-between; gap: 1rem; padding: .125rem 0; border: 0;
            white-space: normal; text-align: right; min-width: 0; max-width: none;
          }
          .table td::before {
            content: attr(data-label); color: var(--soft); font-weight: 400; text-align: left; flex: none;
            max-width: 45%;
          }
          .table td:empty { display: none; }
          .table tfoot td:not(.sum)::before { content: none; }
          body { padding: 0 .75rem; }
          article { padding-left: 0; }
          .mark {
            position: static; display: inline-block; width: 1.5rem; height: 1.5rem; line-height: 1.5rem;
            font-size: .625rem; border-radius: .375rem; margin-right: .375rem;
          }
          .card { padding: .75rem; }
          dl > div { grid-template-columns: minmax(0, 1fr); padding: .25rem 0; }
          dt { font-size: .8125rem; }
        }
        @media (max-height: 26rem) {
          #talk { position: static; }
          html { scroll-padding-bottom: 0; }
        }
        @media (prefers-reduced-motion: no-preference) {
          .new { animation: arrive .25s ease-out; }
          @keyframes arrive {
            from { opacity: 0; transform: translateY(.25rem); }
          }
        }
        @media (forced-colors: active) {
          .card { border-left-width: 4px; }
        }
        """;
}

using Microsoft.Playwright;

namespace MilestoneBot.Tests.Browser;

/// <summary>
/// What a person would notice on a page of cards, measured in the page: elements that overflow, are cut off, too
/// pale, broken inside a word, without a name, or written for machines.
/// </summary>
internal static class PageChecks
{
    // Lines of the script that are too wide for the raw string.
    private const string Light =
        "const light = colour => colour.slice(0, 3).map(c => c / 255)"
        + ".map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)"
        + ".reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);";

    private const string Shown =
        "const shown = element => { const box = element.getBoundingClientRect(); "
        + "return box.width > 1 && box.height > 1 "
        + "&& getComputedStyle(element).visibility === 'visible'; };";

    private const string MachineWords =
        """const machine = card.innerText.match(/\[object|undefined|\bNaN\b"""
        + """|unsupported|not supported|\d{4}-\d\d-\d\dT\d\d|\bmsteams\||\bweb\|/i);""";

    private const string Scrolled =
        "if (['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) "
        + "say('must be scrolled sideways', element.innerText);";

    private const string Broken =
        "if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) "
        + "say('is broken inside a word', `${word[0]} of ${node.data.trim()}`);";

    private const string Cell =
        "const cell = element.closest('td, .ac-tableCell, [role=cell]').getBoundingClientRect(), "
        + "range = document.createRange();";

    private const string NotRight =
        "if (cell.right - range.getBoundingClientRect().right > 24) "
        + "say('is a sum that does not stand to the right', node.data);";

    private const string Unlabelled =
        "if (!field.labels?.[0]?.innerText.trim() "
        + "&& !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby')) "
        + "say('has a field without a label', field.id);";

    private const string Script = $$$"""
        ([selector, most]) => {
            const wrong = [];
            const rgb = colour => { const m = colour.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
            const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3])).concat(1);
            const ground = element => {
                const layers = [];
                for (let e = element; e; e = e.parentElement) layers.push(rgb(getComputedStyle(e).backgroundColor));
                return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
            };
            {{{Light}}}
            const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
            {{{Shown}}}
            const hidden = element => element.closest('thead') && element.closest('thead').getBoundingClientRect().width <= 1;
            for (const card of document.querySelectorAll(selector)) {
                const title = card.innerText.trim().split('\n')[0].slice(0, 60);
                const say = (what, text) => wrong.push(`${title}: ${what}${text === undefined ? '' : `: ${String(text).slice(0, 80)}`}`);
                const frame = card.getBoundingClientRect();
                if (frame.right > innerWidth + 1 || frame.left < -1) say('the card is wider than the page');
                {{{MachineWords}}}
                if (machine) say('words of a machine', machine[0]);
                for (const element of card.querySelectorAll('*')) {
                    if (!shown(element) || hidden(element)) continue;
                    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                    if (box.right > frame.right + 1 || box.left < frame.left - 1) say('sticks out', element.innerText || element.tagName);
                    const cuts = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
                    if (cuts && element.scrollWidth > element.clientWidth + 1) say('is cut off', element.innerText);
                    {{{Scrolled}}}
                }
                const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const element = node.parentElement;
                    if (!node.data.trim() || !shown(element) || hidden(element) || element.closest('option')) continue;
                    const behind = ground(element), ratio = contrast(over(rgb(getComputedStyle(element).color), behind), behind);
                    if (ratio < 4.5) say(`is too pale (${ratio.toFixed(2)})`, node.data.trim());
                    for (const word of node.data.matchAll(/(?<![^\s(])[\p{L}\p{N}.,]{2,16}(?![^\s).:;])/gu)) {
                        const range = document.createRange();
                        range.setStart(node, word.index);
                        range.setEnd(node, word.index + word[0].length);
                        {{{Broken}}}
                    }
                    if (element.closest('td, .ac-tableCell, [role=cell]') && /^[A-Z]{0,3} ?[−-]?[\d,]+\.\d{2,3}$/.test(node.data.trim())) {
                        {{{Cell}}}
                        range.selectNodeContents(node);
                        {{{NotRight}}}
                    }
                }
                const buttons = [...card.querySelectorAll('button')].filter(shown);
                // Cards of an invoice or its draft are about money and may have up to six.
                const allowed = /Invoice draft|INV-\d{4}-\d/.test(card.innerText.slice(0, 200)) ? 2 * most : most;
                if (buttons.length > allowed) say(`has ${buttons.length} buttons`);
                for (const button of buttons) {
                    if (!(button.getAttribute('aria-label') ?? button.innerText).trim()) say('has a button without a name');
                    if (button.getBoundingClientRect().height < 24) say('has a button too small to press', button.innerText);
                }
                for (const field of card.querySelectorAll('input:not([type=hidden]), select, textarea'))
                    {{{Unlabelled}}}
            }
            return [...new Set(wrong)];
        }
        """;

    /// <summary>Everything that looks wrong with the elements that the selector finds.</summary>
    /// <param name="mostButtons">More buttons than that are a problem; twice as many on cards of an invoice.</param>
    public static Task<string[]> WrongAsync(IPage page, string selector, int mostButtons = 3) =>
        page.EvaluateAsync<string[]>(Script, new object[] { selector, mostButtons });

    private const string Outermost =
        "while (whole.parentElement !== document.body "
        + "&& whole.parentElement.querySelectorAll(selector).length === 1) "
        + "whole = whole.parentElement;";

    private const string Box =
        "return [left + scrollX, top + scrollY, Math.max(...boxes.map(b => b.right)) - left, "
        + "Math.max(...boxes.map(b => b.bottom)) - top];";

    /// <summary>
    /// Screenshots of the elements that the selector finds with their messages, as many on one sheet as fit; the rest
    /// of the page is hidden meanwhile. A screenshot costs by its size, so it contains nothing but the messages.
    /// </summary>
    /// <param name="tallest">The largest height of a sheet, in pixels.</param>
    public static async Task ShotsAsync(IPage page, string selector, string name, int tallest)
    {
        var heights = await page.EvaluateAsync<float[]>(
            $$$"""
            selector => [...document.querySelectorAll(selector)].map(item => {
                let whole = item;
                {{{Outermost}}}
                whole.dataset.shot = '';
                return whole.getBoundingClientRect().height;
            })
            """,
            selector
        );
        for (var from = 0; from < heights.Length; )
        {
            var (each, tall) = (1, heights[from]);
            while (from + each < heights.Length && (tall += heights[from + each]) <= tallest)
                each++;
            var box = await page.EvaluateAsync<float[]>(
                $$$"""
                ([from, each]) => {
                    const all = [...document.querySelectorAll('[data-shot]')], some = all.slice(from, from + each);
                    for (const item of all) item.style.display = some.includes(item) ? '' : 'none';
                    const boxes = some.map(item => item.getBoundingClientRect());
                    const [left, top] = [Math.min(...boxes.map(b => b.left)), Math.min(...boxes.map(b => b.top))];
                    {{{Box}}}
                }
                """,
                new object[] { from, each }
            );
            await Chromium.ShotAsync(
                page,
                $"{name}-{from:000}",
                whole: true,
                new()
                {
                    X = box[0],
                    Y = box[1],
                    Width = box[2],
                    Height = box[3],
                }
            );
            from += each;
        }
    }
}

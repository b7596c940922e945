using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Renders a card as HTML. Buttons are forms that send a command; the inputs go with those buttons that send them.
/// </summary>
internal static class CardHtmlRenderer
{
    public static Html Render(Card card, string at, DemoPerson viewer) =>
        card.IsTrace ? Trace(card, at, viewer) : Whole(card, at, viewer);

    /// <summary>What is left of a card: its line, with the button beside it.</summary>
    private static Html Trace(Card card, string at, DemoPerson viewer) =>
        Html.Create(
            $"""
            <section class="card trace {card.Tone.ToString().ToLowerInvariant()}">
            <p class="words" dir="auto">{Sign(card.Tone)}{NonBreakingText.Render(card.Title)}</p>
            {Forms(card, at, viewer)}
            </section>
            """
        );

    private static Html Whole(Card card, string at, DemoPerson viewer) =>
        Html.Create(
            $"""
            <section class="card {card.Tone.ToString().ToLowerInvariant()}">
            <h2 dir="auto">{Sign(card.Tone)}{NonBreakingText.Render(card.Title)}</h2>
            {Html.When(
                card.Mentions.Count > 0,
                $"<p class=\"words\" dir=\"auto\">{string.Join(", ", card.Mentions.Select(c => $"@{c.Name}"))}</p>"
            )}
            {card.Lines.Select(line => Html.Create($"<p class=\"words\" dir=\"auto\">{NonBreakingText.Render(line)}</p>"))}
            {Facts(card.Facts)}
            {Rows(card.Table, card.Title)}
            {Forms(card, at, viewer)}
            {Html.When(
                card.Footer.Length > 0,
                $"<p class=\"words footer\" dir=\"auto\">{NonBreakingText.Render(card.Footer)}</p>"
            )}
            </section>
            """
        );

    /// <summary>The tone for people who do not see colours, or do not see.</summary>
    private static Html Sign(Tone tone) =>
        tone switch
        {
            Tone.Good => Html.Create($"<span class=\"sign\" role=\"img\" aria-label=\"Good:\">✓</span> "),
            Tone.Warning => Html.Create($"<span class=\"sign\" role=\"img\" aria-label=\"Attention:\">!</span> "),
            Tone.Stop => Html.Create($"<span class=\"sign\" role=\"img\" aria-label=\"Stop:\">✕</span> "),
            _ => default,
        };

    private static Html Facts(IReadOnlyList<Fact> facts) =>
        Html.When(
            facts.Count > 0,
            $"""
            <dl>{facts.Select(fact =>
                Html.Create($"<div><dt dir=\"auto\">{fact.Name}</dt><dd dir=\"auto\">{Value(fact)}</dd></div>")
            )}</dl>
            """
        );

    private static Html Value(Fact fact) =>
        fact.Link is { IsAbsoluteUri: true, Scheme: "http" or "https" } link
            ? Html.Create(
                $"<a href=\"{link.AbsoluteUri}\" rel=\"noopener noreferrer\" target=\"_blank\">{fact.Value}</a>"
            )
            : NonBreakingText.Render(fact.Value);

    // The browser sizes the columns by their contents, so Column.Weight is not needed here.
    private static Html Rows(Table? table, string title)
    {
        if (table is null)
            return default;
        var last = table.HasTotalRow && table.Rows.Count > 0 ? 1 : 0;
        return Html.Create(
            $"""
            <div class="table" role="region" aria-label="Table: {title}" tabindex="0"><table>
            <thead><tr>{table.Columns.Select(column =>
                Html.Create($"<th scope=\"col\"{Kind(column, column.Name)}>{column.Name}</th>")
            )}</tr></thead>
            <tbody>{table.Rows.SkipLast(last).Select(Row)}</tbody>
            {Html.When(last > 0, $"<tfoot>{table.Rows.TakeLast(last).Select(Row)}</tfoot>")}
            </table></div>
            """
        );

        Html Row(IReadOnlyList<string> cells) =>
            Html.Create(
                $"<tr>{table.Columns.Select((column, i) => Cell(column, cells.ElementAtOrDefault(i) ?? ""))}</tr>"
            );

        Html Cell(Column column, string text)
        {
            var inside = Html.When(text.Length > 0, $"<span>{NonBreakingText.Render(text)}</span>");
            return Html.Create($"<td dir=\"auto\" data-label=\"{column.Name}\"{Kind(column, text)}>{inside}</td>");
        }
    }

    /// <summary>
    /// Amounts are right-aligned, and a date or a short name does not break at its hyphens; only long text wraps.
    /// </summary>
    private static Html Kind(Column column, string text) =>
        column.IsRightAligned ? Html.Create($" class=\"sum\"") : Html.When(text.Length > 18, $" class=\"long\"");

    private static Html Forms(Card card, string at, DemoPerson viewer)
    {
        if (card.Buttons.Count == 0)
            return default;
        // Two forms, so that a button without inputs neither sends them nor waits for the required ones.
        var (with, without) = ($"{at}-with", $"{at}-without");
        var inputs = card.Inputs.Select((input, i) => InputHtmlRenderer.Render(input, InputHtmlRenderer.IdOf(at, i)));
        return Html.Create(
            $"""
            {Html.When(
                card.Buttons.Any(b => b.SendsInputs),
                $"<form id=\"{with}\" {Target(viewer)}>{Hidden(card, at)}{inputs}</form>"
            )}
            {Html.When(
                card.Buttons.Any(b => !b.SendsInputs),
                $"<form id=\"{without}\" {Target(viewer)}>{Hidden(card, at)}</form>"
            )}
            <p class="buttons">{card.Buttons.Select(Pressed)}</p>
            """
        );

        Html Pressed(Button button)
        {
            var (form, style) = (button.SendsInputs ? with : without, button.Style.ToString().ToLowerInvariant());
            return Html.Create(
                $"<button form=\"{form}\" name=\"say\" value=\"{button.CommandText}\" title=\"{button.CommandText}\" "
                    + $"class=\"{style}\">{button.Title}</button>"
            );
        }
    }

    private static Html Target(DemoPerson viewer) =>
        Html.Create($"method=\"post\" action=\"/chat/press?as={viewer.Key}\" autocomplete=\"off\"");

    private static Html Hidden(Card card, string at) =>
        Html.Create(
            $"""
            <input type="hidden" name="token" value="{ChatForm.NewToken()}" autocomplete="off">
            <input type="hidden" name="zone" autocomplete="off">
            <input type="hidden" name="card" value="{card.ActionAddress}">
            <input type="hidden" name="rev" value="{card.Revision}">
            <input type="hidden" name="at" value="{at}">
            """
        );
}

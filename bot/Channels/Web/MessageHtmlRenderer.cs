using System.Globalization;

namespace MilestoneBot.Channels.Web;

/// <summary>Renders a message as one viewer sees it: the author, the time, and the text or the card.</summary>
internal static class MessageHtmlRenderer
{
    public static Html Render(ChatMessage message, DemoPerson viewer)
    {
        var (kind, mark, name) = message.Author is { } by
            ? ("said", by.Initials, by.Name)
            : ("bot", "M", "MilestoneBot");
        var at = message.At.UtcDateTime;
        var state = (message.VisibleOnlyTo is null ? "" : " private") + (message.IsRefusal ? " refusal" : "");
        var body = message.CardFor(viewer) is { } card
            ? CardHtmlRenderer.Render(card, message.Id, viewer)
            : Words(message);
        return Html.Create(
            $"""
            <article class="{kind}{state}" id="{message.Id}" data-number="{message.Number}" tabindex="-1">
            <header><span class="mark" aria-hidden="true">{mark}</span><b>{name}</b>
            <time datetime="{Iso(message.At)}">{at.ToString(
                "HH:mm",
                CultureInfo.InvariantCulture
            )} UTC</time>
            {Html.When(message.VisibleOnlyTo is not null, $"<span class=\"only\">only you see this</span>")}</header>
            {body}
            </article>
            """
        );
    }

    internal static string Iso(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>In the bot's text amounts and dates do not break over lines; text of people stays as typed.</summary>
    private static Html Words(ChatMessage message)
    {
        var words = message.Author is null ? NonBreakingText.Render(message.Text) : Html.Create($"{message.Text}");
        return Html.Create($"<p class=\"words\" dir=\"auto\">{words}</p>");
    }
}

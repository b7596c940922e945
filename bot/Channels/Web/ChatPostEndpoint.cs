using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Receives what the browser sends to the chat: typed lines and clicked buttons, each of them a turn.
/// </summary>
internal sealed partial class ChatPostEndpoint(
    ChatRoom room,
    TurnHandler turnHandler,
    IConversationStore conversationStore,
    TimeProvider clock,
    IHostApplicationLifetime life,
    ILogger<ChatPostEndpoint> log
)
{
    /// <summary>A typed line: everybody in the room sees it, and the bot answers.</summary>
    public async Task PostMessageAsync(HttpContext http)
    {
        // Not the request's cancellation token: a browser drops the first of two quick posts, and the second waits
        // for its answer.
        var (form, status, problem) = await ChatForm.ReadAsync(http.Request, isPress: false, life.ApplicationStopping);
        if (form is { Text.Length: > 0 })
        {
            room.AddMessage(form.Id, form.Sender, form.Text);
            var (text, mentioned) = TypedMentionReader.Read(form.Text);
            await HandleAsync(
                form,
                async () =>
                {
                    var turn = (await TurnAsync(http, form)) with { Text = text, Mentions = mentioned };
                    await turnHandler.HandleMessageAsync(turn, life.ApplicationStopping);
                }
            );
        }
        await RespondAsync(http, form, status, problem);
    }

    /// <summary>
    /// A clicked button: the reply is the same as for typed text, a refusal as plain text goes only to the person who
    /// clicked, and the card is updated.
    /// </summary>
    public async Task PostActionAsync(HttpContext http)
    {
        var (form, status, problem) = await ChatForm.ReadAsync(http.Request, isPress: true, life.ApplicationStopping);
        var next = "";
        if (form is { Text.Length: > 0 })
        {
            await HandleAsync(
                form,
                async () =>
                {
                    next = ShowResult(
                        form,
                        await turnHandler.HandleActionAsync(await TurnAsync(http, form), life.ApplicationStopping)
                    );
                }
            );
        }
        await RespondAsync(http, form, status, problem, next);
    }

    /// <summary>A post is never sent again, so its sender is informed why nothing was saved.</summary>
    private async Task HandleAsync(ChatForm form, Func<Task> handle)
    {
        try
        {
            await handle();
        }
        catch (StoreUnavailableException e)
        {
            LogNotSaved(e, form.Id);
            room.AddReply(e.Message, onlyFor: form.Sender, isRefusal: true);
        }
    }

    /// <summary>
    /// Shows the result of an action. Returns the id of the message to continue with; "" for the end of the page.
    /// </summary>
    private string ShowResult(ChatForm form, CardActionResult cardActionResult)
    {
        var stands =
            cardActionResult.CurrentCard is { } current && room.RedrawFor(form.Sender, form.PressedMessageId, current);
        switch (cardActionResult.Reply)
        {
            case { IsRefusal: true } when cardActionResult.CurrentCard is { HasErrors: true } wrong:
                var at = stands ? form.PressedMessageId : room.AddReply(wrong.ToPlainText(), wrong, form.Sender);
                return InputHtmlRenderer.FirstInvalidField(wrong, at) ?? "";
            case { IsStale: true } when !stands && cardActionResult.CurrentCard is not null:
                room.AddReply(cardActionResult.CurrentCard.ToPlainText(), cardActionResult.CurrentCard, form.Sender);
                break;
            case { IsStale: true } old:
                room.AddReply(old.Card is null ? old.Text : CardText.Outdated, onlyFor: form.Sender);
                break;
            case { IsRefusal: true, Card: null } no:
                room.AddReply(no.Text, onlyFor: form.Sender, isRefusal: true);
                break;
        }
        return "";
    }

    private async Task<Turn> TurnAsync(HttpContext http, ChatForm form)
    {
        await conversationStore.SaveReferenceAsync(ChatRoom.Conversation, "", life.ApplicationStopping);
        return new($"web/{form.Id}", ChatRoom.Conversation, form.Sender.Sender, form.Text, clock.GetUtcNow())
        {
            Thread = ChatRoom.Conversation.Id,
            MessageId = form.Id,
            Inputs = form.Inputs,
            Mentions = form.People,
            CardAction = form.CardAction,
            TimeZone = form.TimeZone,
            IsPrivate = true,
            Locale = http.Request.GetTypedHeaders().AcceptLanguage.MaxBy(l => l.Quality ?? 1)?.Value.ToString()
                is { Length: <= 35 } locale
                    and not "*"
                ? locale
                : "",
        };
    }

    /// <summary>
    /// With a script: the form's next token, or the problem. Without: back to the page, or a page with the problem.
    /// </summary>
    private static async Task RespondAsync(
        HttpContext http,
        ChatForm? form,
        int status,
        string problem,
        string next = ""
    )
    {
        http.Response.StatusCode = status;
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            await http.Response.WriteAsJsonAsync(
                new { Token = form is null ? "" : ChatForm.NewToken(), Problem = problem }
            );
        else if (form is null)
            await ChatPageRenderer.WriteAsync(
                http,
                nonce => ChatPageRenderer.RenderProblem(problem, DemoPerson.Find(http.Request.Query["as"]), nonce)
            );
        else
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            var part = next.Length > 0 ? Uri.EscapeDataString(next) : "end";
            http.Response.Headers.Location = $"/?as={form.Sender.Key}#{part}";
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Line {Id} of the browser chat was not heard: the records take nothing")]
    private partial void LogNotSaved(Exception error, string id);
}

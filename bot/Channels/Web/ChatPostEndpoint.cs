using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Receives what the browser sends to the chat: typed lines and clicked buttons, each of them a turn.
/// </summary>
internal sealed partial class ChatPostEndpoint(
    ChatRoom room,
    TurnHandler turnHandler,
    IConversationStore conversationStore,
    Introduction introduction,
    TimeProvider clock,
    IHostApplicationLifetime life,
    ILogger<ChatPostEndpoint> log
) : IDisposable
{
    /// <summary>Two presses make one example.</summary>
    private readonly SemaphoreSlim exampleLock = new(1);

    public void Dispose() => exampleLock.Dispose();

    /// <summary>
    /// A typed text: everybody in the room sees it, and the bot answers. Line by line it stops at the first line that is
    /// not taken, and the rest goes back into the box.
    /// </summary>
    public async Task PostMessageAsync(HttpContext http)
    {
        // Not the request's cancellation token: a browser drops the first of two quick posts, and the second waits
        // for its answer.
        var (form, status, problem) = await ChatForm.ReadAsync(http.Request, isPress: false, life.ApplicationStopping);
        var (next, rest) = ("", "");
        if (form is { Text.Length: > 0 })
            foreach (var (at, message) in form.Messages.Index())
            {
                await SayAsync(http, message);
                var answer = room.AnswerTo(message.Id);
                next = answer?.Id ?? "";
                if (answer is not { IsRefusal: true } || at + 1 == form.Messages.Count)
                    continue;
                rest = string.Join('\n', form.Messages.Skip(at + 1).Select(m => m.Text));
                problem =
                    $"Stopped at line {at + 1} of {form.Messages.Count}, which was not taken. "
                    + $"Not sent: {rest.ReplaceLineEndings(" · ")}";
                break;
            }
        if (rest.Length > 0 && form is not null)
            room.AddReply(problem, onlyFor: form.Sender);
        await RespondAsync(http, form, status, problem, next, rest);
    }

    private async Task SayAsync(HttpContext http, ChatForm form)
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

    /// <summary>
    /// Makes the example by the bot's own commands, each said by its person, and shows it. Where it is there already, it
    /// is only shown; a line that is not taken ends it.
    /// </summary>
    public async Task PostExampleAsync(HttpContext http)
    {
        var (form, status, problem) = await ChatForm.ReadAsync(http.Request, isPress: false, life.ApplicationStopping);
        var next = "";
        if (form is not null)
        {
            await exampleLock.WaitAsync(life.ApplicationStopping);
            try
            {
                var example = introduction.Example;
                var lead = DemoPerson.All[0];
                var look = form with { Id = $"{lead.Key}-{form.Id}-look", Sender = lead, Text = example.ShowCommand };
                var shown = await turnHandler.OpenFormAsync(await TurnAsync(http, look), life.ApplicationStopping);
                if (shown is { IsRefusal: true })
                    await TellExampleAsync(http, form);
                else
                    await SayAsync(http, look with { Id = $"{look.Id}-use", Text = example.UseCommand });
                var last = form with { Id = $"{form.Id}-show", Text = example.ShowCommand };
                await SayAsync(http, last);
                next = room.AnswerTo(last.Id)?.Id ?? "";
            }
            finally
            {
                exampleLock.Release();
            }
        }
        await RespondAsync(http, form, status, problem, next);
    }

    private async Task TellExampleAsync(HttpContext http, ChatForm form)
    {
        foreach (var (at, line) in introduction.Example.Lines.Index())
        {
            var by = DemoPerson.Find(line.Person)!;
            var said = form with { Id = $"{by.Key}-example-{at + 1}", Sender = by, Text = line.CommandText };
            await SayAsync(http, said);
            // The last line is refused on purpose: it shows the closed gate.
            if (room.AnswerTo(said.Id) is { IsRefusal: true, Card: null })
                break;
        }
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
            room.AddReply(e.Message, onlyFor: form.Sender, isRefusal: true, replyTo: form.Id);
        }
    }

    /// <summary>
    /// Shows the result of an action. Returns the id of what to continue with: the first wrong field, the answer, or the
    /// pressed card; "" for the end of the page.
    /// </summary>
    private string ShowResult(ChatForm form, CardActionResult cardActionResult)
    {
        var stands =
            cardActionResult.CurrentCard is { } current && room.RedrawFor(form.Sender, form.PressedMessageId, current);
        switch (cardActionResult.Reply)
        {
            case { IsRefusal: true } when cardActionResult.CurrentCard is { HasErrors: true } wrong:
                var at = stands
                    ? form.PressedMessageId
                    : room.AddReply(wrong.ToPlainText(), wrong, form.Sender, replyTo: form.Id);
                return InputHtmlRenderer.FirstInvalidField(wrong, at) ?? "";
            case { IsStale: true } when !stands && cardActionResult.CurrentCard is not null:
                room.AddReply(
                    cardActionResult.CurrentCard.ToPlainText(),
                    cardActionResult.CurrentCard,
                    form.Sender,
                    replyTo: form.Id
                );
                break;
            case { IsStale: true } old:
                room.AddReply(old.Card is null ? old.Text : CardText.Outdated, onlyFor: form.Sender, replyTo: form.Id);
                break;
            case { IsRefusal: true, Card: null } no:
                room.AddReply(no.Text, onlyFor: form.Sender, isRefusal: true, replyTo: form.Id);
                break;
        }
        // Without a message of its own the answer is the pressed card.
        return room.AnswerTo(form.Id)?.Id ?? (room.HasCard(form.PressedMessageId) ? form.PressedMessageId : "");
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
        string next = "",
        string rest = ""
    )
    {
        http.Response.StatusCode = status;
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            await http.Response.WriteAsJsonAsync(
                new
                {
                    Token = form is null ? "" : ChatForm.NewToken(),
                    Problem = problem,
                    Next = next,
                    Rest = rest,
                }
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

using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>What the browser sends to the chat: typed lines and pressed buttons, each one a turn.</summary>
internal sealed partial class ChatDoor(
    Room room,
    Reception reception,
    IPlaces places,
    TimeProvider clock,
    IHostApplicationLifetime life,
    ILogger<ChatDoor> log
)
{
    /// <summary>A typed line: it stands in the room for everybody, and the bot answers.</summary>
    public async Task SayAsync(HttpContext http)
    {
        // Not the request's own token: a browser drops the first of two quick sends, and the second waits for its
        // answer.
        var (form, status, problem) = await SentForm.ReadAsync(http.Request, isPress: false, life.ApplicationStopping);
        if (form is { Words.Length: > 0 })
        {
            room.Hear(form.Id, form.By, form.Words);
            var (says, mentioned) = Mentions.Read(form.Words);
            await HeardAsync(
                form,
                async () =>
                {
                    var turn = (await TurnAsync(http, form)) with { Says = says, Mentions = mentioned };
                    await reception.HearAsync(turn, life.ApplicationStopping);
                }
            );
        }
        await DoneAsync(http, form, status, problem);
    }

    /// <summary>
    /// A pressed button: its answer comes as if typed, a refusal in a sentence for the presser alone, and the card as
    /// it stands now.
    /// </summary>
    public async Task PressAsync(HttpContext http)
    {
        var (form, status, problem) = await SentForm.ReadAsync(http.Request, isPress: true, life.ApplicationStopping);
        var next = "";
        if (form is { Words.Length: > 0 })
        {
            await HeardAsync(
                form,
                async () =>
                {
                    next = Tell(
                        form,
                        await reception.PressAsync(await TurnAsync(http, form), life.ApplicationStopping)
                    );
                }
            );
        }
        await DoneAsync(http, form, status, problem, next);
    }

    /// <summary>Nobody tells it again, so whoever said it reads why nothing was saved.</summary>
    private async Task HeardAsync(SentForm form, Func<Task> hear)
    {
        try
        {
            await hear();
        }
        catch (RecordsException e)
        {
            LogNotSaved(e, form.Id);
            room.Say(e.Message, onlyFor: form.By, isRefusal: true);
        }
    }

    /// <summary>
    /// Shows what became of a press. Returns the id of what to go on with; "" for the end of the page.
    /// </summary>
    private string Tell(SentForm form, Pressed pressed)
    {
        var stands = pressed.Present is { } present && room.RedrawFor(form.By, form.PressedAt, present);
        switch (pressed.Answer)
        {
            case { IsRefusal: true, IsOld: false } when pressed.Present is { HasErrors: true } wrong:
                var at = stands ? form.PressedAt : room.Say(wrong.PlainText(), wrong, form.By);
                return InputHtml.FirstWrong(wrong, at) ?? "";
            case { IsOld: true } when !stands && pressed.Present is not null:
                room.Say(pressed.Present.PlainText(), pressed.Present, form.By);
                break;
            case { IsOld: true } old:
                room.Say(
                    old.Card is null
                        ? old.Text
                        : "That card was older than the records. Nothing was changed; it now shows how things stand.",
                    onlyFor: form.By
                );
                break;
            case { IsRefusal: true, Card: null } no:
                room.Say(no.Text, onlyFor: form.By, isRefusal: true);
                break;
        }
        return "";
    }

    private async Task<Turn> TurnAsync(HttpContext http, SentForm form)
    {
        await places.RememberAsync(Room.Place, "", life.ApplicationStopping);
        return new($"web/{form.Id}", Room.Place, form.By.Speaker, form.Words, clock.GetUtcNow())
        {
            Thread = Room.Place.Conversation,
            MessageId = form.Id,
            Inputs = form.Inputs,
            Card = form.Press,
            Zone = form.Zone,
            IsPrivate = true,
            Locale = http.Request.GetTypedHeaders().AcceptLanguage.MaxBy(l => l.Quality ?? 1)?.Value.ToString()
                is { Length: <= 35 } locale
                    and not "*"
                ? locale
                : "",
        };
    }

    /// <summary>
    /// With script: the form's next token, or the problem. Without: back to the page, or a page that says the problem.
    /// </summary>
    private static async Task DoneAsync(HttpContext http, SentForm? form, int status, string problem, string next = "")
    {
        http.Response.StatusCode = status;
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            await http.Response.WriteAsJsonAsync(
                new { Token = form is null ? "" : SentForm.NewToken(), Problem = problem }
            );
        else if (form is null)
            await ChatPage.WriteAsync(
                http,
                nonce => ChatPage.OfProblem(problem, Person.Find(http.Request.Query["as"]), nonce)
            );
        else
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            var part = next.Length > 0 ? Uri.EscapeDataString(next) : "end";
            http.Response.Headers.Location = $"/?as={form.By.Key}#{part}";
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Line {Id} of the browser chat was not heard: the records take nothing")]
    private partial void LogNotSaved(Exception error, string id);
}

using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>What people see beside the conversation: forms in windows of their own, and the bot's home page.</summary>
internal sealed partial class Screens(
    Windows windows,
    Reception reception,
    Courier courier,
    Askers askers,
    WindowWaits waits,
    ILogger<Screens> log
)
{
    /// <summary>What the home page shows: each is a line that anybody may type.</summary>
    private static readonly (string Says, string Title)[] HomeSays =
    [
        ("inbox", "Waiting for you"),
        ("board", "Your projects"),
        ("what is overdue?", "Overdue"),
    ];

    private static readonly Card HomeEnd = new("More")
    {
        Lines =
        [
            "Everything here can be typed, in this chat or in a project's channel. In a channel, begin with /milestone.",
        ],
        Buttons =
        [
            new("New project", "project new", ButtonStyle.Primary),
            new("Settings", "settings"),
            new("Help", "help"),
        ],
    };

    /// <summary>
    /// Opens a window before anything is looked up, and puts into it what the words are answered with.
    /// </summary>
    /// <param name="heard">Looks up who speaks, and notes where.</param>
    /// <returns>Whether it was opened; else the words are not answered yet.</returns>
    /// <param name="link">Where his form is answered that is for him alone and finds no window any more.</param>
    public async Task<bool> OpenAsync(
        Turn turn,
        string trigger,
        Uri? link,
        Func<Task<Turn>> heard,
        CancellationToken cancel
    )
    {
        if (await windows.OpenAsync(turn.Where.Workspace, trigger, cancel) is not { } window)
            return false;
        var place = new FormPlace(turn.Where.Conversation, ToldReader.TimeOf(turn.Thread));
        Task<Redrawn> DrawAsync(Card card) =>
            windows.ShowAsync(turn.Where.Workspace, window, ModalView.Render(card, place), cancel);
        if (window.Id.Length == 0)
        {
            await DrawAsync(FormAnswer.Elsewhere);
            return false;
        }
        askers.Remember(window.Id, Speaker.UserOf(turn.Who.Id), link);
        var answer = AnswerAsync(turn, heard, cancel);
        if (await Task.WhenAny(answer, Task.Delay(waits.Slow, cancel)) != answer)
            await DrawAsync(FormAnswer.TakesLonger);
        var (spoken, reply) = await answer;
        if (await DrawAsync(FormAnswer.Said(reply)) != Redrawn.Not)
            return true;
        // No window shows it, so it stands where it would have stood without one.
        await courier.AnswerAsync(spoken, reply, cancel);
        await DrawAsync(FormAnswer.Elsewhere);
        return true;
    }

    /// <summary>Whatever breaks, the one who looks at the window is told.</summary>
    private async Task<(Turn Spoken, Reply Reply)> AnswerAsync(
        Turn turn,
        Func<Task<Turn>> heard,
        CancellationToken cancel
    )
    {
        try
        {
            turn = await heard();
            return (turn, await reception.OpenAsync(turn, cancel) ?? Reply.Say("That was heard already."));
        }
        catch (RecordsException e)
        {
            return (turn, Reply.Show(FormAnswer.NotSaved(e)) with { IsRefusal = true });
        }
        catch (Exception e)
        {
            LogBroken(e, turn.Id);
            return (turn, Reply.Show(FormAnswer.SomethingBroke) with { IsRefusal = true });
        }
    }

    /// <summary>Says in a window or on the home page that nothing was saved.</summary>
    public Task SayUnsavedAsync(Told told, RecordsException why, CancellationToken cancel)
    {
        switch (told)
        {
            case Told.PressInWindow(var turn, var pressed):
                var view = FormAnswer.Unsaved(pressed, why).View;
                return windows.ShowAsync(turn.Where.Workspace, new(pressed.View, pressed.ViewHash), view, cancel);
            case Told.Home(var turn, _):
                var page = HomeView.Render([FormAnswer.NotSaved(why), HomeEnd], new(turn.Where.Conversation, ""));
                return windows.PublishAsync(turn.Where.Workspace, Speaker.UserOf(turn.Who.Id), page, cancel);
            default:
                return Task.CompletedTask;
        }
    }

    public async Task<FormAnswer> SubmitAsync(Turn turn, Pressing form, CancellationToken cancel) =>
        FormAnswer.Of(await reception.PressAsync(turn, cancel), form);

    /// <summary>A button in a window: its answer is the window's next state.</summary>
    public async Task PressAsync(Turn turn, Pressing pressed, CancellationToken cancel) =>
        await windows.ShowAsync(
            turn.Where.Workspace,
            new(pressed.View, pressed.ViewHash),
            (await SubmitAsync(turn, pressed, cancel)).View,
            cancel
        );

    /// <summary>
    /// Shows the outcome of a form that took longer than the platform waits; what no window shows is said. What was
    /// taken stands in the conversation already.
    /// </summary>
    public async Task ShowAsync(Turn turn, FormAnswer answer, CancellationToken cancel)
    {
        var redrawn = await windows.ShowAsync(turn.Where.Workspace, new(answer.Form.View, ""), answer.View, cancel);
        if (redrawn == Redrawn.Not && answer.Shown is { } shown && shown != FormAnswer.TakesLonger)
            await courier.SayAsync(turn, Reply.Show(shown), cancel);
    }

    /// <summary>
    /// The home page as it stands now; what a button on it brought about is answered in the person's own chat first.
    /// </summary>
    public async Task HomeAsync(Turn turn, CancellationToken cancel)
    {
        if (
            turn.Says.Length > 0
            && await reception.PressAsync(turn, cancel)
                is { Answer: { IsRefusal: true, IsOld: false, Card: null } refusal }
        )
            await courier.AnswerAsync(turn, refusal, cancel);
        var looks = turn with { Card = null, Inputs = new Dictionary<string, string>(StringComparer.Ordinal) };
        var cards = new List<Card>();
        foreach (var (says, title) in HomeSays)
            if (await reception.OpenAsync(looks with { Id = $"{turn.Id}/{says}", Says = says }, cancel) is { } reply)
                cards.Add(FormAnswer.Said(reply, title));
        // Told again while it was being drawn: what stands there is the page.
        if (cards.Count == 0)
            return;
        await windows.PublishAsync(
            turn.Where.Workspace,
            Speaker.UserOf(turn.Who.Id),
            HomeView.Render([.. cards, HomeEnd], new(turn.Where.Conversation, "")),
            cancel
        );
    }

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId}, which is answered in a window, broke")]
    private partial void LogBroken(Exception error, string turnId);
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Views;

/// <summary>
/// A modal that shows "One moment" is replaced whatever fails or is slow, or its answer is sent to the conversation.
/// </summary>
public sealed class LoadingModalTests : IAsyncLifetime
{
    private const string Priya = "U0PRIYA";

    private readonly Brake brake = new();
    private SlackClient story = null!;

    public async Task InitializeAsync() =>
        story = await SlackClient.BeginAsync(parts: services =>
        {
            var own = services.Last(s => s.ServiceType == typeof(IConversationStore));
            services
                .RemoveAll<IConversationStore>()
                .AddSingleton<IConversationStore>(s => new Braked(
                    (IConversationStore)ActivatorUtilities.CreateInstance(s, own.ImplementationType!),
                    brake
                ));
            services
                .RemoveAll<ViewOptions>()
                .AddSingleton(
                    new ViewOptions
                    {
                        SlowAfter = TimeSpan.FromMilliseconds(400),
                        RetryDelay = TimeSpan.FromMilliseconds(50),
                    }
                );
        });

    public async Task DisposeAsync() => await story.DisposeAsync();

    private static bool Shows(SlackCall call, string words) =>
        call.Method == "views.update" && call.Body.GetRawText().Contains(words, StringComparison.Ordinal);

    private string Now => story.Slack.Windows[^1].ToJsonString();

    [Fact]
    public void A_window_that_waits_says_itself_what_to_do_if_nothing_comes() =>
        Assert.Contains(
            "close this window",
            System.Text.Encoding.UTF8.GetString(ModalRenderer.RenderLoading("x").Span),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task What_breaks_behind_an_open_window_is_said_in_it()
    {
        brake.Breaks = true;
        using var answer = await story.KnockAsync(
            $"team_id={FakeSlack.Team}&channel_id={SlackClient.Room}&user_id={Priya}&user_name=priya&"
                + $"command=%2Fmilestone&text=&response_url={story.Slack.NewLink()}&"
                + $"trigger_id={story.Slack.NewTrigger()}",
            "application/x-www-form-urlencoded",
            SlackClient.Now
        );
        Assert.Equal(200, (int)answer.StatusCode);
        await story.Slack.SeesAsync(c => Shows(c, "Something broke"));
        Assert.DoesNotContain("One moment", Now, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("internal_error", 200),
        InlineData("ratelimited", 200),
        InlineData("", 503),
        InlineData("", 502),
        InlineData("hash_conflict", 200),
        InlineData("service_unavailable", 200)
    ]
    public async Task A_window_that_slack_does_not_draw_at_first_is_drawn_again(string error, int status)
    {
        story.Slack.FailNext("views.update", status, error);
        await story.SlashAsync(Priya, "");
        await story.Slack.SeesAsync(c =>
            Shows(c, "Create project")
            && c.Body.GetRawText().Length > 0
            && story.Slack.Windows[^1].ToJsonString().Contains("Create project", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("One moment", Now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_arguments"), InlineData("internal_error"), InlineData("view_too_large")]
    public async Task What_no_window_takes_is_said_in_the_conversation(string error)
    {
        story.Slack.FailNext("views.update", 200, error, error, error, error, error, error, error, error, error);
        await story.SlashAsync(Priya, "");
        var said = await story.Slack.SeesAsync(c => c.Method is "link" or "chat.postEphemeral" or "chat.postMessage");
        Assert.Contains("New project", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_that_somebody_closed_is_left_alone()
    {
        story.Slack.FailNext("views.update", 200, "not_found");
        var calls = await story.SlashAsync(Priya, "");
        Assert.DoesNotContain(calls, c => c.Method is "link" or "chat.postEphemeral" or "chat.postMessage");
    }

    [Fact]
    public async Task A_window_that_slack_may_have_opened_is_told_where_the_answer_stands()
    {
        story.Slack.LosesNextOpening = true;
        await story.SlashAsync(Priya, "");
        await story.Slack.SeesAsync(c => c.Method == "link");
        await story.Slack.SeesAsync(c => Shows(c, "stands in the conversation"));
        Assert.DoesNotContain("One moment", Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_long_is_said_and_its_outcome_follows()
    {
        brake.Until = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await story.SlashAsync(Priya, "");
        await story.Slack.SeesAsync(c => Shows(c, "takes longer"));
        brake.Until.SetResult();
        brake.Until = null;
        await story.Slack.SeesAsync(c => Shows(c, "Create project"));
        Assert.Contains("Create project", Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_work_breaks_or_takes_long_says_so_in_its_window()
    {
        await story.SlashAsync(Priya, "");
        brake.Until = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = await story.SubmitAsync(
            Priya,
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        Assert.Contains("One moment", said["view"]!.ToJsonString(), StringComparison.Ordinal);
        await story.Slack.SeesAsync(c => Shows(c, "takes longer"));
        brake.Breaks = true;
        brake.Until.SetResult();
        await story.Slack.SeesAsync(c => Shows(c, "Something broke"));
    }

    /// <summary>What the store does when it is called.</summary>
    private sealed class Brake
    {
        public bool Breaks { get; set; }

        public TaskCompletionSource? Until { get; set; }
    }

    /// <summary>The conversations of the store, with a brake.</summary>
    private sealed class Braked(IConversationStore own, Brake brake) : IConversationStore
    {
        public async Task SaveReferenceAsync(Conversation conversation, string reference, CancellationToken cancel)
        {
            if (brake.Until is { } until)
                await until.Task;
            if (brake.Breaks)
                throw new InvalidOperationException("the records cannot be read");
            await own.SaveReferenceAsync(conversation, reference, cancel);
        }

        public Task<string> GetReferenceAsync(Conversation conversation, CancellationToken cancel) =>
            own.GetReferenceAsync(conversation, cancel);
    }
}

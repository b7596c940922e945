using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>A project that was created by messages to the bot in one conversation, to be copied.</summary>
/// <param name="Numbers">The numbers of its invoices, all of them open.</param>
internal sealed record Original(string Id, string Key, string Conversation, IReadOnlyList<string> Numbers);

/// <summary>
/// Projects of the same shape, created by messages to the bot: the same number of stages, each confirmed and billed,
/// nothing paid. Their invoices differ only in the due date: soon, or so late that they get no reminder while the
/// others go through the whole reminder plan.
/// </summary>
internal static class Originals
{
    /// <summary>Open invoices of each project.</summary>
    public const int InvoicesEach = 20;

    public const string Workspace = "bench";

    private const int SoonDays = 14,
        Late = TermsRules.MaxDueDays;

    /// <summary>The day on which everything is issued: a Monday.</summary>
    private static readonly DateTimeOffset Issued = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Late in the morning of each day on which a reminder step is due.</summary>
    public static IReadOnlyList<DateTimeOffset> Steps { get; } =
    [
        .. ReminderPlan
            .GetSteps(DateOnly.FromDateTime(Issued.DateTime).AddDays(SoonDays), ReminderSettings.Default)
            .Select(reminderStep => new DateTimeOffset(reminderStep.Day, new TimeOnly(10, 0), TimeSpan.Zero)),
    ];

    /// <summary>
    /// Three projects: one without invoices that are due soon, one with a single one, and one in which all are due
    /// soon.
    /// </summary>
    public static async Task<(Original None, Original One, Original All)> TellAsync(string file)
    {
        await using var bot = StillBot.On(file, Issued);
        var (none, one, all) = (
            await TellAsync(bot, "BENCHNONE", 0),
            await TellAsync(bot, "BENCHONE", 1),
            await TellAsync(bot, "BENCHALL", InvoicesEach)
        );
        // Delivers the pending card updates, so that only the messages of a normal state remain.
        await bot.The<MessageDelivery>().SendDueAsync(default);
        return (Read(file, none), Read(file, one), Read(file, all));
    }

    private static async Task<string> TellAsync(StillBot bot, string key, int soon)
    {
        var conversation = new Conversation("msteams", Workspace, $"19:{key.ToLowerInvariant()}");
        await bot.The<IConversationStore>().SaveReferenceAsync(conversation, "{}", default);
        var messageCount = 0;
        await SayAsync(
            $"project new \"Training\" client \"Client GmbH\" total {InvoicesEach}000 EUR vat 19 key {key} zone Europe/Berlin"
        );
        for (var n = 1; n <= InvoicesEach; n++)
        {
            var days = n <= soon ? SoonDays : Late;
            await SayAsync(
                $"add \"Course {(char)('A' + n - 1)} held\" 1000 EUR due {days} expected 2026-01-05 "
                    + "done-when file-delivery"
            );
        }
        await SayAsync("settings gate advise");
        await SayAsync("terms agreed by \"Dana Weiss\" ref \"mail of 2 January\"");
        for (var n = 1; n <= InvoicesEach; n++)
            foreach (
                var words in new[]
                {
                    $"start {n}",
                    $"submit {n} \"List of participants\"",
                    $"confirm {n}",
                    $"invoice {n}",
                    $"issue {n}",
                }
            )
                await SayAsync(words);
        return key;

        async Task SayAsync(string words)
        {
            var priya = new Sender(
                Sender.CreateId(conversation.Channel, conversation.Workspace, "29:priya"),
                "Priya Shah",
                Membership.Staff
            );
            var turn = new Turn($"{conversation.Id}/line-{++messageCount}", conversation, priya, words, bot.Clock.Now)
            {
                Thread = conversation.Id,
                MessageId = $"line-{messageCount}",
                TimeZone = "Europe/Berlin",
            };
            var reply = await bot.The<CommandDispatcher>().DispatchAsync(turn, default);
            if (reply is null or { IsRefusal: true })
                throw new InvalidOperationException($"\"{words}\" was refused: {reply?.Text}");
            await bot.The<MessageDelivery>().SendReplyAsync(turn, reply, default);
        }
    }

    private static Original Read(string file, string key)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        var id = db.QuerySingle<string>("select id from projects where key = @key", new { key });
        var numbers = db.Query<string>(
                "select number from invoices where project = @id and state = 'issued' order by id",
                new { id }
            )
            .AsList();
        if (numbers.Count != InvoicesEach)
            throw new InvalidOperationException($"{key} has {numbers.Count} open invoices, not {InvoicesEach}.");
        return new(
            id,
            key,
            db.QuerySingle<string>("select conversation from places where project = @id", new { id }),
            numbers
        );
    }
}

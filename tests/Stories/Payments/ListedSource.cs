using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Connectors;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>A payment source whose batches a test writes down line by line.</summary>
internal sealed class ListedSource : IPaymentSource
{
    private readonly List<PaymentBatch> batches = [];
    private int lines;

    public string Id => "bank";

    public string Name => "the bank statements";

    public Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel) =>
        Task.FromResult<PaymentQueryResult?>(
            new(
                [.. batches.Where(b => !question.KnownFingerprints.Contains(b.Fingerprint))],
                [.. batches.Select(b => b.Name)]
            )
        );

    public void Add(string name, params IncomingPayment[] payments) => batches.Add(new(name, name, payments, ""));

    /// <summary>A line of a transfer with the bank's own reference.</summary>
    public IncomingPayment Line(
        string sum,
        string reference,
        string payer = "",
        string on = "2026-07-01",
        string account = ""
    )
    {
        var number = ++lines;
        return new(
            $"bank/list:{number}",
            DateOnly.Parse(on),
            new(long.Parse(sum.Replace(".", "", StringComparison.Ordinal)), Currency.Eur),
            reference,
            payer
        )
        {
            Identity = new(
                TransferIdentity.NormalizeAccount(account),
                $"REFERENCE{number:0000}",
                "entry",
                1,
                DateOnly.Parse(on),
                $"{number}",
                1
            ),
        };
    }

    /// <summary>
    /// A bot that asks this source, with the website of three stages in the channel: its first invoice of 4,284.00 is
    /// issued, its second stage is confirmed.
    /// </summary>
    public async Task<TeamsStory> ToldAsync(params PaymentAccount[] accounts)
    {
        var settings = accounts.SelectMany(
            (account, nth) =>
                new[]
                {
                    ($"Payments:Accounts:{nth}:Account", account.Account),
                    ($"Payments:Accounts:{nth}:Project", account.Project ?? ""),
                    ($"Payments:Accounts:{nth}:Workspace", account.Workspace ?? ""),
                }
        );
        var story = await TeamsStory.BeginAsync(
            services => services.AddSingleton<IPaymentSource>(this),
            "2026-07-01T08:00:00Z",
            [.. settings]
        );
        foreach (
            var (who, line) in new[]
            {
                (Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19"),
                (Priya, "add \"Discovery report\" 30% expected +14d done-when file-delivery"),
                (Priya, "add \"Design approval\" 40% expected +44d done-when file-delivery"),
                (Priya, "add \"Final delivery\" 30% expected +79d done-when file-delivery"),
                (Priya, "role add approver @Marc"),
                (Priya, "role add finance @Finn"),
                (Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\""),
                (Priya, "start 1"),
                (Priya, "submit 1 \"Report v3\""),
                (Marc, "confirm 1"),
                (Priya, "invoice 1"),
                (Marc, "issue 1"),
                (Marc, "override 2 reason \"the client promised payment on Friday\""),
                (Priya, "start 2"),
                (Priya, "submit 2 \"Layout\""),
                (Marc, "confirm 2"),
            }
        )
            await story.SayAsync(who, line);
        return story;
    }

    public static Task<int> CheckAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);

    /// <summary>What the clock does every few seconds: what waits for a change that has happened is decided.</summary>
    public static Task<int> LookAgainAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<PaymentCheck>().LookAgainAsync(default);
}

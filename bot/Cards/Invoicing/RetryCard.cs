using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>One undelivered message, or mail to the client, as a list shows it.</summary>
/// <param name="Name">What is said to send it again; "" where nothing is.</param>
/// <param name="NeedsDecision">The message is not sent again by itself, or not soon.</param>
public sealed record UndeliveredLine(
    string Name,
    string What,
    string Project,
    string Since,
    string Reason,
    bool NeedsDecision
);

/// <summary>Messages that were not delivered, or may not have been, each with a button that sends it again.</summary>
internal static class RetryCard
{
    private const int MaxButtons = 5;

    private static readonly string[] Advice =
    [
        "What may have arrived is not said again by itself: look in the conversation first.",
        "A card may come twice without harm, for its buttons count once.",
    ];

    private static readonly Card Nothing = new("Every message went out")
    {
        Tone = Tone.Good,
        Lines = ["No message that is yours to send again is kept back."],
    };

    private static readonly IReadOnlyList<Column> Columns =
    [
        new("Message", Weight: 3),
        new("What", Weight: 8),
        new("Project", Weight: 3),
        new("Since", Weight: 5),
        new("Why", Weight: 6),
    ];

    public static Card Create(IReadOnlyList<UndeliveredLine> lines, int page)
    {
        if (lines.Count == 0)
            return Nothing;
        var first = lines.FirstOrDefault(l => l.Name.Length > 0);
        var (shown, more) = Paging.Page(lines, page, "retry", "");
        return new($"{DisplayText.Count(lines.Count, "message")} did not go out, or may not have")
        {
            Tone = Tone.Warning,
            Lines = Advice,
            Table = new(
                Columns,
                [
                    .. shown.Select(l =>
                        ScheduleCards.Row(l.Name.Length > 0 ? l.Name : "–", l.What, l.Project, l.Since, l.Reason)
                    ),
                ]
            ),
            Footer = first is null ? "" : $"Any of them: retry {first.Name}.",
            Buttons =
            [
                .. shown
                    .Where(l => l.NeedsDecision)
                    .Take(MaxButtons)
                    .Select(l => new Button($"Send again {l.Name}", $"retry {l.Name}")),
                .. more,
            ],
        };
    }
}

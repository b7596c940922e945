using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Notices;

/// <summary>The weekly digest, as of Monday. It is a list of that day and is not updated later.</summary>
internal static class DigestCard
{
    private const int MaxItemsPerList = 5;

    public static Card Create(ProjectView view)
    {
        var p = view.Project;
        var digest = WeeklyDigest.Create(p, view.Now, view.SellerToday);
        return new Card($"This week: {p.Name} ({p.Key})")
        {
            Tone = digest.Overdue.Count > 0 ? Tone.Warning : Tone.Plain,
            Lines = digest.IsEmpty ? ["Nothing is due, nothing waits."] : [],
            Facts =
            [
                .. List(
                    "Taken back by the bank",
                    digest.ReturnedByBank,
                    i => $"{i.NumberOrPending()}: {string.Join(", ", BankText.Phrases(i))}"
                ),
                .. List(
                    "Overdue",
                    digest.Overdue,
                    i =>
                        $"{OutlookText.NumberOf(i)}, {i.Open} open, "
                        + $"{DisplayText.DueIn(i, view.SellerToday)}{PauseSuffix(i)}"
                ),
                .. List(
                    "Due this week",
                    digest.DueThisWeek,
                    i => $"{OutlookText.NumberOf(i)}, {i.Open} open, due {i.IssueDetails!.Due.ToDay()}"
                ),
                .. List(
                    "Discount still open",
                    [.. digest.WithDiscount.Where(i => OutlookText.Discount(i, view.SellerToday).Length > 0)],
                    i => $"{i.NumberOrPending()}: {OutlookText.Discount(i, view.SellerToday)}"
                ),
                .. List(
                    "Announced payments",
                    [.. digest.Announced.Except(digest.ReturnedByBank)],
                    i => $"{i.NumberOrPending()}: {string.Join(", ", BankText.Phrases(i))}"
                ),
                .. digest.HasCredit ? [new Fact("Client credit", OutlookText.Credit(p))] : Array.Empty<Fact>(),
                .. p.Ended is { } ended ? [new Fact("Ended early", ended.Reason)] : Array.Empty<Fact>(),
                .. List("Complete, not billed", digest.Unbilled, m => $"{m.Name}{Kind(p, m)}, {p.NetAndVat(m)}"),
                .. List("Waiting for approval", digest.InboxItems, w => What(view, w)),
                .. List(
                    "Next billing points",
                    digest.Next,
                    m =>
                        $"{m.Name}{Kind(p, m)}, {p.NetOf(m)} net, "
                        + $"expected {m.Expected.ToDay()}{Suffix.Late(m, view.Today)}, {DisplayText.NameOf(m.Stage)}"
                ),
                .. p
                    .LiveMilestones.Where(m =>
                        m.Override is not null && m.Stage is Stage.Started or Stage.Submitted or Stage.ChangesRequested
                    )
                    .Select(m => new Fact("Gate overridden", $"{m.Name}: {m.Override?.Reason}")),
            ],
            Footer = $"{view.AsOf()}. inbox shows what waits for you, status the whole project.",
            Buttons = [new("Status", $"status {p.Key}"), new("Inbox", $"inbox {p.Key}")],
        };
    }

    private static string Kind(Project p, Milestone m) => Suffix.With(" (", OutlookText.KindOf(p, m), ")");

    private static string PauseSuffix(Invoice i) => i.Dispute is null ? Suffix.Promised(i.Promise) : ", disputed";

    private static IEnumerable<Fact> List<T>(string name, IReadOnlyList<T> all, Func<T, string> line) =>
        all.Count == 0
            ? []
            :
            [
                new(
                    name,
                    string.Join(
                        '\n',
                        all.Take(MaxItemsPerList)
                            .Select(line)
                            .Concat(all.Count > MaxItemsPerList ? [$"and {all.Count - MaxItemsPerList} more"] : [])
                    )
                ),
            ];

    private static string What(ProjectView view, InboxItem w) =>
        w switch
        {
            { Request: { } r } => $"{r.Name}: {RequestCards.Describe(view, r)}, asked by {view.NameOf(r.Signed.By)}",
            { Invoice: { } i } => $"draft for {w.Milestone!.Name}, {i.Gross}",
            _ => $"evidence for {w.Milestone!.Name}",
        } + $", since {w.Since.ToDay()}";
}

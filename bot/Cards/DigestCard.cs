using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>The week of a project as it stands on Monday. It is a list of that day and is not drawn again.</summary>
internal static class DigestCard
{
    private const int MostOfEach = 5;

    public static Card Of(Sight sight)
    {
        var p = sight.Project;
        var digest = Digest.Of(p, sight.Now, sight.SellerToday);
        return new Card($"This week: {p.Name} ({p.Key})")
        {
            Tone = digest.Overdue.Count > 0 ? Tone.Warning : Tone.Plain,
            Lines = digest.IsEmpty ? ["Nothing is due, nothing waits."] : [],
            Facts =
            [
                .. List(
                    "Taken back by the bank",
                    digest.TakenBack,
                    i => $"{i.Number()}: {string.Join(", ", BankText.Of(i))}"
                ),
                .. List(
                    "Overdue",
                    digest.Overdue,
                    i => $"{i.Number()}, {i.Open.WithCode()} open, {Words.DueIn(i, sight.SellerToday)}{Resting(i)}"
                ),
                .. List(
                    "Due this week",
                    digest.DueThisWeek,
                    i => $"{i.Number()}, {i.Open.WithCode()} open, due {i.Issued!.Due.Iso()}"
                ),
                .. List("Complete, not billed", digest.Unbilled, m => $"{m.Name}, {p.NetAndVat(m)}"),
                .. List("Waiting for approval", digest.Waiting, w => What(sight, w)),
                .. List(
                    "Next billing points",
                    digest.Next,
                    m =>
                        $"{m.Name}, {p.NetOf(m).WithCode()} net, expected {m.Expected.Iso()}{Suffix.Late(m, sight.Today)}, "
                        + $"{Words.Word(m.Stage)}"
                ),
                .. p
                    .Live.Where(m =>
                        m.Override is not null && m.Stage is Stage.Started or Stage.Submitted or Stage.ChangesRequested
                    )
                    .Select(m => new Fact("Gate overridden", $"{m.Name}: {m.Override?.Reason}")),
            ],
            Footer = $"{sight.AsOf()}. inbox shows what waits for you, status the whole project.",
            Buttons = [new("Status", $"status {p.Key}"), new("Inbox", $"inbox {p.Key}")],
        };
    }

    private static string Resting(Invoice i) => i.Dispute is null ? Suffix.Promised(i.Promise) : ", disputed";

    private static IEnumerable<Fact> List<T>(string name, IReadOnlyList<T> all, Func<T, string> line) =>
        all.Count == 0
            ? []
            :
            [
                new(
                    name,
                    string.Join(
                        '\n',
                        all.Take(MostOfEach)
                            .Select(line)
                            .Concat(all.Count > MostOfEach ? [$"and {all.Count - MostOfEach} more"] : [])
                    )
                ),
            ];

    private static string What(Sight sight, Waiting w) =>
        w switch
        {
            { Request: { } r } => $"{r.Name}: {RequestCards.What(sight, r)}, asked by {sight.NameOf(r.Signed.By)}",
            { Invoice: { } i } => $"draft for {w.Milestone!.Name}, {i.Gross.WithCode()}",
            _ => $"evidence for {w.Milestone!.Name}",
        } + $", since {w.Since.Iso()}";
}

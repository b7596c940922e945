using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>One line of an inbox: what waits, in which project, and since when.</summary>
public sealed record InboxLine(Sight Sight, Waiting Waiting, DateOnly Since)
{
    /// <summary>In how many of how many places the project's people cannot be reached.</summary>
    public (int Lost, int All) Places { get; init; }

    /// <summary>What is said of messages of the project that did not arrive.</summary>
    public string Undelivered { get; init; } = "";
}

/// <summary>
/// What waits for somebody, across his projects: the words that deal with it, and a button that opens the card to
/// decide on.
/// </summary>
internal static class InboxCard
{
    /// <param name="keyHere">The project that words said here mean; of any other the words name it.</param>
    /// <param name="more">How much waits in projects that are not told of here; "" for nothing.</param>
    public static Card Of(
        IReadOnlyList<InboxLine> shown,
        int total,
        int projects,
        int page,
        string keyHere,
        string keyAsked,
        string footer,
        string more
    )
    {
        var among = keyAsked.Length > 0 ? keyAsked : Words.Count(projects, "project");
        var inProject = Suffix.When(more.Length > 0, $" in {keyHere}");
        if (total == 0)
            return new($"Nothing waits for you{inProject}")
            {
                Tone = Tone.Good,
                Lines = [$"Looked at {among}, by your rights. {more}".Trim()],
                Footer = footer,
            };
        return new($"{Words.Wait(total, "thing")} for you{inProject}")
        {
            Lines = more.Length > 0 ? [more] : [],
            Table = new(
                [
                    new("Project", Weight: 4),
                    new("What waits", Weight: 8),
                    new("Since", Weight: 5),
                    new("Say", Weight: 5),
                ],
                [
                    .. shown.Select(l =>
                        ScheduleCards.Row(
                            l.Sight.Project.Key,
                            What(l),
                            l.Since.Iso(),
                            l.Sight.Project.Key == keyHere ? Deal(l) : Open(l)
                        )
                    ),
                ]
            ),
            Footer = $"A button opens the card on which it is decided. {footer}",
            Buttons =
            [
                .. shown.Take(3).Select(l => new Button(Title(l), Open(l))),
                .. Paging.More(page, total, "inbox", keyAsked).Select(b => b with { Says = b.Says.Replace("  ", " ") }),
            ],
        };
    }

    private static string What(InboxLine l)
    {
        var (sight, p, w) = (l.Sight, l.Sight.Project, l.Waiting);
        var (milestone, name, evidence) = (w.Milestone, w.Milestone?.Name ?? "", w.Milestone?.Evidence);
        var concerned = w.Invoice is { } on ? $"on {on.Number()}" : $"of {name}";
        return w.What switch
        {
            Wait.Unheld => "nobody of the team holds this project; say project claim",
            Wait.Unreachable =>
                $"I cannot post in {Lost(l.Places)} any more. Add me there again, or tie the project to another place: project use {p.Key}",
            Wait.Undelivered => l.Undelivered,
            Wait.Draft =>
                $"invoice draft for {name}, {w.Invoice!.Gross.WithCode()}, by {sight.NameOf(w.Invoice.Drafted.By)}, to approve",
            Wait.PutOff =>
                $"invoice draft for {name}, {w.Invoice!.Gross.WithCode()}, put off until {w.Invoice.Later.Iso()}",
            Wait.Evidence =>
                $"{evidence!.ClientName}'s confirmation of {name} ({Words.Cut(evidence.Reference, 80)}), to accept or refuse",
            Wait.Request => $"{w.Request!.Name}: {sight.NameOf(w.Request.Signed.By)} asks for "
                + $"{Words.Word(w.Request.Kind)}{Suffix.Of(w.Request.Amount)} {concerned}: "
                + $"{Words.Cut(w.Request.Reason, 120)}",
            Wait.Money or Wait.Statement => ParkedCards.What(w),
            Wait.Announced =>
                $"{w.Announced!.Amount.WithCode()} announced for {w.Announced.On.Iso()} ({w.Announced.Name}) is not "
                    + $"recorded: {Words.Cut(w.Announced.Why, 120)}; record it with pay, or: "
                    + $"reverse {w.Announced.Name} reason \"…\"",
            Wait.Terms => $"terms v{p.NextTermsVersion} wait for the yes of {p.Contact()}",
            Wait.Unbilled when w.Invoice is { } back =>
                $"{name} is complete and not billed, {p.NetAndVat(milestone!)}; the draft was sent back: {Words.Cut(back.SentBack, 120)}",
            Wait.Unbilled => $"{name} is complete and not billed, {p.NetAndVat(milestone!)}",
            Wait.Confirmation when IsClients(milestone!) =>
                $"{name} is submitted; the confirmation of {p.Contact()} is missing",
            Wait.Confirmation => $"{name} is submitted, to confirm or send back",
            Wait.Changes => $"{name} was sent back, missing: {Words.Cut(milestone!.Missing, 120)}",
            Wait.Dispute =>
                $"{w.Invoice!.Number()} is disputed, {w.Invoice!.Open.WithCode()} open: {Words.Cut(w.Invoice!.Dispute!.Reason, 120)}",
            Wait.Overdue => $"{w.Invoice!.Number()}, {w.Invoice!.Open.WithCode()} open, "
                + $"{Words.DueIn(w.Invoice!, sight.SellerToday)}{Suffix.Promised(w.Invoice!.Promise)}",
            _ => $"{name} was expected, {Words.Word(milestone!.Stage)}",
        };
    }

    private static string Lost((int Lost, int All) places) =>
        places.All == 1
            ? "this project's conversation"
            : $"{places.Lost} of {places.All} conversations of this project";

    /// <summary>Whether the client has to say that it is complete.</summary>
    private static bool IsClients(Milestone m) => m.Criterion?.IsClients() ?? false;

    /// <summary>The words that deal with it where the project is meant without its key.</summary>
    private static string Deal(InboxLine l)
    {
        var (p, m) = (l.Sight.Project, l.Waiting.Milestone);
        return l.Waiting.What switch
        {
            Wait.Unheld => "project claim",
            Wait.Draft or Wait.PutOff => $"issue {p.Say(m!)}",
            Wait.Evidence => $"confirm {p.Say(m!)}",
            Wait.Terms => "terms agreed by \"name\" ref \"evidence\"",
            Wait.Unbilled => InvoiceCards.DraftAgain(p, m!),
            Wait.Confirmation when IsClients(m!) => $"confirm {p.Say(m!)} by \"name\" ref \"evidence\"",
            Wait.Confirmation => $"confirm {p.Say(m!)}",
            Wait.Changes => $"submit {p.Say(m!)} \"what was delivered\"",
            _ => Open(l),
        };
    }

    /// <summary>
    /// The words that open its card, from anywhere; the card's own buttons then mean its project and no other.
    /// </summary>
    private static string Open(InboxLine l) =>
        l.Waiting switch
        {
            { What: Wait.Money or Wait.Statement } => ParkedCards.Open(l),
            { What: Wait.Unheld } => $"role list {l.Sight.Project.Key}",
            { What: Wait.Unreachable } => $"status {l.Sight.Project.Key}",
            { What: Wait.Undelivered } => "retry",
            { What: Wait.Terms } => $"terms {l.Sight.Project.Key}",
            { What: Wait.Dispute or Wait.Overdue or Wait.Announced, Invoice: { } i } =>
                $"show {i.Number()} {l.Sight.Project.Key}",
            { Request: { } asked } => $"show {asked.Name} {l.Sight.Project.Key}",
            var w => $"show {l.Sight.Project.Say(w.Milestone!)} {l.Sight.Project.Key}",
        };

    private static string Title(InboxLine l) => Words.Cut($"{l.Sight.Project.Key}: {Name(l.Waiting)}", 40);

    /// <summary>What waits, in a word or two.</summary>
    private static string Name(Waiting waiting) =>
        waiting switch
        {
            { What: Wait.Unheld } => "roles",
            { What: Wait.Unreachable } => "status",
            { What: Wait.Undelivered } => "retry",
            { What: Wait.Terms } => "terms",
            { Parked: { } parked } => parked.Name,
            { What: Wait.Statement } => "a statement",
            { What: Wait.Dispute or Wait.Overdue or Wait.Announced, Invoice: { } invoice } => invoice.Number(),
            { Request: { } asked } => asked.Name,
            _ => waiting.Milestone!.Name,
        };
}

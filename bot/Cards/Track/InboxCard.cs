using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// What waits for a person in all their projects: the command that deals with it, and a button that opens the card.
/// </summary>
internal static class InboxCard
{
    /// <param name="keyHere">The project that commands in this conversation mean. Commands for other projects name
    /// them.</param>
    /// <param name="parked">How many reported payments wait.</param>
    /// <param name="more">How much waits in projects that are not shown here; "" for nothing.</param>
    public static Card Create(
        IReadOnlyList<InboxLine> shown,
        int total,
        int projects,
        int page,
        string keyHere,
        string requestedKey,
        string footer,
        string more,
        int parked
    )
    {
        var among = requestedKey.Length > 0 ? requestedKey : DisplayText.Count(projects, "project");
        var inProject = Suffix.When(more.Length > 0, $" in {keyHere}");
        if (total == 0)
            return new($"Nothing waits for you{inProject}")
            {
                Tone = Tone.Good,
                Lines = [$"Checked {among}. {more}".Trim()],
                Footer = footer,
            };
        return new($"{DisplayText.Wait(total, "thing")} for you{inProject}")
        {
            Lines =
            [
                .. parked > 0
                    ? [$"{DisplayText.Wait(parked, "reported payment")} for you: parked."]
                    : Array.Empty<string>(),
                .. more.Length > 0 ? [more] : Array.Empty<string>(),
            ],
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
                            l.ProjectView.Project.Key,
                            What(l),
                            l.Since.ToIsoDate(),
                            l.ProjectView.Project.Key == keyHere ? DealCommand(l) : OpenCommand(l)
                        )
                    ),
                ]
            ),
            Footer = $"A button opens the card on which it is decided. {footer}",
            Buttons =
            [
                .. shown.Take(3).Select(l => new Button(Title(l), OpenCommand(l))),
                .. Paging
                    .More(page, total, "inbox", requestedKey)
                    .Select(b => b with { CommandText = b.CommandText.Replace("  ", " ") }),
            ],
        };
    }

    private static string What(InboxLine l)
    {
        var (view, p, w) = (l.ProjectView, l.ProjectView.Project, l.Item);
        var (milestone, name, evidence) = (w.Milestone, w.Milestone?.Name ?? "", w.Milestone?.Evidence);
        var concerned = w.Invoice is { } on ? $"on {on.NumberOrPending()}" : $"of {name}";
        return w.Reason switch
        {
            InboxReason.WithoutManager => "nobody of the team holds this project; say project claim",
            InboxReason.Unreachable =>
                $"I cannot post in {UnreachableText(l.Unreachable)} any more. Add me there again, "
                    + $"or tie the project to another place: project use {p.Key}",
            InboxReason.Undelivered => l.Undelivered,
            InboxReason.Draft =>
                $"invoice draft for {name}, {w.Invoice!.Gross}, by {view.NameOf(w.Invoice.Drafted.By)}, to approve",
            InboxReason.Postponed =>
                $"invoice draft for {name}, {w.Invoice!.Gross}, put off until {w.Invoice.PostponedUntil.ToDay()}",
            InboxReason.Agreement =>
                $"{p.LastWaitingAgreement!.ClientName} agreed to terms v{p.LastWaitingAgreement.Version} "
                    + $"({DisplayText.Truncate(p.LastWaitingAgreement.Evidence, 80)}), to accept or refuse",
            InboxReason.Evidence =>
                $"{evidence!.ClientName}'s confirmation of {name} ({DisplayText.Truncate(evidence.Reference, 80)}), to accept or refuse",
            InboxReason.Request => $"{w.Request!.Name}: {view.NameOf(w.Request.Signed.By)} asks for "
                + $"{DisplayText.NameOf(w.Request.Kind)}{Suffix.Of(w.Request.Amount)} {concerned}: "
                + $"{DisplayText.Truncate(w.Request.Reason, 120)}",
            InboxReason.UnmatchedPayment or InboxReason.Statement => UnmatchedPaymentCards.Describe(w),
            InboxReason.Announced => $"{w.AnnouncedPayment!.Amount} announced for {w.AnnouncedPayment.On.ToDay()} "
                + $"({w.AnnouncedPayment.Name}) is not "
                + $"recorded: {DisplayText.Truncate(w.AnnouncedPayment.Reason, 120)}; record it with pay, or: "
                + $"reverse {w.AnnouncedPayment.Name} reason \"…\"",
            InboxReason.ClientWish =>
                $"{p.ContactName()} asks for other terms: {DisplayText.Truncate(p.OpenWish?.Text ?? "", 120)}",
            InboxReason.Terms => $"terms v{p.NextTermsVersion} wait for the yes of {p.ContactName()}",
            InboxReason.TermsUnsent => p.OutdatedProposal is null
                ? $"terms v{p.NextTermsVersion} are ready and not sent to {p.ContactName()}"
                : $"terms v{p.NextTermsVersion} changed since {p.ContactName()} got them; send them again",
            InboxReason.TermsUnfinished => Unfinished(p),
            InboxReason.ToStart => $"{name} is agreed and not started, expected {milestone!.Expected.ToDay()}",
            InboxReason.Unbilled when w.Invoice is { } sentBack =>
                $"{name} is complete and not billed, {p.NetAndVat(milestone!)}; the draft was sent back: "
                    + $"{DisplayText.Truncate(sentBack.SendBackReason, 120)}",
            InboxReason.Unbilled => $"{name} is complete and not billed, {p.NetAndVat(milestone!)}",
            InboxReason.Confirmation when IsConfirmedByClient(milestone!) =>
                $"{name} is submitted; the confirmation of {p.ContactName()} is missing",
            InboxReason.Confirmation => $"{name} is submitted, to confirm or send back",
            InboxReason.Changes =>
                $"{name} was sent back, missing: {DisplayText.Truncate(milestone!.RequestedChanges, 120)}",
            InboxReason.Dispute => $"{w.Invoice!.NumberOrPending()} is disputed, {w.Invoice!.Open} open: "
                + $"{DisplayText.Truncate(w.Invoice!.Dispute!.Reason, 120)}",
            InboxReason.Overdue => $"{w.Invoice!.NumberOrPending()}, {w.Invoice!.Open} open, "
                + $"{DisplayText.DueIn(w.Invoice!, view.SellerToday)}{Suffix.Promised(w.Invoice!.Promise)}",
            _ => $"{name} was expected, {DisplayText.NameOf(milestone!.Stage)}",
        };
    }

    /// <summary>Why terms cannot be sent yet, in a few words.</summary>
    private static string Unfinished(Project p)
    {
        var (after, version) = (p.WithAmendment, p.NextTermsVersion);
        if (!after.LiveMilestones.Any())
            return "no milestone is added yet";
        if (after.MissingTerms is { Count: > 0 } missing)
            return $"terms v{version} are not sent: dates or criteria are missing for "
                + DisplayText.First([.. missing.Select(m => m.Name)], 3);
        return after.Allocation.Closes
            ? $"terms v{version} cannot be sent yet; terms send says why"
            : $"terms v{version} are not sent: the milestones do not add up to the contract";
    }

    private static string UnreachableText((int Lost, int All) places) =>
        places.All == 1
            ? "this project's conversation"
            : $"{places.Lost} of {places.All} conversations of this project";

    /// <summary>Whether the client has to confirm that it is complete.</summary>
    private static bool IsConfirmedByClient(Milestone m) => m.Criterion?.IsConfirmedByClient() ?? false;

    /// <summary>The command that deals with it, without the key of the project.</summary>
    private static string DealCommand(InboxLine l)
    {
        var (p, m) = (l.ProjectView.Project, l.Item.Milestone);
        return l.Item.Reason switch
        {
            InboxReason.WithoutManager => "project claim",
            InboxReason.Draft or InboxReason.Postponed => $"issue {p.Say(m!)}",
            InboxReason.Agreement => "terms accept",
            InboxReason.Evidence => $"confirm {p.Say(m!)}",
            InboxReason.Terms => "terms agreed by \"name\" ref \"evidence\"",
            InboxReason.TermsUnsent => "terms send",
            InboxReason.TermsUnfinished when p.WithAmendment.MissingTerms.Count > 0 => "fill",
            InboxReason.ToStart => $"start {p.Say(m!)}",
            InboxReason.Unbilled => InvoiceCards.DraftAgain(p, m!),
            InboxReason.Confirmation when IsConfirmedByClient(m!) =>
                $"confirm {p.Say(m!)} by \"name\" ref \"evidence\"",
            InboxReason.Confirmation => $"confirm {p.Say(m!)}",
            InboxReason.Changes => $"submit {p.Say(m!)} \"what was delivered\"",
            _ => OpenCommand(l),
        };
    }

    /// <summary>
    /// The command that opens its card from any conversation. The buttons of that card then mean its project only.
    /// </summary>
    private static string OpenCommand(InboxLine l) =>
        l.Item switch
        {
            { Reason: InboxReason.UnmatchedPayment or InboxReason.Statement } => UnmatchedPaymentCards.OpenCommand(l),
            { Reason: InboxReason.WithoutManager } => $"role list {l.ProjectView.Project.Key}",
            { Reason: InboxReason.Unreachable } => $"status {l.ProjectView.Project.Key}",
            { Reason: InboxReason.Undelivered } => "retry",
            {
                Reason: InboxReason.Terms
                    or InboxReason.ClientWish
                    or InboxReason.Agreement
                    or InboxReason.TermsUnsent
                    or InboxReason.TermsUnfinished
            } => $"terms {l.ProjectView.Project.Key}",
            { Reason: InboxReason.Dispute or InboxReason.Overdue or InboxReason.Announced, Invoice: { } i } =>
                $"show {i.NumberOrPending()} {l.ProjectView.Project.Key}",
            { Reason: InboxReason.Announced } => $"money {l.ProjectView.Project.Key}",
            { Request: { } request } => $"show {request.Name} {l.ProjectView.Project.Key}",
            var w => $"show {l.ProjectView.Project.Say(w.Milestone!)} {l.ProjectView.Project.Key}",
        };

    private static string Title(InboxLine l) =>
        DisplayText.Truncate($"{l.ProjectView.Project.Key}: {Name(l.Item)}", 40);

    /// <summary>What waits, in a word or two.</summary>
    private static string Name(InboxItem inboxItem) =>
        inboxItem switch
        {
            { Reason: InboxReason.WithoutManager } => "roles",
            { Reason: InboxReason.Unreachable } => "status",
            { Reason: InboxReason.Undelivered } => "retry",
            {
                Reason: InboxReason.Terms
                    or InboxReason.ClientWish
                    or InboxReason.Agreement
                    or InboxReason.TermsUnsent
                    or InboxReason.TermsUnfinished
            } => "terms",
            { UnmatchedPayment: { } unmatchedPayment } => unmatchedPayment.Name,
            { Reason: InboxReason.Statement } => "a statement",
            { Reason: InboxReason.Dispute or InboxReason.Overdue or InboxReason.Announced, Invoice: { } invoice } =>
                invoice.NumberOrPending(),
            { Request: { } request } => request.Name,
            { AnnouncedPayment: { } announced } => announced.Name,
            _ => inboxItem.Milestone!.Name,
        };
}

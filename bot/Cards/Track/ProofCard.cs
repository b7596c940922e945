using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// The complete history of one milestone, from the client's agreement to the last payment, entry by entry, with the
/// result of the check of the audit trail.
/// </summary>
internal static class ProofCard
{
    /// <summary>Fewer rows than other lists, because reasons and deliverables are long.</summary>
    private const int Size = 10;

    private const int MaxMessageWords = 300;

    public static Card Create(ProjectRecord projectRecord, Milestone m, int page)
    {
        var (view, p) = (projectRecord.View, projectRecord.View.Project);
        var all = projectRecord.Entries.Where(e => Concerns(e.Event, m)).ToList();
        page = Paging.Clamp(page, all.Count, Size);
        var text = m.IsLive ? p.Say(m) : DisplayText.Quote(m.Name);
        return new Card($"Proof: {m.Name} ({p.PositionInSchedule(m)})")
        {
            Tone = projectRecord.Check.IsIntact ? Tone.Plain : Tone.Stop,
            Facts = page == 1 ? [.. Summary(view, m)] : [],
            Table =
                all.Count == 0
                    ? null
                    : new(
                        [new("#", true), new("When", Weight: 3), new("Who", Weight: 3), new("What", Weight: 7)],
                        [
                            .. all.Skip((page - 1) * Size)
                                .Take(Size)
                                .Select(e =>
                                    ScheduleCards.Row(
                                        $"{e.Sequence}",
                                        view.FormatMoment(e.At),
                                        view.ActorAndCheck(e),
                                        DisplayText.Truncate(Describe(projectRecord, e), MaxMessageWords)
                                    )
                                ),
                        ]
                    ),
            Footer = $"{AuditCards.Verdict(view, projectRecord.Check)} {RestsOn(all)} {view.AsOf()}",
            Buttons = Paging.More(page, all.Count, $"proof {text}", p.Key, Size),
        };
    }

    /// <summary>"This rests on entries 5, 9 to 20."</summary>
    internal static string RestsOn(IReadOnlyList<JournalEntry> entries)
    {
        var runs = new List<(long From, long To)>();
        foreach (var seq in entries.Select(e => e.Sequence))
        {
            if (runs.Count > 0 && runs[^1].To == seq - 1)
                runs[^1] = (runs[^1].From, seq);
            else
                runs.Add((seq, seq));
        }
        if (runs.Count == 0)
            return "Nothing is on record yet.";
        var text = string.Join(", ", runs.Take(15).Select(r => Run(r.From, r.To)));
        var further = Suffix.When(runs.Count > 15, $" and further ones, {entries.Count} in all");
        return entries.Count == 1 ? $"This rests on entry {text}." : $"This rests on entries {text}{further}.";

        static string Run(long from, long to) =>
            (to - from) switch
            {
                0 => $"{from}",
                1 => $"{from}, {to}",
                _ => $"{from} to {to}",
            };
    }

    /// <summary>Entries of the milestone itself, and entries about the agreement to its schedule.</summary>
    private static bool Concerns(ProjectEvent what, Milestone m) =>
        what.AffectedMilestone == m.Id
        || what
            is TermsSent
                or TermsAgreed
                or TermsAmended
                or AmendmentWithdrawn
                or ClientMailEvent { Kind: ClientMailKind.Terms };

    private static IEnumerable<Fact> Summary(ProjectView view, Milestone m)
    {
        var p = view.Project;
        yield return new("Project", $"{p.Name} ({p.Key}) for {p.Client}");
        yield return new("Terms", p.Agreement is { } a ? Agreed(view, a) : $"v{p.TermsVersion}, not agreed yet");
        yield return new(
            "Amount",
            m.IsBillable
                ? $"{m.Amount} = {p.NetAndVat(m)}, due {SettlementText.Payment(m.DueDays, m.Discount)}"
                : "unbilled"
        );
        yield return new("Done when", StageCards.DoneWhen(p, m));
        foreach (var fact in SilenceText.Facts(m).Concat(StageCards.Overridden(view, m)))
            yield return fact;
        if (m.Submission is { } s)
            yield return StageCards.Deliverable(s);
        foreach (var asked in StageCards.ChangesAsked(view, m))
            yield return asked;
        if (m.Confirmation is { } c)
            yield return new("Confirmed", Confirmed(view, c) + ClientMessageCards.EditedNote(view, m));
        else
            yield return new("State", DisplayText.NameOf(m.Stage) + (m.IsLate(view.Today) ? ", late" : ""));
        foreach (var messageFact in m.Evidence is { Message: { } text } ? ClientMessageCards.Facts(view, text) : [])
            yield return messageFact;
        foreach (var i in p.Invoices.Where(i => i.Milestone == m.Id && i.IsNumbered))
        {
            yield return new(
                "Invoice",
                $"{i.NumberOrPending()} of {i.IssueDetails!.On.ToIsoDate()}, due {i.IssueDetails.Due.ToIsoDate()}: "
                    + $"{i.Net} + {i.Vat} VAT = {i.Gross}; issued by {view.SignedBy(i.IssueDetails.Signed)}"
            );
            yield return new("Money", Money(view, i));
        }
    }

    internal static string Agreed(ProjectView view, Agreement a) =>
        $"v{a.Version}, agreed by {a.ClientName} ({a.Evidence}{Suffix.HeldByTeam(a.HeldByTeam)}), recorded by {view.SignedBy(a.Signed)}";

    internal static string Confirmed(ProjectView view, Confirmation c) =>
        $"{view.FormatMoment(c.Signed.At)} by {c.ConfirmedBy}{Suffix.Evidence(c.Reference, c.HeldByTeam)}{SilenceText.Proof(view, c)}, "
        + $"recorded by {view.NameOf(c.Signed.By)}{DisplayText.SoloNote(c.Signed)}";

    /// <summary>What became of the part that was not received.</summary>
    private static string Rest(ProjectView view, Invoice i) =>
        i switch
        {
            { State: InvoiceState.Credited } => "void",
            { Loss: { } given } => $"written off {i.WrittenOffBalance} ({given.Reason})",
            { Open.IsPositive: true } => $"open {i.Open}, {DisplayText.DueIn(i, view.SellerToday)}",
            _ => DisplayText.Status(i, view.SellerToday),
        };

    /// <summary>"received 2,000.00, open 2,284.00, due in 6 days". What did not happen is left out.</summary>
    internal static string Money(ProjectView view, Invoice i) =>
        string.Join(
            ", ",
            new[]
            {
                $"received {i.TotalArrived}",
                i.Refunded.IsPositive ? $"refunded {i.Refunded}" : "",
                i.AppliedCredit.IsPositive ? $"{i.AppliedCredit} of client credit applied" : "",
                i.CreditLeft.IsPositive ? $"{i.CreditLeft} kept as client credit" : "",
                i.Credited.IsPositive ? $"credited {i.Credited} ({i.CreditNumbers()})" : "",
                SettlementText.Parts(i) is { Length: > 0 } settled ? $"settled {settled}" : "",
                Rest(view, i),
                i is { Dispute: { } d, Open.IsPositive: true } ? $"disputed: {d.Reason}" : "",
            }.Where(part => part.Length > 0)
        );

    /// <summary>
    /// The text of an entry in the audit trail. For the start of work it includes the state of the gate at that
    /// moment.
    /// </summary>
    private static string Describe(ProjectRecord projectRecord, JournalEntry entry)
    {
        var text = AuditCards.Describe(projectRecord.View, entry.Event);
        if (
            entry.Event is not (StageStarted or GateOverridden)
            || projectRecord.GetProjectBefore(entry) is not { } before
        )
            return text;
        var then = projectRecord.View with { Project = before, Now = entry.At };
        var stage = before.MilestoneOf(entry.Event.AffectedMilestone!.Value);
        return $"{text}. The gate then: {GateCard.Describe(then, before.GateOf(stage, then.SellerToday))}";
    }
}

using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>
/// Every action in every state of a stage: it is accepted where it fits and refused everywhere else, for the right
/// reason.
/// </summary>
public sealed class VerbsInWrongStatesTests
{
    // The clock does not advance, so that whatever was just recorded can still be undone.
    private static readonly string[] Points =
    [
        "planned",
        "started",
        "submitted",
        "changes",
        "confirmed",
        "drafted",
        "issued",
        "part-paid",
        "paid",
        "disputed",
        "credited",
        "written-off",
        "closed",
        "on hold",
        "cancelled",
    ];

    private static readonly string[] Open = [.. Points.Where(p => p is not ("closed" or "cancelled"))];

    /// <summary>Each action with the states in which it is accepted; all others must refuse it.</summary>
    private static readonly Dictionary<string, string[]> Fits = new(StringComparer.Ordinal)
    {
        ["set"] = [],
        ["move"] = [],
        ["drop"] = ["planned", "started", "on hold"],
        ["add"] = [],
        ["terms send"] = [],
        ["terms agreed"] = [],
        ["start"] = ["planned"],
        ["submit"] = ["started", "changes"],
        ["confirm"] = ["submitted"],
        ["changes"] = ["submitted"],
        ["override"] = [],
        ["invoice"] = ["confirmed"],
        ["issue"] = ["drafted"],
        ["discard"] = ["drafted"],
        ["sendback"] = ["drafted"],
        ["later"] = ["drafted"],
        ["invoice again"] = ["confirmed", "credited"],
        ["pay"] = ["issued", "part-paid", "disputed", "credited", "written-off"],
        ["credit"] = ["issued", "part-paid", "paid", "disputed", "closed", "written-off"],
        ["credit a part"] = ["issued", "part-paid", "paid", "disputed", "closed", "written-off"],
        // Refunds are possible after the project was closed.
        ["refund"] = ["part-paid", "paid", "closed"],
        ["reverse"] = ["part-paid", "paid", "closed"],
        ["writeoff"] = ["issued", "part-paid", "disputed"],
        ["dispute"] = ["issued", "part-paid"],
        ["settle-dispute"] = ["disputed"],
        ["promise"] = ["issued", "part-paid", "disputed"],
        ["snooze"] = ["issued", "part-paid", "disputed"],
        ["remind"] = ["issued", "part-paid"],
        ["undo"] = ["confirmed", "part-paid", "paid", "disputed"],
        ["ask override"] = [],
        ["ask credit"] = ["issued", "part-paid", "paid", "disputed", "closed", "written-off"],
        ["ask refund"] = ["part-paid", "paid", "closed"],
        ["ask writeoff"] = ["issued", "part-paid", "disputed"],
        ["close"] = [],
        ["amend"] = ["planned", "started", "submitted", "changes", "on hold"],
        ["withdraw"] = [],
        ["reopen"] = ["confirmed", "credited"],
        ["hold"] = [.. Open.Except(["on hold"])],
        ["resume"] = ["on hold"],
        ["cancel"] = ["planned", "started", "submitted", "changes", "confirmed", "drafted", "on hold"],
        ["setting"] = Open,
        ["client"] = Open,
        ["deputy"] = Open,
        ["no deputy"] = [],
        ["link"] = Open,
        ["revoke"] = [],
    };

    public static TheoryData<string, string> EveryVerbInEveryState()
    {
        var all = new TheoryData<string, string>();
        foreach (var action in Fits.Keys)
        foreach (var point in Points)
            all.Add(action, point);
        return all;
    }

    [Theory]
    [MemberData(nameof(EveryVerbInEveryState))]
    public void A_verb_stands_only_where_it_fits(string action, string point)
    {
        var fixture = Website().Agreed();
        if (point == "closed")
            fixture.Reach(1, "paid").Reach(2, "paid").Reach(3, "paid").Do(Priya, (p, s) => p.Close(s));
        else if (point == "changes")
        {
            fixture.Reach(1, "submitted");
            fixture.Do(Priya, (p, s) => p.RequestChanges(fixture.At(1), "the budget", s));
        }
        else if (point == "part-paid")
        {
            fixture.Reach(1, "issued");
            fixture.Do(Priya, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(new(100, p.Currency)), s));
        }
        else if (point is "disputed" or "credited" or "written-off")
        {
            fixture.Reach(1, "issued");
            fixture.Do(
                Priya,
                (p, s) =>
                    point switch
                    {
                        "disputed" => p.DisputeInvoice(fixture.InvoiceAt(1), "too late", s),
                        "credited" => p.Credit(fixture.InvoiceAt(1), null, "wrong address", s),
                        _ => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s),
                    }
            );
        }
        else if (point == "on hold")
            fixture.Do(Priya, (p, s) => p.Hold("the client pauses", s));
        else if (point == "cancelled")
            fixture.Do(Priya, (p, s) => p.Cancel("the client gave up", s));
        else if (point != "planned")
            fixture.Reach(1, point);

        var before = fixture.Journal.Count;
        var decision = fixture.Try(Priya, (p, s) => Act(action, p, fixture.At(1), s));
        Assert.Equal(Fits[action].Contains(point), decision is Decision.Accepted);
        if (decision is Decision.Refused)
            Assert.Equal(before, fixture.Journal.Count);
    }

    private static Decision Act(string action, Project p, Milestone m, DecisionContext s) =>
        action switch
        {
            "set" => p.ChangeMilestone(m, new(null, null, null, new(2026, 8, 1), null, null), s),
            "move" => p.MoveMilestone(m, p.LiveMilestones.Last(), before: false, s),
            "drop" => p.DropMilestone(m, s),
            "add" => p.AddMilestones([Stage("Handover held", 1, Criterion.FileDelivery, 90)], s),
            "terms send" => p.SendTerms(s),
            "terms agreed" => p.AgreeTerms("Dana", "mail", s),
            "start" => p.Start(m, s),
            "submit" => p.Submit(m, "Report", "", s),
            "confirm" => p.Confirm(m, "Dana", "portal", "", s),
            "changes" => p.RequestChanges(m, "the budget", s),
            "override" => p.Override(m, "a reason that is long enough", s),
            "invoice" => p.Draft(m, null, s),
            "issue" => p.Issue(m, s),
            "discard" => p.Discard(m, s),
            "sendback" => p.SendBack(m, "the note", s),
            "later" => p.PostponeDraft(m, s),
            "invoice again" => p.Draft(m, null, s, again: true),
            "undo" => p.Undo(s),
            "ask override" => p.RequestOverride(m, "a reason that is long enough", s),
            "amend" => p.Amend(m, new(null, null, null, null, 30, null), s),
            "withdraw" => p.WithdrawAmendment(s),
            "reopen" => p.Reopen(m, "the wrong file", s),
            "hold" => p.Hold("the client pauses", s),
            "resume" => p.Resume("work goes on", s),
            "cancel" => p.Cancel("the client gave up", s),
            "setting" => p.ChangeSettings(null, GatePolicy.Advise, null, s),
            "client" => p.ChangeClient("Acme AG", null, null, null, s),
            "deputy" => p.AddDeputy(Bob, Priya, new(2030, 1, 1), s),
            "no deputy" => p.RemoveDeputy(Bob, s),
            "link" => p.CreateClientLink("hash", s),
            "revoke" => p.RevokeClientLinks(s),
            "close" => p.Close(s),
            _ => p.LastInvoiceOf(m) is { } invoice ? Act(action, p, invoice, s) : new Refusal.NoDraft(m),
        };

    private static Decision Act(string action, Project p, Invoice i, DecisionContext s) =>
        action switch
        {
            "pay" => p.Pay(i, Payment(new(100, p.Currency)), s),
            "credit" => p.Credit(i, null, "wrong address", s),
            "credit a part" => p.Credit(i, new(100, p.Currency), "a discount", s),
            "refund" => p.Refund(i, new(50, p.Currency), "paid twice", s),
            "reverse" => i.Payments.Count > 0
                ? p.Reverse(i.Payments[0], "bounced", s)
                : new Refusal.PaymentUnknown("P1", []),
            "writeoff" => p.WriteOff(i, "insolvent", s),
            "dispute" => p.DisputeInvoice(i, "too late", s),
            "settle-dispute" => p.SettleDispute(i, s),
            "promise" => p.PromisePayment(i, p.Today(s.At).AddDays(3), s),
            "snooze" => p.SnoozeReminders(i, 7, s),
            "remind" => p.Remind(i, s),
            "ask credit" => p.RequestCredit(i, null, "wrong address", s),
            "ask refund" => p.RequestRefund(i, new(50, p.Currency), "paid twice", s),
            "ask writeoff" => p.RequestWriteOff(i, "insolvent", s),
            _ => throw new InvalidOperationException($"{action} is no verb of this table."),
        };
}

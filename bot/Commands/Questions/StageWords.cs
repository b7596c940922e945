namespace MilestoneBot.Commands.Questions;

/// <summary>Words about stages, their completion, their gate and their terms.</summary>
internal static class StageWords
{
    public static IReadOnlyDictionary<Sign, string> Table { get; } =
        new Dictionary<Sign, string>
        {
            [Sign.Approve] = """
                approve, approves, approved, approving, approval, approvals, confirm, confirms, confirmed, confirming, confirmation, confirmations, accept, accepts, accepted, accepting, acceptance,
                sign off, signs off, signed off, signing off, signoff, sign offs, signed, sign, signs, signature, okayed, okay it, ok it, greenlit, green lighted, the ok, their ok, the okay, gave the ok, give the ok, agreed that it is done
                """,
            [Sign.Complete] =
                "complete, completed, completes, completing, completion, done, finish, finished, finishes, finishing, finalised, finalized, wrapped up, wrap up, closed, achieved, accomplished, marked complete, marked as complete, marked done, ready, concluded, left to do, still to do, to do, to be done, left to deliver, still to deliver, left to finish",
            [Sign.Deliver] =
                "deliver, delivered, delivers, delivering, handed over, hand over, handover, submitted, submit, submits, handed in, hand in, turned in, deliverable, deliverables, submission, delivery",
            [Sign.Start] = """
                start, starts, started, starting, begin, begins, began, begun, beginning, kick off, kicks off, kicked off, kickoff, proceed, continue, move on, move on to, move on with, move forward, move forward with, move ahead, work on,
                working on, go ahead, carry on, get going, get started, commence, commenced, going ahead, under way, underway, in progress, in work, start on, start with, start work, go on, go on to
                """,
            [Sign.Gate] = """
                gate, gates, gated, blocked, blocking, blocks, block, blocker, blockers, held up, holding up, hold up, holds up, stopping, stops, stop, stands in the way, stand in the way, standing in the way, in the way, locked, unlocked,
                unblocked, prevents, preventing, prevent, waiting for, waiting on, waits for, wait for, holding back, held back, overridden, override, keeps us from, keeping us from, closed gate, on hold
                """,
            [Sign.Clear] = "green light, the green light, all clear, clearance",
            [Sign.Means] = "email, e mail, mail, mails, emails, portal, checklist, file, files",
            [Sign.Evidence] = "evidence, proof, proofs, reference, in writing, written proof, written",
            [Sign.Record] =
                "recorded, record, records, recording, logged, log, booked, book, entered, registered, noted",
            [Sign.Expect] = """
                expected, expect, expecting, expects, scheduled, schedule, planned, plan, target date, target, eta, deadline, deadlines, end date, ends, end, finish date, planned for, timeline, foreseen, anticipated, estimated,
                expected date, expected dates, completion date, delivery date, target dates, finish dates
                """,
            [Sign.Status] =
                "status, state, standing, stand, stands, progress, situation, update, overview, summary, how far along, where are we, where do we stand, how are we doing, going, doing, coming along, look, looks, looking, current state, current status, the latest on, latest on",
            [Sign.Stages] = "billing schedule, the schedule of milestones, list of milestones, name, named, called",
            [Sign.Terms] =
                "terms, payment terms, conditions, terms and conditions, term, payment conditions, terms of payment, billing terms, agreed terms, version, terms version",
            [Sign.Agree] =
                "agree, agreed, agrees, agreeing, agreement, agreements, agree to, agreed to, agreed on, agreed upon",
            [Sign.DueDays] = """
                days to pay, due days, payment window, due window, payment period, net days, time to pay, long to pay, payment target, credit period, payment term, days for payment, payment time, time for payment,
                days after the invoice, days after invoice date, days after the invoice date, days from the invoice date, days net
                """,
            [Sign.Criterion] = """
                criterion, criteria, completion criterion, completion criteria, counts as done, count as done, counts as complete, count as complete, counts as completed, count as completed, counts as completion, done when,
                definition of done, acceptance criteria, acceptance criterion, considered done, considered complete, considered completed, counts as finished, count as finished, done criterion, needed for completion, proof of completion,
                is done when, what makes, trigger, triggers, triggered, condition for
                """,
            [Sign.Customer] = "client, customer, clients, customers, contact, contact person, buyer",
            [Sign.Person] = "finance, accounting, bookkeeping, accounts",
            [Sign.Policy] = "policy, gate policy, payment policy, which policy, gate rule",
            [Sign.Unheld] =
                "to whom, what if, would, probably, think, feel, should have, could have, instead of, what happens if, suppose, opinion, better, cost us, costs us, our cost, our costs",
        };
}

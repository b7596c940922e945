using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Everything that people can ask for, one line a command, in the order of help.</summary>
public static class Catalogue
{
    /// <summary>The commands and what answers everything else.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) =>
        services
            .AddSingleton<IReadOnlyList<ICommand>>(s =>
                All(
                    s.GetRequiredService<ProjectStore>(),
                    s.GetRequiredService<ProjectReader>(),
                    s.GetRequiredService<WorkspaceStore>(),
                    s.GetRequiredService<Pending>(),
                    s.GetRequiredService<Downloads>(),
                    s.GetRequiredService<Links>(),
                    s.GetRequiredService<Receipts>(),
                    s.GetRequiredService<SourceChecks>()
                )
            )
            .AddSingleton<IEnumerable<ICommand>>(s => s.GetRequiredService<IReadOnlyList<ICommand>>())
            .AddSingleton<IOtherwise, Unknown>();

    internal static IReadOnlyList<ICommand> All(
        ProjectStore projects,
        ProjectReader reader,
        WorkspaceStore workspaces,
        Pending pending,
        Downloads downloads,
        Links links,
        Receipts receipts,
        SourceChecks checks
    )
    {
        var help = new Help();
        var reserved = new ReservedKeys();
        var parked = new ParkedLines(reader, receipts, checks);
        var newProject = new NewProjectForm(reader, workspaces);
        IReadOnlyList<(string Group, ICommand[] Commands)> groups =
        [
            (
                "Define",
                [
                    new ProjectNew(projects, reader, workspaces, newProject, reserved), // client, contract, template: one message
                    new ProjectList(reader),
                    new ProjectUse(projects), // ties a project to this place
                    new ProjectInvite(projects), // the same project on two platforms
                    new ProjectJoin(projects),
                    new ProjectClaim(projects), // one that nobody of the staff holds
                    new View(
                        reader,
                        "project show",
                        "shows the project and its schedule",
                        (sight, page) => ScheduleCards.Project(sight, page)
                    ),
                    LifeVerbs.Hold(projects),
                    LifeVerbs.Resume(projects),
                    LifeVerbs.Cancel(projects),
                    new OnWhole(
                        projects,
                        "project close",
                        "closes the project when everything is delivered, billed and paid",
                        (p, stamp) => p.Close(stamp),
                        LifeCards.Closed
                    ),
                    new Add(projects, workspaces),
                    new Plan(reader, workspaces, pending), // a pasted table, previewed
                    new PlanSave(projects, reader, workspaces, pending),
                    new Set(projects, workspaces),
                    new Fill(projects, reader), // the form, or all of it in one line
                    new Move(projects),
                    new OnStage(
                        projects,
                        "drop",
                        "takes a milestone out; once the terms are agreed, the client is asked",
                        (p, m, stamp) => p.Drop(m, stamp),
                        (sight, _) =>
                            sight.Project.Agreement is null ? ScheduleCards.Project(sight) : AmendmentCards.Of(sight)
                    ),
                    new TemplateList(workspaces),
                    new TemplateShow(workspaces),
                    new TemplateSave(workspaces),
                    new LabelList(workspaces), // standard milestones
                    new LabelAdd(workspaces),
                    new LabelRemove(workspaces),
                ]
            ),
            (
                "Agree",
                [
                    new View(
                        reader,
                        "terms",
                        "shows the terms of every milestone and whether they are agreed",
                        (sight, page) => ScheduleCards.Terms(sight, page)
                    ),
                    new OnWhole(
                        projects,
                        "terms send",
                        "puts the terms, or the amendment, to the client for agreement",
                        (p, stamp) => p.SendTerms(stamp),
                        sight => sight.Project.Amendment is null ? ScheduleCards.Terms(sight) : AmendmentCards.Of(sight)
                    ),
                    new TermsAgreed(projects, reader), // the client's yes, held as evidence
                    new Amend(projects, reader), // agreed terms change by the client's yes only
                    new OnWhole(
                        projects,
                        "terms withdraw",
                        "takes the proposed amendment back",
                        (p, stamp) => p.WithdrawAmendment(stamp),
                        AmendmentCards.Of
                    ),
                ]
            ),
            (
                "Deliver",
                [
                    new OnStage(
                        projects,
                        "start",
                        "starts a stage; the payment gate answers",
                        (p, m, stamp) => p.Start(m, stamp),
                        StageCards.Started
                    ),
                    new Submit(projects),
                    new Confirm(projects, reader, pending), // the cue for the invoice
                    new UseMessage(reader, pending), // a message of the client as his confirmation
                    new Changes(projects),
                    StageVerbs.Override(projects), // asked for by those who may only ask
                    StageVerbs.AskOverride(projects),
                    LifeVerbs.Reopen(projects),
                ]
            ),
            (
                "Invoice",
                [
                    new InvoiceDraft(projects),
                    new OnStage(
                        projects,
                        "issue",
                        "approves an invoice draft and issues it",
                        (p, m, stamp) => p.Issue(m, stamp),
                        InvoiceCards.Issued
                    ),
                    StageVerbs.SendBack(projects),
                    new OnStage(
                        projects,
                        "later",
                        "puts an invoice draft off until tomorrow",
                        (p, m, stamp) => p.PutOff(m, stamp),
                        InvoiceCards.Draft
                    ),
                    new OnStage(
                        projects,
                        "discard",
                        "throws an invoice draft away; it leaves no number",
                        (p, m, stamp) => p.Discard(m, stamp),
                        InvoiceCards.Draft
                    ),
                    InvoiceVerbs.Credit(projects),
                    new Retry(projects, reader), // messages that did not arrive
                ]
            ),
            (
                "Track",
                [
                    new Pay(projects, reader, receipts),
                    new ParkedList(parked), // reported money that waits for finance
                    new ParkedShow(parked),
                    new ParkedDismiss(projects, parked),
                    new Reverse(projects, reader, receipts),
                    InvoiceVerbs.Refund(projects),
                    InvoiceVerbs.WriteOff(projects),
                    new View(reader, "status", "shows where every milestone and its money stand", MoneyCards.Status),
                    new View(
                        reader,
                        "schedule",
                        "shows start and expected dates, and what is late",
                        ScheduleCards.Schedule
                    ),
                    new InvoiceList(reader),
                    new View(reader, "money", "shows expected, billed, received and owed together", MoneyCards.Money),
                    new View(reader, "next", "shows the next billing point and what it waits for", MoneyCards.Next),
                    new Statement(reader), // added up twice: tables and audit trail
                    new View(
                        reader,
                        "timeline",
                        "shows starts, expected dates and due days in their order",
                        TimelineCard.Of
                    ),
                    new View(reader, "forecast", "shows the money to come, by month", ForecastCard.Of),
                    new Inbox(reader, parked), // across all projects of the speaker
                    new Show(reader),
                    new Proof(reader), // the whole chain of a milestone
                    new Why(reader),
                    new Audit(reader),
                    new Verify(reader, workspaces), // the chain, and the tables against its replay
                    new Export(reader, downloads, links), // a link that works once
                    InvoiceVerbs.Remind(projects),
                    InvoiceVerbs.Snooze(projects),
                    InvoiceVerbs.Promise(projects),
                    InvoiceVerbs.Dispute(projects),
                    InvoiceVerbs.SettleDispute(projects),
                ]
            ),
            (
                "Team",
                [
                    new RoleAdd(projects),
                    new RoleRemove(projects),
                    new DeputyAdd(projects), // somebody else's roles until a day
                    new DeputyRemove(projects),
                    new View(
                        reader,
                        "role list",
                        "shows who holds which role, and who stands in for whom",
                        DetailCards.Team
                    ),
                    new MyRights(reader),
                    new WhoCan(reader),
                    new SettingsShow(reader),
                    .. Settings.All(projects), // zone, hours, quiet, digest, gate, client
                    new SettingsHolidays(projects, reader),
                    new SettingsSeller(workspaces),
                    new ClientLink(), // makes none until there is a page
                    new ClientLinkRevoke(projects),
                    new Board(reader),
                    new Approve(projects),
                    new Decline(projects),
                    new Undo(projects),
                    help,
                    new Redraw(reader, newProject, parked), // said inside the process only
                    new CueCommand(projects), // by the clock
                    new Received(projects, receipts), // by a payment source
                ]
            ),
        ];
        IReadOnlyList<ICommand> all = [.. groups.SelectMany(g => g.Commands)];
        reserved.Knows(all.Select(c => c.Phrase));
        help.Knows(groups.SelectMany(g => g.Commands.Select(c => c.Phrase.In(g.Group))));
        return all;
    }
}

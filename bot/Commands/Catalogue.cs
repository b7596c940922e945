using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Everything that people can ask for, one line a command, in the order of help.</summary>
public static class Catalogue
{
    /// <summary>The commands and what answers everything else.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<IReadOnlyList<ICommand>>(s => All(s.GetRequiredService<ProjectStore>(), s.GetRequiredService<ProjectReader>(), s.GetRequiredService<WorkspaceStore>(), s.GetRequiredService<Pending>(), s.GetRequiredService<Links>()))
        .AddSingleton<IEnumerable<ICommand>>(s => s.GetRequiredService<IReadOnlyList<ICommand>>())
        .AddSingleton<IOtherwise, Unknown>();

    internal static IReadOnlyList<ICommand> All(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces, Pending pending, Links links)
    {
        var help = new Help();
        IReadOnlyList<(string Group, ICommand[] Commands)> groups =
        [
            ("Define",
            [
                new ProjectNew(projects, reader, workspaces), // client, contract, template: one message
                new ProjectList(reader),
                new ProjectUse(projects),             // ties a project to this place
                new View(reader, "project show", "shows the project and its schedule", (sight, page) => ScheduleCards.Project(sight, page)),
                LifeVerbs.Hold(projects),
                LifeVerbs.Resume(projects),
                LifeVerbs.Cancel(projects),
                new OnWhole(projects, "project close", "closes the project when everything is delivered, billed and paid", (p, stamp) => p.Close(stamp), LifeCards.Closed),
                new Add(projects, workspaces),
                new Plan(reader, workspaces, pending), // a pasted table, previewed
                new PlanSave(projects, workspaces, pending),
                new Set(projects, workspaces),
                new Move(projects),
                new OnStage(projects, "drop", "takes a milestone out; once the terms are agreed, the client is asked", (p, m, stamp) => p.Drop(m, stamp), (sight, _) => sight.Project.Agreement is null ? ScheduleCards.Project(sight) : AmendmentCards.Of(sight)),
                new TemplateList(workspaces),
                new TemplateShow(workspaces),
                new TemplateSave(workspaces),
                new LabelList(workspaces),            // standard milestones
                new LabelAdd(workspaces),
                new LabelRemove(workspaces),
            ]),
            ("Agree",
            [
                new View(reader, "terms", "shows the terms of every milestone and whether they are agreed", (sight, page) => ScheduleCards.Terms(sight, page)),
                new OnWhole(projects, "terms send", "puts the terms, or the amendment, to the client for agreement", (p, stamp) => p.SendTerms(stamp), sight => sight.Project.Amendment is null ? ScheduleCards.Terms(sight) : AmendmentCards.Of(sight)),
                new TermsAgreed(projects),            // the client's yes, held as evidence
                new Amend(projects, reader),          // agreed terms change by the client's yes only
                new OnWhole(projects, "terms withdraw", "takes the proposed amendment back", (p, stamp) => p.WithdrawAmendment(stamp), AmendmentCards.Of),
            ]),
            ("Deliver",
            [
                new OnStage(projects, "start", "starts a stage; the payment gate answers", (p, m, stamp) => p.Start(m, stamp), StageCards.Started),
                new Submit(projects),
                new Confirm(projects),                // the cue for the invoice
                new Changes(projects),
                LifeVerbs.Reopen(projects),
                new Override(projects),
            ]),
            ("Invoice",
            [
                new InvoiceDraft(projects),
                new OnStage(projects, "issue", "approves an invoice draft and issues it", (p, m, stamp) => p.Issue(m, stamp), InvoiceCards.Issued),
                new OnStage(projects, "discard", "throws an invoice draft away; it leaves no number", (p, m, stamp) => p.Discard(m, stamp), InvoiceCards.Draft),
                new Pay(projects),
            ]),
            ("Track",
            [
                new View(reader, "status", "shows where every milestone and its money stand", MoneyCards.Status),
                new View(reader, "schedule", "shows start and expected dates, and what is late", ScheduleCards.Schedule),
                new InvoiceList(reader),
                new View(reader, "money", "shows expected, billed, received and owed together", MoneyCards.Money),
                new View(reader, "next", "shows the next billing point and what it waits for", MoneyCards.Next),
                new Statement(reader),                // added up twice: tables and audit trail
                new Show(reader),
                new Audit(reader),
                new Verify(reader, workspaces),
            ]),
            ("Team",
            [
                new RoleAdd(projects),
                new RoleRemove(projects),
                new DeputyAdd(projects),              // somebody else's roles until a day
                new DeputyRemove(projects),
                new View(reader, "role list", "shows who holds which role, and who stands in for whom", DetailCards.Team),
                new MyRights(reader),
                new WhoCan(reader),
                new SettingsShow(reader),
                .. Settings.All(projects),            // zone, hours, quiet, digest, gate, client
                new SettingsHolidays(projects, reader),
                new SettingsSeller(workspaces),
                new ClientLinkMake(projects, links), // shown to the asker alone
                new ClientLinkRevoke(projects),
                new Board(reader),
                help,
                new Redraw(reader),                   // said inside the process only
            ]),
        ];
        IReadOnlyList<ICommand> all = [.. groups.SelectMany(g => g.Commands)];
        help.Knows(groups.SelectMany(g => g.Commands.Select(c => c.Phrase.In(g.Group))));
        return all;
    }
}

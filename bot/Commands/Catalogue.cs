using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Everything that people can ask for, one line a command, in the order of help.</summary>
public static class Catalogue
{
    /// <summary>The commands and what answers everything else.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<IReadOnlyList<ICommand>>(s => All(s.GetRequiredService<ProjectStore>(), s.GetRequiredService<ProjectReader>(), s.GetRequiredService<WorkspaceStore>(), s.GetRequiredService<Pending>(), s.GetRequiredService<Downloads>(), s.GetRequiredService<Links>()))
        .AddSingleton<IEnumerable<ICommand>>(s => s.GetRequiredService<IReadOnlyList<ICommand>>())
        .AddSingleton<IOtherwise, Unknown>();

    internal static IReadOnlyList<ICommand> All(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces, Pending pending, Downloads downloads, Links links)
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
                new ProjectClose(projects),
                new Add(projects),
                new Plan(reader, pending),            // a pasted table, previewed
                new PlanSave(projects, pending),
                new Set(projects),
                new Move(projects),
                new OnStage(projects, "drop", "takes a milestone out before the terms are agreed", (p, m, stamp) => p.Drop(m, stamp), (sight, _) => ScheduleCards.Project(sight)),
                new TemplateList(workspaces),
                new TemplateShow(workspaces),
                new TemplateSave(reader, workspaces),
            ]),
            ("Agree",
            [
                new View(reader, "terms", "shows the terms of every milestone and whether they are agreed", (sight, page) => ScheduleCards.Terms(sight, page)),
                new TermsSend(projects),
                new TermsAgreed(projects),            // the client's yes, held as evidence
            ]),
            ("Deliver",
            [
                new OnStage(projects, "start", "starts a stage; the payment gate answers", (p, m, stamp) => p.Start(m, stamp), StageCards.Started),
                new Submit(projects),
                new Confirm(projects),                // the cue for the invoice
                new Changes(projects),
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
                new View(reader, "timeline", "shows starts, expected dates and due days in their order", TimelineCard.Of),
                new View(reader, "forecast", "shows the money to come, by month", ForecastCard.Of),
                new Inbox(reader),                    // across all projects of the speaker
                new Show(reader),
                new Proof(reader),                    // the whole chain of a milestone
                new Why(reader),
                new Audit(reader),
                new Verify(reader, workspaces),       // the chain, and the tables against its replay
                new Export(reader, downloads, links), // a link that works once
            ]),
            ("Team",
            [
                new RoleAdd(projects),
                new RoleRemove(projects),
                new View(reader, "role list", "shows who holds which role", DetailCards.Team),
                new SettingsSeller(reader, workspaces),
                help,
                new Redraw(reader),                   // said inside the process only
            ]),
        ];
        IReadOnlyList<ICommand> all = [.. groups.SelectMany(g => g.Commands)];
        help.Knows(groups.SelectMany(g => g.Commands.Select(c => c.Phrase.In(g.Group))));
        return all;
    }
}

using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Everything that people can ask for, one line a command, in the order of help.</summary>
public static class Catalogue
{
    /// <summary>The commands and what answers everything else.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<IReadOnlyList<ICommand>>(s => All(s.GetRequiredService<ProjectStore>(), s.GetRequiredService<ProjectReader>(), s.GetRequiredService<WorkspaceStore>(), s.GetRequiredService<Pending>()))
        .AddSingleton<IEnumerable<ICommand>>(s => s.GetRequiredService<IReadOnlyList<ICommand>>())
        .AddSingleton<IOtherwise, Unknown>();

    internal static IReadOnlyList<ICommand> All(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces, Pending pending)
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
                new Drop(projects),
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
                new Start(projects),                  // answered by the payment gate
                new Submit(projects),
                new Confirm(projects),                // the cue for the invoice
                new Changes(projects),
                new Override(projects),
            ]),
            ("Invoice",
            [
                new InvoiceDraft(projects),
                new Issue(projects),
                new Discard(projects),
                new Pay(projects),
            ]),
            ("Track",
            [
                new View(reader, "status", "shows where every milestone and its money stand", MoneyCards.Status),
                new View(reader, "schedule", "shows start and expected dates, and what is late", ScheduleCards.Schedule),
                new InvoiceList(reader),
                new View(reader, "money", "shows expected, billed, received and owed together", MoneyCards.Money),
                new View(reader, "next", "shows the next billing point and what it waits for", MoneyCards.Next),
                new View(reader, "statement", "shows every payment against the contract", MoneyCards.Statement),
                new Show(reader),
                new Audit(reader),
                new Verify(reader, workspaces),
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

using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

internal static partial class StoreScenarios
{
    /// <summary>Terms and an invoice were mailed; the invoice in vain. A mail of each other kind, and copies in vain.</summary>
    private static async Task MailedAsync(StoreFixture rig)
    {
        var project = (await rig.Reader.FindAsync(rig.Says(), "OLD", default))!.Project;
        await rig.Projects.ChangeAsync(
            rig.Says(
                who: Sender.FromSource("mail", "the mail service"),
                where: Conversation.ForProject(project.Workspace, project.Id)
            ),
            "",
            (p, s) => p.MailClientLink(new('b', 64), s, mail: 1),
            default
        );
        foreach (
            var what in new ClientMailEvent[]
            {
                new ClientMailSent(ClientMailKind.Terms, null, null, null, 1, "dana@acme.example", "1@bot.invalid"),
                new ClientMailRefused(
                    ClientMailKind.Invoice,
                    project.Invoices[0].Id,
                    null,
                    project.Invoices[0].Milestone,
                    2,
                    "dana@acme.example",
                    ClientMailFault.AddressRefused,
                    "550 no such user"
                ),
                new ClientMailSent(
                    ClientMailKind.Reminder,
                    project.Invoices[0].Id,
                    null,
                    project.Invoices[0].Milestone,
                    3,
                    "dana@acme.example",
                    "3@bot.invalid"
                ),
                new ClientMailSent(ClientMailKind.Delivery, null, null, 1, 4, "dana@acme.example", "4@bot.invalid"),
                new ClientMailSent(
                    ClientMailKind.ProjectEnded,
                    null,
                    null,
                    null,
                    5,
                    "dana@acme.example",
                    "5@bot.invalid"
                ),
                Copy(ClientMailKind.Terms, null),
                Copy(ClientMailKind.Invoice, project.Invoices[0]),
            }
        )
            Assert.IsType<Outcome.Saved>(
                await rig.Projects.ChangeAsync(
                    rig.Says(
                        who: Sender.FromSource("mail", "the mail service"),
                        where: Conversation.ForProject(project.Workspace, project.Id)
                    ),
                    "",
                    (p, s) => p.RecordMail(what, s),
                    default
                )
            );
    }

    private static ClientMailRefused Copy(ClientMailKind kind, Invoice? of) =>
        new(kind, of?.Id, null, of?.Milestone, 6, "ceo@acme.example", ClientMailFault.AddressRefused, "550 no")
        {
            IsForCopies = true,
        };
}

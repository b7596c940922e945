using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

internal static partial class StoreScenarios
{
    /// <summary>Terms and an invoice were mailed; the invoice in vain.</summary>
    private static async Task MailedAsync(StoreFixture rig)
    {
        var project = (await rig.Reader.FindAsync(rig.Says(), "OLD", default))!.Project;
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
}

using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Tests.Store.Events;

internal static partial class EventSamples
{
    /// <summary>Mails of each kind, their copies, and their links.</summary>
    private static IReadOnlyList<ProjectEvent> Mails =>
        [
            new ClientMailSent(
                ClientMailKind.Terms,
                null,
                null,
                null,
                8,
                "dana@acme.example",
                "4f1c.8@milestonebot.invalid"
            ),
            new ClientMailRefused(ClientMailKind.CreditNote, 1, 1, 1, 9, "", ClientMailFault.Uncertain, ""),
            new ClientMailSent(
                ClientMailKind.Reminder,
                1,
                null,
                1,
                10,
                "dana@acme.example",
                "4f1c.9@milestonebot.invalid"
            ),
            new ClientMailSent(
                ClientMailKind.Delivery,
                null,
                null,
                1,
                11,
                "dana@acme.example",
                "4f1c.10@milestonebot.invalid"
            )
            {
                Item = 2,
            },
            new ClientMailRefused(
                ClientMailKind.Pause,
                null,
                null,
                1,
                12,
                "dana@acme.example",
                ClientMailFault.TriedTooLong,
                "451 busy"
            ),
            new ClientMailRefused(
                ClientMailKind.ProjectEnded,
                null,
                null,
                null,
                13,
                "dana@acme.example",
                ClientMailFault.MailRefused,
                "554 spam"
            ),
            new ClientMailRefused(
                ClientMailKind.Invoice,
                1,
                null,
                1,
                14,
                "ceo@acme.example",
                ClientMailFault.AddressRefused,
                "550 no such user"
            )
            {
                IsForCopies = true,
            },
            new ClientMailRequested(ClientMailKind.Invoice, 1, null, 1) { IsForCopies = true },
            new ClientMailSent(
                ClientMailKind.Terms,
                null,
                null,
                null,
                15,
                "ceo@acme.example",
                "4f1c.11@milestonebot.invalid"
            )
            {
                IsForCopies = true,
            },
            new ClientLinkMade(2, "cd34", "dana@acme.example", DateTimeOffset.UnixEpoch.AddDays(30))
            {
                IsMailed = true,
                Mail = 7,
            },
            new ClientLinkMade(3, "ef56", "dana@acme.example", DateTimeOffset.UnixEpoch.AddYears(20))
            {
                Account = "msteams|tenant|aad-29:dana",
                IsByCode = true,
            },
            new ClientLinksRevoked(1) { Mail = 7 },
        ];
}

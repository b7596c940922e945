using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>What comes from the client's page, and what the team says to it.</summary>
internal static class ClientPageEvents
{
    private static readonly ClientPageEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "terms-change-asked",
            Json.TermsChangeAsked,
            Wished,
            tells: (_, _) => new(CardKind.ClientWish)
        ),
        EventDescriptor.Of(
            "agreement-attached",
            Json.AgreementAttached,
            Attached,
            tells: (_, _) => new(CardKind.AgreementWaits),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of(
            "agreement-refused",
            Json.AgreementRefused,
            (_, context) => Refused(context),
            tells: (_, _) => new(CardKind.Terms),
            redrawsEveryCard: true
        ),
    ];

    private static SqlStatement Wished(TermsChangeAsked e, WriteContext context) =>
        new(
            """
            update projects
            set wish_version = @version, wish = @text, wish_by = @by, wish_at = @at, wish_solo = @solo
            where id = @project
            """,
            new
            {
                project = context.Project,
                version = e.Version,
                text = e.Text,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Attached(AgreementAttached e, WriteContext context) =>
        new(
            """
            update projects
            set waits_version = @version, waits_client = @client, waits_ref = @evidence, waits_sent = @sent,
                waits_link = @link, waits_by = @by, waits_at = @at, waits_solo = @solo
            where id = @project
            """,
            new
            {
                project = context.Project,
                version = e.Version,
                client = e.ClientName,
                evidence = e.Evidence,
                sent = e.SentAt.ToUnixTimeMilliseconds(),
                link = e.Link,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Refused(WriteContext context) =>
        new(
            """
            update projects
            set waits_version = null, waits_client = null, waits_ref = null, waits_sent = null, waits_link = null,
                waits_by = null, waits_at = null, waits_solo = null
            where id = @project
            """,
            new { project = context.Project }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(TermsChangeAsked))]
[JsonSerializable(typeof(AgreementAttached))]
[JsonSerializable(typeof(AgreementRefused))]
internal sealed partial class ClientPageEventJson : JsonSerializerContext;

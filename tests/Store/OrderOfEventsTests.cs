using Dapper;
using MilestoneBot.Store;
using MilestoneBot.Store.Payments;
using MilestoneBot.Tests.Store.Events;

namespace MilestoneBot.Tests.Store;

/// <summary>What came before what is told by the order of the journal, also in records from before it was stored.</summary>
public sealed class OrderOfEventsTests : IDisposable
{
    private const string Migration = "MilestoneBot.Store.Migrations.0047_order_of_events.sqlite.sql";

    /// <summary>
    /// Events after which no reported payment can mean something else than before: nobody owes more or less by them.
    /// </summary>
    private static readonly string[] OfNoMoney =
    [
        "AgreementAttached",
        "AgreementRefused",
        "AmendmentWithdrawn",
        "AppointmentBound",
        "AppointmentEnded",
        "ChangesRequested",
        "ClientChanged",
        "ClientLinkMade",
        "ClientLinksRevoked",
        "ClientReceiptsChanged",
        "ClientMailRefused",
        "ClientMailRequested",
        "ClientMailSent",
        "ConfirmationUndone",
        "ContractChanged",
        "ConversationLeft",
        "ConversationTied",
        "DeputyNamed",
        "DeputyRemoved",
        "DisputeSettled",
        "DisputeUndone",
        "DocumentStored",
        "EvidenceAttached",
        "EvidenceEdited",
        "GateOverridden",
        "InvitationUsed",
        "InvoiceDiscarded",
        "InvoiceDisputed",
        "InvoiceDrafted",
        "InvoicePostponed",
        "InvoiceRecalculated",
        "InvoiceSentBack",
        "InvoiceSnoozed",
        "MilestoneAdded",
        "MilestoneChanged",
        "MilestoneDropped",
        "MilestoneMoved",
        "MilestoneVatChanged",
        "NoticeSent",
        "PaymentPromised",
        "PersonRekeyed",
        "ProjectClaimed",
        "ProjectClosed",
        "ProjectContinued",
        "ProjectCreated",
        "ProjectEnded",
        "ProjectHeld",
        "ProjectResumed",
        "ProjectVatChanged",
        "PromiseUndone",
        "ReminderPosted",
        "RequestDecided",
        "RequestMade",
        "RoleAppointed",
        "RoleGiven",
        "RoleRemoved",
        "SettingsChanged",
        "SettlementRulesChanged",
        "SnoozeUndone",
        "StageConfirmed",
        "StageReopened",
        "StageStarted",
        "StageSubmitted",
        "TermsAgreed",
        "TermsAmended",
        "TermsChangeAsked",
        "TermsSent",
    ];

    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Records_from_before_get_their_order_from_the_journal()
    {
        var projects = await StoreScenarios.EverythingAsync(rig);
        var marks = await MarksAsync();
        Assert.Contains(marks, mark => mark is not ("0 0 0" or ""));
        await rig.Database.WriteBookkeepingAsync(
            async db =>
            {
                foreach (
                    var broken in new[]
                    {
                        "update invoices set lost_mark = '7 7 7' where lost_at is not null",
                        "update settlements set mark = '7 7 7'",
                        "update announcements set mark = '7 7 7'",
                        "update projects set settle_mark = '7 7 7' where settle_at is not null",
                        "update projects set fees = ''",
                    }
                )
                    await db.ExecuteAsync(broken);
                return 0;
            },
            default
        );
        foreach (var project in projects)
            _ = await rig.Reader.VerifyAsync(project, default);
        Assert.NotEqual(marks, await MarksAsync());
        await rig.Database.WriteBookkeepingAsync(db => db.ExecuteAsync(Filling()), default);
        Assert.Equal(marks, await MarksAsync());
        foreach (var project in projects)
            Assert.Null((await rig.Reader.VerifyAsync(project, default)).Difference);
    }

    [Theory]
    [MemberData(nameof(EventSamples.Names), MemberType = typeof(EventSamples))]
    public void Every_event_changes_what_is_open_or_is_known_not_to(string name)
    {
        var changes = OpenMoneyEvents.All.Any(type => type.Name == name);
        Assert.True(
            changes != OfNoMoney.Contains(name),
            $"{name} stands in OpenMoneyEvents, or in OfNoMoney here: parked payments are decided again after it, or not."
        );
    }

    /// <summary>The part of the migration that fills what is recorded already.</summary>
    private static string Filling()
    {
        using var reader = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream(Migration)!);
        var sql = reader.ReadToEnd();
        return sql[sql.IndexOf("create temp table marks", StringComparison.Ordinal)..];
    }

    private Task<List<string>> MarksAsync() =>
        rig.Database.ReadAsync(
            async db =>
                (
                    await db.QueryAsync<string>(
                        """
                        select coalesce(lost_mark, '') from invoices
                        union all select mark from settlements
                        union all select mark from announcements
                        union all select coalesce(settle_mark, '') from projects
                        union all select fees from projects
                        """
                    )
                ).AsList(),
            default
        );
}

using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Workspaces;

/// <summary>The accounts that were proposed for a workspace's invoices: their statements, their rows and their check.</summary>
internal static class SellerAccountRows
{
    public const string ProposedVerb = "account-proposed",
        AcceptedVerb = "account-accepted",
        DeclinedVerb = "account-declined";

    public static SqlStatement CreateStatement(WorkspaceEvent what, string workspace, Signature signed) =>
        what switch
        {
            SellerAccountProposed e => new(
                """
                insert into seller_accounts (workspace, id, iban, account_holder, bic, proposed_by, proposed_at, state)
                values (@workspace, @id, @iban, @holder, @bic, @by, @at, 'open')
                """,
                new
                {
                    workspace,
                    id = (long)e.Proposal,
                    iban = e.Iban,
                    holder = e.Holder,
                    bic = e.Bic,
                    by = signed.By,
                    at = signed.At.ToUnixTimeMilliseconds(),
                }
            ),
            SellerAccountAccepted e => Decided(workspace, e.Proposal, SellerAccountState.Accepted, "", signed, e.Solo),
            SellerAccountDeclined e => Decided(
                workspace,
                e.Proposal,
                SellerAccountState.Declined,
                e.Why,
                signed,
                solo: false
            ),
            _ => throw new InvalidOperationException($"{what.GetType().Name} is no event of an account."),
        };

    public static (string Verb, string Details) ToJournalEntry(WorkspaceEvent what) =>
        what switch
        {
            SellerAccountProposed e => (
                ProposedVerb,
                JsonSerializer.Serialize(e, StoreJson.Default.SellerAccountProposed)
            ),
            SellerAccountAccepted e => (
                AcceptedVerb,
                JsonSerializer.Serialize(e, StoreJson.Default.SellerAccountAccepted)
            ),
            SellerAccountDeclined e => (
                DeclinedVerb,
                JsonSerializer.Serialize(e, StoreJson.Default.SellerAccountDeclined)
            ),
            _ => throw new InvalidOperationException($"{what.GetType().Name} is no event of an account."),
        };

    public static WorkspaceEvent FromJournalEntry(string verb, string details) =>
        verb switch
        {
            ProposedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.SellerAccountProposed)!,
            AcceptedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.SellerAccountAccepted)!,
            DeclinedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.SellerAccountDeclined)!,
            _ => throw new InvalidOperationException($"{verb} is no entry of a workspace's journal."),
        };

    /// <summary>The proposal that the event is about; null for every other event.</summary>
    public static int? FindProposal(WorkspaceEvent what) =>
        what switch
        {
            SellerAccountProposed e => e.Proposal,
            SellerAccountAccepted e => e.Proposal,
            SellerAccountDeclined e => e.Proposal,
            _ => null,
        };

    /// <summary>Every proposal of the workspace, oldest first.</summary>
    public static async Task<IReadOnlyList<SellerAccountProposal>> ReadAsync(DbConnection db, string workspace) =>
        [
            .. (
                await db.QueryAsync<ProposalRow>(
                    """
                    select id as "Id", iban as "Iban", account_holder as "Holder", bic as "Bic", proposed_by as "ProposedBy",
                        proposed_at as "ProposedAt", state as "State", decided_by as "DecidedBy", decided_at as "DecidedAt",
                        decided_solo as "DecidedSolo", why as "Why"
                    from seller_accounts
                    where workspace = @workspace
                    order by id
                    """,
                    new { workspace }
                )
            ).Select(r => r.ToProposal()),
        ];

    /// <summary>Compares the proposals with the journal.</summary>
    public static async Task<Difference?> FindDifferenceAsync(
        DbConnection db,
        string workspace,
        IReadOnlyList<JournalRowWithName> rows
    )
    {
        // The journal keeps the id that a person had; the rows have the present one.
        var present = (
            await db.QueryAsync<(string Former, string Person)>("select former, person from rekeyings")
        ).ToLookup(r => r.Former, r => r.Person, StringComparer.Ordinal);
        var expected = rows.Aggregate(
            new List<SellerAccountProposal>(),
            (all, row) => Fold(all, row, PresentIdOf(row.actor))
        );
        return DifferenceFinder.CompareRows(
            await ReadAsync(db, workspace),
            expected,
            a => a.Id,
            a => new(AuditedTable.SellerAccount, MismatchKind.Changed, $"{a.Id}"),
            a =>
                [
                    ("account", a.Account),
                    ("recording", a.Signed),
                    ("state", a.State),
                    ("decision", a.Decided),
                    ("reason", a.DeclineReason),
                ]
        );

        string PresentIdOf(string actor)
        {
            for (var steps = 0; steps < 100 && present[actor].FirstOrDefault() is { } next; steps++)
                actor = next;
            return actor;
        }
    }

    private static List<SellerAccountProposal> Fold(
        List<SellerAccountProposal> all,
        JournalRowWithName row,
        string actor
    )
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.at);
        if (row.verb == ProposedVerb)
        {
            var e = JsonSerializer.Deserialize(row.details, StoreJson.Default.SellerAccountProposed)!;
            all.Add(new(e.Proposal, AccountOf(e.Iban, e.Holder, e.Bic), new(actor, at, Solo: false)));
        }
        if (row.verb == AcceptedVerb)
        {
            var e = JsonSerializer.Deserialize(row.details, StoreJson.Default.SellerAccountAccepted)!;
            Decide(e.Proposal, SellerAccountState.Accepted, e.Solo, "");
        }
        if (row.verb == DeclinedVerb)
        {
            var e = JsonSerializer.Deserialize(row.details, StoreJson.Default.SellerAccountDeclined)!;
            Decide(e.Proposal, SellerAccountState.Declined, false, e.Why);
        }
        return all;

        void Decide(int proposal, SellerAccountState state, bool solo, string why)
        {
            var index = all.FindIndex(a => a.Id == proposal);
            if (index >= 0)
                all[index] = all[index] with { State = state, Decided = new(actor, at, solo), DeclineReason = why };
        }
    }

    private static SqlStatement Decided(
        string workspace,
        int proposal,
        SellerAccountState state,
        string why,
        Signature signed,
        bool solo
    ) =>
        new(
            """
            update seller_accounts
            set state = @state, why = @why, decided_by = @by, decided_at = @at, decided_solo = @solo
            where workspace = @workspace and id = @id
            """,
            new
            {
                workspace,
                id = (long)proposal,
                state = EnumText<SellerAccountState>.ToText(state),
                why,
                by = signed.By,
                at = signed.At.ToUnixTimeMilliseconds(),
                solo = StatementValues.Bit(solo),
            }
        );

    private static BankAccount? AccountOf(string iban, string holder, string bic) =>
        iban.Length == 0 ? null : new(iban, holder, bic);

    private sealed class ProposalRow
    {
        public long Id { get; init; }

        public string Iban { get; init; } = "";

        public string Holder { get; init; } = "";

        public string Bic { get; init; } = "";

        public string ProposedBy { get; init; } = "";

        public long ProposedAt { get; init; }

        public string State { get; init; } = "";

        public string? DecidedBy { get; init; }

        public long? DecidedAt { get; init; }

        public long? DecidedSolo { get; init; }

        public string Why { get; init; } = "";

        public SellerAccountProposal ToProposal() =>
            new((int)Id, AccountOf(Iban, Holder, Bic), ColumnValues.ToSignature(ProposedBy, ProposedAt, 0)!)
            {
                State = EnumText<SellerAccountState>.Parse(State),
                Decided = ColumnValues.ToSignature(DecidedBy, DecidedAt, DecidedSolo),
                DeclineReason = Why,
            };
    }
}

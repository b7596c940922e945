using System.Text.Json;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Workspaces;

/// <summary>
/// Each fact of a workspace as one SQL statement, and as the words that its journal stores permanently.
/// </summary>
internal static class WorkspaceWriter
{
    public const string TemplateSavedVerb = "template-saved",
        SellerSetVerb = "seller-set",
        VatSetVerb = "vat-set",
        LabelSavedVerb = "label-saved",
        LabelRemovedVerb = "label-removed",
        DatevSetVerb = "datev-set",
        DebtorNumberedVerb = "debtor-numbered",
        SeriesStartedVerb = "series-started";

    public static SqlStatement CreateStatement(WorkspaceEvent what, string workspace, Signature signed) =>
        what switch
        {
            TemplateSaved e => new(
                """
                insert into templates (workspace, name_key, name, milestones) values (@workspace, @key, @name, @milestones)
                on conflict (workspace, name_key) do update set name = excluded.name, milestones = excluded.milestones
                """,
                new
                {
                    workspace,
                    key = MilestoneName.ToComparisonKey(e.Name),
                    name = e.Name,
                    milestones = JsonSerializer.Serialize(e.Milestones, StoreJson.Default.IReadOnlyListNewMilestone),
                }
            ),
            SellerSet e => new(
                """
                update workspaces
                set seller_name = @name, seller_address = @address, seller_vat_id = @vatId,
                    seller_details = case when @keepsDetails = 1 then seller_details else @details end,
                    zone = case when @zone = '' then zone else @zone end
                where id = @workspace
                """,
                new
                {
                    workspace,
                    name = e.Name,
                    address = e.Address,
                    vatId = e.VatId,
                    keepsDetails = StatementValues.Bit(e.Details is null),
                    details = StatementValues.Details(e.Details),
                    zone = e.Zone ?? "",
                }
            ),
            SellerAccountProposed or SellerAccountAccepted or SellerAccountDeclined =>
                SellerAccountRows.CreateStatement(what, workspace, signed),
            DefaultVatSet e => new(
                "update workspaces set vat = @vat where id = @workspace",
                new { workspace, vat = VatTreatmentConverter.ToText(e.Vat) }
            ),
            LabelSaved { Label: var label } => new(
                """
                insert into labels (workspace, name_key, name, note, due_days, criterion)
                values (@workspace, @key, @name, @note, @dueDays, @criterion)
                on conflict (workspace, name_key)
                do update set name = excluded.name, note = excluded.note, due_days = excluded.due_days,
                    criterion = excluded.criterion
                """,
                new
                {
                    workspace,
                    key = MilestoneName.ToComparisonKey(label.Name),
                    name = label.Name,
                    note = label.Note,
                    dueDays = (long?)label.DueDays,
                    criterion = label.Criterion is { } c ? EnumText<Criterion>.ToText(c) : null,
                }
            ),
            LabelRemoved e => new(
                "delete from labels where workspace = @workspace and name_key = @key",
                new { workspace, key = MilestoneName.ToComparisonKey(e.Name) }
            ),
            DatevSet e => new(
                """
                insert into datev_settings (workspace, name, value) values (@workspace, @name, @value)
                on conflict (workspace, name) do update set value = excluded.value
                """,
                new
                {
                    workspace,
                    name = e.Name,
                    value = e.Value,
                }
            ),
            DebtorNumbered e => new(
                """
                insert into datev_debtors (workspace, project, client, number)
                values (@workspace, @project, @client, @number)
                """,
                new
                {
                    workspace,
                    project = e.Project,
                    client = e.Client,
                    number = (long)e.Number,
                }
            ),
            // A series that has a document has its row, and the rule has refused.
            SeriesStarted e => new(
                "insert into series (workspace, prefix, year, taken, first) values (@workspace, @prefix, @year, @taken, @first)",
                new
                {
                    workspace,
                    prefix = e.Prefix,
                    year = (long)e.Year,
                    taken = e.First - 1L,
                    first = (long)e.First,
                }
            ),
            _ => throw new InvalidOperationException(
                $"{what.GetType().Name} has no statement in WorkspaceWriter; add it there."
            ),
        };

    public static (string Verb, string Details) ToJournalEntry(WorkspaceEvent what) =>
        what switch
        {
            TemplateSaved e => (TemplateSavedVerb, JsonSerializer.Serialize(e, StoreJson.Default.TemplateSaved)),
            SellerAccountProposed or SellerAccountAccepted or SellerAccountDeclined => SellerAccountRows.ToJournalEntry(
                what
            ),
            SellerSet e => (SellerSetVerb, JsonSerializer.Serialize(e, StoreJson.Default.SellerSet)),
            DefaultVatSet e => (VatSetVerb, JsonSerializer.Serialize(e, StoreJson.Default.DefaultVatSet)),
            LabelSaved e => (LabelSavedVerb, JsonSerializer.Serialize(e, StoreJson.Default.LabelSaved)),
            LabelRemoved e => (LabelRemovedVerb, JsonSerializer.Serialize(e, StoreJson.Default.LabelRemoved)),
            DatevSet e => (DatevSetVerb, JsonSerializer.Serialize(e, StoreJson.Default.DatevSet)),
            DebtorNumbered e => (DebtorNumberedVerb, JsonSerializer.Serialize(e, StoreJson.Default.DebtorNumbered)),
            SeriesStarted e => (SeriesStartedVerb, JsonSerializer.Serialize(e, StoreJson.Default.SeriesStarted)),
            _ => throw new InvalidOperationException(
                $"{what.GetType().Name} has no verb in WorkspaceWriter; add it there."
            ),
        };

    /// <summary>The fact that an entry of the journal stores.</summary>
    public static WorkspaceEvent FromJournalEntry(string verb, string details) =>
        verb switch
        {
            TemplateSavedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.TemplateSaved)!,
            SellerSetVerb => JsonSerializer.Deserialize(details, StoreJson.Default.SellerSet)!,
            VatSetVerb => JsonSerializer.Deserialize(details, StoreJson.Default.DefaultVatSet)!,
            LabelSavedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.LabelSaved)!,
            LabelRemovedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.LabelRemoved)!,
            DatevSetVerb => JsonSerializer.Deserialize(details, StoreJson.Default.DatevSet)!,
            DebtorNumberedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.DebtorNumbered)!,
            SeriesStartedVerb => JsonSerializer.Deserialize(details, StoreJson.Default.SeriesStarted)!,
            _ => SellerAccountRows.FromJournalEntry(verb, details),
        };
}

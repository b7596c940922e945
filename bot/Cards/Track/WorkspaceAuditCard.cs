using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Workspaces;

namespace MilestoneBot.Cards.Track;

/// <summary>Who changed what all projects of the workspace share, and when.</summary>
internal static class WorkspaceAuditCard
{
    public static Card Create(ProjectView view, IReadOnlyList<WorkspaceEntry> entries, long total, int page) =>
        new("Settings of all projects: audit trail")
        {
            Lines =
            [
                total == 0
                    ? "Nothing has been set for all projects yet."
                    : $"{DisplayText.Entries(total)}, newest first. verify checks that none was changed.",
            ],
            Table =
                entries.Count == 0
                    ? null
                    : new(
                        [new("#", true), new("When", Weight: 3), new("Who", Weight: 3), new("What", Weight: 6)],
                        [
                            .. entries.Select(e =>
                                ScheduleCards.Row(
                                    $"{e.Sequence}",
                                    view.FormatMoment(e.At),
                                    (e.ActorName.Length > 0 ? e.ActorName : view.NameOf(e.Actor))
                                        + Suffix.When(e.Solo, " · solo"),
                                    Describe(e.Event)
                                )
                            ),
                        ]
                    ),
            Footer = view.AsOf(),
            Buttons = Paging.More(page, total, "audit settings", ""),
        };

    /// <summary>A change as text. Every one has a text. Of a client only the number is named: it may be another project's.</summary>
    internal static string Describe(WorkspaceEvent what) =>
        what switch
        {
            TemplateSaved e => $"saved the template {e.Name} with {DisplayText.Count(e.Milestones.Count, "milestone")}",
            SellerSet e => Describe(e),
            SellerAccountProposed { Iban: "" } e => $"proposed that invoices name no account (proposal {e.Proposal})",
            SellerAccountProposed e =>
                $"proposed the account {PartyText.Describe(new BankAccount(e.Iban, e.Holder, e.Bic))} (proposal {e.Proposal})",
            SellerAccountAccepted e => $"accepted the account of proposal {e.Proposal}",
            SellerAccountDeclined e => $"declined the account of proposal {e.Proposal}{Suffix.With(": ", e.Why)}",
            DefaultVatSet e => $"set the VAT of new projects to {VatText.Describe(e.Vat)}",
            LabelSaved { Label: var label } => $"saved the label {label.Name}{Suffix.With(": ", label.Note)}",
            LabelRemoved e => $"removed the label {e.Name}",
            DatevSet e => $"set how the books are exported: {e.Name} {e.Value}",
            DebtorNumbered e => $"gave a client the account number {e.Number} in the exported books",
            SeriesStarted e => $"began the series {e.Prefix}-{e.Year} at {e.First}",
            _ => throw new InvalidOperationException($"{what.GetType().Name} has no text in WorkspaceAuditCard."),
        };

    private static string Describe(SellerSet e)
    {
        var said = new List<string> { e.Name };
        if (e.Address.Length > 0)
            said.Add(OneLine(e.Address));
        if (e.VatId.Length > 0)
            said.Add($"VAT id {e.VatId}");
        if (e.Zone is { } zone)
            said.Add($"zone {zone}");
        if (e.Details is { } details)
            said.AddRange(
                PartyFields
                    .OfSeller.Select(f => (Field: f, Value: details.Get(f)))
                    .Where(f => f.Value.Length > 0)
                    .Select(f => $"{PartyFields.ToWord(f.Field)} {OneLine(PartyText.Show(f.Field, f.Value))}")
            );
        return $"set the seller: {string.Join(", ", said)}";
    }

    private static string OneLine(string text) =>
        string.Join(", ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Commands.Team;

/// <summary>
/// The words for permissions: the verbs of the commands, and plain words. Data only; singular, lower case, without
/// articles.
/// </summary>
internal static class PermissionVocabulary
{
    private static readonly (Permission[] Acts, string Words)[] Data =
    [
        (
            [Permission.See],
            """
            see, read, look, ask, see project, status, schedule, timeline, invoices, money, next, statement,
            forecast, inbox, show, check, check invoice, proof, why, audit, audit settings, verify, export, document, terms, board, undo,
            fill, parked, parked show, parked aside, project list, project show, project use,
            role list, my rights, who can, settings, labels, template list, template show
            """
        ),
        (
            [Permission.Define],
            """
            define, add, plan, plan save, set, fill, move, drop, change schedule, change milestone,
            add milestone, drop milestone, change terms, send terms, terms send, terms text, propose, propose terms, amend,
            amend terms, terms withdraw, withdraw amendment, amend total, change total, change contract,
            amend add, amend split, split milestone, project end, end project, end project early,
            template save, save template, labels add, labels remove, save label, change label
            """
        ),
        (
            [Permission.RecordAgreement],
            "terms agreed, agree, agree terms, agree to terms, record agreement, record client's agreement"
        ),
        (
            [Permission.AcceptAgreement],
            "terms accept, accept terms, accept agreement, accept an agreement, terms refuse, refuse agreement"
        ),
        (
            [Permission.Deliver],
            "start, submit, start stage, start milestone, start phase, submit stage, submit milestone, submit deliverable, deliver, work"
        ),
        (
            [Permission.AttachEvidence, Permission.AcceptEvidence, Permission.ConfirmForTeam],
            "confirm, confirm stage, confirm milestone, confirm completion, confirm phase, sign off, approve stage, approve milestone"
        ),
        ([Permission.AttachEvidence], "use message, attach, attach evidence, attach confirmation, record confirmation"),
        ([Permission.AcceptEvidence], "accept, accept evidence, accept confirmation"),
        ([Permission.RequestChanges], "changes, request changes, ask for changes, refuse evidence"),
        ([Permission.Reopen], "reopen, reopen stage, reopen milestone, take confirmation back"),
        (
            [Permission.DraftInvoice],
            "invoice, draft, draft invoice, make invoice, create invoice, write invoice, bill, discard, discard draft"
        ),
        (
            [Permission.IssueInvoice],
            "issue, issue invoice, approve, approve invoice, approve and issue, send invoice, sendback, send back, send draft back, later"
        ),
        (
            [Permission.RecordPayment],
            "pay, payment, record payment, book payment, reverse, reverse payment, record money, parked dismiss, "
                + "apply, apply credit, apply client credit, use client credit"
        ),
        (
            [Permission.IssueCredit, Permission.AskForMoney],
            "credit, credit note, issue credit, issue credit note, credit invoice, cancel invoice"
        ),
        ([Permission.Refund, Permission.AskForMoney], "refund, refund money, pay back"),
        ([Permission.WriteOff, Permission.AskForMoney], "writeoff, write off, write invoice off, give up invoice"),
        (
            [Permission.SettleSmall, Permission.Settle, Permission.AskForMoney],
            "settle, settle invoice, settle fee, settle difference, settle discount, settle tax, accept discount"
        ),
        ([Permission.SetSettlementRules], "settings settle-limit, settings small-difference, change limit"),
        ([Permission.MailClient], "retry, mail again, send again, send mail again, mail client, mail invoice"),
        ([Permission.ExportBooks], "export datev, settings datev, export books, export bookings, datev"),
        (
            [Permission.ChangeVat, Permission.AskForVat],
            "set vat, change vat, correct vat, change vat rate, set vat rate, change tax, change vat after agreement"
        ),
        (
            [Permission.AskForMoney],
            "ask credit, ask refund, ask writeoff, ask for credit, ask for credit note, ask for refund, ask for write-off"
        ),
        (
            [Permission.FollowUp],
            "remind, send reminder, snooze, promise, dispute, settle-dispute, settle dispute, follow up, record promise, chase, "
                + "pause notice, tell client that work is paused, remind client"
        ),
        (
            [Permission.SendFormalReminder, Permission.AskForMoney],
            "remind formal, formal reminder, send formal reminder, remind formally"
        ),
        ([Permission.OverrideGate, Permission.AskForOverride], "override, override gate, open gate, skip gate"),
        ([Permission.AskForOverride], "ask override, ask for override"),
        (
            [Permission.Decide],
            "decide, approve, decline, approve request, decline request, decide request, approve override"
        ),
        (
            [Permission.ManageRoles],
            """
            role add, role remove, role add deputy, role remove deputy, role, roles, give role, change role,
            manage roles, name deputy, deputy, invite, project invite, project join,
            change settings, change client, change seller, change gate, account decline, decline account,
            settings seller logo, change logo, set logo, logo
            """
        ),
        (
            [Permission.ManageRoles],
            string.Join(
                ", ",
                SettingCommands
                    .Names.Except(SettingCommands.OfApprovers)
                    .Where(name => name != "numbers")
                    .Select(name => $"settings {name}")
            )
        ),
        (
            [Permission.NumberDocuments],
            "settings numbers, change numbers, set numbers, begin numbers, number documents"
        ),
        ([Permission.AcceptSellerAccount], "account accept, accept account, accept iban, accept bank account"),
        (
            [Permission.LinkClient],
            "client link, client revoke, make client link, revoke client link, make link, revoke link, share with client"
        ),
        (
            [Permission.Pause],
            "project hold, project resume, project cancel, hold, resume, cancel, hold project, resume project, "
                + "cancel project, pause, pause project, stop project"
        ),
        ([Permission.Close], "project close, close, close project, end project, finish project"),
        (
            [],
            "help, cancel form, project claim, claim project, "
                + " take over project, project new, create project, begin project, start project, new project"
        ),
    ];

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "our",
        "my",
        "in",
        "here",
        "of",
        "project's",
        "some",
        "new",
    };

    private static readonly Dictionary<string, Permission[]> Table = Data.SelectMany(row =>
            row.Words.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(words => (Key: KeyOf(words), row.Acts))
        )
        .Concat(
            Enum.GetValues<Permission>()
                .Select(permission => (Key: KeyOf(RefusalText.PermissionName(permission)), Acts: new[] { permission }))
        )
        .GroupBy(one => one.Key, StringComparer.Ordinal)
        .ToDictionary(
            same => same.Key,
            same => same.SelectMany(one => one.Acts).Distinct().ToArray(),
            StringComparer.Ordinal
        );

    /// <summary>
    /// The permissions that the words mean; empty where everybody of the agency is allowed, null where they mean
    /// none.
    /// </summary>
    public static IReadOnlyList<Permission>? Find(string typed) => Table.GetValueOrDefault(KeyOf(typed));

    /// <summary>Normalizes case, number and articles ("an invoice", "the invoices").</summary>
    private static string KeyOf(string words)
    {
        var all = words.ToLowerInvariant().Split([' ', '?', '!', '.', '"'], StringSplitOptions.RemoveEmptyEntries);
        var significant = all.Where(word => !Fillers.Contains(word)).ToList();
        return string.Join(' ', (significant.Count > 0 ? significant : [.. all]).Select(Singular));
    }

    private static string Singular(string word) =>
        word is [.., not 's', 's'] and { Length: > 3 } && word is not "status" and not "next" ? word[..^1] : word;
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>A difference between the tables and the journal as a sentence, with names that people use.</summary>
internal static class DifferenceText
{
    private static readonly Dictionary<string, string> PartNames = new(StringComparer.Ordinal)
    {
        ["Actor"] = "account",
        ["ByCreation"] = "creation mark",
        ["Cancelled"] = "cancellation",
        ["ChangesAsked"] = "request for changes",
        ["ClientAddress"] = "client's address",
        ["ClientVatId"] = "client's VAT id",
        ["Closed"] = "closing",
        ["CompletedOn"] = "completion date",
        ["Created"] = "creation",
        ["Decided"] = "decision",
        ["DeclineReason"] = "answer",
        ["Drafted"] = "drafting",
        ["Due"] = "due date",
        ["Ended"] = "who ended it",
        ["Expected"] = "expected date",
        ["ExpiresAt"] = "expiry",
        ["Fee"] = "fee for the end",
        ["FirstContract"] = "contract at the beginning",
        ["Held"] = "hold",
        ["IsDismissed"] = "putting aside",
        ["IsFull"] = "full credit",
        ["IsSample"] = "sample mark",
        ["KeepSurplus"] = "choice of surplus",
        ["MissedOn"] = "day it was missed on",
        ["OutdatedProposal"] = "earlier sending of the terms",
        ["Policy"] = "gate policy",
        ["PostponedUntil"] = "put off until",
        ["Proposed"] = "sending of the terms",
        ["Rate"] = "VAT rate",
        ["ReopenedAfterInvoice"] = "invoice before the reopening",
        ["RequestedChanges"] = "what is missing",
        ["Reverses"] = "reversed entry",
        ["ReversesRefund"] = "reversed refund",
        ["RestsOnPayments"] = "condition",
        ["Revision"] = "count of changes",
        ["Revoked"] = "revocation",
        ["SendBackReason"] = "reason of sending back",
        ["Settles"] = "kind of settling",
        ["SoloEnded"] = "solo mark",
        ["Stage"] = "state",
        ["Started"] = "start of work",
        ["Starts"] = "start",
        ["TokenHash"] = "token",
        ["Until"] = "last day",
        ["Vat"] = "VAT",
        ["WriteOff"] = "write-off",
        ["Zone"] = "time zone",
    };

    public static string Describe(ProjectView view, Difference d) =>
        d.Kind switch
        {
            MismatchKind.Unreadable =>
                $"The tables of this project cannot be read{Problem(d)}; this is what the journal says.",
            _ when d.Table == AuditedTable.Series =>
                $"The number series {d.Name} is not as long as the documents that have its numbers.",
            MismatchKind.Missing => $"{Thing(view, d)} is in the journal and not in the tables.",
            MismatchKind.Added => $"{Thing(view, d)} is in the tables and not in the journal.",
            _ => $"{Thing(view, d)} in the tables is not what the journal says{Suffix.With(": its ", PartName(d))}.",
        };

    private static string Thing(ProjectView view, Difference d) =>
        d.Table switch
        {
            AuditedTable.Project => d.Name.Length > 0 ? $"Project {d.Name}" : "A project of this workspace",
            AuditedTable.Conversation => $"A tie to a {d.Name} place",
            AuditedTable.Role => $"The role {d.Name} of {view.NameOf(d.Actor)}",
            AuditedTable.Account => $"The account of {view.NameOf(d.Actor)}",
            AuditedTable.Deputy => $"The deputy {view.NameOf(d.Actor)}",
            AuditedTable.InvitationUse => $"By whose code {view.NameOf(d.Actor)} joined",
            AuditedTable.Appointment => $"The role {d.Name}",
            AuditedTable.Milestone => $"Milestone {d.Name}",
            AuditedTable.Invoice => $"Invoice {d.Name}",
            AuditedTable.Payment => $"Payment {d.Name}",
            AuditedTable.CreditNote => $"Credit note {d.Name}",
            AuditedTable.LastNotice => $"What the clock posted {d.Name}",
            AuditedTable.BankReturn => $"The bank's taking back {d.Name}",
            AuditedTable.Settlement => $"What {d.Name} stands for",
            AuditedTable.SettledAmount => $"What is settled as {d.Name}",
            AuditedTable.Announcement => $"Announcement {d.Name}",
            AuditedTable.CreditApplication => $"Use of client credit {d.Name}",
            AuditedTable.Dismissal => $"The putting aside of {d.Name}",
            AuditedTable.Reminder => $"The reminder {d.Name}",
            AuditedTable.Document => $"The document of {d.Name}",
            AuditedTable.Request => $"Request {d.Name}",
            AuditedTable.ClientLink => $"Client link {d.Name}",
            AuditedTable.Seller => "The seller",
            AuditedTable.SellerLogo => "The seller's logo",
            AuditedTable.SellerAccount => $"The seller's account, proposal {d.Name},",
            AuditedTable.DefaultVat => "The VAT of new projects",
            AuditedTable.Datev => "How the books are exported",
            AuditedTable.Debtor => "A client's account in the exported books",
            AuditedTable.Template => $"Template {d.Name}",
            AuditedTable.Label => $"Label {d.Name}",
            _ => $"Number series {d.Name}",
        };

    /// <summary>What people call the part that differs; where it has no words of its own, those of its name.</summary>
    private static string PartName(Difference d) =>
        (d.Table, d.Part) switch
        {
            (AuditedTable.Payment or AuditedTable.Dismissal or AuditedTable.Announcement, "On") => "value date",
            (AuditedTable.Invoice or AuditedTable.CreditNote, "On") => "issue date",
            (AuditedTable.LastNotice, "On") => "day",
            (_, "On") => "date",
            (AuditedTable.Deputy or AuditedTable.Appointment, "Signed") => "naming",
            (AuditedTable.Invoice or AuditedTable.CreditNote, "Signed") => "issue",
            (AuditedTable.Reminder or AuditedTable.LastNotice, "Signed") => "posting",
            (AuditedTable.Dismissal, "Signed") => "putting aside",
            (AuditedTable.Request, "Signed") => "asking",
            (AuditedTable.ClientLink, "Signed") => "making",
            (_, "Signed") => "recording",
            (AuditedTable.Project, "Vat") => "VAT rate",
            _ => PartNames.GetValueOrDefault(d.Part) ?? WordsOf(d.Part),
        };

    /// <summary>"DueDays" as "due days".</summary>
    private static string WordsOf(string name) =>
        string.Concat(name.Select((c, at) => at > 0 && char.IsUpper(c) ? $" {c}" : $"{c}")).ToLowerInvariant();

    private static string Problem(Difference d) => Suffix.When(d.Part.Length > 0, $" ({d.Part.TrimEnd('.')})");
}

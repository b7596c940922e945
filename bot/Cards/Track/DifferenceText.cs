using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>A difference between the tables and the journal as a sentence, with names that people use.</summary>
internal static class DifferenceText
{
    public static string Describe(ProjectView view, Difference d) =>
        d.Kind switch
        {
            MismatchKind.Unreadable =>
                $"The tables of this project cannot be read{Problem(d)}; this is what the journal says.",
            _ when d.Table == AuditedTable.Series =>
                $"The number series {d.Name} is not as long as the documents that have its numbers.",
            MismatchKind.Missing => $"{Thing(view, d)} is in the journal and not in the tables.",
            MismatchKind.Added => $"{Thing(view, d)} is in the tables and not in the journal.",
            _ => $"{Thing(view, d)} in the tables is not what the journal says{Suffix.With(": its ", d.Part)}.",
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
            AuditedTable.Announcement => $"Announcement {d.Name}",
            AuditedTable.Dismissal => $"The putting aside of {d.Name}",
            AuditedTable.Reminder => $"The reminder {d.Name}",
            AuditedTable.Request => $"Request {d.Name}",
            AuditedTable.ClientLink => $"Client link {d.Name}",
            AuditedTable.Seller => "The seller",
            AuditedTable.Template => $"Template {d.Name}",
            AuditedTable.Label => $"Label {d.Name}",
            _ => $"Number series {d.Name}",
        };

    private static string Problem(Difference d) => Suffix.When(d.Part.Length > 0, $" ({d.Part.TrimEnd('.')})");
}

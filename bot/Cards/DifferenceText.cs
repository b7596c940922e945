using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>What the tables say otherwise than the journal, in a sentence that names the thing as people do.</summary>
internal static class DifferenceText
{
    public static string Of(Sight sight, Difference d) =>
        d.How switch
        {
            Mismatch.Unreadable =>
                $"The tables of this project cannot be read{Problem(d)}; this is what the journal says.",
            _ when d.What == Kept.Series =>
                $"The number series {d.Name} is not as long as the documents that have its numbers.",
            Mismatch.Missing => $"{Thing(sight, d)} is in the journal and not in the tables.",
            Mismatch.Added => $"{Thing(sight, d)} is in the tables and not in the journal.",
            _ => $"{Thing(sight, d)} in the tables is not what the journal says{Suffix.With(": its ", d.Part)}.",
        };

    private static string Thing(Sight sight, Difference d) =>
        d.What switch
        {
            Kept.Project => d.Name.Length > 0 ? $"Project {d.Name}" : "A project of this workspace",
            Kept.Place => $"A tie to a {d.Name} place",
            Kept.Role => $"The role {d.Name} of {sight.NameOf(d.Actor)}",
            Kept.Account => $"The account of {sight.NameOf(d.Actor)}",
            Kept.Deputy => $"The deputy {sight.NameOf(d.Actor)}",
            Kept.CodeLink => $"By whose code {sight.NameOf(d.Actor)} joined",
            Kept.Appointment => $"The role {d.Name}",
            Kept.Milestone => $"Milestone {d.Name}",
            Kept.Invoice => $"Invoice {d.Name}",
            Kept.Payment => $"Payment {d.Name}",
            Kept.CreditNote => $"Credit note {d.Name}",
            Kept.Nudge => $"What the clock posted {d.Name}",
            Kept.BankReturn => $"The bank's taking back {d.Name}",
            Kept.Settlement => $"What {d.Name} stands for",
            Kept.Announcement => $"Announcement {d.Name}",
            Kept.Dismissal => $"The putting aside of {d.Name}",
            Kept.Reminder => $"The reminder {d.Name}",
            Kept.Request => $"Request {d.Name}",
            Kept.ClientLink => $"Client link {d.Name}",
            Kept.Seller => "The seller",
            Kept.Template => $"Template {d.Name}",
            Kept.Label => $"Label {d.Name}",
            _ => $"Number series {d.Name}",
        };

    private static string Problem(Difference d) => Suffix.When(d.Part.Length > 0, $" ({d.Part.TrimEnd('.')})");
}

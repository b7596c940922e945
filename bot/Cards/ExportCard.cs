using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>The way to the file that somebody asked for.</summary>
internal static class ExportCard
{
    public static Card Of(Sight sight, string format, Uri link, TimeSpan life) => new($"{sight.Project.Name}: export")
    {
        Lines =
        [
            $"Project, milestones, invoices, payments, credit notes and audit trail, as they are when you open the link: {(format == "csv" ? "a ZIP of CSV tables" : "one JSON document")}.",
            $"The link works once, and until {sight.Moment(sight.Now + life)} ({life.TotalMinutes:0} minutes). Whoever opens it first gets the file, so do not pass it on.",
        ],
        Facts = [new("File", FileName(sight, format), link)],
        Footer = sight.AsOf(),
    };

    /// <summary>Letters, digits and hyphens whatever the key is: it goes into a header and onto somebody's disk.</summary>
    internal static string FileName(Sight sight, string format) =>
        $"{string.Concat(sight.Project.Key.Where(char.IsAsciiLetterOrDigit))}-{sight.Today.Iso()}.{(format == "csv" ? "zip" : "json")}";
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Track;

/// <summary>The link to an exported file.</summary>
internal static class ExportCard
{
    public static Card Create(ProjectView view, ExportFormat format, Uri link, TimeSpan validity) =>
        new($"{view.Project.Name}: export")
        {
            Lines =
            [
                "Project, milestones, invoices, payments, credit notes and audit trail, "
                    + $"as they are when you open the link: {FormatText(format)}.",
                $"The link works once, and until {view.DayAndTime(view.Now + validity)} ({validity.TotalMinutes:0} minutes). "
                    + "Whoever opens it first gets the file, so do not pass it on.",
            ],
            Facts = [new("File", FileName(view, format), link)],
            Footer = view.AsOf(),
        };

    /// <summary>Why a link is not given where others can read it, and what to do instead.</summary>
    /// <param name="hasRole">The person holds a role by name. Being in a conversation makes a person a member only in
    /// that conversation.</param>
    public static string NotSharedText(ProjectView view, ExportFormat format, bool hasRole)
    {
        var leads = Permissions
            .GetHolders(view.Project, Permissions.GetRoles(Permission.ManageRoles), view.Now)
            .Take(3)
            .Select(view.NameOf);
        var how = hasRole
            ? "Say"
            : "You are a member by this place alone, and that does not reach into your own chat: "
                + $"first {string.Join(" or ", leads)} says role add member with your name, e.g. role add member @name. "
                + "Then say";
        return "Whoever opens an export's link first gets the whole record, and here that could be anybody. "
            + $"{how} it in your own chat with me: export {WordOf(format)} {view.Project.Key}";
    }

    /// <summary>
    /// Letters, digits and hyphens only, whatever the key is: the name goes into an HTTP header and onto a disk.
    /// </summary>
    internal static string FileName(ProjectView view, ExportFormat format)
    {
        var key = string.Concat(view.Project.Key.Where(char.IsAsciiLetterOrDigit));
        var extension = format == ExportFormat.Csv ? "zip" : "json";
        return $"{key}-{view.Today.ToIsoDate()}.{extension}";
    }

    /// <summary>The word for it in the command.</summary>
    internal static string WordOf(ExportFormat format) => format == ExportFormat.Csv ? "csv" : "json";

    private static string FormatText(ExportFormat format) =>
        format == ExportFormat.Csv ? "a ZIP of CSV tables" : "one JSON document";
}

using System.Globalization;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>Reads payment terms and completion criteria as contracts write them.</summary>
internal static class TermsCellReader
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "net",
        "netto",
        "days",
        "day",
        "d",
        "t",
        "tage",
        "tagen",
        "tag",
        "within",
        "after",
        "of",
        "from",
        "the",
        "invoice",
        "date",
        "receipt",
        "innerhalb",
        "binnen",
        "nach",
        "ab",
        "von",
        "rechnung",
        "rechnungsdatum",
        "rechnungserhalt",
        "rechnungsstellung",
        "payable",
        "zahlbar",
        "due",
        "calendar",
        "kalendertage",
        "n",
    };

    private static readonly Dictionary<string, Criterion> Criteria = new(StringComparer.Ordinal)
    {
        ["signoff"] = MilestoneBot.Domain.Milestones.Criterion.ClientSignOff,
        ["clientsignoff"] = MilestoneBot.Domain.Milestones.Criterion.ClientSignOff,
        ["signoffbyclient"] = MilestoneBot.Domain.Milestones.Criterion.ClientSignOff,
        ["clientapproval"] = MilestoneBot.Domain.Milestones.Criterion.ClientSignOff,
        ["kundenfreigabe"] = MilestoneBot.Domain.Milestones.Criterion.ClientSignOff,
        ["freigabedurchkunden"] = MilestoneBot.Domain.Milestones.Criterion.ClientSignOff,
        ["portal"] = MilestoneBot.Domain.Milestones.Criterion.PortalApproval,
        ["approvalinportal"] = MilestoneBot.Domain.Milestones.Criterion.PortalApproval,
        ["portalfreigabe"] = MilestoneBot.Domain.Milestones.Criterion.PortalApproval,
        ["email"] = MilestoneBot.Domain.Milestones.Criterion.WrittenEmail,
        ["confirmationbyemail"] = MilestoneBot.Domain.Milestones.Criterion.WrittenEmail,
        ["writtenconfirmation"] = MilestoneBot.Domain.Milestones.Criterion.WrittenEmail,
        ["permail"] = MilestoneBot.Domain.Milestones.Criterion.WrittenEmail,
        ["peremail"] = MilestoneBot.Domain.Milestones.Criterion.WrittenEmail,
        ["files"] = MilestoneBot.Domain.Milestones.Criterion.FileDelivery,
        ["filesdelivered"] = MilestoneBot.Domain.Milestones.Criterion.FileDelivery,
        ["deliveryoffiles"] = MilestoneBot.Domain.Milestones.Criterion.FileDelivery,
        ["filehandover"] = MilestoneBot.Domain.Milestones.Criterion.FileDelivery,
        ["dateilieferung"] = MilestoneBot.Domain.Milestones.Criterion.FileDelivery,
        ["dateiübergabe"] = MilestoneBot.Domain.Milestones.Criterion.FileDelivery,
        ["checklist"] = MilestoneBot.Domain.Milestones.Criterion.SignedChecklist,
        ["checkliste"] = MilestoneBot.Domain.Milestones.Criterion.SignedChecklist,
        ["checklistsigned"] = MilestoneBot.Domain.Milestones.Criterion.SignedChecklist,
    };

    public static Criterion? ReadCriterion(string cell)
    {
        if (cell.Length is 0 or > 60)
            return null;
        if (TermsVocabulary.ParseCriterion(cell) is { } criterion)
            return criterion;
        return Criteria.TryGetValue(string.Concat(cell.ToLowerInvariant().Where(char.IsLetter)), out var meant)
            ? meant
            : null;
    }

    /// <summary>"14 days", "net 30", "30 Tage netto", "on receipt"; null where it is no number of days.</summary>
    public static int? ReadDueDays(string cell)
    {
        if (cell.Length is 0 or > 60 || (!cell.Any(char.IsLetter) && !cell.All(char.IsAsciiDigit)))
            return null;
        var words = cell.ToLowerInvariant()
            .Split([' ', '(', ')', ',', '-', '/', '.', ':'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Apart)
            .ToList();
        if (
            string.Join(' ', words)
            is "on receipt"
                or "upon receipt"
                or "immediately"
                or "immediate"
                or "at once"
                or "sofort"
                or "sofort fällig"
                or "due on receipt"
        )
            return 0;
        var numbers = words.FindAll(word => word.All(char.IsAsciiDigit));
        return
            numbers is [{ Length: <= 3 } only]
            && words.TrueForAll(word => word == only || Fillers.Contains(word))
            && int.Parse(only, CultureInfo.InvariantCulture) is <= TermsRules.MaxDueDays and var days
            ? days
            : null;
    }

    /// <summary>Splits a number from its unit: "14d" is two words.</summary>
    private static IEnumerable<string> Apart(string word) =>
        word.TakeWhile(char.IsAsciiDigit).Count() is > 0 and var at && at < word.Length
            ? [word[..at], word[at..]]
            : [word];
}

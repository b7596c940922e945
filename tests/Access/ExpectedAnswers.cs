using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Access;

/// <summary>What is due to somebody who says a line of the table.</summary>
public enum ExpectedAnswer
{
    Does,
    Asks,
    Attaches,
    Refused,
    Nothing,
}

/// <summary>Reads the table for one person in one place.</summary>
public static class ExpectedAnswers
{
    public static ExpectedAnswer Of(CommandCase commandCase, Participant who, bool inRoom)
    {
        // Staff who speak in the project's room are its members.
        // Of whom the platform has said nothing is helped, and nothing else.
        if (who.Membership == Membership.Unknown && commandCase.Words != "help")
            return ExpectedAnswer.Refused;
        var holds = who.Holds + (inRoom && who.IsStaff && who.Tenant == Participants.Tenant ? "M" : "");
        if (commandCase.ExpectedOutcome == ExpectedOutcome.Begin)
            return who.IsStaff ? ExpectedAnswer.Does : ExpectedAnswer.Refused;
        if (holds.Length == 0)
            return ExpectedAnswer.Nothing;
        if (commandCase.ExpectedOutcome == ExpectedOutcome.Open)
            return ExpectedAnswer.Does;
        var marks = holds.Select(role => MarkOf(commandCase, who, role)).ToList();
        if (marks.Contains('+'))
            return ExpectedAnswer.Does;
        if (marks.Contains('e'))
            return ExpectedAnswer.Attaches;
        return marks.Contains('?') ? ExpectedAnswer.Asks : ExpectedAnswer.Refused;
    }

    /// <summary>
    /// Typed in the project's room, pressed in the speaker's own chat. A mention cannot be pressed, and a client's
    /// link, an invitation and an export's link are shown to one alone.
    /// </summary>
    public static bool[] Ways(string line)
    {
        if (line.Contains("@{", StringComparison.Ordinal))
            return [true];
        return IsForOneAlone(line) ? [false] : [true, false];
    }

    /// <summary>
    /// Whoever reads the answer has what it opens, so where others read along it is refused to everybody.
    /// </summary>
    public static bool IsForOneAlone(string line) =>
        line.StartsWith("project invite", StringComparison.Ordinal)
        || line.StartsWith("export", StringComparison.Ordinal);

    private static char MarkOf(CommandCase commandCase, Participant who, char role) =>
        commandCase.Marks[CommandCase.Roles.IndexOf(role)] switch
        {
            // A deputy decides nothing that the one stood in for may not.
            '!' => commandCase.Point.EndsWith(
                "by " + who.Name.Replace("deputy of ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            )
                ? '-'
                : '+',
            '^' => Participants.Deputies.Contains(who) ? '-' : '+',
            '*' => who == Participants.Approver ? '+' : '-',
            '?' when commandCase.Makes == "request-made" => '+',
            var mark => mark,
        };
}

using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Access;

/// <summary>The answer that a person should get to a command of the table.</summary>
public enum ExpectedAnswer
{
    Does,
    Asks,
    Attaches,
    Refused,
    Nothing,
}

/// <summary>Computes the expected answer for one person in one conversation.</summary>
public static class ExpectedAnswers
{
    public static ExpectedAnswer Of(CommandCase commandCase, Participant who, bool inRoom)
    {
        // Staff who write in the project's conversation are its members. A person whose membership is unknown gets
        // help and nothing else.
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
    /// Whether the command is typed in the project's conversation (true) or clicked in the sender's personal chat
    /// (false). A mention cannot be part of a button, and a client link, an invitation and an export link are shown
    /// to one person only.
    /// </summary>
    public static bool[] Ways(string line)
    {
        if (line.Contains("@{", StringComparison.Ordinal))
            return [true];
        return IsForOneAlone(line) ? [false] : [true, false];
    }

    /// <summary>
    /// The answer contains a link or code that works for everybody who reads it, so it is refused in a public
    /// conversation.
    /// </summary>
    public static bool IsForOneAlone(string line) =>
        line.StartsWith("project invite", StringComparison.Ordinal)
        || line.StartsWith("export", StringComparison.Ordinal);

    private static char MarkOf(CommandCase commandCase, Participant who, char role) =>
        commandCase.Marks[CommandCase.Roles.IndexOf(role)] switch
        {
            // A deputy may not decide what the person they act for may not.
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

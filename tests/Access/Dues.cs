using MilestoneBot.Chat;

namespace MilestoneBot.Tests.Access;

/// <summary>What is due to somebody who says a line of the table.</summary>
public enum Due
{
    Does,
    Asks,
    Attaches,
    Refused,
    Nothing,
}

/// <summary>Reads the table for one person in one place.</summary>
public static class Dues
{
    public static Due Of(Verb verb, Player who, bool inRoom)
    {
        // Staff who speak in the project's room are its members.
        // Of whom the platform has said nothing is helped, and nothing else.
        if (who.Standing == Standing.Unknown && verb.Words != "help")
            return Due.Refused;
        var holds = who.Holds + (inRoom && who.IsStaff && who.Tenant == Cast.Tenant ? "M" : "");
        if (verb.Promise == Promise.Begin)
            return who.IsStaff ? Due.Does : Due.Refused;
        if (holds.Length == 0)
            return Due.Nothing;
        if (verb.Promise == Promise.Open)
            return Due.Does;
        var marks = holds.Select(role => MarkOf(verb, who, role)).ToList();
        if (marks.Contains('+'))
            return Due.Does;
        if (marks.Contains('e'))
            return Due.Attaches;
        return marks.Contains('?') ? Due.Asks : Due.Refused;
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

    private static char MarkOf(Verb verb, Player who, char role) =>
        verb.Marks[Verb.Roles.IndexOf(role)] switch
        {
            // A deputy decides nothing that the one stood in for may not.
            '!' => verb.Point.EndsWith(
                "by " + who.Name.Replace("deputy of ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            )
                ? '-'
                : '+',
            '^' => Cast.Deputies.Contains(who) ? '-' : '+',
            '*' => who == Cast.Approver ? '+' : '-',
            '?' when verb.Makes == "request-made" => '+',
            var mark => mark,
        };
}

using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Cards.Team;

/// <summary>What each word of a command takes, as people say it, with an example.</summary>
internal static class ArgumentWords
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["account"] = "the money is for no invoice; just the word",
        ["act"] = "what somebody would do, like issue or pay",
        ["advance"] = "money before the work; just the word",
        ["again"] = "once more, though it looks done already; just the word",
        ["amount"] = "a share, a sum, or the rest: 30%, 4800 EUR, 1/2, rest",
        ["as"] = "why less came: bank-fee, discount, difference, withheld-tax or bad-debt",
        ["by"] = "who said so at the client, like \"Dana Weiss\"",
        ["category"] = "the kind of VAT, like exempt or reverse-charge",
        ["client"] = "who pays, like \"Acme GmbH\"",
        ["code"] = "the line that project invite gave",
        ["country"] = "the country in two letters, like DE",
        ["format"] = "csv or json",
        ["hours"] = "from and to, in full hours, like 9-17",
        ["label"] = "a name for milestones, like \"Design approval\"",
        ["line"] = "the line of the bank, like B4",
        ["month"] = "a year and a month, like 2026-11",
        ["quiet"] = "the hours without messages, like 12-13, or none",
        ["compensation"] = "the fee is for work that will not be done; just the word",
        ["command"] = "the command to explain, like pay",
        ["contact"] = "the client's e-mail address, like dana@acme.example",
        ["days"] = "how long, like 3 or 2 weeks",
        ["deemed-acceptance"] = "after how many days of silence work counts as accepted, like 14, or none",
        ["deliverable"] = "what was handed over, like \"Discovery report v3\"",
        ["detail"] = "what it says, in quotes",
        ["discount"] = "less when paid early, like 2% 10d, or none",
        ["done-when"] =
            "how completion is shown: client-sign-off, portal-approval, file-delivery, checklist or another of the five",
        ["due"] = "how long the client has to pay, like 14, 2 weeks, or net 30",
        ["expected"] = "when it should be complete, like 2026-07-15, 15 Jul, in two weeks or end of month",
        ["fee"] = "what is billed for work begun, like 500 EUR",
        ["filter"] = "which ones: open, overdue, paid, draft or all",
        ["formal"] = "a formal reminder; just the word",
        ["gate"] = "when the next stage may start: paid, not-overdue or advise",
        ["interest"] = "the part of the money that is interest, like 50 EUR",
        ["invoice"] = "its number, or its milestone: INV-2026-0001, 2 or design",
        ["KEY"] = "the project's short name, like ACME; not needed for this chat's own project",
        ["kind"] = "delivery, or advance for money before the work",
        ["milestone"] = "its number or the start of its name: 2, stage 2 or design",
        ["missing"] = "what the client still misses, like \"the logo files\"",
        ["money"] = "a sum: 2000 EUR, 2.000,50 EUR or 2k",
        ["name"] = "a name, in quotes when it has spaces",
        ["note"] = "a text for the invoice, in quotes",
        ["of"] = "the milestone on the invoice that it is about",
        ["on"] = "the day, like today, yesterday or 2026-07-28",
        ["page"] = "which page of a long list, like 2",
        ["payment"] = "the payment, like P1, or the invoice it paid",
        ["person"] = "somebody from the @ list",
        ["reason"] = "why, for those who ask later, in quotes",
        ["ref"] = "where it can be found, like \"e-mail of 1 July\"",
        ["request"] = "the request, like R1; not needed when only one waits",
        ["role"] = "lead, approver, finance or member",
        ["skip-bad"] = "save the good lines and leave the others; just the word",
        ["starts"] = "the first day, like 2026-07-01, today or in two weeks",
        ["surplus"] = "the word credit: keep what is too much for the client",
        ["text"] = "a text, in quotes",
        ["total"] = "the whole contract without VAT: 12000 EUR or 12k EUR",
        ["until"] = "the last day, like 2026-08-31",
        ["url"] = "a web address, like https://files.example/report.pdf",
        ["using"] = "a template, like website-30-40-30; template list shows them",
        ["vat"] = "the VAT in percent, like 19",
        ["why"] = "the reason, in quotes",
        ["zone"] = "the time zone, like Europe/Berlin",
    };

    private static readonly Dictionary<string, string> ByShape = new(StringComparer.Ordinal)
    {
        ["<date>"] = "a day, like 2026-07-15, 15 Jul, tomorrow, in two weeks or end of month",
        ["<money>"] = "a sum: 2000 EUR, 2.000,50 EUR or 2k",
        ["<days>"] = "a number of days, like 14 or 2 weeks",
        ["<percent>"] = "a percentage, like 19",
        ["@user"] = "somebody from the @ list",
        ["@user|<address>"] = "somebody from the @ list, or an e-mail address",
    };

    /// <summary>What the word takes; the shape of its value where there is nothing more to say.</summary>
    public static string Describe(Argument argument) => Find(argument) ?? Shape(argument);

    internal static string? Find(Argument argument) =>
        ByName.GetValueOrDefault(argument.Name) ?? ByShape.GetValueOrDefault(argument.Placeholder);

    /// <summary>"on|off" is on or off; "&lt;address&gt;" is address; a word alone is just said.</summary>
    private static string Shape(Argument argument)
    {
        if (argument.IsFlag)
            return "just the word";
        var words = argument.Placeholder.Replace("<", "").Replace(">", "").Replace("\"", "").Split('|');
        var said = words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
        return argument.Placeholder.StartsWith('"') ? $"{said}, in quotes" : said;
    }
}

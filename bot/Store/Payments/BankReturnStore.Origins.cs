using System.Data.Common;
using System.Globalization;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Payments;

// What a bank return takes back: by the bank's references, by invoice numbers, by what people wrote.
public sealed partial class BankReturnStore
{
    private static async Task<ReturnOrigin> FindOriginAsync(DbConnection db, BankReturnLineRow bankReturn)
    {
        var original = await FindOriginalAsync(db, bankReturn);
        var named = await FindNamedProjectsAsync(db, bankReturn.Workspace, bankReturn.Reference);
        if (original is not null)
        {
            var parts = (
                await db.QueryAsync<(string Project, long Amount, string Currency)>(
                    $"""
                    select p.project, p.amount, j.currency
                    from payments p join projects j on j.id = p.project
                    where p.workspace = @Workspace and p.source >= @Line and p.source < @Line || '0'
                        and p.kind = 'payment'
                    order by p.source
                    """,
                    new { bankReturn.Workspace, original.Line }
                )
            ).AsList();
            var recorded = parts.Select(p => p.Project).Distinct(StringComparer.Ordinal).ToList();
            if (
                recorded.Count > 1
                && parts.TrueForAll(p => p.Currency == bankReturn.Currency)
                && parts.Sum(p => p.Amount) == bankReturn.Amount
            )
                return new(original.Line, original.Reference, 0, false, "") { SplitBetween = recorded };
            var announced =
                recorded.Count > 0
                    ? recorded
                    : (
                        await db.QueryAsync<string>(
                            """
                            select distinct project
                            from announcements
                            where workspace = @Workspace and state = 'waiting'
                                and source >= @Line and source < @Line || '0'
                            """,
                            new { bankReturn.Workspace, original.Line }
                        )
                    ).AsList();
            var candidates = announced.Count > 0 ? announced : named;
            if (candidates.Count == 0)
                candidates = await FindNamedProjectsAsync(db, bankReturn.Workspace, original.Reference);
            return new(
                original.Line,
                original.Reference,
                0,
                recorded.Count == 0 && original.State is ("parked" or "aside"),
                candidates is [var onlyProject] ? onlyProject : ""
            );
        }
        if (named.Count > 1 && await FindSplitAsync(db, bankReturn) is { } split)
            return split;
        var withItsReference = await db.QueryAsync<(string Project, long Id, string Reference)>(
            """
            select p.project, p.id, p.reference from payments p join projects j on j.id = p.project
            where p.workspace = @Workspace and p.source = '' and p.kind = 'payment'
                and p.amount = @Amount and j.currency = @Currency
                and length(p.reference) >= @LeastTyped and instr(lower(@text), lower(p.reference)) > 0
                and not exists (select 1 from payments x where x.project = p.project and x.reverses = p.id)
            """,
            new
            {
                bankReturn.Workspace,
                bankReturn.Amount,
                bankReturn.Currency,
                LeastTyped,
                text = bankReturn.Text,
            }
        );
        var typed = withItsReference
            .Where(t =>
                t.Reference.Any(char.IsAsciiDigit)
                && InvoiceNumberFinder.FindIn(t.Reference).Count == 0
                && HasWord(bankReturn.Text, t.Reference)
            )
            .ToList();
        return typed is [var only]
            ? new("", "", (int)only.Id, false, only.Project)
            : new("", "", 0, false, named is [var one] ? one : "");
    }

    /// <summary>
    /// The one transfer that was split between projects on the invoices that the return names, of the same sum, and that
    /// is not taken back yet.
    /// </summary>
    private static async Task<ReturnOrigin?> FindSplitAsync(DbConnection db, BankReturnLineRow bankReturn)
    {
        var numbers = InvoiceNumberFinder.FindIn(bankReturn.Reference);
        var parts = await db.QueryAsync<(string Project, string Source, long Amount, string Number)>(
            """
            select p.project, p.source, p.amount, i.number
            from payments p
                join projects j on j.id = p.project
                join invoices i on i.project = p.project and i.id = p.invoice
            where p.workspace = @Workspace and p.kind = 'payment' and p.source <> '' and j.currency = @Currency
                and i.number in @numbers
                and not exists (select 1 from payments x where x.project = p.project and x.reverses = p.id)
                and not exists (select 1 from bank_returns t where t.project = p.project and t.payment = p.id)
            order by p.source
            """,
            new
            {
                bankReturn.Workspace,
                bankReturn.Currency,
                numbers,
            }
        );
        var split = parts
            .Where(p => p.Source.LastIndexOf('/') > p.Source.IndexOf(':', StringComparison.Ordinal))
            .GroupBy(p => p.Source[..p.Source.LastIndexOf('/')], StringComparer.Ordinal)
            .Where(g =>
                g.Sum(p => p.Amount) == bankReturn.Amount
                && g.Select(p => p.Project).Distinct(StringComparer.Ordinal).Count() > 1
                && numbers.All(n => g.Any(p => p.Number == n))
            )
            .ToList();
        return split is [var only]
            ? new(only.Key, "", 0, false, "")
            {
                SplitBetween = [.. only.Select(p => p.Project).Distinct(StringComparer.Ordinal)],
            }
            : null;
    }

    /// <summary>
    /// The one entry that shares a reference with the return: the only one, or the only one of that amount.
    /// </summary>
    private static async Task<BankReturnLineRow?> FindOriginalAsync(DbConnection db, BankReturnLineRow bankReturn)
    {
        var tokens = Tokens(bankReturn.Text).Take(MaxTokens).ToList();
        if (tokens.Count == 0 || bankReturn.Currency is null)
            return null;
        var values = new DynamicParameters(new { bankReturn.Workspace, bankReturn.Currency });
        for (var at = 0; at < tokens.Count; at++)
            values.Add($"t{at}", tokens[at]);
        var rows = await db.QueryAsync<BankReturnLineRow>(
            $"""
            select {BankReturnLineRow.Columns}
            from receipts b
            where b.workspace = @Workspace and b.currency = @Currency and b.taken_back = 0
            and not exists (select 1 from dismissals d where d.workspace = b.workspace and d.line = b.line)
            and ({string.Join(
                " or ",
                tokens.Select((_, at) => $"instr(upper(b.reference || ' ' || b.refs), @t{at}) > 0")
            )})
            """,
            values
        );
        var sharing = rows.Where(r => Tokens(r.Text).Intersect(tokens, StringComparer.Ordinal).Any()).ToList();
        // The bank adds its charges to a return, but twice the amount cannot be charges.
        if (sharing is [var only])
            return bankReturn.Amount is null || only.Amount is null || bankReturn.Amount < 2 * only.Amount
                ? only
                : null;
        return sharing.FindAll(r => r.Amount == bankReturn.Amount) is [var same] ? same : null;
    }

    private static async Task<List<string>> FindNamedProjectsAsync(DbConnection db, string workspace, string text) =>
        InvoiceNumberFinder.FindIn(text) is { Count: > 0 } numbers
            ? (
                await db.QueryAsync<string>(
                    "select distinct project from invoices where workspace = @workspace and number in @numbers",
                    new { workspace, numbers }
                )
            ).AsList()
            : [];

    /// <summary>
    /// Runs of letters, digits and dashes that may identify a single transfer: long, with digits, no date and no
    /// invoice number.
    /// </summary>
    private static IEnumerable<string> Tokens(string text) =>
        text.ToUpperInvariant()
            .Split(
                text.ToUpperInvariant()
                    .Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '+' or '.'))
                    .Distinct()
                    .ToArray()
            )
            .Select(t => t.Trim('-', '/', '+', '.'))
            .Where(t =>
                t.Length >= MinTokenLength
                && t.Count(char.IsAsciiDigit) >= 4
                && !IsDate(t)
                && InvoiceNumberFinder.FindIn(t).Count == 0
            )
            .Distinct(StringComparer.Ordinal);

    private static bool IsDate(string token) =>
        DateOnly.TryParse(token, CultureInfo.InvariantCulture, out _)
        || DateOnly.TryParseExact(
            token,
            ["yyyyMMdd", "ddMMyyyy", "dd.MM.yyyy", "d.M.yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );

    private static bool HasWord(string text, string word)
    {
        for (
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase)
        )
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))
            )
                return true;
        return false;
    }

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

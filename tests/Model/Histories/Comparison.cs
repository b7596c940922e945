using System.Globalization;
using System.Text.Json;
using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

/// <summary>Holds the books beside what the bot exports, cell by cell.</summary>
internal static class Comparison
{
    /// <summary>Every cell in which they differ: where, what the books say, what the bot says.</summary>
    public static IReadOnlyList<string> Differences(ProjectBooks books, JsonElement export) =>
        [
            .. Row("project", Project(books), export.GetProperty("project")),
            .. Rows("milestone", [.. Stages(books)], ByName(export.GetProperty("milestones"))),
            .. Rows("invoice", [.. books.Bills.Select(b => Cells(books, b))], export.GetProperty("invoices")),
            .. Rows("payment", [.. books.Entries.Select(Cells)], export.GetProperty("payments")),
            .. Rows("application", [.. books.Uses.Select(Cells)], export.GetProperty("applied_credit")),
            .. Settlements(books, export),
            .. Vat(books, export),
            .. Rows("credit note", [.. books.Notes.Select(Cells)], export.GetProperty("credit_notes")),
        ];

    /// <summary>The same while a return of the bank waits for finance: what is open, and the credit that is left.</summary>
    public static IReadOnlyList<string> Differences(InDoubt doubt, JsonElement export)
    {
        var told = export
            .GetProperty("invoices")
            .EnumerateArray()
            .Where(r => Text(r, "number") != "")
            .Select(r => $"{Text(r, "number")}: {Text(r, "open")} open");
        var kept = doubt.Opens.Select(o => $"{o.Number}: {o.Open} open");
        return
        [
            .. Sets("in doubt", kept, told),
            .. Row("project", [("client_credit", doubt.Credit)], export.GetProperty("project")),
        ];
    }

    private static List<(string, object)> Project(ProjectBooks b) =>
        [
            ("contract", b.Contract),
            ("billed", b.Billed),
            ("vat", b.Vat),
            ("credited", b.Credited),
            ("credited_vat", b.CreditedVat),
            ("received", b.Received),
            ("refunded", b.Refunded),
            ("used", b.Used),
            ("applied", b.Applied),
            ("settled", b.Settled),
            ("given_up", b.GivenUp),
            ("not_yet_billed", b.NotYetBilled),
            ("owed", b.Open),
            ("client_credit", b.CreditLeft),
            ("written_off", b.WrittenOff),
            ("written_off_vat", b.Numbered.Sum(i => i.LostVat)),
            ("bank_fees", b.Numbered.Sum(i => i.SettledAs("bank-fee"))),
            ("tax_claims", b.Numbered.Sum(i => i.SettledAs("withheld-tax"))),
            ("price_reductions", b.Numbered.Sum(i => i.SettledAs("discount") + i.SettledAs("difference"))),
            ("interest", b.Interest),
            ("audit_is_whole", true),
        ];

    private static List<(string, object)> Cells(Stage s) =>
        [("name", s.Name), ("net", s.Net), ("state", Word(s.Progress.ToString()))];

    private static List<(string, object)> Cells(ProjectBooks books, Bill b) =>
        [
            ("number", b.Number),
            ("milestone", b.Stage.Name),
            ("state", Word(b.State.ToString())),
            ("kind", Word(b.Kind.ToString())),
            ("net", b.Net),
            ("vat", b.Vat),
            ("gross", b.Gross),
            ("credited", b.Credited),
            ("received", b.Received),
            ("refunded", books.PaidBackOn(b)),
            ("client_credit", b.CreditLeft),
            ("used", b.Used),
            ("moved_to_credit", b.MovedToCredit),
            ("applied", b.Applied),
            ("settled", b.Settled),
            ("open", b.Open),
            ("written_off", b.WrittenOff),
            ("interest", b.Receipts.Where(r => !r.IsReversed).Sum(r => r.Interest)),
            ("discount_until", b.IsNumbered && b.Discount is { } d ? Day(b.IssuedOn.AddDays(d.Days)) : ""),
            ("issued_on", b.IsNumbered ? Day(b.IssuedOn) : ""),
            ("due_on", b.IsNumbered ? Day(b.DueOn) : ""),
        ];

    private static List<(string, object)> Cells(Entry e) =>
        [
            ("id", $"P{e.Id}"),
            ("invoice", e.Bill?.Number ?? ""),
            ("kind", Word(e.Kind.ToString())),
            ("direction", e.IsIncoming ? "in" : "out"),
            ("amount", e.Amount),
            ("value_date", Day(e.On)),
        ];

    private static List<(string, object)> Cells(Note n) =>
        [
            ("number", n.Number),
            ("invoice", n.Bill.Number),
            ("net", n.Parts.Sum(p => p.Net)),
            ("vat", n.Parts.Sum(p => p.Vat)),
            ("gross", n.Gross),
            ("issued_on", Day(n.On)),
            ("is_full", n.IsFull),
        ];

    /// <summary>Their numbers depend on how they came about, so they are known by their names.</summary>
    private static IEnumerable<List<(string, object)>> Stages(ProjectBooks books) =>
        books
            .Stages.OrderBy(s => s.Name, StringComparer.Ordinal)
            .Select(s =>
                (List<(string, object)>)
                    [.. Cells(s), ("position", s.Progress == Progress.Dropped ? "" : books.PositionOf(s))]
            );

    private static List<JsonElement> ByName(JsonElement table) =>
        [.. table.EnumerateArray().OrderBy(r => r.GetProperty("name").GetString(), StringComparer.Ordinal)];

    /// <summary>The VAT of each document by treatment, and what each final invoice deducts.</summary>
    private static IEnumerable<string> Vat(ProjectBooks books, JsonElement export)
    {
        var parts = books
            .Numbered.Select(b => (b.Number, Parts: (IReadOnlyList<TaxPart>)b.Claim))
            .Concat(books.Notes.Select(n => (n.Number, Parts: (IReadOnlyList<TaxPart>)n.Parts)))
            .SelectMany(d =>
                d.Parts.Select(p => $"{d.Number} {World.PercentOf(p.Tax)} {p.Tax.Category}: {p.Net} + {p.Vat}")
            );
        var deductions = books
            .Numbered.SelectMany(b => b.Deductions.Select(d => (b.Number, d.Advance, d.Parts)))
            .SelectMany(d => d.Parts.Select(p => $"{d.Number} less {d.Advance.Number}: {p.Net} + {p.Vat}"));
        var told = export
            .GetProperty("vat")
            .EnumerateArray()
            .Select(r =>
                $"{Text(r, "number")} {Text(r, "vat_percent")} {Text(r, "vat_category")}: {Text(r, "net")} + {Text(r, "vat")}"
            );
        var deducted = export
            .GetProperty("invoice_deductions")
            .EnumerateArray()
            .Where(r => Text(r, "invoice") != "")
            .Select(r => $"{Text(r, "invoice")} less {Text(r, "advance")}: {Text(r, "net")} + {Text(r, "vat")}");
        return Sets("VAT", parts, told).Concat(Sets("deductions", deductions, deducted));
    }

    private static IEnumerable<string> Sets(string what, IEnumerable<string> kept, IEnumerable<string> told)
    {
        var (books, bot) = (kept.ToHashSet(), told.ToHashSet());
        return books
            .Except(bot)
            .Select(line => $"{what}: only the books say {line}")
            .Concat(bot.Except(books).Select(line => $"{what}: only the bot says {line}"));
    }

    private static string Text(JsonElement row, string column) => Plain(row.GetProperty(column));

    private static IEnumerable<string> Settlements(ProjectBooks books, JsonElement export) =>
        Rows("settlement", [.. books.Shortfalls.Select(Cells)], export.GetProperty("settlements"));

    private static List<(string, object)> Cells(Use u) =>
        [("id", $"A{u.Id}"), ("invoice", u.Bill.Number), ("amount", u.Applied), ("taken_off", u.Applied - u.Amount)];

    private static List<(string, object)> Cells(Shortfall s) =>
        [
            ("id", $"S{s.Id}"),
            ("invoice", s.Bill.Number),
            ("kind", s.Kind),
            ("amount", s.Amount),
            ("net", s.TouchesPrice ? s.Parts.Sum(p => p.Net) : ""),
            ("vat", s.TouchesPrice ? s.Parts.Sum(p => p.Vat) : ""),
            ("standing", s.Standing),
        ];

    private static IEnumerable<string> Rows(string what, List<List<(string, object)>> rows, JsonElement table) =>
        Rows(what, rows, [.. table.EnumerateArray()]);

    private static IEnumerable<string> Rows(string what, List<List<(string, object)>> rows, List<JsonElement> table)
    {
        if (rows.Count != table.Count)
            return [$"{what}: the books have {rows.Count} rows, the bot {table.Count}"];
        return rows.Zip(table).SelectMany((r, i) => Row($"{what} {i + 1}", r.First, r.Second));
    }

    private static IEnumerable<string> Row(string what, List<(string Column, object Value)> cells, JsonElement row) =>
        from cell in cells
        let told = row.TryGetProperty(cell.Column, out var value) ? Plain(value) : "no such column"
        let kept = Convert.ToString(cell.Value, CultureInfo.InvariantCulture)
        where kept != told
        select $"{what}, {cell.Column}: the books say \"{kept}\", the bot \"{told}\"";

    private static string Plain(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Object => value.GetProperty("minor").GetInt64().ToString(CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>ChangesRequested is changes-requested.</summary>
    private static string Word(string name) =>
        string.Concat(
            name.Select(
                (c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );
}

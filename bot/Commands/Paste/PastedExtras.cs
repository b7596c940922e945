using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>What a row says behind its table: that it is an advance, and its own VAT.</summary>
internal sealed record PastedExtras(MilestoneKind Kind, VatTreatment? Vat, string Problem)
{
    public static PastedExtras None { get; } = new(MilestoneKind.Delivery, null, "");

    /// <summary>Takes the last cells off a row while they are such words.</summary>
    public static PastedRow Read(PastedRow row)
    {
        var (cells, extras) = (row.Cells.ToList(), None);
        while (cells.Count > 1 && Next(cells[^1], extras) is { } read)
        {
            extras = read;
            cells.RemoveAt(cells.Count - 1);
        }
        return cells.Count == row.Cells.Count ? row : row with { Cells = cells, Extras = extras };
    }

    private static PastedExtras? Next(string cell, PastedExtras before)
    {
        var words = CommandLine.Split(cell).Select(w => w.Text).ToList();
        return words.ConvertAll(word => word.ToLowerInvariant()) switch
        {
            ["advance"] or ["kind", "advance"] => before with { Kind = MilestoneKind.Advance },
            ["kind", "delivery"] => before with { Kind = MilestoneKind.Delivery },
            ["vat", _, ..] => WithVat(words[1..], before),
            _ => null,
        };
    }

    private static PastedExtras WithVat(List<string> words, PastedExtras before)
    {
        if (VatVocabulary.Parse(words, out var problem) is not { } vat)
            return before with { Problem = problem };
        return vat.IsUnclear()
            ? before with
            {
                Problem = $"say why VAT is 0, like vat 0 reverse-charge: {string.Join(", ", VatVocabulary.All)}",
            }
            : before with
            {
                Vat = vat,
            };
    }
}

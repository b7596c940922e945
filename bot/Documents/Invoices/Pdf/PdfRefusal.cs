using System.Globalization;
using System.Text;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>Why a document cannot be printed as it is. Whoever asked for it is told, and nothing is printed.</summary>
public abstract record PdfRefusal
{
    /// <summary>What, why and what helps.</summary>
    public abstract string Sentence { get; }

    /// <summary>A character that no built-in face has.</summary>
    /// <param name="Field">Whose text it is: "the client's name".</param>
    public sealed record NoSuchCharacter(string Field, Rune Character) : PdfRefusal
    {
        public override string Sentence =>
            $"The character {Named(Character)} of {Field} cannot be printed. Please write it in another way.";
    }

    /// <summary>A script whose letters join or run from right to left, which the PDF cannot set.</summary>
    public sealed record NoSuchScript(string Field, Rune Character, string Script) : PdfRefusal
    {
        public override string Sentence =>
            $"The character {Named(Character)} of {Field} cannot be printed: {Script} is not supported in the PDF. "
            + "Please write it in Latin, Greek or Cyrillic letters.";
    }

    /// <summary>The logo is no picture that can be printed.</summary>
    public sealed record BadLogo(string Why) : PdfRefusal
    {
        public override string Sentence => $"The logo cannot be printed: {Why}. Please use a PNG or JPEG picture.";
    }

    /// <summary>The seller's colour cannot be read.</summary>
    public sealed record BadColour(string Text) : PdfRefusal
    {
        public override string Sentence =>
            $"The colour \"{Text}\" cannot be read. Please write it as six digits, like #1F3A5F.";
    }

    /// <summary>The character and its number, or the number alone where there is nothing to see.</summary>
    private static string Named(Rune character)
    {
        var number = $"U+{character.Value.ToString("X4", CultureInfo.InvariantCulture)}";
        var category = Rune.GetUnicodeCategory(character);
        return
            category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
            ? number
            : $"{character} ({number})";
    }
}

/// <summary>A PDF, or every reason why there is none.</summary>
public sealed record InvoicePdfResult(ReadOnlyMemory<byte> Bytes, IReadOnlyList<PdfRefusal> Refusals)
{
    public bool IsPrinted => Refusals.Count == 0;
}

using System.Text;
using System.Text.Unicode;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// Mends JSON that a client cut in the middle of a character: the half that is left is no text, and whatever reads it
/// would break. It becomes the sign for a character that could not be read, so that the rest is heard.
/// </summary>
public static class JsonUnicodeRepair
{
    private const int Escape = 6; // \uXXXX

    private static ReadOnlySpan<byte> Unreadable => "\\ufffd"u8;

    /// <summary>The same bytes if nothing is wrong with them.</summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        byte[]? mended = null;
        for (var at = 0; at < json.Length; at++)
        {
            if (json.Span[at] != '\\')
                continue;
            if (UnitAt(json.Span, at) is not { } unit)
            {
                at++; // what stands behind it is no escape of its own
                continue;
            }
            if (char.IsHighSurrogate(unit) && UnitAt(json.Span, at + Escape) is { } next && char.IsLowSurrogate(next))
                at += Escape;
            else if (char.IsSurrogate(unit))
                Unreadable.CopyTo((mended ??= json.ToArray()).AsSpan(at));
            at += Escape - 1;
        }
        return mended ?? json;
    }

    /// <summary>The code unit that is written there as an escape; null if none is.</summary>
    private static char? UnitAt(ReadOnlySpan<byte> json, int at)
    {
        if (at + Escape > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return null;
        var unit = 0;
        foreach (var digit in json.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return null;
            unit = (unit << 4) | ((digit & 0xF) + (digit > '9' ? 9 : 0));
        }
        return (char)unit;
    }
}

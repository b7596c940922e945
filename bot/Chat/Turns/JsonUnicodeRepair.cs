using System.Text;
using System.Text.Unicode;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// Repairs JSON that a client cut inside a surrogate pair. A lone surrogate is not valid text and would make every
/// reader fail; it is replaced by U+FFFD, so that the rest of the message can be read.
/// </summary>
public static class JsonUnicodeRepair
{
    private const int Escape = 6; // \uXXXX

    private static ReadOnlySpan<byte> Unreadable => "\\ufffd"u8;

    /// <summary>Returns the same bytes if nothing is wrong with them.</summary>
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
                at++; // skips the escaped character
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

    /// <summary>The code unit of a \uXXXX escape at this position; null if there is none.</summary>
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

using System.Text;
using System.Text.RegularExpressions;

namespace MilestoneBot.Tests.Bench.Stores.Cuts;

/// <summary>
/// One system call as strace writes it with <c>-y -xx</c>: every string in hexadecimal, every descriptor with its
/// path.
/// </summary>
/// <param name="Head">The call without its data, e.g. <c>pwrite64(5&lt;…&gt;, "", 4096, 0) = 4096</c>.</param>
/// <param name="Data">The first string among its arguments: the data that is written, or the path that is
/// opened.</param>
internal sealed partial record TraceLine(string Call, string File, string Head, byte[] Data)
{
    /// <summary>
    /// Parses a line. Returns null for a line that is not a call (a signal, an exit) or that failed.
    /// </summary>
    public static TraceLine? Of(string line)
    {
        var data = Array.Empty<byte>();
        var from = line.IndexOf('"', StringComparison.Ordinal);
        var head = line;
        if (from >= 0)
        {
            var to = line.IndexOf('"', from + 1);
            if (line.AsSpan(to + 1).StartsWith("..."))
                throw new InvalidOperationException("The trace was cut short: " + line[^80..]);
            data = Bytes(line.AsSpan(from + 1, to - from - 1));
            head = string.Concat(line.AsSpan(0, from + 1), line.AsSpan(to));
        }
        var call = Shape().Match(head);
        if (!call.Success || call.Groups["result"].Value.StartsWith('-'))
            return null;
        var described = call.Groups["path"].Success
            ? Encoding.UTF8.GetString(Bytes(call.Groups["path"].ValueSpan))
            : "";
        return new(call.Groups["call"].Value, Path.GetFileName(described), head, data);
    }

    /// <summary>An argument counted from the end. These are numbers in every call that is handled.</summary>
    public long Argument(int fromTheEnd) =>
        long.Parse(Arguments().Match(Head).Groups["all"].Value.Split(", ")[^(fromTheEnd + 1)]);

    private static byte[] Bytes(ReadOnlySpan<char> hexadecimal)
    {
        var bytes = new byte[hexadecimal.Length / 4];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (hexadecimal[4 * i] != '\\' || hexadecimal[(4 * i) + 1] != 'x')
                throw new InvalidOperationException("The trace holds a string that is not in hexadecimal.");
            bytes[i] = (byte)((Digit(hexadecimal[(4 * i) + 2]) << 4) | Digit(hexadecimal[(4 * i) + 3]));
        }
        return bytes;
    }

    private static int Digit(char hexadecimal) => hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10;

    [GeneratedRegex(@"^\d+ +(?<call>\w+)\((?:\d+|AT_FDCWD)?<?(?<path>(?:\\x[0-9a-f]{2})+)?>?.*\) += (?<result>-?\d+)")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\d+ +\w+\((?<all>.*)\) += ")]
    private static partial Regex Arguments();
}

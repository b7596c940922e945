namespace MilestoneBot.Commands.Arguments;

/// <summary>A person as people name them.</summary>
/// <param name="Text">The sender id, or an e-mail address in lower case.</param>
/// <param name="IsAddress">Named by e-mail address: the person who has it on the other platform is meant.</param>
internal sealed record PersonReference(string Text, bool IsAddress)
{
    private const int Longest = 254;

    /// <summary>
    /// Null for text that is no e-mail address. The address is only compared with what a platform reports, and
    /// nothing is sent to it, so its format is not checked further.
    /// </summary>
    public static PersonReference? ReadAddress(string text) =>
        text.Length <= Longest
        && text.Split('@') is [{ Length: > 0 } name, { Length: > 2 } host]
        && name.All(c => char.IsLetterOrDigit(c) || ".!#$%&'*+-/=?^_`~".Contains(c))
        && host.Contains('.')
        && host.All(c => char.IsLetterOrDigit(c) || c is '.' or '-')
        && !host.StartsWith('.')
        && !host.EndsWith('.')
            ? new(text.ToLowerInvariant(), IsAddress: true)
            : null;
}

namespace MilestoneBot.Commands.Arguments;

/// <summary>Somebody as people name them.</summary>
/// <param name="Text">The speaker id, or an e-mail address in lower case.</param>
/// <param name="IsAddress">Named by address: who comes with it on the other platform is meant.</param>
internal sealed record PersonReference(string Text, bool IsAddress)
{
    private const int Longest = 254;

    /// <summary>
    /// Null for what is no address. It is compared with what a platform reports and written to nobody, so its form is
    /// checked no closer.
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

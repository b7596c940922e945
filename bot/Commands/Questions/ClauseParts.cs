namespace MilestoneBot.Commands.Questions;

/// <summary>Cuts a sentence into its parts.</summary>
internal static class ClauseParts
{
    /// <summary>Parts end at commas and at "and"; but "which are billed but not paid" is one question.</summary>
    public static IEnumerable<Clause> Of(IReadOnlyList<Token> tokens)
    {
        var isList =
            tokens.Any(t => t.Sign is Sign.Which or Sign.What or Sign.Many or Sign.Much or Sign.Whole or Sign.Every)
            && !tokens.Any(t => t.Sign is Sign.Stage or Sign.Lost);
        var part = new List<Token>();
        foreach (var (at, token) in tokens.Index())
        {
            var isOne =
                isList
                && (
                    token.Sign == Sign.But
                    || tokens.Skip(at + 1).FirstOrDefault(t => t.Sign != Sign.Filler)?.Sign == Sign.Not
                );
            if (token.Sign is Sign.And or Sign.But && !isOne)
            {
                if (part.Count > 0)
                    yield return new([.. part]);
                part.Clear();
            }
            else
                part.Add(token);
        }
        if (part.Count > 0)
            yield return new([.. part]);
    }
}

using MilestoneBot.Commands.Questions.Tokens;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>Splits a sentence into clauses.</summary>
internal static class ClauseSplitter
{
    /// <summary>Clauses end at commas and at "and"; but "which are billed but not paid" is one question.</summary>
    public static IEnumerable<Clause> Split(IReadOnlyList<Token> tokens)
    {
        var isList =
            tokens.Any(t =>
                t.Kind
                    is TokenKind.Which
                        or TokenKind.What
                        or TokenKind.Many
                        or TokenKind.Much
                        or TokenKind.Whole
                        or TokenKind.Every
            ) && !tokens.Any(t => t.Kind is TokenKind.Stage or TokenKind.Lost);
        var part = new List<Token>();
        foreach (var (at, token) in tokens.Index())
        {
            var isOne =
                isList
                && (
                    token.Kind == TokenKind.But
                    || tokens.Skip(at + 1).FirstOrDefault(t => t.Kind != TokenKind.Filler)?.Kind == TokenKind.Not
                );
            if (token.Kind is TokenKind.And or TokenKind.But && !isOne)
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

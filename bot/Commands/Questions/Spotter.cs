using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Takes a sentence apart: every word gets its meaning from the tables or from the records; what has none is foreign.
/// </summary>
/// <param name="sight">The project whose milestones, invoices and people are meant; null where there is none.</param>
internal sealed class Spotter(Ground ground, Sight? sight)
{
    private readonly StageNames names = new(sight);
    private readonly InvoiceSpotter invoices = new(sight);
    private readonly HashSet<string> staff = sight is null ? [] : [.. Words(sight.Names.Values)];
    private readonly HashSet<string> clients = sight is null ? [] : [.. Words(Clients(sight))];

    public IReadOnlyList<Token> Spot(IReadOnlyList<string> words)
    {
        var stages = new StageSpotter(sight, names);
        var tokens = new List<Token>();
        for (var at = 0; at < words.Count; )
        {
            var (token, length) =
                words[at] == Wording.Comma
                    ? (new(Sign.And, Wording.Comma), 1)
                    : Day(words, at) ?? invoices.At(words, at) ?? stages.At(words, at) ?? Named(words, at);
            tokens.Add(token);
            at += length;
        }
        return tokens;
    }

    /// <summary>
    /// The longest of a milestone's name, a project's or client's, and a phrase of the tables; a single common word
    /// stays what it is.
    /// </summary>
    private (Token Token, int Length) Named(IReadOnlyList<string> words, int at)
    {
        var stage = names.At(words, at);
        var place = ground.At(words, at);
        var (sign, known) = Lexicon.At(words, at);
        var most = Math.Max(stage.Length, Math.Max(place.Length, known));
        if (most > 1)
        {
            if (stage.Length == most)
                return stage;
            return place.Length == most ? place : (new(sign, string.Join(' ', words.Skip(at).Take(known))), known);
        }
        if (known == 1)
        {
            // "the approval stage": in front of the noun even a common word is a name.
            if (
                stage is { Length: 1, Token.Stages.Count: 1 }
                && Counting.NounAt(words, at + 1) is > 0 and var noun
                && sign >= Sign.Invoice
                && sign is not (Sign.Next or Sign.Last)
            )
                return (stage.Token, 1 + noun);
            if (place.Length == 1 && at > 0 && words[at - 1] is "project" or "key")
                return place;
            return (
                new(sign, words[at])
                {
                    Perhaps = stage is { Length: 1, Token.Stages: [var one] } && sign >= Sign.Invoice ? one : null,
                },
                1
            );
        }
        if (place is { Length: 1, Token.Sign: Sign.Client } || (place.Length == 1 && stage.Length == 0))
            return place;
        if (stage.Length == 1)
            return (
                stage.Token,
                Counting.NounAt(words, at + 1) is > 0 and var noun
                && !(at + 1 + noun < words.Count && Counting.Number(words[at + 1 + noun]) is not null)
                    ? 1 + noun
                    : 1
            );
        return (Person(words[at]) ?? Measured(words, at), Length(words, at));
    }

    /// <summary>Somebody of the team or of the client; null for anybody else.</summary>
    private Token? Person(string word)
    {
        if (staff.Contains(word))
            return new(Sign.Person, word);
        return clients.Contains(word) ? new(Sign.Contact, word) : null;
    }

    /// <summary>"14 August", "the 14th of August", "August 14": a day and no position.</summary>
    private static (Token, int)? Day(IReadOnlyList<string> words, int at)
    {
        if (Counting.Number(words[at]) is null && Counting.Ordinal(words[at]) is null)
            return null;
        var next = at + 1 < words.Count && words[at + 1] == "of" ? at + 2 : at + 1;
        return (next < words.Count && Counting.IsMonth(words[next])) || (at > 0 && Counting.IsMonth(words[at - 1]))
            ? (new(Sign.Period, words[at]), 1)
            : null;
    }

    private static int Length(IReadOnlyList<string> words, int at) =>
        IsNumber(words[at]) && at + 1 < words.Count && Counting.IsUnit(words[at + 1]) ? 2 : 1;

    /// <summary>A number is a position, or with its unit a sum or a span; anything else is foreign.</summary>
    private Token Measured(IReadOnlyList<string> words, int at)
    {
        var word = words[at];
        if (Counting.IsCurrency(word) || word is "#" or "%")
            return new(Sign.Filler, word);
        if (word is ['v', .. var version] && version.Length > 0 && version.All(char.IsAsciiDigit))
            return new(Sign.Terms, word);
        if (!IsNumber(word))
            return new(Sign.Foreign, word);
        // "at 3" is an hour.
        if (at > 0 && words[at - 1] == "at")
            return new(Sign.Filler, word);
        if (Length(words, at) == 2 || word.Contains('.') || word.Contains(',') || word.Length > 3)
            return new(word.Contains('-') || word is ['2', '0', '2' or '3', _] ? Sign.Period : Sign.Sum, word);
        if (sight is null)
            return Token.Lost(new Refusal.MilestoneUnknown(word, []), word);
        var number = int.Parse(word);
        return number >= 1 && number <= sight.Project.Live.Count()
            ? Token.Of([new(sight, sight.Project.Live.ElementAt(number - 1))], word)
            : Token.Lost(new Refusal.MilestoneUnknown(word, [.. sight.Project.Live.Select(m => m.Name)]), word);
    }

    private static bool IsNumber(string word) =>
        char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-');

    private static IEnumerable<string> Words(IEnumerable<string> names) =>
        names.SelectMany(Wording.Words).Where(w => w.Length > 2 && !Lexicon.Knows(w));

    private static IEnumerable<string> Clients(Sight sight) =>
        [
            sight.Project.Agreement?.ClientName ?? "",
            sight.Project.Contact.Split('@')[0],
            .. sight.Project.Live.SelectMany(m =>
                new[] { m.Confirmation?.ConfirmedBy ?? "", m.Evidence?.ClientName ?? "" }
            ),
        ];
}

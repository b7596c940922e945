using System.Text.RegularExpressions;

namespace MilestoneBot.Commands.Everyday;

/// <summary>A message without what people say around the matter itself.</summary>
/// <param name="Text">The words that matter.</param>
/// <param name="IsQuestion">It ends with a question mark.</param>
/// <param name="IsWish">It asks whether, or says that somebody would like to: no order to change anything.</param>
internal sealed partial record Spoken(string Text, bool IsQuestion, bool IsWish)
{
    public static Spoken Read(string typed)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text = text.Replace('’', '\'').Replace('‘', '\'');
        var isQuestion = text.EndsWith('?');
        var isWish = isQuestion;
        text = text.TrimEnd('?', '!', '.', ' ');
        while (true)
        {
            if (Opening().Match(text) is { Success: true } opening)
                text = text[opening.Length..];
            else if (Wish().Match(text) is { Success: true } wish)
                (text, isWish) = (text[wish.Length..], true);
            else
                break;
        }
        if (Closing().Match(text) is { Success: true } closing && closing.Index > 0)
            text = text[..closing.Index];
        return new(text, isQuestion, isWish);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^(?:hi|hey|hello|hallo|ok|okay|so|now|and|then|well|please|just|let's|lets|let us|@?milestonebot|bot)[,!:]? (?=\S)",
        Options,
        200
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^(?:(?:i|we) (?:want|need|would like|have)|(?:i|we)'d like) to (?=\S)"
            + @"|^(?:can|could|would|will) you (?:please )?(?=\S)|^(?:i'm|i am|we're|we are) going to (?=\S)",
        Options,
        200
    )]
    private static partial Regex Wish();

    [GeneratedRegex(@",? (?:now|right now|please|asap|at once)$", Options, 200)]
    private static partial Regex Closing();
}

namespace MilestoneBot.Commands.Everyday;

/// <summary>
/// How people say the commands. The first phrase that fits is taken; what is said of money, of the client's word or of
/// things that are gone for good is never taken for an order, only offered.
/// </summary>
internal static partial class Phrasebook
{
    /// <summary>Politeness and small talk: answered, and nothing is done.</summary>
    public static IReadOnlyList<Phrase> Talk { get; } =
    [
        Talks("(hi|hello|hey|hallo|moin|servus|hiya|yo) [there|all|everybody|everyone|bot|milestonebot|team]"),
        Talks("good (morning|afternoon|evening|day)"),
        Talks("start here"),
        Talks(
            "[ok|okay|great|super|perfect|good|cool] (thanks|thank_you|thx|ty|cheers|danke) [so_much|a_lot|very_much|bot]"
        ),
        Talks(
            "[ok|okay|great] (ok|okay|great|super|perfect|good|cool|nice|fine|wonderful|awesome|excellent|done|alright)"
        ),
        Talks("(good|great|nice|well) (job|work|done|one)"),
        Talks("(bye|goodbye|see_you|cu|good_night|have_a_nice_day|have_a_good_weekend)"),
        Talks("(sorry|my_bad|never_mind|nevermind|forget_it|nothing)"),
        Talks("(got_it|understood|noted|i_see|makes_sense|sounds_good|will_do|all_good)"),
    ];

    /// <summary>What can mean one thing only, in the order in which it is tried.</summary>
    public static IReadOnlyList<Phrase> Certain { get; } =
    [.. Helping.Concat(Looking).Concat(Acting).Where(p => p.IsCertain)];

    /// <summary>What is offered.</summary>
    public static IReadOnlyList<Phrase> Offered { get; } =
    [.. Helping.Concat(Looking).Where(p => !p.IsCertain), .. Unsure];

    /// <summary>What is offered to a question: the others are said of something that has happened.</summary>
    public static IReadOnlyList<Phrase> Asked { get; } = [.. Helping.Concat(Looking).Where(p => !p.IsCertain)];

    private static Phrase Talks(string pattern) => new(pattern, "", IsCertain: true);

    private static Phrase Means(string pattern, string command) => new(pattern, command, IsCertain: true);

    private static Phrase Offers(string pattern, string commands) => new(pattern, commands, IsCertain: false);
}

namespace MilestoneBot.Commands.Questions;

/// <summary>Words that say how something is asked, and how the parts of a question hang together.</summary>
internal static class AskWords
{
    public static IReadOnlyDictionary<Sign, string> Table { get; } =
        new Dictionary<Sign, string>
        {
            [Sign.Greeting] =
                "hello, hi, hey, hallo, good morning, good afternoon, good evening, morning, afternoon, evening, dear",
            [Sign.Request] = """
                tell me, tell us, show me, show us, show, give me, give us, let me know, let us know, remind me, remind us, please check, check, find out, look up, list,
                i need to know, i want to know, we need to know, i would like to know, i need, i want, i wonder, wondering, i am wondering, do you know, does anyone know, any idea, confirm that, confirm whether, confirm if,
                please confirm, can you confirm, could you confirm, can you tell me, could you tell me, would you tell me, can you tell us, can you check, could you check, can you show me, could you show me, can you remind me,
                remind me of, can you list, can you say, could you say, is it true that, is it correct that, is it right that, am i right that, has it happened that
                """,
            [Sign.About] = "what about, how about",
            [Sign.Be] = "was, were, is, are, did, do, does, has, have, had, am",
            [Sign.Can] = """
                can, may, could, should, might, allowed, able, allowed to, able to, ready to, ok to, okay to, fine to, safe to, clear to, free to, good to, permitted to, possible to, possible, cleared to, permitted, all right to,
                would it be ok to, would it be okay to, would it be fine to
                """,
            [Sign.Will] = "will, shall, going to, about to, likely to, likely",
            [Sign.Who] =
                "who, whom, by whom, whose, which person, what person, which colleague, who is the person who, who is the one who, who exactly",
            [Sign.When] =
                "when, since when, by when, until when, how soon, what date, which date, what day, which day, on what date, on which date, on what day, on which day, by what date, by which date, what time, date, dates, day, exact date",
            [Sign.Much] =
                "how much, how much money, how much of, what amount, which amount, what sum, how big, how large, how high, how expensive, total, sum, how much in total",
            [Sign.Many] = "how many, number of, the number of, how many of",
            [Sign.Days] =
                "how long, how many days, how many days late, number of days, days, in how many days, within how many days",
            [Sign.Which] = "which, which of, which ones, which one, list all, what are all",
            [Sign.What] = "what, where",
            [Sign.Why] =
                "why, how come, reason, what is the reason, for what reason, the reason, what is the reason why",
            [Sign.How] = "how, how far, in what way, in which way, on what basis, on which basis",
            [Sign.And] = "and, or, plus, as well as, and also, and then, then",
            [Sign.But] = "but, though, although",
            [Sign.Again] =
                "it, its, that, this, those, these, that one, this one, the same, same, the same one, both of them",
            [Sign.Every] =
                "everything, all, whole, entire, every, both, the whole, all of, of all, everything else, each of, every single",
            [Sign.Whole] =
                "anything, something, any, any of, overall, in total, altogether, so far, to date, each, in all, nothing, up to now, until now, in the whole, across, all in all",
            [Sign.After] = "after, comes after, come after, right after, directly after, follows, follow, is after",
            [Sign.Before] = "before, comes before, come before, right before, directly before, precedes",
            [Sign.Got] = "got, gotten",
            [Sign.OrNot] = "or not, yes or no",
            [Sign.Need] = "need, needs, needed, require, required, requires, enough, sufficient, necessary, suffice",
            [Sign.Not] = "not, never, none, nobody, without, neither",
            [Sign.Period] = """
                yesterday, tomorrow, this week, last week, next week, this month, last month, next month, this year, last year, next year, this quarter, last quarter, next quarter, week, month, year, quarter, weekend,
                january, february, march, april, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec,
                monday, tuesday, wednesday, thursday, friday, saturday, sunday
                """,
            [Sign.Today] = "today, this morning, tonight",
        };
}

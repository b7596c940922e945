namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Words that change nothing about what is asked. What stands in no table is not understood, and then nothing is
/// answered.
/// </summary>
internal static class FillerWords
{
    public static IReadOnlyDictionary<Sign, string> Table { get; } =
        new Dictionary<Sign, string>
        {
            [Sign.Filler] = """
                the, a, an, of, for, on, in, at, to, by, from, with, regarding, concerning, as, per, through, under, against, towards, into, out, up, off, than, within, per, re, about, over, between, during, once,
                we, us, our, ours, i, me, my, you, your, they, them, their, theirs, he, she, him, her, his, hers, one, ones, there, here, someone, somebody, anyone, anybody, people, everyone, who else, else, other, others,
                now, right now, at the moment, currently, at present, present, yet, already, still, just, also, too, ever, even, again, only, really, actually, exactly, precisely, finally, meanwhile, by now, as of now, as of today, recently, formally, officially, please, pls, plz, thanks,
                thank you, thx, ok, okay, well, so, oh, um, quick, quickly, quick question, question, by the way, btw, right, correct, correctly, true, sorry, folks, team, everybody, bot, milestonebot, if, whether, because, since, while,
                until, let, lets, get, getting, gets, take, takes, took, taken, make, made, makes, put, see, know, say, says, said, ask, asked, asking, mean, means, meant, want, wants, wanted, like, give, gives, gave, given, use, used,
                be, been, being, having, happen, happened, happens, come, comes, came, work, works, project, projects, the project, full, fully, completely, entirely, totally, partial, way, thing, things, kind, type, exact, actual, specific, certain,
                side, in the system, in the ledger, in the books, on record, in our records, according to the ledger, according to the records, so we know, as well, at all, in fact, in full, for sure, of course, long, kind of, from us, for us, on us, us,
                respective, corresponding, related, belonging, belong, belongs, covers, cover, covering, cover for, attached, linked, associated, currently, respectively, each one, such, these days, myself, soon, much, many, more, is that right, no, roughly, approximately, approx, around, incl, including, excl, excluding, inclusive, exclusive, in words, yes, hmm, ago, long ago, supposed, supposed to, supposed to be, must, set, apply, applies, financial, financially, explain, state of affairs
                """,
        };
}

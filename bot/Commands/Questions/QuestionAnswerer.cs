using MilestoneBot.Cards.Answers;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Answers questions from the records: each in its turn, exactly, and with one as-of time. Ambiguous questions are
/// answered with a request for clarification.
/// </summary>
internal sealed class QuestionAnswerer(ProjectReader reader)
{
    /// <summary>The answer; null when the text is no question that the records can answer.</summary>
    /// <param name="onlySure">Only certain questions are answered, because another handler can answer the text
    /// otherwise.</param>
    public async Task<Reply?> AnswerAsync(Turn turn, bool onlySure, CancellationToken cancel)
    {
        var sentences = SentenceReader.ReadSentences(turn.Text);
        if (sentences.Count == 0)
            return null;
        var here = await reader.FindAsync(turn, "", cancel);
        var (parsedQuestions, isSure) = QuestionParser.Parse(sentences, new(here, here is null ? [] : [here]));
        if (parsedQuestions.Count == 0)
            return onlySure || turn.Sender.IsForeign ? null : SpeltReply(turn, here);
        if (turn.Sender.IsForeign)
            return RefusalText.ToReply(new Refusal.ForeignConversation(), null);
        // Other projects are considered only when the text may mean one: a client may have several. In a public
        // conversation its own project is meant if possible.
        if (here is null || !isSure || (!turn.IsPublic && IsNamed(sentences, here)))
            (parsedQuestions, isSure) = QuestionParser.Parse(
                sentences,
                new(here, await reader.ListAsync(turn.AsPrivate(), cancel))
            );
        if (parsedQuestions.Count == 0 || (onlySure && !isSure))
            return null;
        if (!onlySure && !parsedQuestions.Any(IsAnswered) && SpeltReply(turn, here) is { } spelt)
            return spelt;
        if (
            !turn.IsPublic
            || !parsedQuestions.Any(a =>
                a is ParsedQuestion.ProjectNotNamed || (a.ProjectView is { } of && of.Project.Id != here?.Project.Id)
            )
        )
            return ToReply(parsedQuestions);
        return onlySure ? null : Reply.Refuse(ClarificationText.AskElsewhere(turn.Text));
    }

    /// <summary>The question that was perhaps meant, of this place's project; null for none.</summary>
    private static Reply? SpeltReply(Turn turn, ProjectView? here) =>
        here is { } view && QuestionSpelling.Correct(turn.Text, new(view, [view]), view) is { } meant
            ? Reply.Refuse(ClarificationText.DidYouMean(meant))
            : null;

    private static bool IsAnswered(ParsedQuestion parsed) => parsed is ParsedQuestion.AnswerableQuestion;

    private static bool IsNamed(IReadOnlyList<Sentence> sentences, ProjectView here) =>
        sentences.Any(s => new Tokenizer(new(here, [here]), here).Tokenize(s.Words).Any(t => t.Projects.Count > 0));

    internal static Reply ToReply(IReadOnlyList<ParsedQuestion> parsedQuestions)
    {
        var answers = parsedQuestions
            .Select(a =>
                (
                    a.ProjectView,
                    Text: Text(a),
                    About: (a as ParsedQuestion.AnswerableQuestion)?.Stage,
                    IsUnclear: a is ParsedQuestion.UnknownWords
                )
            )
            .DistinctBy(a => (a.ProjectView?.Project.Id, a.Text))
            .ToList();
        var views = parsedQuestions
            .OfType<ParsedQuestion.AnswerableQuestion>()
            .Select(a => a.AskedProject)
            .DistinctBy(s => s.Project.Id)
            .ToList();
        var texts = new List<string>();
        AnswerSubject? spokenOf = null;
        foreach (var (view, text, about, _) in answers)
        {
            var head =
                views.Count > 1 && view is not null && view != answers.ElementAtOrDefault(texts.Count - 1).ProjectView
                    ? $"{view.Project.Name} ({view.Project.Key}): "
                    : "";
            // An answer that does not name its milestone follows one that did, or names it at its end.
            if (
                about is null
                || text.Contains(about.Name, StringComparison.Ordinal)
                || (spokenOf == about && head.Length == 0)
            )
                texts.Add(head + text);
            else
                texts.Add($"{head}{text} That is {NameAndInvoice(about)}.");
            spokenOf = about;
        }
        // The hint on what can be asked is given once, after everything that was not understood.
        if (answers.Exists(a => a.Text.Length == 0 || a.IsUnclear))
            texts.Add(ClarificationText.NotRecorded);
        var words = string.Join(' ', texts.Where(s => s.Length > 0));
        if (views.Count == 0)
            return Reply.Refuse(words);
        var answer = $"{words} {views[0].AsOf()}, {string.Join(" and ", views.Select(s => s.Project.Name))}.";
        var only = views is [var one] && parsedQuestions.Any(IsAboutCredit) ? one : null;
        return only is not null && ClientCreditCards.Buttons(only.Project) is { Count: > 0 } buttons
            ? Reply.FromCard(
                new($"{only.Project.Client}: client credit can be used") { Lines = [answer], Buttons = buttons }
            )
            : Reply.FromText(answer);
    }

    /// <summary>What is owed, or what credit is left: the answer offers to use the one for the other.</summary>
    private static bool IsAboutCredit(ParsedQuestion parsed) =>
        parsed is ParsedQuestion.AnswerableQuestion { Topic: Topic.Owed or Topic.Credit };

    private static string NameAndInvoice(AnswerSubject stage) =>
        stage.IssuedInvoice is { } invoice ? $"{stage.Name}, {invoice.NumberOrPending()}" : stage.Name;

    private static string Text(ParsedQuestion parsedQuestion) =>
        parsedQuestion switch
        {
            ParsedQuestion.AnswerableQuestion(var view, var topic, var stage, var note) => note
                + (stage is null ? TopicAnswers.Answer(topic, view) : TopicAnswers.Answer(topic, stage)),
            ParsedQuestion.UnknownReference(var view, var why) => RefusalText.Text(why, view),
            ParsedQuestion.ProjectNotFound(var key) => RefusalText.Text(
                key.Length > 0 ? new Refusal.ProjectUnknown(key) : new Refusal.NoProjectHere(),
                null
            ),
            ParsedQuestion.ProjectNotNamed(var seen) => ClarificationText.WhichProject(seen),
            ParsedQuestion.MilestoneNotNamed(var view) => ClarificationText.WhichStage(view),
            ParsedQuestion.UnknownName(var view, var words) => ClarificationText.UnknownName(view, words),
            ParsedQuestion.PeriodQuestion => ClarificationText.PeriodNotSupported,
            ParsedQuestion.UnknownWords({ }, { Length: > 0 } words) => ClarificationText.UnknownWords(words),
            _ => "",
        };
}

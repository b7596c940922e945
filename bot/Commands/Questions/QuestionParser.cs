using MilestoneBot.Cards.Answers;
using MilestoneBot.Commands.Questions.Clauses;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Parses a message as questions: each with its project, its milestone and its topic, in order. What one leaves out
/// is taken from those before it.
/// </summary>
internal sealed class QuestionParser(QuestionScope questionScope)
{
    private readonly List<ParsedQuestion> parsedQuestions = [];
    private readonly Dictionary<string, Tokenizer> tokenizers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<AnswerSubject>> namedStages = new(StringComparer.Ordinal);
    private IReadOnlyList<ProjectView> currentProjects = InitialProjects(questionScope);
    private Clause? before;
    private Sentence? asks;
    private bool isAllAsked = true;

    /// <summary>The questions; none when the message is no question about the records.</summary>
    /// <returns>Also whether all of it was questions that were understood for certain.</returns>
    public static (IReadOnlyList<ParsedQuestion> Asked, bool IsSure) Parse(
        IReadOnlyList<Sentence> sentences,
        QuestionScope questionScope
    )
    {
        var questionParser = new QuestionParser(questionScope);
        foreach (var sentence in sentences)
            questionParser.SetProject(sentence);
        foreach (var sentence in sentences)
            questionParser.Take(sentence);
        var isAny = questionParser.parsedQuestions.Exists(a => a is not ParsedQuestion.UnknownWords { Words: "" });
        return isAny
            ? (
                questionParser.parsedQuestions,
                questionParser.isAllAsked
                    && questionParser.parsedQuestions.TrueForAll(a => a is ParsedQuestion.AnswerableQuestion)
            )
            : ([], false);
    }

    /// <summary>
    /// The project of the conversation, otherwise the only visible one; otherwise it has to be named.
    /// </summary>
    private static IReadOnlyList<ProjectView> InitialProjects(QuestionScope questionScope)
    {
        if (questionScope.ConversationProject is { } here)
            return [here];
        return questionScope.VisibleProjects.Count == 1 ? questionScope.VisibleProjects : [];
    }

    /// <summary>A sentence that only names a project sets the project of all the others.</summary>
    private void SetProject(Sentence sentence)
    {
        var tokens = Tokenize(sentence, questionScope.ConversationProject);
        if (ProjectNames.IsOnlyProjects(tokens) && !ProjectNames.IsContinuation(sentence, tokens))
            currentProjects = [.. tokens.SelectMany(t => t.ProjectOfKey is { } key ? [key] : t.Projects)];
    }

    private void Take(Sentence sentence)
    {
        var tokens = Tokenize(sentence, questionScope.ConversationProject);
        if (!QuestionDetector.IsQuestion(sentence, tokens))
        {
            if (
                parsedQuestions.Count > 0
                && tokens is [{ Kind: TokenKind.Foreign } lone]
                && lone.Text.All(char.IsAsciiLetterOrDigit)
            )
                parsedQuestions.Add(new ParsedQuestion.ProjectNotFound(lone.Text.ToUpperInvariant()));
            else if (
                tokens.Any(t =>
                    t.Kind
                        is not (
                            TokenKind.Filler
                            or TokenKind.Greeting
                            or TokenKind.And
                            or TokenKind.Person
                            or TokenKind.Contact
                        )
                    && t.Projects.Count == 0
                )
            )
                isAllAsked = false;
            if (
                currentProjects is [var view]
                && Tokenize(sentence, view).SelectMany(t => t.Stages).ToList() is { Count: > 0 } named
            )
                namedStages[view.Project.Id] = named;
            return;
        }
        // A message with an amount is more often a command than a question: "pay INV-2026-0001 2000?" is a command of
        // a person who is not sure.
        if (tokens.Any(t => t.Kind == TokenKind.Sum))
            isAllAsked = false;
        if (tokens.Any(t => t.Projects.Count > 0))
            currentProjects = ProjectNames.In(tokens);
        // "And for SHOP?" asks the same about another project.
        asks = asks is not null && ProjectNames.IsOnlyProjects(tokens) ? asks : sentence;
        if (currentProjects.Count > 0)
        {
            foreach (var view in currentProjects)
                Parse(asks, view);
        }
        else if (ClauseCombiner.Combine(tokens).Any(c => c.HasTopic && Grammar.FindTopic(c, c.HasSubject) is not null))
            parsedQuestions.Add(
                questionScope.VisibleProjects.Count == 0
                    ? new ParsedQuestion.ProjectNotFound("")
                    : new ParsedQuestion.ProjectNotNamed(questionScope.VisibleProjects)
            );
    }

    private IReadOnlyList<Token> Tokenize(Sentence sentence, ProjectView? view)
    {
        var of = view?.Project.Id ?? "";
        if (!tokenizers.TryGetValue(of, out var tokenizer))
            tokenizers[of] = tokenizer = new(questionScope, view);
        return tokenizer.Tokenize(sentence.Words);
    }

    private void Parse(Sentence sentence, ProjectView view)
    {
        foreach (var clause in ClauseCombiner.Combine(Tokenize(sentence, view)).Select(Continued))
        {
            var stages = StagesOf(clause, view);
            var understood = ClauseInterpreter.Interpret(clause, stages, view).ToList();
            parsedQuestions.AddRange(understood);
            if (clause.HasTopic)
                before = clause;
            // "it" is the milestone that was named, or the one in the answer.
            if (
                understood is [ParsedQuestion.AnswerableQuestion { Stage: null } alone]
                && TopicAnswers.FindStage(alone.Topic, view) is { } next
            )
                stages = [next];
            if (stages.Count > 0)
                namedStages[view.Project.Id] = stages;
        }
    }

    /// <summary>
    /// The milestones that a clause names; where it names none and does not ask about the whole project, those named
    /// before.
    /// </summary>
    private IReadOnlyList<AnswerSubject> StagesOf(Clause clause, ProjectView view)
    {
        if (clause.HasSubject)
            return clause.Stages;
        return ClauseCombiner.IsWhole(clause) ? [] : namedStages.GetValueOrDefault(view.Project.Id, []);
    }

    /// <summary>
    /// "How much?" asks more about the same; "and design?", "what about phase 3?" ask the same about another
    /// milestone, or as a first question its status.
    /// </summary>
    private Clause Continued(Clause clause)
    {
        if (clause.HasTopic)
            return clause;
        if (!clause.HasSubject)
            return
                clause is { UnknownWords.Count: 0, QuestionWord: { } ask and not TokenKind.Be } && before is { } asked
                ? asked with
                {
                    QuestionWord = ask,
                }
                : clause;
        var isAbout = clause.Has(TokenKind.About);
        if (!isAbout && clause.QuestionWord is not null)
            return clause;
        if (before is { } same)
            return same with { Stages = clause.Stages, Refusal = clause.Refusal, UnknownWords = clause.UnknownWords };
        return isAbout ? clause with { QuestionWord = TokenKind.What } : clause;
    }
}

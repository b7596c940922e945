using MilestoneBot.Cards.Answers;
using MilestoneBot.Commands.Questions;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Commands.Questions;

/// <summary>
/// The answers in every state of a project: each is a sentence that states the facts and nothing more.
/// </summary>
public sealed class AnswersTests
{
    public static TheoryData<string> Points => [.. States.Keys];

    private static readonly Dictionary<string, Func<ProjectFixture>> States = new(StringComparer.Ordinal)
    {
        ["empty"] = () => ProjectFixture.Website(milestones: []),
        ["draft"] = () => ProjectFixture.Website(),
        ["proposed"] = () => With(ProjectFixture.Website(), (p, s) => p.SendTerms(s)),
        ["agreed"] = () => ProjectFixture.Website().Agreed(),
        ["started"] = () => ProjectFixture.Website().Agreed().Reach(1, "started"),
        ["submitted"] = () => ProjectFixture.Website().Agreed().Reach(1, "submitted"),
        ["sent back"] = () =>
            With(
                ProjectFixture.Website().Agreed().Reach(1, "submitted"),
                (p, s) => p.RequestChanges(p.LiveMilestones.First(), "the budget page", s)
            ),
        ["evidence waits"] = () =>
            With(
                ProjectFixture.Website().Team().Agreed().Reach(1, "submitted"),
                (p, s) => p.Confirm(p.LiveMilestones.First(), "Dana Weiss", "portal", "", s)
            ),
        ["confirmed"] = () => ProjectFixture.Website().Agreed().Reach(1, "confirmed"),
        ["drafted"] = () => ProjectFixture.Website().Agreed().Reach(1, "drafted"),
        ["issued"] = () => ProjectFixture.Website().Agreed().Reach(1, "issued"),
        ["paid"] = () => ProjectFixture.Website().Agreed().Reach(1, "paid"),
        ["overridden"] = () =>
            With(
                ProjectFixture.Website().Agreed().Reach(1, "issued"),
                (p, s) => p.Override(p.LiveMilestones.ElementAt(1), "the client asked for it in writing", s)
            ),
        ["advised"] = () => ProjectFixture.Website(GatePolicy.Advise).Agreed().Reach(1, "issued"),
        ["all paid"] = () => ProjectFixture.Website().Agreed().Reach(1, "paid").Reach(2, "paid").Reach(3, "paid"),
        ["unbilled stage"] = () =>
            ProjectFixture.Website(
                milestones:
                [
                    Stage("Discovery report", 100, Criterion.FileDelivery, 10),
                    new("Team trained", new Amount.Unbilled(), null, null, 14, null),
                ]
            ),
        ["one hundred"] = () =>
            ProjectFixture.Website(
                milestones:
                [
                    .. Enumerable
                        .Range(1, 100)
                        .Select(i => new NewMilestone(
                            $"Report {i} delivered",
                            i == 1 ? new Amount.Rest() : new Amount.Unbilled(),
                            null,
                            new DateOnly(2026, 7, 1),
                            14,
                            Criterion.FileDelivery
                        )),
                ]
            ),
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void Every_answer_is_a_sentence_of_bearable_length(string state)
    {
        var view = Look(States[state]());
        Assert.All(
            Enum.GetValues<Topic>().Where(t => t != Topic.Unheld),
            topic =>
            {
                foreach (
                    var text in view
                        .Project.LiveMilestones.Take(3)
                        .Select(m => TopicAnswers.Answer(topic, new AnswerSubject(view, m)))
                        .Append(TopicAnswers.Answer(topic, view))
                )
                {
                    Assert.True(text.EndsWith('.'), $"{topic}: {text}");
                    Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("..", text, StringComparison.Ordinal);
                    Assert.True(text.Length < 2500, $"{topic}: {text.Length} letters");
                }
            }
        );
    }

    [Theory]
    [InlineData(
        "empty",
        "was phase 1 billed?",
        "There is no milestone \"1\": Acme website (ACME) has none yet. Add one with add, or choose another project with project use KEY."
    )]
    [InlineData("empty", "what does the client owe?", "Acme GmbH owes nothing: nothing is billed yet.")]
    [InlineData("draft", "are the terms agreed?", "Terms v1 are not agreed: they are not sent to the client.")]
    [InlineData(
        "proposed",
        "who agreed the terms?",
        "Terms v1 are not agreed: they are sent by Priya Shah, 2026-07-01 10:00 · solo and wait for Dana."
    )]
    [InlineData(
        "draft",
        "can we start phase 1?",
        "Blocked: terms v1 are not agreed. Policy: previous stage paid in full. That is Discovery and strategy."
    )]
    [InlineData(
        "agreed",
        "can we start phase 1?",
        "May start: the terms are agreed and no earlier stage is billed. Policy: previous stage paid in full. "
            + "That is Discovery and strategy."
    )]
    [InlineData(
        "started",
        "can we start phase 2?",
        "Waiting: Discovery and strategy is started; it must be confirmed complete, billed and paid first. "
            + "Policy: previous stage paid in full. That is Design approval."
    )]
    [InlineData(
        "advised",
        "can we start phase 2?",
        "May start, though Discovery and strategy is not paid in full; the policy only advises. "
            + "Policy: advise only. That is Design approval."
    )]
    [InlineData(
        "sent back",
        "who approved phase 1?",
        "Nobody has confirmed it yet: Discovery and strategy is sent back, missing: the budget page; "
            + "it is done when Dana approves (portal-approval)."
    )]
    [InlineData(
        "evidence waits",
        "was phase 1 approved?",
        "No, not confirmed complete: Dana Weiss's confirmation of Discovery and strategy is attached and waits for an approver."
    )]
    [InlineData(
        "confirmed",
        "what can we bill now?",
        "Ready to bill: 1 Discovery and strategy, €3,600.00 + €684.00 VAT."
    )]
    [InlineData(
        "drafted",
        "was phase 1 billed?",
        "No, not billed: the invoice for Discovery and strategy is drafted by Priya Shah, "
            + "2026-07-01 10:00 · solo and waits for an approver."
    )]
    [InlineData(
        "drafted",
        "who issued the invoice for phase 1?",
        "Not issued: the invoice for Discovery and strategy is drafted by Priya Shah, 2026-07-01 10:00 · solo and waits for an approver."
    )]
    [InlineData(
        "all paid",
        "is everything paid?",
        "Yes. Paid in full: 3 of 3 invoices: 1 Discovery and strategy (INV-2026-0001, Wed 1 Jul 2026), "
            + "2 Design approval (INV-2026-0002, Wed 1 Jul 2026), 3 Final delivery (INV-2026-0003, Wed 1 Jul 2026). "
            + "Nothing is open."
    )]
    [InlineData("all paid", "when is the next billing point?", "There is no next billing point: everything is billed.")]
    [InlineData("all paid", "does the client owe anything?", "No. Acme GmbH owes nothing: every invoice is settled.")]
    [InlineData(
        "all paid",
        "is anything overdue?",
        "No. Nothing is overdue. Acme GmbH owes nothing: every invoice is settled."
    )]
    [InlineData("unbilled stage", "was the team trained billed?", "No: Team trained is unbilled by agreement.")]
    [InlineData(
        "unbilled stage",
        "is phase 2 paid?",
        "There is nothing to pay: Team trained is unbilled by agreement."
    )]
    [InlineData(
        "unbilled stage",
        "what counts as done for phase 2?",
        "No completion criterion is set for Team trained."
    )]
    [InlineData(
        "one hundred",
        "which milestones are approved?",
        "No milestone is confirmed complete. Not yet: 1 Report 1 delivered (planned, expected Wed 1 Jul 2026), "
            + "2 Report 2 delivered (planned, expected Wed 1 Jul 2026), 3 Report 3 delivered (planned, "
            + "expected Wed 1 Jul 2026), 4 Report 4 delivered (planned, expected Wed 1 Jul 2026), "
            + "5 Report 5 delivered (planned, expected Wed 1 Jul 2026), 6 Report 6 delivered (planned, "
            + "expected Wed 1 Jul 2026), 7 Report 7 delivered (planned, expected Wed 1 Jul 2026), "
            + "8 Report 8 delivered (planned, expected Wed 1 Jul 2026), 9 Report 9 delivered (planned, "
            + "expected Wed 1 Jul 2026), 10 Report 10 delivered (planned, expected Wed 1 Jul 2026), "
            + "11 Report 11 delivered (planned, expected Wed 1 Jul 2026), 12 Report 12 delivered (planned, "
            + "expected Wed 1 Jul 2026) … 100 in all, status shows them."
    )]
    public void An_answer_says_what_is(string state, string line, string says)
    {
        var view = Look(States[state]());
        Assert.Equal(
            says,
            QuestionAnswerer
                .ToReply(QuestionParser.Parse(SentenceReader.ReadSentences(line), new(view, [view])).Asked)
                .Text.Split(" As of ")[0]
        );
    }

    private static ProjectView Look(ProjectFixture fixture) =>
        new(
            fixture.Project,
            new Dictionary<string, string>(StringComparer.Ordinal) { [Priya] = "Priya Shah", [Marc] = "Marc Oliver" },
            fixture.Now,
            "Europe/Berlin"
        );

    private static ProjectFixture With(ProjectFixture fixture, Func<Project, DecisionContext, Decision> act)
    {
        fixture.Do(Priya, act);
        return fixture;
    }
}

using MilestoneBot.Cards;
using MilestoneBot.Commands;
using MilestoneBot.Domain;

namespace MilestoneBot.Tests.Commands;

/// <summary>
/// Every act has its words, and every command is one of them: "who can" answers whatever can be said.
/// </summary>
public sealed class ActWordsTests
{
    /// <summary>Verbs of the grammar; each of them is answered by "who can".</summary>
    public static TheoryData<string> Verbs =>
        [
            .. Catalogue
                .All(null!, null!, null!, null!, null!, null!, null!, null!)
                .Where(c => !c.Phrase.Internal)
                .Select(c => c.Phrase.Verb),
        ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_command_is_an_act_that_can_be_asked_for(string verb) => Assert.NotNull(ActWords.Find(verb));

    [Fact]
    public void The_words_by_which_an_act_is_refused_mean_it() =>
        Assert.All(Enum.GetValues<Act>(), act => Assert.Contains(act, ActWords.Find(RefusalText.Deed(act))!));

    [Theory]
    [InlineData("approve invoices", Act.IssueInvoice)]
    [InlineData("Issue an invoice?", Act.IssueInvoice)]
    [InlineData("record the payments", Act.RecordPayment)]
    [InlineData("give roles", Act.ManageRoles)]
    [InlineData("close this project", Act.Close)]
    [InlineData("hold the project", Act.Pause)]
    [InlineData("reopen a stage", Act.Reopen)]
    [InlineData("see", Act.See)]
    [InlineData("status", Act.See)]
    public void Plain_words_mean_their_act(string said, Act act) => Assert.Equal([act], ActWords.Find(said)!);

    [Theory]
    [InlineData("fly")]
    [InlineData("the")]
    [InlineData("")]
    [InlineData("issue issue")]
    public void Other_words_mean_none(string said) => Assert.Null(ActWords.Find(said));
}

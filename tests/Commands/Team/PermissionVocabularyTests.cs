using MilestoneBot.Cards.Shared;
using MilestoneBot.Commands;
using MilestoneBot.Commands.Team;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Commands.Team;

/// <summary>
/// Every permission has its words, and every command is one of them: "who can" answers for every command.
/// </summary>
public sealed class PermissionVocabularyTests
{
    /// <summary>Verbs of the grammar; each of them is answered by "who can".</summary>
    public static TheoryData<string> Verbs =>
        [.. Catalogue.All(null!, null!, null!, null!, null!, null!, null!, null!).Select(c => c.Syntax.Verb)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_command_is_an_act_that_can_be_asked_for(string verb) =>
        Assert.NotNull(PermissionVocabulary.Find(verb));

    [Fact]
    public void The_words_by_which_an_act_is_refused_mean_it() =>
        Assert.All(
            Enum.GetValues<Permission>(),
            permission =>
                Assert.Contains(permission, PermissionVocabulary.Find(RefusalText.PermissionName(permission))!)
        );

    [Theory]
    [InlineData("approve invoices", Permission.IssueInvoice)]
    [InlineData("Issue an invoice?", Permission.IssueInvoice)]
    [InlineData("record the payments", Permission.RecordPayment)]
    [InlineData("give roles", Permission.ManageRoles)]
    [InlineData("close this project", Permission.Close)]
    [InlineData("hold the project", Permission.Pause)]
    [InlineData("reopen a stage", Permission.Reopen)]
    [InlineData("see", Permission.See)]
    [InlineData("status", Permission.See)]
    public void Plain_words_mean_their_act(string said, Permission permission) =>
        Assert.Equal([permission], PermissionVocabulary.Find(said)!);

    [Theory]
    [InlineData("fly")]
    [InlineData("the")]
    [InlineData("")]
    [InlineData("issue issue")]
    public void Other_words_mean_none(string said) => Assert.Null(PermissionVocabulary.Find(said));
}

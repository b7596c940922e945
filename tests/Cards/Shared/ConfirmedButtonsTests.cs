using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Tests.Cards.Shared;

/// <summary>What moves money for good asks back before its press is taken.</summary>
public sealed class ConfirmedButtonsTests
{
    [Theory]
    [InlineData("issue 2", "Issue", false)]
    [InlineData("ISSUE design", "Issue", false)]
    [InlineData("/credit INV-2026-0001 reason \"x\"", "Credit", true)]
    [InlineData("override 3 reason \"x\"", "Override", true)]
    [InlineData("writeoff 4 reason \"x\"", "Write off", true)]
    public void The_question_is_the_verbs(string says, string accept, bool isDanger)
    {
        var asked = new Button("Do it", says).Confirmed().Confirmation;
        Assert.NotNull(asked);
        Assert.Equal((accept, "Go back", isDanger), (asked.Accept, asked.Decline, asked.IsDanger));
    }

    [Theory]
    [InlineData("ask override 3")]
    [InlineData("invoice 2")]
    [InlineData("issued")]
    [InlineData("show issue")]
    [InlineData("pay 1 2000")]
    [InlineData("")]
    public void Everything_else_is_taken_at_once(string says) =>
        Assert.Null(new Button("Do it", says).Confirmed().Confirmation);
}

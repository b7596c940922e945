using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Chat.Cards;

/// <summary>An address is read as it was written, and old cards keep theirs.</summary>
public sealed class CardAddressTests
{
    /// <summary>As they stand on posted cards since the first version that posted each.</summary>
    private const string StoredWords =
        "add agreement amend amend-add amend-split amend-total amendment announced client client-credit "
        + "confirmed contact credit cue-agreement cue-ahead cue-digest cue-draft cue-evidence cue-expected "
        + "cue-request cue-terms cue-unbilled datev detail dispute draft evidence fill for-client formal-reminder gap gate "
        + "invoice parked pause pay payment project project-cancel project-end project-hold project-new "
        + "received refund reminder request role seller seller-account set settings settings-form settle "
        + "started status submitted takenback team terms wish writeoff";

    [Fact]
    public void The_words_of_the_kinds_stay_as_they_are_stored() =>
        Assert.Equal(
            StoredWords,
            string.Join(' ', Enum.GetValues<CardKind>().Select(CardKinds.ToWord).Order(StringComparer.Ordinal))
        );

    [Fact]
    public void Every_kind_is_found_by_its_word() =>
        Assert.All(Enum.GetValues<CardKind>(), kind => Assert.Equal(kind, CardKinds.Find(CardKinds.ToWord(kind))));

    [Fact]
    public void What_is_built_says_its_address_and_is_read_again()
    {
        foreach (
            var (built, text) in new[]
            {
                (CardAddress.OfProject(CardKind.Terms, "7"), "terms/7/p"),
                (CardAddress.OfProject(CardKind.UnmatchedPayment, "7", 4), "parked/7/p/4"),
                (CardAddress.OfMilestone(CardKind.StageConfirmed, "7", 3), "confirmed/7/m3"),
                (CardAddress.OfMilestone(CardKind.NoticeDraft, "7", 3, 12), "cue-draft/7/m3/12"),
                (CardAddress.OfPaymentForm("7", 3, 2), "pay-2/7/m3"),
                (CardAddress.OfForm(CardKind.NewProjectForm, "ab12"), "project-new/-/ab12"),
            }
        )
            Assert.Equal((text, built), (built.ToString(), CardAddress.Parse(text)));
    }

    [Theory]
    [InlineData("terms/7/p", CardKind.Terms, null)]
    [InlineData("pay-2/7/m3", CardKind.PaymentForm, 2)]
    [InlineData("pay/7/m3", null, null)]
    [InlineData("pay-0/7/m3", null, null)]
    [InlineData("pay-x/7/m3", null, null)]
    [InlineData("Terms/7/p", null, null)]
    [InlineData("nosuch/7/p", null, null)]
    [InlineData("/7/p", null, null)]
    public void A_kind_that_is_not_known_is_none_and_its_project_still_is_read(
        string text,
        CardKind? kind,
        int? payment
    )
    {
        var address = CardAddress.ParseOfProject(text)!;
        Assert.Equal((kind, payment, "7"), (address.Kind, address.PaymentNumber, address.Project));
    }

    [Theory]
    [InlineData("")]
    [InlineData("terms")]
    [InlineData("terms/7")]
    [InlineData("terms/7/m1/2/3")]
    [InlineData("terms//p")]
    [InlineData("project-new/-/ab12")]
    public void What_names_no_project_is_of_none(string text) => Assert.Null(CardAddress.ParseOfProject(text));

    [Theory]
    [InlineData("m3", 3, true)]
    [InlineData("p", null, true)]
    [InlineData("m", null, true)]
    [InlineData("m-1", null, true)]
    [InlineData("x", null, false)]
    public void A_subject_says_its_milestone_and_whether_it_counts_changes(string subject, int? milestone, bool counts)
    {
        var address = CardAddress.Parse($"terms/7/{subject}")!;
        Assert.Equal((milestone, counts), (address.Milestone, address.HasRevision));
    }

    [Fact]
    public void A_press_is_on_the_kind_of_its_card()
    {
        var turn = new Turn("1", Conversation.ForProject("tenant-a", "7"), Sender.Clock, "fill", default);
        Assert.False(turn.IsActionOn(CardKind.FillForm));
        Assert.True((turn with { CardAction = new("fill/7/p", 1) }).IsActionOn(CardKind.FillForm));
        Assert.False((turn with { CardAction = new("fill/7/p", 1) }).IsActionOn(CardKind.AmendForm));
    }
}

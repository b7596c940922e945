using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Tests.Chat.Cards;

/// <summary>A rejected form is returned as it was filled in.</summary>
public sealed class CardTests
{
    private static readonly Card Form = new("Pay")
    {
        Lines = ["Who paid?"],
        Inputs = [new("money", "Amount") { Value = "10" }, new("on", "On", InputKind.Date) { Value = "2026-07-01" }],
        Buttons = [new("Pay", "pay 1", SendsInputs: true)],
    };

    [Fact]
    public void Values_are_kept_and_mistakes_stand_at_their_fields()
    {
        var kept = Form.WithInputs(
            Values(("money", "ten"), ("on", ""), ("evil", "x")),
            Values(("money", "\"ten\" is no amount."))
        );
        Assert.Equal(
            [("money", "ten", "\"ten\" is no amount."), ("on", "", "")],
            kept.Inputs.Select(i => (i.Name, i.Value, i.Error))
        );
        Assert.Equal(["Nothing was saved. Please check the marked fields.", "Who paid?"], kept.Lines);
        Assert.True(kept.HasErrors);
        Assert.Contains("\n! Amount: \"ten\" is no amount.", kept.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_that_has_no_field_here_stands_on_top_and_one_of_many_names_is_said_once()
    {
        var kept = Form.WithInputs(
            Values(),
            Values(("total", "Above 0."), ("money", "Above 0."), ("zone", "No such zone."))
        );
        Assert.Equal("Nothing was saved. Please check the marked fields. No such zone.", kept.Lines[0]);
    }

    [Fact]
    public void Without_a_mistake_at_a_field_only_the_values_are_kept()
    {
        var kept = Form.WithInputs(Values(("money", "5")), Values(("zone", "No such zone.")));
        Assert.Equal(("5", false), (kept.Inputs[0].Value, kept.HasErrors));
        Assert.Equal(Form.Lines, kept.Lines);
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value);
}

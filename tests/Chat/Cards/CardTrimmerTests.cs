using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Tests.Chat.Cards;

/// <summary>
/// A card for a platform that accepts a limited number of characters: what is dropped first, and what the card says
/// about it.
/// </summary>
public sealed class CardTrimmerTests
{
    private static Card Fit(Card card, int most) =>
        CardTrimmer.Fit(card, drawn => drawn, drawn => LengthOf(drawn) <= most);

    private static int LengthOf(Card card) =>
        card.ToPlainText().Length + card.Inputs.Sum(i => i.Value.Length + i.Choices.Sum(c => c.Title.Length));

    private static string[] Row(params string[] cells) => cells;

    [Fact]
    public void A_card_that_fits_is_left_alone()
    {
        var card = new Card("Draft") { Lines = ["one"] };
        Assert.Same(card, Fit(card, 100));
    }

    [Fact]
    public void What_was_typed_is_cut_first_but_never_a_date_or_a_choice()
    {
        var card = new Card("Form")
        {
            Inputs =
            [
                new("why", "Why", InputKind.LongText) { Value = new string('w', 5000) },
                new("on", "On", InputKind.Date) { Value = "2026-07-29" },
                new("how", "How", InputKind.Choice)
                {
                    Choices = [new Choice("bank-transfer", "Bank")],
                    Value = "bank-transfer",
                },
            ],
        };
        Assert.Equal(["ww…", "2026-07-29", "bank-transfer"], Fit(card, 34).Inputs.Select(i => i.Value));
    }

    [Fact]
    public void Long_cells_are_cut_before_a_row_is_left_out()
    {
        var card = new Card("Audit")
        {
            Table = new([new("What")], [.. Enumerable.Range(1, 20).Select(i => Row($"{i} " + new string('x', 1000)))]),
        };
        var fitted = Fit(card, 5000);
        Assert.Equal(20, fitted.Table!.Rows.Count);
        Assert.All(fitted.Table.Rows, row => Assert.EndsWith("…", row[0], StringComparison.Ordinal));
        Assert.InRange(LengthOf(fitted), 4900, 5000);
        Assert.Equal("", fitted.Footer);
    }

    [Fact]
    public void Rows_are_left_out_from_the_end_but_for_the_sum_and_it_is_said_how_many()
    {
        var card = new Card("Schedule")
        {
            Table = new(
                [new("Milestone")],
                [.. Enumerable.Range(1, 100).Select(i => Row($"Milestone {i}")), Row("Sum")],
                HasTotalRow: true
            ),
            Footer = "VAT 19 %",
        };
        var fitted = Fit(card, 600);
        var kept = fitted.Table!.Rows.Count - 1;
        Assert.InRange(kept, 10, 99);
        Assert.Equal(["Milestone 1", "Sum"], new[] { fitted.Table.Rows[0][0], fitted.Table.Rows[^1][0] });
        Assert.Equal($"… {100 - kept} more rows do not fit here\nVAT 19 %", fitted.Footer);
    }

    [Fact]
    public void Then_lines_and_facts_give()
    {
        var fitted = Fit(
            new("Lines")
            {
                Lines = [.. Enumerable.Range(1, 50).Select(i => $"Line {i}")],
                Facts = [new("Fact", "value")],
            },
            200
        );
        Assert.Equal("Line 1", fitted.Lines[0]);
        Assert.Equal($"… {51 - fitted.Lines.Count} more lines do not fit here", fitted.Footer);
    }

    [Fact]
    public void Where_nothing_helps_a_few_words_stand_instead()
    {
        var fitted = Fit(new("Too much") { Tone = Tone.Stop, Buttons = [new("Save", new string('y', 9000))] }, 200);
        Assert.Equal(
            ("Too much", Tone.Stop, "This is too much to show here. Type the command with less in it."),
            (fitted.Title, fitted.Tone, Assert.Single(fitted.Lines))
        );
    }

    [Fact]
    public void Text_is_cut_between_characters_as_people_see_them()
    {
        Assert.Equal("abc", CardTrimmer.Truncate("abc", 3));
        Assert.Equal("ab…", CardTrimmer.Truncate("abcd", 3));
        Assert.Equal("a…", CardTrimmer.Truncate("a\U0001F468\u200D\U0001F469b", 5));
    }
}

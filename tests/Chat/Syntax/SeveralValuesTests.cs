using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Tests.Chat.Syntax;

/// <summary>One keyword may take several values, some of them in quotes.</summary>
public sealed class SeveralValuesTests
{
    private static readonly Argument<string> Name = new("milestone", "\"<milestone>\"", ParsedValue.Success);
    private static readonly Argument<string> Vat = Argument
        .OfValues<string>(
            "vat",
            "<percent> [<kind>]",
            3,
            words =>
                words switch
                {
                    [{ Text: "0" }, { Text: "exempt" }, { IsQuoted: true } why] => ParsedValue.Success(
                        $"exempt: {why.Text}"
                    ),
                    [{ Text: "0" }, { Text: "zero-rated" }] => ParsedValue.Success("zero-rated"),
                    [{ Text: var rate }] when rate.All(char.IsAsciiDigit) => ParsedValue.Success(rate),
                    _ => ParsedValue.Failure($"\"{string.Join(' ', words.Select(w => w.Text))}\" is no VAT"),
                }
        )
        .AsKeyword()
        .AsOptional();
    private static readonly Argument<string> Due = new Argument<string>("due", "<days>", ParsedValue.Success)
        .AsKeyword()
        .AsOptional();
    private static readonly CommandSyntax Bill = new CommandSyntax("bill", "bills").WithArguments(Name, Vat, Due);

    [Theory]
    [InlineData("Design vat 19", "19")]
    [InlineData("Design vat 0 zero-rated due 5", "zero-rated")]
    [InlineData("vat 0 zero-rated Design", "zero-rated")]
    [InlineData("Design vat 0 exempt \"teaching, by law\" due 5", "exempt: teaching, by law")]
    [InlineData("vat 0 exempt \"due\" \"Design\"", "exempt: due")]
    [InlineData("vat 19 \"Design\"", "19")]
    public void A_keyword_takes_as_many_values_as_make_sense_together(string line, string vat)
    {
        var arguments = Read(line).Arguments!;
        Assert.Equal(("Design", vat), (arguments.Get(Name), arguments.GetOrDefault(Vat)));
    }

    [Theory]
    [InlineData("Design vat 0 exempt due 5", "\"0 exempt\" is no VAT")]
    [InlineData("Design vat due 5", "vat needs a value: vat <percent> [<kind>]")]
    [InlineData("Design vat 19 vat 7", "vat stands twice; say it once")]
    public void What_is_wrong_with_the_values_is_said_about_them_all(string line, string problem) =>
        Assert.Equal(problem, Read(line).Problem);

    [Fact]
    public void A_field_of_a_form_takes_them_as_they_are_typed() =>
        Assert.Equal(
            "exempt: teaching",
            Bill.Parse(
                    CommandLine.Split("Design"),
                    "Design",
                    new Dictionary<string, string> { ["vat"] = "0 exempt \"teaching\"" }
                )
                .Arguments!.GetOrDefault(Vat)
        );

    private static ParseResult Read(string line) =>
        Bill.Parse(CommandLine.Split(line), line, new Dictionary<string, string>());
}

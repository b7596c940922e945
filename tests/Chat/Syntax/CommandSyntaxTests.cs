using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Chat.Syntax;

/// <summary>A command syntax parses the words behind its verb and the inputs of a form.</summary>
public sealed class CommandSyntaxTests
{
    private static readonly Argument<string> Name = new("milestone", "\"<milestone>\"", ParsedValue.Success);
    private static readonly Argument<string> Amount = new(
        "amount",
        "<percent>",
        text => text.EndsWith('%') ? ParsedValue.Success(text) : ParsedValue.Failure($"\"{text}\" is no percent")
    );
    private static readonly Argument<string> Due = new Argument<string>(
        "due",
        "<days>",
        text =>
            text.All(char.IsAsciiDigit)
                ? ParsedValue.Success(text)
                : ParsedValue.Failure($"\"{text}\" is no number of days")
    )
        .AsKeyword()
        .AsOptional();
    private static readonly Argument<DateExpression> Expected = new Argument<DateExpression>(
        "expected",
        "<date>",
        DateExpression.Parse
    )
        .AsKeyword()
        .AsOptional()
        .WithMaxWords(3);
    private static readonly Argument<string> By = new Argument<string>("by", "\"<name>\"", ParsedValue.Success)
        .AsKeyword()
        .AsOptional();
    private static readonly Argument<string> Again = new("again", "again", _ => ParsedValue.Success("yes"))
    {
        IsFlag = true,
        IsKeyword = true,
        IsOptional = true,
    };
    private static readonly Argument<string> Filter = new Argument<string>(
        "filter",
        "open|paid",
        text => text is "open" or "paid" ? ParsedValue.Success(text) : ParsedValue.Failure($"\"{text}\" is no kind")
    ).AsOptional();
    private static readonly Argument<string> Key = new Argument<string>(
        "KEY",
        "<KEY>",
        text => text.Length <= 5 ? ParsedValue.Success(text) : ParsedValue.Failure($"\"{text}\" is no key")
    ).AsOptional();
    private static readonly CommandSyntax Add = new CommandSyntax("add", "adds").WithArguments(
        Name,
        Amount,
        Expected,
        Due,
        By,
        Again
    );
    private static readonly CommandSyntax List = new CommandSyntax("invoices", "lists").WithArguments(Filter, Key);
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [InlineData("\"Design approval\" 40% expected 2026-08-14 due 14 by \"Dana Weiss\" again")]
    [InlineData("again due 14 \"Design approval\" by \"Dana Weiss\" 40% expected 14 Aug 2026")]
    [InlineData("DUE 14 Expected Aug 14 by \"Dana Weiss\" \"Design approval\" 40% AGAIN")]
    public void Keywords_may_stand_anywhere_and_in_any_case(string line)
    {
        var arguments = Given(Add, line);
        Assert.Equal(
            ("Design approval", "40%", "14", "Dana Weiss"),
            (arguments.Get(Name), arguments.Get(Amount), arguments.GetOrDefault(Due), arguments.GetOrDefault(By))
        );
        Assert.Equal(new DateOnly(2026, 8, 14), arguments.GetOrDefault(Expected)?.Resolve(Today));
        Assert.True(arguments.Has(Again));
    }

    [Fact]
    public void What_may_be_left_out_is_absent()
    {
        var arguments = Given(Add, "Design 40%");
        Assert.Null(arguments.GetOrDefault(Due));
        Assert.False(arguments.Has(Again));
    }

    [Theory]
    [InlineData("Design", "<percent> is missing")]
    [InlineData("", "\"<milestone>\" is missing")]
    [InlineData("Design 40% due", "due needs a value: due <days>")]
    [InlineData("Design 40% due expected 2026-08-14", "due needs a value: due <days>")]
    [InlineData("Design 40% due again", "due needs a value: due <days>")]
    [InlineData("Design 40% due 5 due 6", "due stands twice; say it once")]
    [InlineData("due 5 due 6 Design 40%", "due stands twice; say it once")]
    [InlineData("again again Design 40%", "again stands twice; say it once")]
    [InlineData("expected 2026-08-14 expected 2026-08-15 Design 40%", "expected stands twice; say it once")]
    [InlineData("Design approval 40%", "\"approval\" is no percent")]
    [InlineData("Design 40% now", "\"now\" is one word too many; put values with spaces in quotes")]
    [InlineData("Design 40% due soon", "\"soon\" is no number of days")]
    [InlineData("Design 40% expected 30 Feb 2026", "no such date: 30 Feb 2026; February 2026 has 28 days")]
    [InlineData("Design 40% expected 30 Feb 2026 due 14", "no such date: 30 Feb 2026; February 2026 has 28 days")]
    [InlineData("Design 40% expected 2026-02-29", "no such date: 2026-02-29; February 2026 has 28 days")]
    public void What_is_wrong_is_said_in_one_sentence(string line, string problem) =>
        Assert.Equal(problem, Problem(Add, line));

    [Fact]
    public void A_mention_is_a_name_to_every_argument_but_a_person()
    {
        var person = new Argument<string>("person", "@user", ParsedValue.Success) { IsPerson = true };
        var note = new Argument<string>("note", "<note>", ParsedValue.Success).AsKeyword().AsOptional();
        var syntax = new CommandSyntax("ask", "asks").WithArguments(person, note, Due);
        var marc = new Mention("chat|w|marc", "Marc \"}\nOliver");
        ParseResult Read(string line, string input = "") =>
            syntax.Parse(CommandLine.Split(line), line, new Dictionary<string, string> { ["note"] = input }, [marc]);
        var arguments = Read("@{chat|w|marc} note \"as @{chat|w|marc} says\"").Arguments!;
        Assert.Equal(("@{chat|w|marc}", "as @Marc \"} Oliver says"), (arguments.Get(person), arguments.Get(note)));
        Assert.Equal(
            "@{chat|w|marc} note \"as @{chat|w|marc} says\"".Replace("@{chat|w|marc}", "@Marc \"} Oliver"),
            arguments.RawText
        );
        Assert.Equal("by @Marc \"} Oliver", Read("@{chat|w|marc}", "by @{chat|w|marc}").Arguments!.Get(note));
        Assert.Equal(
            "\"@Marc \"} Oliver\" is one word too many; put values with spaces in quotes",
            Read("@{chat|w|marc} @{chat|w|marc}").Problem
        );
        Assert.Equal("@{chat|w|bob}", Read("@{chat|w|marc} note @{chat|w|bob}").Arguments!.Get(note));
    }

    [Theory]
    [
        InlineData("\"due\" 40%", "due"),
        InlineData("\"again\" 40%", "again"),
        InlineData("\"by 5 due 6\" 40%", "by 5 due 6")
    ]
    public void A_quoted_value_is_never_a_keyword(string line, string name)
    {
        var arguments = Given(Add, line);
        Assert.Equal(name, arguments.Get(Name));
        Assert.False(arguments.Has(Due) || arguments.Has(Again) || arguments.Has(By));
    }

    [Fact]
    public void A_word_that_may_stand_alone_is_the_value_of_the_keyword_before_it_where_it_can_be()
    {
        var kind = new Argument<string>(
            "kind",
            "<kind>",
            text => text == "again" ? ParsedValue.Success(text) : ParsedValue.Failure("no kind")
        )
            .AsKeyword()
            .AsOptional();
        var syntax = new CommandSyntax("test", "tries it").WithArguments(kind, Again, Due);
        Assert.Equal(
            "again",
            syntax.Parse(CommandLine.Split("kind again"), "kind again", NoInputs).Arguments!.GetOrDefault(kind)
        );
        Assert.Contains(
            "due needs a value",
            syntax.Parse(CommandLine.Split("due again"), "due again", NoInputs).Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_keyword_in_quotes_is_a_value_and_not_said_twice() =>
        Assert.Equal("due", Given(Add, "Design 40% due 5 by \"due\"").GetOrDefault(By));

    [Fact]
    public void A_date_takes_as_many_words_as_it_has()
    {
        Assert.Equal(
            new DateOnly(2026, 7, 15),
            Given(Add, "expected 15 Jul 2026 Design 40%").GetOrDefault(Expected)?.Resolve(Today)
        );
        Assert.Equal(
            new DateOnly(2026, 7, 15),
            Given(Add, "expected Jul 15 Design 40%").GetOrDefault(Expected)?.Resolve(Today)
        );
        Assert.Equal(
            new DateOnly(2026, 7, 2),
            Given(Add, "expected tomorrow Design 40%").GetOrDefault(Expected)?.Resolve(Today)
        );
    }

    [Theory]
    [
        InlineData("open ACME", "open", "ACME"),
        InlineData("ACME", null, "ACME"),
        InlineData("paid", "paid", null),
        InlineData("", null, null)
    ]
    public void A_value_that_may_be_left_out_lets_the_next_one_have_the_word(string line, string? filter, string? key)
    {
        var arguments = Given(List, line);
        Assert.Equal((filter, key), (arguments.GetOrDefault(Filter), arguments.GetOrDefault(Key)));
    }

    [Theory]
    [InlineData("overdue"), InlineData("open overdue")]
    public void The_last_that_could_take_a_word_says_why_not(string line) =>
        Assert.Equal("\"overdue\" is no key", Problem(List, line));

    [Fact]
    public void A_forms_input_is_one_value_and_never_split()
    {
        var arguments = Given(
            Add,
            "",
            new()
            {
                ["milestone"] = "  Design \"due 5\" by Dana\u00A0Weiss &amp; Co\u200B ",
                ["amount"] = "40%",
                ["by"] = "again",
                ["again"] = "True",
                ["unknown"] = "x",
            }
        );
        Assert.Equal("Design \"due 5\" by Dana Weiss &amp; Co", arguments.Get(Name));
        Assert.Equal("again", arguments.GetOrDefault(By));
        Assert.True(arguments.Has(Again));
        Assert.False(arguments.Has(Due));
    }

    [Fact]
    public void Words_go_before_a_forms_inputs_and_empty_inputs_are_none()
    {
        var arguments = Given(
            Add,
            "Design 40%",
            new()
            {
                ["milestone"] = "Other",
                ["due"] = "  ",
                ["again"] = "false",
            }
        );
        Assert.Equal("Design", arguments.Get(Name));
        Assert.False(arguments.Has(Due) || arguments.Has(Again));
    }

    [Fact]
    public void A_hole_in_a_buttons_words_takes_its_input_whole_and_is_a_word_where_there_is_none()
    {
        var arguments = Given(
            Add,
            "<which> 40% by <who>",
            new()
            {
                ["which"] = "  Design due 5 ",
                ["who"] = "again",
                ["milestone"] = "Other",
            }
        );
        Assert.Equal(("Design due 5", "again"), (arguments.Get(Name), arguments.GetOrDefault(By)));
        Assert.False(arguments.Has(Again) || arguments.Has(Due));
        Assert.Equal("<which>", Given(Add, "<which> 40%", new() { ["which"] = " ", ["other"] = "x" }).Get(Name));
        Assert.Equal("<which>", Given(Add, "\"<which>\" 40%", new() { ["which"] = "Design" }).Get(Name));
    }

    [Theory]
    [
        InlineData("due", "soon", "\"soon\" is no number of days"),
        InlineData("amount", " ", "<percent> is missing"),
        InlineData("amount", "forty", "\"forty\" is no percent")
    ]
    public void A_forms_input_is_checked_like_a_word(string name, string typed, string problem) =>
        Assert.Equal(
            problem,
            Problem(
                Add,
                "",
                new()
                {
                    ["milestone"] = "Design",
                    ["amount"] = "40%",
                    [name] = typed,
                }
            )
        );

    [Fact]
    public void Everything_that_is_wrong_with_a_form_is_told_at_once_by_its_field()
    {
        var read = Add.Parse(
            [],
            "",
            new Dictionary<string, string>
            {
                ["amount"] = "forty",
                ["due"] = "soon",
                ["expected"] = "2026-02-29",
                ["by"] = "Dana",
            }
        );
        Assert.Equal("\"<milestone>\" is missing", read.Problem);
        Assert.Equal(
            [
                "milestone: Fill this in.",
                "amount: \"forty\" is no percent.",
                "expected: No such date: 2026-02-29; February 2026 has 28 days.",
                "due: \"soon\" is no number of days.",
            ],
            read.Problems.Select(p => $"{p.Key}: {p.Value}")
        );
        Assert.Equal(
            "milestone: Fill this in; amount: \"forty\" is no percent; expected: No such date: 2026-02-29; "
                + "February 2026 has 28 days; due: \"soon\" is no number of days",
            read.AllProblems
        );
        Assert.Null(read.Incomplete);
        Assert.Empty(Add.Parse(CommandLine.Split("Design 40% due soon"), "Design 40% due soon", NoInputs).Problems);
    }

    [Fact]
    public void Words_that_are_right_and_too_few_can_be_asked_on()
    {
        var read = Add.Parse(CommandLine.Split("Design due 5"), "Design due 5", NoInputs);
        Assert.Equal(("Design", "5"), (read.Incomplete?.Get(Name), read.Incomplete?.GetOrDefault(Due)));
        Assert.Equal("Fill this in.", read.Problems["amount"]);
        Assert.Null(Add.Parse([], "", new Dictionary<string, string> { ["amount"] = "forty" }).Incomplete);
        Assert.Null(Add.Parse(CommandLine.Split("Design 40%"), "", NoInputs).Incomplete);
    }

    [Fact]
    public void A_numbered_argument_comes_once_for_each_number()
    {
        var (expected, due) = (Expected.AsNumbered(), Due.AsNumbered());
        var fill = new CommandSyntax("fill", "fills").WithArguments(expected, due);
        Assert.Equal("fill [expected-<n> <date>] [due-<n> <days>]", fill.FormatUsage());
        var arguments = Given(
            fill,
            "EXPECTED-2 15 Jul 2026 due-2 14 expected-10 tomorrow",
            new()
            {
                ["expected-2"] = "2030-01-01",
                ["due-03"] = "7",
                ["due-3"] = "8",
                ["due-0"] = "x",
                ["due-99999"] = "x",
                ["due-1.5"] = "x",
                ["due-"] = "x",
                ["due"] = "x",
            }
        );
        Assert.Equal(
            [(2, new DateOnly(2026, 7, 15)), (10, new DateOnly(2026, 7, 2))],
            arguments.GetNumbered(expected).Select(e => (e.Number, e.Value.Resolve(Today)))
        );
        Assert.Equal([(2, "14"), (3, "7")], arguments.GetNumbered(due));
        Assert.Equal("due-2 stands twice; say it once", Problem(fill, "due-2 14 due-02 15"));
        Assert.Equal("due-2 needs a value: due-2 <days>", Problem(fill, "due-2 expected-2 tomorrow"));
        Assert.Equal("\"due\" is one word too many; put values with spaces in quotes", Problem(fill, "due 14"));
        Assert.Equal(
            ["due-4"],
            fill.Parse([], "", new Dictionary<string, string> { ["due-4"] = "soon", ["due-5"] = "5" }).Problems.Keys
        );
    }

    [Fact]
    public void Text_as_written_is_left_alone()
    {
        var plan = new CommandSyntax("plan", "plans") { TakesText = true };
        Assert.Equal("a | 30%\nb | 70%", plan.Parse([], "a | 30%\nb | 70%", NoInputs).Arguments?.RawText);
    }

    [Fact]
    public void Usage_shows_what_may_be_left_out_in_brackets() =>
        Assert.Equal(
            "add \"<milestone>\" <percent> [expected <date>] [due <days>] [by \"<name>\"] [again]",
            Add.FormatUsage()
        );

    private static readonly Dictionary<string, string> NoInputs = [];

    private static ParsedArguments Given(CommandSyntax syntax, string line, Dictionary<string, string>? inputs = null)
    {
        var (arguments, problem) = syntax.Parse(CommandLine.Split(line), line, inputs ?? NoInputs);
        Assert.Equal("", problem);
        return arguments!;
    }

    private static string Problem(CommandSyntax syntax, string line, Dictionary<string, string>? inputs = null)
    {
        var (arguments, problem) = syntax.Parse(CommandLine.Split(line), line, inputs ?? NoInputs);
        Assert.Null(arguments);
        return problem;
    }
}

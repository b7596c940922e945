using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Tests.Chat.Syntax;

/// <summary>An unknown line is answered with the nearest commands.</summary>
public sealed class DidYouMeanTests
{
    private static readonly CommandSyntax[] Known =
    [
        .. (
            "project new,project list,project use,project show,project close,add,plan,plan save,set,move,drop,"
            + "template list,template show,template save,terms,terms send,terms agreed,start,submit,confirm,changes,"
            + "override,invoice,issue,discard,pay,status,schedule,invoices,money,next,statement,show,audit,verify,"
            + "role add,role remove,role list,settings seller,help"
        )
            .Split(',')
            .Select(verb => new CommandSyntax(verb, "does")),
    ];

    [Theory]
    [InlineData("mileston add \"Design\" 30%", "add")]
    [InlineData("ad \"Design\" 30%", "add")]
    [
        InlineData("statsu", "status"),
        InlineData("staus", "status"),
        InlineData("stauts", "status"),
        InlineData("STATUSS", "status"),
        InlineData("status!", "status"),
        InlineData("/status", "status"),
        InlineData("stat", "status")
    ]
    [
        InlineData("porject new \"Acme\"", "project new"),
        InlineData("new project \"Acme\"", "project new"),
        InlineData("projectnew", "project new"),
        InlineData("project-new \"Acme\"", "project new"),
        InlineData("proj new", "project new"),
        InlineData("projct lst", "project list"),
        InlineData("list projects", "project list")
    ]
    [
        InlineData("please start design", "start"),
        InlineData("can you show status", "show"),
        InlineData("strat design", "start"),
        InlineData("confrim 1", "confirm"),
        InlineData("invocie design", "invoice"),
        InlineData("overide 2", "override")
    ]
    [
        InlineData("term send", "terms send"),
        InlineData("send terms", "terms send"),
        InlineData("terms agred by \"Dana\"", "terms agreed"),
        InlineData("shedule", "schedule"),
        InlineData("schedual", "schedule"),
        InlineData("verfy", "verify"),
        InlineData("hlep", "help"),
        InlineData("pya INV-1 5", "pay"),
        InlineData("mony", "money")
    ]
    [
        InlineData("templates", "template list"),
        InlineData("list templates", "template list"),
        InlineData("role", "role add"),
        InlineData("plan svae", "plan save")
    ]
    public void The_nearest_command_is_offered_first(string said, string verb) =>
        Assert.Equal(verb, DidYouMean.FindNearest(said, Known) is [var first, ..] ? first.Syntax.Verb : "");

    [Fact]
    public void A_beginning_offers_what_can_follow_in_the_order_of_help() =>
        Assert.Equal(
            ["project new", "project list", "project use"],
            DidYouMean.FindNearest("project", Known).Select(commandSuggestion => commandSuggestion.Syntax.Verb)
        );

    [Theory]
    [
        InlineData("mileston add \"Design\" 30%", "add", "\"Design\" 30%"),
        InlineData("could you please start design, thanks!", "start", "design,"),
        InlineData("plan svae skip-bad", "plan save", "skip-bad"),
        InlineData("new project \"Acme now\"", "project new", "\"Acme now\"")
    ]
    [
        InlineData("role approver @{marc}", "role add", "approver @{marc}"),
        InlineData("projectnew \"Acme\"", "project new", "\"Acme\""),
        InlineData("stat us please", "status", ""),
        InlineData("Statsu ACME page 2", "status", "ACME page 2"),
        InlineData("bitte  strat   design", "start", "design")
    ]
    public void The_words_behind_the_verb_are_kept_as_written(string said, string verb, string rest) =>
        Assert.Equal(
            (verb, rest),
            DidYouMean.FindNearest(said, Known) is [var first, ..] ? (first.Syntax.Verb, first.Rest) : ("", "")
        );

    [Theory]
    [
        InlineData("hello there"),
        InlineData("xyzzy"),
        InlineData(""),
        InlineData("👋"),
        InlineData("what is the weather"),
        InlineData("redraw x"),
        InlineData("!!!"),
        InlineData("thanks")
    ]
    public void Where_nothing_is_near_nothing_is_offered(string said) =>
        Assert.Empty(DidYouMean.FindNearest(said, Known));

    [Fact]
    public void At_most_three_are_offered_and_a_long_line_takes_no_longer()
    {
        Assert.All(
            new[]
            {
                "s",
                "st",
                "in",
                "project",
                new string('a', 5_000),
                string.Join(' ', Enumerable.Repeat("pla", 5_000)),
            },
            said => Assert.InRange(DidYouMean.FindNearest(said, Known).Count, 0, 3)
        );
    }
}

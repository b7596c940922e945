namespace MilestoneBot.Tests.Stories.Typing;

public sealed partial class InvalidInputOfEveryCommandStory
{
    private const string LinesOfClients = """
        terms send
        terms accept
        terms accept it
        terms accept NOPE
        terms refuse
        terms refuse ""
        terms refuse "nothing waits"
        """;
}

using System.Xml.Linq;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>The SDK judges the bot from outside: the bot does not depend on it.</summary>
public sealed class OutsideTheBotTests
{
    private const string Sdk = "Microsoft.Bot.";

    [Fact]
    public void The_bot_is_compiled_without_the_SDK() =>
        Assert.DoesNotContain(
            typeof(Program).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith(Sdk, StringComparison.Ordinal)
        );

    [Fact]
    public void Only_the_tests_ask_for_its_package()
    {
        Assert.DoesNotContain(PackagesOf("bot", "MilestoneBot.csproj"), IsOfTheSdk);
        Assert.Contains(PackagesOf("tests", "MilestoneBot.Tests.csproj"), IsOfTheSdk);
    }

    private static bool IsOfTheSdk(string package) => package.StartsWith(Sdk, StringComparison.Ordinal);

    private static IEnumerable<string> PackagesOf(params string[] path) =>
        XDocument
            .Load(Repository.PathOf(path))
            .Descendants("PackageReference")
            .Select(p => (string)p.Attribute("Include")!);
}

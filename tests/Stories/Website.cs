using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;

namespace MilestoneBot.Tests.Stories;

/// <summary>The beginning that stories about money share: a website in three stages, told up to a point of its first stage.</summary>
internal static class Website
{
    /// <summary>3,600.00 / 4,800.00 / 3,600.00 net with 19 % VAT; with a team Priya leads, Marc approves, Finn is finance, Bob is a member.</summary>
    /// <param name="until">confirmed, drafted, issued or paid.</param>
    public static async Task<Story> ToldAsync(bool solo, string until = "issued")
    {
        var story = await Story.BeginAsync(solo);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19");
        foreach (var line in new[] { "add \"Discovery report\" 30% expected +14d done-when file-delivery", "add \"Design approval\" 40% expected +44d done-when file-delivery", "add \"Final delivery\" 30% expected +79d done-when file-delivery" })
            await story.SayAsync(Priya, line);
        if (!solo) foreach (var line in new[] { "role add approver @Marc", "role add finance @Finn" }) await story.SayAsync(Priya, line);
        foreach (var line in new[] { "terms agreed by \"Dana Weiss\" ref \"e-mail\"", "start 1", "submit 1 \"Report v3\"" }) await story.SayAsync(Priya, line);
        foreach (var (point, who, line) in new[] { ("confirmed", Marc, "confirm 1"), ("drafted", Priya, "invoice 1"), ("issued", Marc, "issue 1"), ("paid", Finn, "pay 1 4284") })
        {
            await story.SayAsync(who, line);
            if (point == until) break;
        }
        return story;
    }
}

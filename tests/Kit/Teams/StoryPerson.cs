namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>A person of the stories; in a solo story every line is Priya's.</summary>
public sealed record StoryPerson(string Id, string Name)
{
    public static StoryPerson Priya { get; } = new("29:priya", "Priya Shah");

    public static StoryPerson Marc { get; } = new("29:marc", "Marc Oliver");

    public static StoryPerson Finn { get; } = new("29:finn", "Finn Berg");

    public static StoryPerson Bob { get; } = new("29:bob", "Bob Stone");

    /// <summary>
    /// The sender id. It contains the account, because the id above is only the platform's id for the bot.
    /// </summary>
    public string KeyIn(string tenant) => $"msteams|{tenant}|aad-{Id}";

    /// <summary>
    /// The client's contact; whether she is a guest in the conversation depends on the story's roster.
    /// </summary>
    public static StoryPerson Dana { get; } = new("29:dana", "Dana Weiss");
}

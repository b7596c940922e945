namespace MilestoneBot.Tests.Kit;

/// <summary>Somebody of the stories; in a solo story every line is Priya's.</summary>
public sealed record Person(string Id, string Name)
{
    public static Person Priya { get; } = new("29:priya", "Priya Shah");

    public static Person Marc { get; } = new("29:marc", "Marc Oliver");

    public static Person Finn { get; } = new("29:finn", "Finn Berg");

    public static Person Bob { get; } = new("29:bob", "Bob Stone");

    /// <summary>
    /// The speaker id: by the account, for the id above is only the address that the bot has for them.
    /// </summary>
    public string KeyIn(string tenant) => $"msteams|{tenant}|aad-{Id}";

    /// <summary>The client's contact; whether she is in the room as a guest is up to the story's roster.</summary>
    public static Person Dana { get; } = new("29:dana", "Dana Weiss");
}

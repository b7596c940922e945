using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>One question as it was understood, or why it was not. A closed set.</summary>
/// <param name="Sight">The project it is asked of; null where there is none.</param>
internal abstract record Asked(Sight? Sight)
{
    /// <summary>Understood for certain: answered from the records.</summary>
    /// <param name="Note">What the records do not say of it; "" for nothing.</param>
    public sealed record Clear(Sight On, Topic Topic, Subject? Stage, string Note) : Asked(On);

    /// <summary>It names a stage or an invoice that is not there, or that may be two.</summary>
    public sealed record Lost(Sight On, Refusal Why) : Asked(On);

    /// <summary>It names somebody or something that is no client, project or milestone of the speaker's.</summary>
    public sealed record Stranger(Sight On, string Words) : Asked(On);

    /// <summary>Words that nothing explains stand in it.</summary>
    public sealed record Unclear(Sight? On, string Words) : Asked(On);

    /// <summary>It asks of "it", and nothing was named.</summary>
    public sealed record WhichStage(Sight On) : Asked(On);

    /// <summary>It asks for a sum of some days or months.</summary>
    public sealed record OfAPeriod(Sight On) : Asked(On);

    /// <summary>It asks what no record says.</summary>
    public sealed record Unheld(Sight? On) : Asked(On);

    /// <summary>There is no project to ask about, or none of that key.</summary>
    public sealed record NoProject(string Key) : Asked((Sight?)null);

    /// <summary>The place has no project and the speaker sees several.</summary>
    public sealed record WhichProject(IReadOnlyList<Sight> Seen) : Asked((Sight?)null);
}

using System.Text.Json.Serialization.Metadata;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>
/// How one kind of event is kept and told: its verb and JSON in the journal, its one statement, and its cards. The
/// journal entry, the project's revision and the milestone's are written for all events alike in
/// <see cref="EventStore"/>.
/// </summary>
internal sealed class EventDescriptor
{
    private EventDescriptor(Type type, string verb, JsonTypeInfo shape) => (Type, Verb, Shape) = (type, verb, shape);

    public Type Type { get; }

    /// <summary>Its word in the journal. It is for good: the event may be renamed, its verb may not.</summary>
    public string Verb { get; }

    /// <summary>How its details are written as JSON.</summary>
    public JsonTypeInfo Shape { get; }

    /// <summary>Whether every standing card of the project shows something of it.</summary>
    public bool RedrawsEveryCard { get; private init; }

    /// <summary>What it writes into the tables.</summary>
    public required Func<ProjectEvent, WriteContext, SqlStatement> CreateStatement { get; init; }

    /// <summary>
    /// The card that is posted with it when nobody in a conversation brought it about; null for what is only noted.
    /// </summary>
    public required Func<Project, ProjectEvent, EventCard?> FindPost { get; init; }

    /// <summary>
    /// The card that tells people on another platform of it; null for what their standing cards say well enough.
    /// </summary>
    public required Func<Project, ProjectEvent, EventCard?> FindCrossPost { get; init; }

    /// <param name="posts">The card that is posted when nobody in a conversation brought it about.</param>
    /// <param name="tells">The card for another platform, where it is not the posted one.</param>
    public static EventDescriptor Of<T>(
        string verb,
        JsonTypeInfo<T> shape,
        Func<T, WriteContext, SqlStatement> statement,
        Func<Project, T, EventCard?>? posts = null,
        Func<Project, T, EventCard?>? tells = null,
        bool redrawsEveryCard = false
    )
        where T : ProjectEvent =>
        new(typeof(T), verb, shape)
        {
            CreateStatement = (what, context) => statement((T)what, context),
            FindPost = (project, what) => posts?.Invoke(project, (T)what),
            FindCrossPost = (project, what) => (tells ?? posts)?.Invoke(project, (T)what),
            RedrawsEveryCard = redrawsEveryCard,
        };
}

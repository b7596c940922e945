using System.Text.Json.Serialization.Metadata;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Describes one event type: its verb and JSON in the journal, its one SQL statement, and its cards. The journal entry
/// and the revisions of project and milestone are the same for all events; <see cref="EventStore"/> writes them.
/// </summary>
internal sealed class EventDescriptor
{
    private EventDescriptor(Type type, string verb, JsonTypeInfo shape) => (Type, Verb, Shape) = (type, verb, shape);

    public Type Type { get; }

    /// <summary>The word that the journal stores. The event type may be renamed; its verb must never change.</summary>
    public string Verb { get; }

    /// <summary>The JSON format of its details.</summary>
    public JsonTypeInfo Shape { get; }

    /// <summary>Whether the event changes every shown card of the project.</summary>
    public bool RedrawsEveryCard { get; private init; }

    /// <summary>The SQL statement that writes the event into its table.</summary>
    public required Func<ProjectEvent, WriteContext, SqlStatement> CreateStatement { get; init; }

    /// <summary>
    /// The card that is posted when no person in the chat caused the event; null for events that are only recorded.
    /// </summary>
    public required Func<Project, ProjectEvent, EventCard?> FindPost { get; init; }

    /// <summary>
    /// The card that informs people on another platform; null where the update of the shown cards is enough.
    /// </summary>
    public required Func<Project, ProjectEvent, EventCard?> FindCrossPost { get; init; }

    /// <param name="posts">The card that is posted when no person in the chat caused the event.</param>
    /// <param name="tells">The card for another platform, where it differs from the posted one.</param>
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

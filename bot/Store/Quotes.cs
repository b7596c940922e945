using System.Text.Json;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Finds the stages whose evidence is a message, when the platform tells that it was edited.</summary>
public sealed class Quotes(Database database, ProjectStore projects, TimeProvider clock) : IQuotes
{
    /// <summary>The place in a kept message: platform, workspace and conversation.</summary>
    public static string PlaceOf(Place place) => $"{place.Channel}/{place.Workspace}/{place.Conversation}";

    /// <summary>A message that somebody points at in that place, as it is kept.</summary>
    public static WrittenMessage MessageOf(Place place, Quote quote) =>
        new(
            PlaceOf(place),
            quote.MessageId,
            quote.Author,
            quote.AuthorName,
            quote.Address,
            quote.Text,
            quote.At,
            quote.Link?.ToString() ?? "",
            Quote.HashOf(quote.Text)
        );

    /// <summary>Between pointing at it and saying what it confirms.</summary>
    public static string Write(WrittenMessage message) =>
        JsonSerializer.Serialize(message, StoreJson.Default.WrittenMessage);

    /// <summary>Null where nothing waits.</summary>
    public static WrittenMessage? Read(string kept) =>
        kept.Length == 0 ? null : JsonSerializer.Deserialize(kept, StoreJson.Default.WrittenMessage);

    public async Task EditedAsync(Place place, string message, string text, CancellationToken cancel)
    {
        var (said, hash) = (PlaceOf(place), Quote.HashOf(text));
        await ForgetWaitingAsync(place, message, hash, cancel);
        var kept = await database.ReadAsync(
            async db =>
                (
                    await db.QueryAsync<(string Project, string Workspace)>(
                        """
                        select distinct p.id, p.workspace
                        from milestones m
                        join projects p on p.id = m.project
                        where m.evidence_source = @source and m.evidence_edited is null
                        """,
                        new { source = EventWriter.SourceOf(said, message) }
                    )
                ).AsList(),
            cancel
        );
        foreach (var (project, workspace) in kept)
            await projects.ChangeAsync(
                new(
                    $"edited/{said}/{message}/{hash[..16]}",
                    Place.OfProject(workspace, project),
                    Speaker.OfSource(place.Channel, "the chat platform"),
                    "",
                    clock.GetUtcNow()
                ),
                "",
                (found, stamp) => found.NoteEdited(said, message, hash, stamp),
                cancel
            );
    }

    /// <summary>
    /// Somebody has pointed at it and not used it yet: what he saw is not what it says, so he points at it again.
    /// </summary>
    private async Task ForgetWaitingAsync(Place place, string message, string hash, CancellationToken cancel)
    {
        const string Here =
            "channel = @Channel and workspace = @Workspace and conversation = @Conversation and kind = @Kind";
        var waiting = await database.ReadAsync(
            async db =>
                (
                    await db.QueryAsync<(string Person, string Text)>(
                        $"select person, text from pending where {Here}",
                        new
                        {
                            place.Channel,
                            place.Workspace,
                            place.Conversation,
                            Kind = Pending.Message,
                        }
                    )
                ).AsList(),
            cancel
        );
        foreach (var (person, kept) in waiting)
            if (Read(kept) is { } shown && shown.Id == message && shown.Hash != hash)
                await database.NoteAsync(
                    db =>
                        db.ExecuteAsync(
                            $"delete from pending where {Here} and person = @person and text = @kept",
                            new
                            {
                                place.Channel,
                                place.Workspace,
                                place.Conversation,
                                Kind = Pending.Message,
                                person,
                                kept,
                            }
                        ),
                    cancel
                );
    }
}

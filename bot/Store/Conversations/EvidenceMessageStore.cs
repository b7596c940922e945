using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Conversations;

/// <summary>Finds the stages whose evidence is a message, when the platform tells that it was edited.</summary>
public sealed class EvidenceMessageStore(Database database, ProjectStore projects, TimeProvider clock)
    : IEvidenceMessageStore
{
    /// <summary>The place in a kept message: platform, workspace and conversation.</summary>
    public static string FormatConversation(Conversation conversation) =>
        $"{conversation.Channel}/{conversation.Workspace}/{conversation.Id}";

    /// <summary>A message that somebody points at in that place, as it is kept.</summary>
    public static EvidenceMessage CreateMessage(Conversation conversation, QuotedMessage quotedMessage) =>
        new(
            FormatConversation(conversation),
            quotedMessage.MessageId,
            quotedMessage.Author,
            quotedMessage.AuthorName,
            quotedMessage.Email,
            quotedMessage.Text,
            quotedMessage.At,
            quotedMessage.Link?.ToString() ?? "",
            QuotedMessage.ComputeHash(quotedMessage.Text)
        );

    /// <summary>By which a message is found again when the platform tells that it was edited.</summary>
    public static string KeyOf(string place, string id) => $"{place}/{id}";

    /// <summary>Between pointing at it and saying what it confirms.</summary>
    public static string Serialize(EvidenceMessage message) =>
        JsonSerializer.Serialize(message, StoreJson.Default.EvidenceMessage);

    /// <summary>Null where nothing waits.</summary>
    public static EvidenceMessage? Deserialize(string kept) =>
        kept.Length == 0 ? null : JsonSerializer.Deserialize(kept, StoreJson.Default.EvidenceMessage);

    public async Task HandleEditAsync(Conversation conversation, string message, string text, CancellationToken cancel)
    {
        var (said, hash) = (FormatConversation(conversation), QuotedMessage.ComputeHash(text));
        await DeletePendingAsync(conversation, message, hash, cancel);
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
                        new { source = KeyOf(said, message) }
                    )
                ).AsList(),
            cancel
        );
        foreach (var (project, workspace) in kept)
            await projects.ChangeAsync(
                new(
                    $"edited/{said}/{message}/{hash[..16]}",
                    Conversation.ForProject(workspace, project),
                    Sender.FromSource(conversation.Channel, "the chat platform"),
                    "",
                    clock.GetUtcNow()
                ),
                "",
                (found, context) => found.MarkEvidenceEdited(said, message, hash, context),
                cancel
            );
    }

    /// <summary>
    /// Somebody has pointed at it and not used it yet: what he saw is not what it says, so he points at it again.
    /// </summary>
    private async Task DeletePendingAsync(
        Conversation conversation,
        string message,
        string hash,
        CancellationToken cancel
    )
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
                            conversation.Channel,
                            conversation.Workspace,
                            Conversation = conversation.Id,
                            Kind = PendingInputStore.MessageKind,
                        }
                    )
                ).AsList(),
            cancel
        );
        foreach (var (person, kept) in waiting)
            if (Deserialize(kept) is { } shown && shown.Id == message && shown.Hash != hash)
                await database.WriteBookkeepingAsync(
                    db =>
                        db.ExecuteAsync(
                            $"delete from pending where {Here} and person = @person and text = @kept",
                            new
                            {
                                conversation.Channel,
                                conversation.Workspace,
                                Conversation = conversation.Id,
                                Kind = PendingInputStore.MessageKind,
                                person,
                                kept,
                            }
                        ),
                    cancel
                );
    }
}

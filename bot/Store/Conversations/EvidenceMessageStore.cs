using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Conversations;

/// <summary>Finds the milestones whose evidence is a message, when the platform reports that it was edited.</summary>
public sealed class EvidenceMessageStore(Database database, ProjectStore projects, TimeProvider clock)
    : IEvidenceMessageStore
{
    /// <summary>The conversation as it is stored with a message: platform, workspace and conversation.</summary>
    public static string FormatConversation(Conversation conversation) =>
        $"{conversation.Channel}/{conversation.Workspace}/{conversation.Id}";

    /// <summary>The stored form of a message that somebody refers to in that conversation.</summary>
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

    /// <summary>The key by which a message is found when the platform reports that it was edited.</summary>
    public static string KeyOf(string place, string id) => $"{place}/{id}";

    /// <summary>The form in which it is stored until the person says which milestone it confirms.</summary>
    public static string Serialize(EvidenceMessage message) =>
        JsonSerializer.Serialize(message, StoreJson.Default.EvidenceMessage);

    /// <summary>Null if no message is stored.</summary>
    public static EvidenceMessage? Deserialize(string kept) =>
        kept.Length == 0 ? null : JsonSerializer.Deserialize(kept, StoreJson.Default.EvidenceMessage);

    public async Task HandleEditAsync(Conversation conversation, string message, string text, CancellationToken cancel)
    {
        var (conversationKey, hash) = (FormatConversation(conversation), QuotedMessage.ComputeHash(text));
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
                        new { source = KeyOf(conversationKey, message) }
                    )
                ).AsList(),
            cancel
        );
        foreach (var (project, workspace) in kept)
            await projects.ChangeAsync(
                new(
                    $"edited/{conversationKey}/{message}/{hash[..16]}",
                    Conversation.ForProject(workspace, project),
                    Sender.FromSource(conversation.Channel, "the chat platform"),
                    "",
                    clock.GetUtcNow()
                ),
                "",
                (found, context) => found.MarkEvidenceEdited(conversationKey, message, hash, context),
                cancel
            );
    }

    /// <summary>
    /// A message that was selected as evidence and not used yet is dropped when it is edited: the person saw another
    /// text, so they have to select it again.
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

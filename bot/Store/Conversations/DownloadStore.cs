using Dapper;
using MilestoneBot.Chat.Links;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Conversations;

/// <summary>
/// Files that wait to be downloaded: each once, within 15 minutes, with the secret that the person who asked was given.
/// </summary>
public sealed class DownloadStore(Database database, TimeProvider clock)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Prepares a download and returns its secret.</summary>
    public async Task<string> AddAsync(Download download, CancellationToken cancel)
    {
        var secret = LinkSecret.Create();
        await database.WriteBookkeepingAsync(
            async db =>
            {
                await db.ExecuteAsync("delete from downloads where expires_at <= @now", new { now = Now });
                return await db.ExecuteAsync(
                    """
                    insert into downloads (token_hash, channel, workspace, conversation, person, project, format, month,
                        invoice, credit_note, form, expires_at)
                    values (@hash, @channel, @workspace, @conversation, @person, @project, @format, @month,
                        @invoice, @note, @form, @expires)
                    """,
                    new
                    {
                        hash = LinkSecret.ComputeHash(secret),
                        channel = download.Conversation.Channel,
                        workspace = download.Conversation.Workspace,
                        conversation = download.Conversation.Id,
                        person = download.PersonId,
                        project = download.Project,
                        format = EnumText<ExportFormat>.ToText(download.Format),
                        month = download.Month?.ToIsoDate(),
                        invoice = download.Document?.Invoice,
                        note = download.Document?.CreditNote,
                        form = download.Document is { } document ? EnumText<DocumentForm>.ToText(document.Form) : null,
                        expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds(),
                    }
                );
            },
            cancel
        );
        return secret;
    }

    /// <summary>
    /// The download for a secret, which cannot be used again. Null if it is used, expired or unknown.
    /// </summary>
    public async Task<Download?> TakeAsync(string secret, CancellationToken cancel)
    {
        if (!LinkSecret.IsWellFormed(secret))
            return null;
        var values = new { hash = LinkSecret.ComputeHash(secret), now = Now };
        // A wrong secret costs one read and never blocks the writer.
        if (
            await database.ReadAsync(
                db => db.QuerySingleAsync<long>("select count(*) from downloads where token_hash = @hash", values),
                cancel
            ) == 0
        )
            return null;
        var row = await database.WriteAsync(
            db =>
                db.QuerySingleOrDefaultAsync<DownloadRow>(
                    """
                    delete from downloads where token_hash = @hash and expires_at > @now
                    returning channel as "Channel", workspace as "Workspace", conversation as "Conversation",
                        person as "Person", project as "Project", format as "Format", month as "Month",
                        invoice as "Invoice", credit_note as "CreditNote", form as "Form", expires_at as "Expires"
                    """,
                    values
                ),
            _ => true,
            Durability.Durable,
            cancel
        );
        return row is null
            ? null
            : new(
                new(row.Channel, row.Workspace, row.Conversation),
                row.Person,
                row.Project,
                EnumText<ExportFormat>.Parse(row.Format)
            )
            {
                Month = ColumnValues.ToDate(row.Month),
                Document = row is { Invoice: { } invoice, Form: { } form }
                    ? new((int)invoice, (int?)row.CreditNote, EnumText<DocumentForm>.Parse(form))
                    : null,
                RequestedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Expires) - Lifetime,
            };
    }

    private sealed record DownloadRow
    {
        public string Channel { get; init; } = "";

        public string Workspace { get; init; } = "";

        public string Conversation { get; init; } = "";

        public string Person { get; init; } = "";

        public string Project { get; init; } = "";

        public string Format { get; init; } = "";

        public string? Month { get; init; }

        public long? Invoice { get; init; }

        public long? CreditNote { get; init; }

        public string? Form { get; init; }

        public long Expires { get; init; }
    }
}

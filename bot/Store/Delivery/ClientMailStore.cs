using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Store.Delivery;

/// <summary>A mail to a client that is owed, or that is shown in a trial.</summary>
/// <param name="Milestone">The milestone of a mail about no invoice.</param>
/// <param name="Item">What more it is about: the payment of a receipt; 0 for nothing more.</param>
/// <param name="IsForCopies">It goes to somebody who gets copies, and holds no link.</param>
/// <param name="Address">Where it goes whatever the project says now; "" for who speaks for the client now.</param>
/// <param name="IsCopy">The same was mailed before, or may have been.</param>
/// <param name="MessageId">Its identifier, made before the first try; "" before that.</param>
/// <param name="FirstMessageId">The identifier of the first mail about the same; "" where this is the first.</param>
/// <param name="Recipient">Where it went at the last try; "" before that.</param>
/// <param name="FirstFailedAt">When it failed first; null where it has not failed.</param>
public sealed record OwedClientMail(
    long Id,
    ClientMailKind Kind,
    int? Invoice,
    int? CreditNote,
    int? Milestone,
    int Item,
    bool IsForCopies,
    string Address,
    bool IsCopy,
    string MessageId,
    string FirstMessageId,
    string Recipient,
    int Attempts,
    DateTimeOffset? FirstFailedAt,
    DateTimeOffset CreatedAt,
    ProjectView View
)
{
    /// <summary>What is to be written.</summary>
    public MailOrder Order =>
        new(View, Kind, Invoice, CreditNote, Milestone, Item, IsCopy, IsForCopies, Address)
        {
            RemindedBefore = RemindedBefore,
        };

    /// <summary>When the reminders of the same invoice before this one were mailed, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> RemindedBefore { get; init; } = [];
}

/// <summary>What became of making the link of a mail.</summary>
public enum MailLinkState
{
    Made,

    /// <summary>This contact gets no link, for instance because they are of the team.</summary>
    NotAllowed,

    /// <summary>The project changed meanwhile, so the mail is written anew.</summary>
    Changed,
}

/// <summary>The mails that are owed to clients: leased, marked before they are sent, put off, closed.</summary>
public sealed class ClientMailStore
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private const string Columns = """
        m.id as "Id", m.project as "Project", m.kind as "Kind", m.invoice as "Invoice", m.credit_note as "CreditNote",
        m.milestone as "Milestone", m.item as "Item", m.for_copies as "IsForCopies", m.address as "Address",
        m.is_copy as "IsCopy", m.message_id as "MessageId", m.recipient as "Recipient", m.attempts as "Attempts", m.since as "Since",
        m.created_at as "CreatedAt", m.state as "State", coalesce((
            select f.message_id from client_mails f where f.project = m.project
            and coalesce(f.invoice, 0) = coalesce(m.invoice, 0) and coalesce(f.milestone, 0) = coalesce(m.milestone, 0)
            and f.for_copies = m.for_copies and f.address = m.address and f.state = 'sent' and f.id < m.id
            order by f.id limit 1), '') as "First"
        """;

    private readonly Database database;
    private readonly ProjectStore projects;
    private readonly WorkspaceReader workspaceReader;
    private readonly TimeProvider clock;

    public ClientMailStore(Database database, ProjectStore projects, StoreOptions settings, TimeProvider clock) =>
        (this.database, this.projects, workspaceReader, this.clock, Mode) = (
            database,
            projects,
            new(settings, clock),
            clock,
            settings.Mail
        );

    /// <summary>Whether mails are sent at all.</summary>
    public ClientMailMode Mode { get; }

    /// <summary>
    /// Only one process sends, so at a start the earlier holder of a lease is gone. Returns the mails whose sending had
    /// begun: nobody knows whether the server took them.
    /// </summary>
    public async Task<IReadOnlyList<OwedClientMail>> ReleaseAllAsync(CancellationToken cancel)
    {
        await database.WriteBookkeepingAsync(
            db => db.ExecuteAsync("update client_mails set leased_until = 0 where leased_until > 0 and begun = 0"),
            cancel
        );
        return await ReadAsync("m.state = 'owed' and m.begun = 1 order by m.id", new { }, cancel);
    }

    /// <summary>The next mail that is due, leased for this process; null when none is.</summary>
    public async Task<OwedClientMail?> ClaimAsync(CancellationToken cancel)
    {
        const string Due = "state = 'owed' and begun = 0 and due_at <= @now and leased_until <= @now";
        var now = clock.GetUtcNow();
        var values = new { now = now.ToUnixTimeMilliseconds(), until = (now + Lease).ToUnixTimeMilliseconds() };
        // Nearly always nothing is due, and a read does not block the writer.
        var waits = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<long>($"select id from client_mails where {Due} limit 1", values),
            cancel
        );
        if (waits == 0)
            return null;
        var id = await database.WriteBookkeepingAsync(
            db =>
                db.QueryFirstOrDefaultAsync<long>(
                    $"""
                    update client_mails set leased_until = @until
                    where id in (select id from client_mails where {Due} order by id limit 1)
                    returning id
                    """,
                    values
                ),
            cancel
        );
        return id == 0 ? null : (await ReadAsync("m.id = @id", new { id }, cancel))[0];
    }

    /// <summary>What would have been mailed in a trial, newest first.</summary>
    public Task<IReadOnlyList<OwedClientMail>> FindShownAsync(int most, CancellationToken cancel) =>
        ReadAsync("m.state = 'shown' order by m.id desc limit @most", new { most }, cancel);

    /// <summary>One of them; null where there is none with that number.</summary>
    public async Task<OwedClientMail?> FindShownByIdAsync(long id, CancellationToken cancel) =>
        (await ReadAsync("m.state = 'shown' and m.id = @id", new { id }, cancel)) is [var one] ? one : null;

    /// <summary>
    /// From now on the server may have it. If the program ends before it knows more, people are asked and nothing is
    /// repeated.
    /// </summary>
    public Task MarkSendingAsync(long id, string messageId, string to, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "update client_mails set begun = 1, message_id = @messageId, recipient = @to where id = @id",
                    new
                    {
                        id,
                        messageId,
                        to,
                    }
                ),
            _ => true,
            Durability.Durable,
            cancel
        );

    /// <summary>
    /// The same for a mail with a link. The link stands in the books in the transaction that marks the mail, so none is open
    /// that is not on its way. A link of an earlier try is closed.
    /// </summary>
    public async Task<MailLinkState> BeginWithLinkAsync(
        OwedClientMail mail,
        string messageId,
        string to,
        string tokenHash,
        CancellationToken cancel
    )
    {
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "update client_mails set message_id = @messageId, recipient = @to where id = @id",
                    new
                    {
                        id = mail.Id,
                        messageId,
                        to,
                    }
                ),
            cancel
        );
        return await LinkAsync(mail, to, tokenHash, cancel);
    }

    /// <summary>Makes the link of a mail, or of one that is only shown.</summary>
    public async Task<MailLinkState> LinkAsync(
        OwedClientMail mail,
        string to,
        string tokenHash,
        CancellationToken cancel
    )
    {
        var project = mail.View.Project;
        var outcome = await projects.ChangeAsync(
            TurnFor(project, $"mail/{project.Id}/{mail.Id}/{tokenHash}"),
            "",
            (current, context) =>
                current.ContactAddress == to
                    ? current.MailClientLink(tokenHash, context, mail.Id)
                    : Array.Empty<ProjectEvent>(),
            cancel
        );
        return outcome switch
        {
            Outcome.Saved(_, { Count: > 0 }) => MailLinkState.Made,
            Outcome.Rejected => MailLinkState.NotAllowed,
            _ => MailLinkState.Changed,
        };
    }

    /// <summary>The server did not take it and says, or shows, that a later try may succeed.</summary>
    public Task RetryLaterAsync(long id, TimeSpan after, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update client_mails set attempts = attempts + 1, leased_until = 0, begun = 0, due_at = @due,
                        since = case when since = 0 then @now else since end
                    where id = @id
                    """,
                    new
                    {
                        id,
                        now = now.ToUnixTimeMilliseconds(),
                        due = (now + after).ToUnixTimeMilliseconds(),
                    }
                ),
            cancel
        );
    }

    /// <summary>What it would say no longer holds, so nothing is mailed; a link of an earlier try is closed.</summary>
    public async Task DropAsync(OwedClientMail mail, CancellationToken cancel)
    {
        var project = mail.View.Project;
        if (project.ClientLinks.Exists(l => l.Mail == mail.Id))
            await projects.ChangeAsync(
                TurnFor(project, $"mail/{project.Id}/{mail.Id}/dropped"),
                "",
                (current, context) => current.CloseMailLink(mail.Id, context),
                cancel
            );
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "update client_mails set state = 'dropped', leased_until = 0 where id = @id",
                    new { id = mail.Id }
                ),
            cancel
        );
    }

    /// <summary>Records what became of a mail; the list is closed in the same transaction.</summary>
    /// <param name="named">What the mail says of silence; null for nothing.</param>
    public Task RecordAsync(
        OwedClientMail mail,
        ClientMailEvent what,
        CancellationToken cancel,
        NamedSilence? named = null
    )
    {
        var project = mail.View.Project;
        return projects.ChangeAsync(
            TurnFor(project, $"mail/{project.Id}/{mail.Id}"),
            "",
            (current, context) => current.RecordMail(what, context, named),
            cancel
        );
    }

    private Turn TurnFor(Project project, string id) =>
        new(
            id,
            Conversation.ForProject(project.Workspace, project.Id),
            Sender.FromSource("mail", "the mail service"),
            "",
            clock.GetUtcNow()
        );

    private Task<IReadOnlyList<OwedClientMail>> ReadAsync(string which, object values, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<OwedClientMail>>(
            async db =>
            {
                var mails = new List<OwedClientMail>();
                foreach (
                    var row in await db.QueryAsync<ClientMailRow>(
                        $"select {Columns} from client_mails m where {which}",
                        values
                    )
                )
                {
                    var project = (await ProjectLoader.LoadAsync(db, row.Project)).Project;
                    var view = await workspaceReader.CreateViewAsync(db, TurnFor(project, ""), project);
                    mails.Add(row.ToMail(view) with { RemindedBefore = await RemindedBeforeAsync(db, row) });
                }
                return mails;
            },
            cancel
        );

    /// <summary>
    /// The reminders and formal reminders of an invoice that were mailed before, or shown in a trial. A copy counts as the
    /// mail that it is of.
    /// </summary>
    private static async Task<IReadOnlyList<DateTimeOffset>> RemindedBeforeAsync(DbConnection db, ClientMailRow row)
    {
        if (row.Kind != EnumText<ClientMailKind>.ToText(ClientMailKind.Reminder))
            return [];
        var found = await db.QueryAsync<long>(
            """
            select r.created_at from client_mails r where r.project = @Project and r.invoice = @Invoice
            and r.kind in ('reminder', 'formal-reminder') and r.for_copies = 0
            and r.id < case when @IsForCopies = 0 then @Id else (
                select max(o.id) from client_mails o where o.project = @Project and o.invoice = @Invoice
                and o.kind = 'reminder' and o.for_copies = 0 and o.id < @Id) end
            and (r.state = 'sent' or (r.state = 'shown' and @State = 'shown')) order by r.id
            """,
            row
        );
        return [.. found.Select(DateTimeOffset.FromUnixTimeMilliseconds)];
    }

    private sealed class ClientMailRow
    {
        public long Id { get; init; }

        public string Project { get; init; } = "";

        public string Kind { get; init; } = "";

        public string State { get; init; } = "";

        public long? Invoice { get; init; }

        public long? CreditNote { get; init; }

        public long? Milestone { get; init; }

        public long Item { get; init; }

        public long IsForCopies { get; init; }

        public string Address { get; init; } = "";

        public long IsCopy { get; init; }

        public string MessageId { get; init; } = "";

        public string First { get; init; } = "";

        public string Recipient { get; init; } = "";

        public long Attempts { get; init; }

        public long Since { get; init; }

        public long CreatedAt { get; init; }

        public OwedClientMail ToMail(ProjectView view) =>
            new(
                Id,
                EnumText<ClientMailKind>.Parse(Kind),
                (int?)Invoice,
                (int?)CreditNote,
                (int?)Milestone,
                (int)Item,
                IsForCopies == 1,
                Address,
                IsCopy == 1,
                MessageId,
                First,
                Recipient,
                (int)Attempts,
                Since > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(Since) : null,
                DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
                view
            );
    }
}

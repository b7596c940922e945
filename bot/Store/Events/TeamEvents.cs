using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Projects, their conversations and their people.</summary>
internal static class TeamEvents
{
    private static readonly TeamEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of("project-created", Json.ProjectCreated, Created),
        EventDescriptor.Of(
            "place-tied",
            Json.ConversationTied,
            Tied,
            tells: (_, e) => e.Workspace is null ? null : new(CardKind.Project)
        ),
        EventDescriptor.Of("place-left", Json.ConversationLeft, Left),
        EventDescriptor.Of("role-given", Json.RoleGiven, Given),
        EventDescriptor.Of("role-taken", Json.RoleRemoved, Taken),
        EventDescriptor.Of("person-rekeyed", Json.PersonRekeyed, Rekeyed),
        EventDescriptor.Of("code-brought", Json.InvitationUsed, Brought),
        EventDescriptor.Of(
            "project-claimed",
            Json.ProjectClaimed,
            (e, context) => Given(new(e.Actor, Role.Lead, ByCreation: false), context),
            tells: (_, _) => new(CardKind.Team)
        ),
        EventDescriptor.Of("role-appointed", Json.RoleAppointed, Appointed),
        EventDescriptor.Of("appointment-ended", Json.AppointmentEnded, Ended),
        EventDescriptor.Of("appointment-bound", Json.AppointmentBound, Bound, tells: (_, _) => new(CardKind.Team)),
        EventDescriptor.Of(
            "project-closed",
            Json.ProjectClosed,
            (_, context) => Closed(context),
            tells: (_, _) => new(CardKind.Project),
            redrawsEveryCard: true
        ),
        EventDescriptor.Of("deputy-named", Json.DeputyNamed, Named),
        EventDescriptor.Of("deputy-removed", Json.DeputyRemoved, Removed),
    ];

    private static SqlStatement Created(ProjectCreated e, WriteContext context) =>
        new(
            """
            insert into projects (id, workspace, key, key_folded, name, client, contact, currency, contract, vat,
                starts, zone, due_days, discount, silence_days, policy, created_by, created_at, created_solo, revision, hash,
                changed_at, treatment)
            values (@id, @workspace, @key, @folded, @name, @client, @contact, @currency, @contract, @vat, @starts,
                @zone, @dueDays, @discount, @silence, @policy, @by, @at, @solo, 0, '', 0, @treatment)
            """,
            new
            {
                id = e.Id,
                workspace = e.Workspace,
                key = e.Key,
                folded = ProjectKey.Normalize(e.Key),
                name = e.Name,
                client = e.Client,
                contact = e.Contact,
                currency = e.Contract.Currency.Code,
                contract = e.Contract.Minor,
                vat = e.Vat.Units,
                treatment = Text(e.Treatment),
                starts = Iso(e.Starts),
                zone = e.Zone,
                dueDays = e.DueDays,
                discount = Discount(e.Discount),
                silence = e.SilenceDays,
                policy = EnumText<GatePolicy>.ToText(e.Policy),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Tied(ConversationTied e, WriteContext context) =>
        new(
            """
            insert into places (channel, workspace, conversation, project, is_foreign)
            values (@channel, @workspace, @conversation, @project, @foreign)
            on conflict (channel, workspace, conversation)
            do update set project = excluded.project, is_foreign = excluded.is_foreign
            """,
            new
            {
                channel = e.Channel,
                workspace = e.Workspace ?? context.Workspace,
                conversation = e.Conversation,
                project = context.Project,
                @foreign = Bit(e.Workspace is not null),
            }
        );

    private static SqlStatement Left(ConversationLeft e, WriteContext context) =>
        new(
            """
            delete from places
            where channel = @channel and workspace = @workspace and conversation = @conversation and project = @project
            """,
            new
            {
                channel = e.Channel,
                workspace = e.Workspace ?? context.Workspace,
                conversation = e.Conversation,
                project = context.Project,
            }
        );

    private static SqlStatement Given(RoleGiven e, WriteContext context) =>
        new(
            """
            insert into roles (project, actor, role, by_creation, held, given_seq) values (@project, @actor, @role, @byCreation, 1, @seq)
            on conflict (project, actor, role) do update set by_creation = excluded.by_creation, held = 1, given_seq = excluded.given_seq
            """,
            new
            {
                project = context.Project,
                actor = e.Actor,
                role = EnumText<Role>.ToText(e.Role),
                byCreation = Bit(e.ByCreation),
                seq = context.Sequence,
            }
        );

    private static SqlStatement Taken(RoleRemoved e, WriteContext context) =>
        new(
            "update roles set held = 0 where project = @project and actor = @actor and role = @role",
            new
            {
                project = context.Project,
                actor = e.Actor,
                role = EnumText<Role>.ToText(e.Role),
            }
        );

    /// <summary>The rows with the former id are moved by <see cref="PersonIdChange"/>.</summary>
    private static SqlStatement Rekeyed(PersonRekeyed e, WriteContext context) =>
        new(
            """
            insert into rekeyings (project, former, person, ended_solo, seq) values (@project, @former, @person, @ended, @seq)
            on conflict (project, former) do update set person = excluded.person, seq = excluded.seq,
            ended_solo = case when excluded.ended_solo > rekeyings.ended_solo then excluded.ended_solo else rekeyings.ended_solo end
            """,
            new
            {
                project = context.Project,
                former = e.Former,
                person = e.Person,
                ended = Bit(e.EndedSolo),
                seq = context.Sequence,
            }
        );

    private static SqlStatement Brought(InvitationUsed e, WriteContext context) =>
        new(
            """
            insert into joins (project, actor, maker, seq, is_old) values (@project, @actor, @maker, @seq, 0)
            on conflict (project, actor, maker) do update set seq = excluded.seq, is_old = 0
            """,
            new
            {
                project = context.Project,
                actor = e.Actor,
                maker = e.Maker,
                seq = context.Sequence,
            }
        );

    private static SqlStatement Appointed(RoleAppointed e, WriteContext context) =>
        new(
            """
            insert into appointments (project, address, role, named, actor, seq, by, at, solo)
            values (@project, @address, @role, 1, null, @seq, @by, @at, @solo)
            on conflict (project, address, role)
            do update set named = 1, actor = null, seq = excluded.seq, by = excluded.by, at = excluded.at,
                solo = excluded.solo
            """,
            new
            {
                project = context.Project,
                address = e.Address,
                role = EnumText<Role>.ToText(e.Role),
                seq = context.Sequence,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Ended(AppointmentEnded e, WriteContext context) =>
        new(
            "update appointments set named = 0 where project = @project and address = @address and role = @role",
            new
            {
                project = context.Project,
                address = e.Address,
                role = EnumText<Role>.ToText(e.Role),
            }
        );

    private static SqlStatement Bound(AppointmentBound e, WriteContext context) =>
        new(
            """
            update appointments
            set actor = @actor
            where project = @project and address = @address and role = @role and named = 1 and actor is null
            """,
            new
            {
                project = context.Project,
                address = e.Address,
                role = EnumText<Role>.ToText(e.Role),
                actor = e.Actor,
            }
        );

    private static SqlStatement Named(DeputyNamed e, WriteContext context) =>
        new(
            """
            insert into deputies (project, actor, holder, until_day, ends_solo, named, seq, by, at, solo)
            values (@project, @actor, @holder, @until, @ends, 1, @seq, @by, @at, @solo)
            on conflict (project, actor, holder)
            do update set until_day = excluded.until_day, named = 1,
                seq = excluded.seq, by = excluded.by, at = excluded.at, solo = excluded.solo,
                ends_solo =
                    case when excluded.ends_solo > deputies.ends_solo then excluded.ends_solo else deputies.ends_solo end
            """,
            new
            {
                project = context.Project,
                actor = e.Actor,
                holder = e.For,
                until = Iso(e.Until),
                ends = Bit(e.EndsSolo),
                seq = context.Sequence,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Removed(DeputyRemoved e, WriteContext context) =>
        new(
            "update deputies set named = 0 where project = @project and actor = @actor and holder = @holder",
            new
            {
                project = context.Project,
                actor = e.Actor,
                holder = e.For,
            }
        );

    private static SqlStatement Closed(WriteContext context) =>
        new(
            "update projects set closed_by = @by, closed_at = @at, closed_solo = @solo where id = @project",
            new
            {
                project = context.Project,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(ProjectCreated))]
[JsonSerializable(typeof(ConversationTied))]
[JsonSerializable(typeof(ConversationLeft))]
[JsonSerializable(typeof(RoleGiven))]
[JsonSerializable(typeof(RoleRemoved))]
[JsonSerializable(typeof(PersonRekeyed))]
[JsonSerializable(typeof(InvitationUsed))]
[JsonSerializable(typeof(ProjectClaimed))]
[JsonSerializable(typeof(RoleAppointed))]
[JsonSerializable(typeof(AppointmentEnded))]
[JsonSerializable(typeof(AppointmentBound))]
[JsonSerializable(typeof(ProjectClosed))]
[JsonSerializable(typeof(DeputyNamed))]
[JsonSerializable(typeof(DeputyRemoved))]
internal sealed partial class TeamEventJson : JsonSerializerContext;

using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Projects, their places and the people in them.</summary>
internal static partial class EventWriter
{
    private static Statement Created(ProjectCreated e, Slot slot) =>
        new(
            """
            insert into projects (id, workspace, key, key_folded, name, client, contact, currency, contract, vat,
                starts, zone, due_days, policy, created_by, created_at, created_solo, revision, hash, changed_at)
            values (@id, @workspace, @key, @folded, @name, @client, @contact, @currency, @contract, @vat, @starts,
                @zone, @dueDays, @policy, @by, @at, @solo, 0, '', 0)
            """,
            new
            {
                id = e.Id,
                workspace = e.Workspace,
                key = e.Key,
                folded = ProjectKey.Fold(e.Key),
                name = e.Name,
                client = e.Client,
                contact = e.Contact,
                currency = e.Contract.Currency.Code,
                contract = e.Contract.Minor,
                vat = e.Vat.Units,
                starts = Iso(e.Starts),
                zone = e.Zone,
                dueDays = e.DueDays,
                policy = Words<GatePolicy>.Of(e.Policy),
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Tied(PlaceTied e, Slot slot) =>
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
                workspace = e.Workspace ?? slot.Workspace,
                conversation = e.Conversation,
                project = slot.Project,
                @foreign = Bit(e.Workspace is not null),
            }
        );

    private static Statement Left(PlaceLeft e, Slot slot) =>
        new(
            """
            delete from places
            where channel = @channel and workspace = @workspace and conversation = @conversation and project = @project
            """,
            new
            {
                channel = e.Channel,
                workspace = e.Workspace ?? slot.Workspace,
                conversation = e.Conversation,
                project = slot.Project,
            }
        );

    private static Statement Given(RoleGiven e, Slot slot) =>
        new(
            """
            insert into roles (project, actor, role, by_creation, held, given_seq) values (@project, @actor, @role, @byCreation, 1, @seq)
            on conflict (project, actor, role) do update set by_creation = excluded.by_creation, held = 1, given_seq = excluded.given_seq
            """,
            new
            {
                project = slot.Project,
                actor = e.Actor,
                role = Words<Role>.Of(e.Role),
                byCreation = Bit(e.ByCreation),
                seq = slot.Seq,
            }
        );

    private static Statement Taken(RoleTaken e, Slot slot) =>
        new(
            "update roles set held = 0 where project = @project and actor = @actor and role = @role",
            new
            {
                project = slot.Project,
                actor = e.Actor,
                role = Words<Role>.Of(e.Role),
            }
        );

    /// <summary>The rows that bear the former id are moved by <see cref="Rekeying"/>.</summary>
    private static Statement Rekeyed(PersonRekeyed e, Slot slot) =>
        new(
            """
            insert into rekeyings (project, former, person, ended_solo, seq) values (@project, @former, @person, @ended, @seq)
            on conflict (project, former) do update set person = excluded.person, seq = excluded.seq,
            ended_solo = case when excluded.ended_solo > rekeyings.ended_solo then excluded.ended_solo else rekeyings.ended_solo end
            """,
            new
            {
                project = slot.Project,
                former = e.Former,
                person = e.Person,
                ended = Bit(e.EndedSolo),
                seq = slot.Seq,
            }
        );

    private static Statement Brought(CodeBrought e, Slot slot) =>
        new(
            """
            insert into joins (project, actor, maker, seq, is_old) values (@project, @actor, @maker, @seq, 0)
            on conflict (project, actor, maker) do update set seq = excluded.seq, is_old = 0
            """,
            new
            {
                project = slot.Project,
                actor = e.Actor,
                maker = e.Maker,
                seq = slot.Seq,
            }
        );

    private static Statement Appointed(RoleAppointed e, Slot slot) =>
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
                project = slot.Project,
                address = e.Address,
                role = Words<Role>.Of(e.Role),
                seq = slot.Seq,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Ended(AppointmentEnded e, Slot slot) =>
        new(
            "update appointments set named = 0 where project = @project and address = @address and role = @role",
            new
            {
                project = slot.Project,
                address = e.Address,
                role = Words<Role>.Of(e.Role),
            }
        );

    private static Statement Bound(AppointmentBound e, Slot slot) =>
        new(
            """
            update appointments
            set actor = @actor
            where project = @project and address = @address and role = @role and named = 1 and actor is null
            """,
            new
            {
                project = slot.Project,
                address = e.Address,
                role = Words<Role>.Of(e.Role),
                actor = e.Actor,
            }
        );

    private static Statement Named(DeputyNamed e, Slot slot) =>
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
                project = slot.Project,
                actor = e.Actor,
                holder = e.For,
                until = Iso(e.Until),
                ends = Bit(e.EndsSolo),
                seq = slot.Seq,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Removed(DeputyRemoved e, Slot slot) =>
        new(
            "update deputies set named = 0 where project = @project and actor = @actor and holder = @holder",
            new
            {
                project = slot.Project,
                actor = e.Actor,
                holder = e.For,
            }
        );

    private static Statement Closed(Slot slot) =>
        new(
            "update projects set closed_by = @by, closed_at = @at, closed_solo = @solo where id = @project",
            new
            {
                project = slot.Project,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );
}

using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Conversations;

/// <summary>Memberships as the platforms report them: staff, guest, or no longer in a conversation.</summary>
public sealed class MembershipStore(Database database) : IMembershipStore
{
    public Task<IReadOnlyList<MembershipRecord>> FindAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<MembershipRecord>>(
            async db =>
            {
                var rows = await db.QueryAsync<(
                    string Person,
                    string Room,
                    string Standing,
                    long At,
                    string Address,
                    long OwnGuest
                )>(
                    """
                    select person, room, standing, asked_at, address, own_guest
                    from standings where workspace = @workspace and person in @people
                    """,
                    new { workspace, people }
                );
                return
                [
                    .. rows.Select(r => new MembershipRecord(
                        r.Person,
                        r.Room,
                        EnumText<Membership>.Parse(r.Standing),
                        DateTimeOffset.FromUnixTimeMilliseconds(r.At)
                    )
                    {
                        Email = r.Address,
                        IsOwnGuest = r.OwnGuest == 1,
                    }),
                ];
            },
            cancel
        );

    public Task SaveAsync(string workspace, MembershipRecord said, CancellationToken cancel) =>
        SaveAllAsync(workspace, [said], cancel);

    public Task SaveAllAsync(string workspace, IReadOnlyList<MembershipRecord> said, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into standings (workspace, person, room, standing, asked_at, address, own_guest)
                    values (@workspace, @person, @room, @standing, @at, @address, @ownGuest)
                    on conflict (workspace, person, room)
                    do update set standing = excluded.standing, asked_at = excluded.asked_at,
                        own_guest = excluded.own_guest,
                        address = case when excluded.address = '' then standings.address else excluded.address end
                    """,
                    said.Select(s => new
                    {
                        workspace,
                        person = s.Person,
                        room = s.Room,
                        standing = EnumText<Membership>.ToText(s.Membership),
                        at = s.At.ToUnixTimeMilliseconds(),
                        address = s.Email,
                        ownGuest = s.IsOwnGuest && s.Email.Length > 0 ? 1L : 0L,
                    })
                ),
            cancel
        );

    public Task ClearAwayAsync(
        string workspace,
        string person,
        IReadOnlyCollection<string> rooms,
        CancellationToken cancel
    ) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "delete from standings where workspace = @workspace and person = @person and room in @rooms and standing = @away",
                    new
                    {
                        workspace,
                        person,
                        rooms,
                        away = EnumText<Membership>.ToText(Membership.Away),
                    }
                ),
            cancel
        );
}

using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>What the platforms said of people: staff, guest, or no longer in a room.</summary>
public sealed class Standings(Database database) : IStandings
{
    public Task<IReadOnlyList<Vouched>> KnownAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<Vouched>>(
            async db =>
            {
                var rows = await db.QueryAsync<(string Person, string Room, string Standing, long At, string Address)>(
                    "select person, room, standing, asked_at, address from standings where workspace = @workspace and person in @people",
                    new { workspace, people }
                );
                return
                [
                    .. rows.Select(r => new Vouched(
                        r.Person,
                        r.Room,
                        Words<Standing>.Read(r.Standing),
                        DateTimeOffset.FromUnixTimeMilliseconds(r.At)
                    )
                    {
                        Address = r.Address,
                    }),
                ];
            },
            cancel
        );

    public Task KeepAsync(string workspace, Vouched said, CancellationToken cancel) =>
        KeepAllAsync(workspace, [said], cancel);

    public Task KeepAllAsync(string workspace, IReadOnlyList<Vouched> said, CancellationToken cancel) =>
        database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into standings (workspace, person, room, standing, asked_at, address)
                    values (@workspace, @person, @room, @standing, @at, @address)
                    on conflict (workspace, person, room)
                    do update set standing = excluded.standing, asked_at = excluded.asked_at,
                        address = case when excluded.address = '' then standings.address else excluded.address end
                    """,
                    said.Select(s => new
                    {
                        workspace,
                        person = s.Person,
                        room = s.Room,
                        standing = Words<Standing>.Of(s.Standing),
                        at = s.At.ToUnixTimeMilliseconds(),
                        address = s.Address,
                    })
                ),
            cancel
        );

    public Task BackAsync(
        string workspace,
        string person,
        IReadOnlyCollection<string> rooms,
        CancellationToken cancel
    ) =>
        database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    "delete from standings where workspace = @workspace and person = @person and room in @rooms and standing = @away",
                    new
                    {
                        workspace,
                        person,
                        rooms,
                        away = Words<Standing>.Of(Standing.Away),
                    }
                ),
            cancel
        );
}

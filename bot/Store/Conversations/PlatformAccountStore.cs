using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Conversations;

/// <summary>The platform's ids of people, for each bot account.</summary>
public sealed class PlatformAccountStore(Database database, TimeProvider clock) : IPlatformAccountStore
{
    private const int MaxCached = 50_000;

    /// <summary>Databases limit the number of parameters of a query.</summary>
    private const int MaxValuesPerQuery = 500;

    // What was written last: nearly everybody comes with the id that is already stored.
    private readonly ConcurrentDictionary<(string Workspace, string Bot, string Address), string> written = new();

    public async Task<IReadOnlyDictionary<string, string>> FindPeopleAsync(
        string workspace,
        string bot,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses)
            if (written.TryGetValue((workspace, bot, address), out var person))
                found[address] = person;
        foreach (
            var some in addresses
                .Where(a => !found.ContainsKey(a))
                .Distinct(StringComparer.Ordinal)
                .Chunk(MaxValuesPerQuery)
        )
        {
            var rows = await database.ReadAsync(
                db =>
                    db.QueryAsync<(string Address, string Person)>(
                        "select address, person from person_addresses where workspace = @workspace and bot = @bot and address in @some",
                        new
                        {
                            workspace,
                            bot,
                            some,
                        }
                    ),
                cancel
            );
            foreach (var (address, person) in rows)
                found[address] = person;
        }
        return found;
    }

    public async Task<IReadOnlyDictionary<string, string>> FindAccountIdsAsync(
        string bot,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in people.Distinct(StringComparer.Ordinal).Chunk(MaxValuesPerQuery))
        {
            var rows = await database.ReadAsync(
                db =>
                    db.QueryAsync<(string Person, string Address)>(
                        "select person, address from person_addresses where bot = @bot and person in @some order by at, rowid",
                        new { bot, some }
                    ),
                cancel
            );
            foreach (var (person, address) in rows)
                found[person] = address;
        }
        return found;
    }

    public async Task<bool> SaveAsync(
        Conversation where,
        string bot,
        IReadOnlyList<PlatformAccount> met,
        CancellationToken cancel
    )
    {
        var workspace = where.Workspace;
        var news = met.Where(m =>
                !written.TryGetValue((workspace, bot, m.AccountId), out var person) || person != m.Person
            )
            .ToList();
        if (news.Count == 0)
            return false;
        var moved = await database.WriteAsync(
            async db =>
            {
                var some = false;
                foreach (var one in news)
                    some |= await SaveOneAsync(db, where, bot, one);
                return some;
            },
            _ => true,
            Durability.Durable,
            cancel
        );
        if (written.Count >= MaxCached)
            written.Clear();
        foreach (var one in news)
            written[(workspace, bot, one.AccountId)] = one.Person;
        return moved;
    }

    /// <summary>Records under an id were moved to the person when the id was first stored.</summary>
    private async Task<bool> SaveOneAsync(DbConnection db, Conversation where, string bot, PlatformAccount one)
    {
        var now = clock.GetUtcNow();
        var values = new
        {
            workspace = where.Workspace,
            bot,
            address = one.AccountId,
            person = one.Person,
            at = now.ToUnixTimeMilliseconds(),
        };
        var known = await db.QuerySingleOrDefaultAsync<string?>(
            "select person from person_addresses where workspace = @workspace and bot = @bot and address = @address",
            values
        );
        if (known == one.Person)
            return false;
        await db.ExecuteAsync(
            """
            insert into person_addresses (workspace, bot, address, person, at) values (@workspace, @bot, @address, @person, @at)
            on conflict (workspace, bot, address) do update set person = excluded.person, at = excluded.at
            """,
            values
        );
        var moved = false;
        foreach (
            var spelled in new[] { where.Workspace, where.Workspace.ToLowerInvariant() }.Distinct(
                StringComparer.Ordinal
            )
        )
            moved |= await PersonIdChange.RunAsync(
                db,
                Sender.CreateId(where.Channel, spelled, one.AccountId),
                one.Person,
                one.Name,
                now
            );
        return moved;
    }
}

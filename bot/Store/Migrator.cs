using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace MilestoneBot.Store;

/// <summary>
/// Migrates the tables to this program's version: numbered SQL files, each run once and in a transaction of its own.
/// </summary>
internal static class Migrator
{
    private const string Folder = "MilestoneBot.Store.Migrations.";

    /// <summary>Files without a second extension are for every database; the others name theirs.</summary>
    private static readonly (long Number, string Name, string Resource)[] Known =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => (Number(name[Folder.Length..]), name[Folder.Length..], name))
            .OrderBy(m => m.Item1),
    ];

    public static void Run(DbConnection db, string path, TimeProvider clock)
    {
        db.Execute(
            "create table if not exists migrations (number bigint not null primary key, name text not null, at bigint not null)"
        );
        var newest = db.QuerySingle<long>("select coalesce(max(number), 0) from migrations");
        if (newest > Known[^1].Number)
            throw new StoreStartupException(
                $"{path} was written by a newer MilestoneBot "
                    + $"(tables {newest}; this program knows up to {Known[^1].Number}). "
                    + "Start the newer program, or set Database:Path to another file."
            );
        foreach (var (number, name, resource) in Known)
        {
            using var transaction = db.BeginTransaction();
            var done =
                db.Execute(
                    "insert into migrations (number, name, at) values (@number, @name, @at) on conflict (number) do nothing",
                    new
                    {
                        number,
                        name,
                        at = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    }
                ) == 0;
            if (!done)
                db.Execute(Read(resource));
            transaction.Commit();
        }
    }

    private static long Number(string name) => long.Parse(name[..4], CultureInfo.InvariantCulture);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace MilestoneBot.Store.Documents;

/// <summary>Bytes that are kept for good under their hash: documents, and pictures such as a logo.</summary>
public sealed class FileStore(Database database)
{
    /// <summary>Keeps the bytes, which may be there already, and returns their SHA-256 in lower-case hexadecimal.</summary>
    public async Task<string> AddAsync(byte[] bytes, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "insert into files (sha256, bytes) values (@sha256, @bytes) on conflict (sha256) do nothing",
                    new { sha256, bytes }
                ),
            _ => true,
            Durability.Durable,
            cancel
        );
        return sha256;
    }

    /// <summary>Whether the bytes with that hash are there and are what they were.</summary>
    internal static async Task<bool> IsKeptAsync(DbConnection db, string sha256) =>
        await db.QuerySingleOrDefaultAsync<byte[]>("select bytes from files where sha256 = @sha256", new { sha256 })
            is { } bytes
        && Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256;

    /// <summary>The bytes with that hash; null if there are none, or if somebody changed them since.</summary>
    public async Task<byte[]?> FindAsync(string sha256, CancellationToken cancel)
    {
        var bytes = await database.ReadAsync(
            db =>
                db.QuerySingleOrDefaultAsync<byte[]>("select bytes from files where sha256 = @sha256", new { sha256 }),
            cancel
        );
        return bytes is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : null;
    }
}

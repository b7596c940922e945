using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Workspaces;

/// <summary>The seller's mail addresses as the audit trail has them: there nobody changes what stood before.</summary>
internal static class SellerMailReader
{
    /// <summary>Every address that was said, oldest first, each once where it was said again at once.</summary>
    public static async Task<IReadOnlyList<SellerMail>> ReadAsync(DbConnection db, string workspace)
    {
        var rows = await db.QueryAsync<(string Actor, long At, string Details)>(
            "select actor, at, details from journal where chain = @chain and verb = @verb order by seq",
            new { chain = Journal.GetWorkspaceChain(workspace), verb = WorkspaceWriter.SellerSetVerb }
        );
        var mails = new List<SellerMail>();
        foreach (var (actor, at, json) in rows)
        {
            var details = ReadDetails(json);
            if (details is not null && details.Mail != (mails.Count > 0 ? mails[^1].Address : ""))
                mails.Add(new(details.Mail, new(actor, DateTimeOffset.FromUnixTimeMilliseconds(at), Solo: false)));
        }
        return mails;
    }

    /// <summary>An entry that somebody spoiled outside the bot says nothing; verify names it.</summary>
    private static PartyDetails? ReadDetails(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoreJson.Default.SellerSet)?.Details;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

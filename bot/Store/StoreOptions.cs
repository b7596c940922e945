using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Store;

/// <summary>Settings of the store: where the database is, and the sample seller for trials.</summary>
/// <param name="Path">The database file (<c>Database:Path</c>); its folder is created.</param>
/// <param name="SampleSeller">The seller on invoices until a real one is set; null in Production, where nothing is
/// issued without a real one.</param>
public sealed record StoreOptions(string Path, Seller? SampleSeller)
{
    /// <summary>The agency's bank accounts and to which project or workspace their money belongs
    /// (<c>Payments:Accounts</c>).</summary>
    public BankAccounts Accounts { get; init; } = BankAccounts.None;

    /// <summary>Whether mails to clients are sent, only shown, or neither (<c>Smtp:Host</c>).</summary>
    public ClientMailMode Mail { get; init; }

    /// <summary>The channels into which an issued document is put as a file where no mail server is set.</summary>
    public IReadOnlyList<string> FileChannels { get; init; } = [];

    public const string DefaultPath = "data/milestonebot.db";

    /// <summary>
    /// How long a change waits for a file that another program has locked (<c>Database:LongestWait</c>); well within
    /// the time that platforms wait for an answer.
    /// </summary>
    public TimeSpan MaxLockWait { get; init; } = TimeSpan.FromSeconds(5);
}

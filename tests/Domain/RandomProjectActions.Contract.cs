using System.Security.Cryptography;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Tests.Domain;

internal static partial class RandomProjectActions
{
    /// <summary>Another total, a milestone added or split, and now and then the end.</summary>
    public static Decision ChangeContract(Project p, Milestone m, DecisionContext s, Random random)
    {
        var some = new Money(random.NextInt64(1, Math.Max(2, p.Contract.Minor / 3)), p.Currency);
        var name = $"Report {(char)('A' + random.Next(26))}{(char)('a' + random.Next(26))} delivered";
        if (p.Ended is not null && random.Next(3) > 0)
            return Continue(p, name, some, s);
        return random.Next(10) switch
        {
            0 or 1 => p.AmendTotal(p.Contract + some, s),
            2 => p.AmendTotal(p.Contract - some, s),
            3 => p.AmendAdd(new(name, new Amount.Rest(), null, p.Today(s.At), 14, Criterion.FileDelivery), s),
            4 or 5 => p.AmendAdd(new(name, new Amount.Sum(some), null, p.Today(s.At), 14, Criterion.FileDelivery), s),
            6 or 7 => p.AmendSplit(m, some, name, s),
            8 => p.FittingTotal(s.At) is { } total ? p.AmendTotal(total, s) : p.AgreeTerms("Dana Weiss", "call", s),
            _ => p.ProposeEnd("the client stops", random.Next(2) == 0 ? null : some, "Cancellation fee", s),
        };
    }

    /// <summary>Step by step to the agreement that an ended project goes on.</summary>
    private static Decision Continue(Project p, string name, Money some, DecisionContext s)
    {
        if (p.Amendment is not { } amendment || amendment.IsExpired(s.At))
            return p.AmendTotal(p.Contract + some, s);
        return amendment.Changes.Any(c => c.IsAdded)
            ? p.AgreeTerms("Dana Weiss", "mail", s)
            : p.AmendAdd(new(name, new Amount.Rest(), null, p.Today(s.At), 14, Criterion.FileDelivery), s);
    }

    /// <summary>The bytes of every document that is kept.</summary>
    public static byte[] KeptBytes { get; } = "kept"u8.ToArray();

    private static readonly string KeptHash = Convert.ToHexStringLower(SHA256.HashData(KeptBytes));

    /// <summary>The program keeps a document of an issued invoice or of a credit note on it, once.</summary>
    private static Decision Keep(Project p, DecisionContext s, Invoice kept) =>
        p.StoreDocument(
            new(
                kept.Id,
                kept.CreditNotes is [{ } note, ..] ? note.Id : null,
                DocumentForm.Pdf,
                KeptHash,
                KeptBytes.Length
            ),
            s with
            {
                Actor = new("source/documents", "the archive", ActorKind.Source, IsInProjectConversation: false),
            }
        );
}

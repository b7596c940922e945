namespace MilestoneBot.Store.Payments;

/// <summary>
/// Which payment a bank return belongs to, by the bank's references and by what people wrote; only if it is certain.
/// </summary>
/// <param name="Line">The bank entry that it returns; "" if none is certain.</param>
/// <param name="Reference">The reference of that entry, which may contain invoice numbers.</param>
/// <param name="Payment">A manually recorded payment that it names; 0 for none.</param>
/// <param name="IsUnrecorded">That entry still waits, and nobody has recorded anything from it.</param>
/// <param name="Project">The project that it belongs to; "" if none is, or several are possible.</param>
public sealed record ReturnOrigin(string Line, string Reference, int Payment, bool IsUnrecorded, string Project)
{
    /// <summary>The projects between which the entry was split, when all of it is taken back; otherwise empty.</summary>
    public IReadOnlyList<string> SplitBetween { get; init; } = [];
}

/// <summary>A bank return that is not tied yet, with what it may belong to.</summary>
public sealed record UntiedBankReturn(string Workspace, int Number, string Line, ReturnOrigin Origin);

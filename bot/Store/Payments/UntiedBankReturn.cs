namespace MilestoneBot.Store.Payments;

/// <summary>
/// Of which money a bank's return is, by the bank's own references and by what people wrote: for certain, or not at
/// all.
/// </summary>
/// <param name="Line">The bank's line that it takes back; "" where none is certain.</param>
/// <param name="Reference">What that line says, where invoice numbers may stand.</param>
/// <param name="Payment">An entry that a person typed and that it names; 0 for none.</param>
/// <param name="IsUnrecorded">That line waits, and nobody has ever recorded anything from it.</param>
/// <param name="Project">In which project it belongs; "" where none or several could be meant.</param>
public sealed record ReturnOrigin(string Line, string Reference, int Payment, bool IsUnrecorded, string Project);

/// <summary>A return of the bank's that is tied to nothing yet, with what it may be of.</summary>
public sealed record UntiedBankReturn(string Workspace, int Number, string Line, ReturnOrigin Origin);

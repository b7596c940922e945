using MilestoneBot.Domain.Books;

namespace MilestoneBot.Domain.Decisions;

public abstract partial record Refusal
{
    /// <summary>Only approvers and finance of the workspace's first project set how its books are exported.</summary>
    public sealed record DatevOfFirstProject : Refusal;

    /// <param name="Length">Digits of an account; null until it is set.</param>
    public sealed record InvalidDatev(string Name, string Value, DatevFault Fault, int? Length) : Refusal;
}

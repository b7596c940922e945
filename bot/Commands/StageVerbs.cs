using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Verbs about a milestone that need a reason.</summary>
internal static class StageVerbs
{
    private static readonly Argument<string> Milestone = Arg.Milestone();
    private static readonly Argument<string> Why = Arg.Quoted("why");

    /// <summary>Who may only ask for it asks by the same words.</summary>
    public static OnStage Override(ProjectStore projects) =>
        new(
            projects,
            new Phrase("override", "opens a closed gate for one stage, with a reason")
                .Takes(Milestone, Arg.Reason)
                .For(
                    "override 2 reason \"client promised payment on Friday\"",
                    "override design reason \"board approved starting early\""
                ),
            (p, m, given, stamp) =>
                p.DoOrAsk(
                    RequestKind.Override,
                    () => p.Override(m, given.Get(Arg.Reason), stamp),
                    () => p.AskOverride(m, given.Get(Arg.Reason), stamp),
                    stamp
                ),
            GateCard.Of
        );

    public static OnStage AskOverride(ProjectStore projects) =>
        new(
            projects,
            new Phrase("ask override", "asks an approver to open a closed gate")
                .Takes(Milestone, Arg.Reason)
                .For(
                    "ask override 2 reason \"client promised payment on Friday\"",
                    "ask override design reason \"board approved starting early\""
                ),
            (p, m, given, stamp) => p.AskOverride(m, given.Get(Arg.Reason), stamp),
            GateCard.Of
        );

    public static OnStage SendBack(ProjectStore projects) =>
        new(
            projects,
            new Phrase("sendback", "gives an invoice draft back with what is to be changed")
                .Takes(Milestone, Why)
                .For(
                    "sendback 1 \"the purchase order number is missing\"",
                    "sendback design \"name the second workshop\""
                ),
            (p, m, given, stamp) => p.SendBack(m, given.Get(Why), stamp),
            InvoiceCards.Draft
        );
}

using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Deliver;

/// <summary>Commands about a milestone that need a reason.</summary>
internal static class MilestoneCommands
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<Boxed<bool>> Off = CommandArgument.Flag("off");
    private static readonly Argument<string> Why = CommandArgument.Quoted("why");

    /// <summary>A person without the permission requests approval by the same command.</summary>
    public static MilestoneCommand Override(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("override", "opens a closed gate for one stage, with a reason")
                .WithArguments(Milestone, CommandArgument.Reason)
                .WithExamples(
                    "override 2 reason \"client promised payment on Friday\"",
                    "override design reason \"board approved starting early\""
                ),
            (p, m, arguments, context) =>
                p.DoOrRequest(
                    RequestKind.Override,
                    () => p.Override(m, arguments.Get(CommandArgument.Reason), context),
                    () => p.RequestOverride(m, arguments.Get(CommandArgument.Reason), context),
                    context
                ),
            GateCard.Create
        );

    public static MilestoneCommand AskOverride(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("ask override", "asks an approver to open a closed gate")
                .WithArguments(Milestone, CommandArgument.Reason)
                .WithExamples(
                    "ask override 2 reason \"client promised payment on Friday\"",
                    "ask override design reason \"board approved starting early\""
                ),
            (p, m, arguments, context) => p.RequestOverride(m, arguments.Get(CommandArgument.Reason), context),
            GateCard.Create
        );

    /// <summary>By mail and on the client's page, while an open invoice keeps the milestone closed.</summary>
    public static MilestoneCommand PauseNotice(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("pause notice", "tells the client that work is paused until an invoice is paid")
                .WithArguments(Milestone, Off)
                .WithExamples("pause notice 2", "pause notice design off"),
            (p, m, arguments, context) =>
                arguments.Has(Off) ? p.LiftPauseNotice(m, context) : p.GivePauseNotice(m, context),
            GateCard.Create
        );

    public static MilestoneCommand SendBack(ProjectStore projects) =>
        new(
            projects,
            new CommandSyntax("sendback", "gives an invoice draft back with what is to be changed")
                .WithArguments(Milestone, Why)
                .WithExamples(
                    "sendback 1 \"the purchase order number is missing\"",
                    "sendback design \"name the second workshop\""
                ),
            (p, m, arguments, context) => p.SendBack(m, arguments.Get(Why), context),
            InvoiceCards.Draft
        );
}

using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Verbs that turn a project's or a stage's life another way, and need a reason for those who ask later.
/// </summary>
internal static class LifeVerbs
{
    public static OnWhole Hold(ProjectStore projects) =>
        new(
            projects,
            new Phrase("project hold", "lets no stage start until the project is resumed")
                .Takes(Arg.Reason)
                .For(
                    "project hold reason \"the client asked for a pause\"",
                    "project hold reason \"the deposit has not arrived\""
                ),
            (p, given, stamp) => p.Hold(given.Get(Arg.Reason), stamp),
            LifeCards.Paused
        );

    public static OnWhole Resume(ProjectStore projects) =>
        new(
            projects,
            new Phrase("project resume", "lets stages start again")
                .Takes(Arg.Reason)
                .For("project resume reason \"work goes on\"", "project resume reason \"the deposit has arrived\""),
            (p, given, stamp) => p.Resume(given.Get(Arg.Reason), stamp),
            LifeCards.Paused
        );

    public static OnWhole Cancel(ProjectStore projects) =>
        new(
            projects,
            new Phrase("project cancel", "gives the project up, while nothing is issued")
                .Takes(Arg.Reason)
                .For(
                    "project cancel reason \"the client chose another agency\"",
                    "project cancel reason \"no budget this year\""
                ),
            (p, given, stamp) => p.Cancel(given.Get(Arg.Reason), stamp),
            LifeCards.Cancelled
        );

    public static OnStage Reopen(ProjectStore projects) =>
        new(
            projects,
            new Phrase("reopen", "takes a confirmation back, with a reason, while nothing is billed on it")
                .Takes(Arg.Milestone(), Arg.Reason)
                .For(
                    "reopen 1 reason \"the client found a broken form\"",
                    "reopen design reason \"confirmed the wrong stage\""
                ),
            (p, m, given, stamp) => p.Reopen(m, given.Get(Arg.Reason), stamp),
            StageCards.Reopened
        );
}

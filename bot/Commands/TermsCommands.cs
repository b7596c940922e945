using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Puts the schedule to the client for agreement.</summary>
internal sealed class TermsSend(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("terms send", "puts the terms to the client for agreement").For("terms send", "terms send.");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.ChangeAsync(turn, "", (project, stamp) => project.SendTerms(stamp), cancel)).Show(ScheduleCards.Terms);
}

/// <summary>Records the client's agreement from evidence that the team holds.</summary>
internal sealed class TermsAgreed(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> By = Arg.Quoted("by", "name").AsKeyword();
    private static readonly Argument<string> Ref = Arg.Quoted("ref", "evidence").AsKeyword();

    public Phrase Phrase { get; } = new Phrase("terms agreed", "records that the client agreed, with the evidence you hold").Takes(By, Ref)
        .For("terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"", "terms agreed by \"Dana Weiss\" ref \"signed offer 2026-17\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.ChangeAsync(turn, "", (project, stamp) => project.AgreeTerms(given.Get(By), given.Get(Ref), stamp), cancel)).Show(ScheduleCards.Terms);
}

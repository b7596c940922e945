using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Shows what a pasted schedule would make, before anything is saved.</summary>
internal sealed class Plan(ProjectReader reader, WorkspaceStore workspaces, Pending pending) : ICommand
{
    public const string Kind = "plan";

    public Phrase Phrase { get; } = new Phrase("plan", "reads a pasted schedule, one line for each milestone, and shows it before saving") { TakesText = true, TextShape = "<name | amount | expected | due | done-when> …" }
        .For("plan\nDiscovery report | 30% | 2026-07-15 | 14 | portal-approval\nFinal delivery | rest | 2026-09-18 | 14 | file-delivery", "plan Design approval | 4800 EUR | 2026-08-14 | 30 | client-sign-off");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } sight) return Answers.NoProject("");
        var lines = PlanText.Read(given.Text, sight.Project, sight.Today);
        if (lines.Count == 0) return Desk.Usage(Phrase, "paste the schedule behind plan, one line for each milestone");
        var bad = lines.Where(l => l.Milestone is null).Select(l => $"Line {l.Number}: {l.Problem}").ToList();
        if (bad.Count == lines.Count) return Reply.No($"No line is a milestone, so there is nothing to save. {string.Join(". ", bad.Take(5))}");
        if (lines.Count > PlanText.MostLines) return RefusalText.Say(new Refusal.TooManyMilestones(Project.MostMilestones), sight);
        var stamp = new Stamp(Acting.As(turn, sight.Project), turn.At, sight.SellerZone, null, _ => "");
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var good = lines.Where(l => l.Milestone is not null).Select(l => StandardLabels.Filled(l.Milestone!, labels)).ToList();
        var decision = sight.Project.AddAll(good, stamp);
        if (decision is Decision.Refused(var why)) return RefusalText.Say(why, sight);
        await pending.KeepAsync(turn, Kind, given.Text, cancel);
        var after = ((Decision.Accepted)decision).Events.Aggregate(sight.Project, (project, e) => project.Apply(new(e, new(turn.Who.Id, turn.At, false))));
        return Reply.Show(PlanCard.Preview(sight with { Project = after }, good.Count, bad, PlanText.CodeOf(given.Text)));
    }
}

/// <summary>Saves the schedule that was shown last to the same person in the same place.</summary>
internal sealed class PlanSave(ProjectStore projects, WorkspaceStore workspaces, Pending pending) : ICommand
{
    private static readonly Argument<BoxOf<bool>> SkipBad = Arg.Flag("skip-bad");
    private static readonly Argument<string> Code = Arg.Text("preview").OrNothing();

    public Phrase Phrase { get; } = new Phrase("plan save", "saves the schedule you were shown").Takes(Code, SkipBad).For("plan save", "plan save skip-bad");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var text = await pending.FindAsync(turn, Plan.Kind, cancel);
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var bad = new List<string>();
        var outcome = await projects.ChangeAsync(turn, "", (project, stamp) =>
        {
            if (text.Length == 0) return new Refusal.BadText("plan", "there is no schedule of yours waiting here (a preview lasts an hour, or it was saved). Paste it behind plan");
            if (given.Maybe(Code) is { } code && !code.Equals(PlanText.CodeOf(text), StringComparison.OrdinalIgnoreCase)) return new Refusal.BadText("plan", "that preview is not your last one. Say plan save for the last one you were shown, or paste it again behind plan");
            var lines = PlanText.Read(text, project, project.Today(turn.At));
            bad = [.. lines.Where(l => l.Milestone is null).Select(l => $"line {l.Number}: {l.Problem}")];
            if (bad.Count > 0 && !given.Has(SkipBad)) return new Refusal.BadText("plan", $"nothing was saved, because of {string.Join("; ", bad)}. Mend them, or say plan save skip-bad");
            return project.AddAll([.. lines.Where(l => l.Milestone is not null).Select(l => StandardLabels.Filled(l.Milestone!, labels))], stamp);
        }, cancel);
        if (outcome is Outcome.Saved) await pending.ForgetAsync(turn, Plan.Kind, cancel);
        return outcome.ShowNamed(labels, "");
    }
}

using System.Globalization;
using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Shows what a pasted schedule would make, before anything is saved; alone, the one that waits, by pages.
/// </summary>
internal sealed class Plan(ProjectReader reader, WorkspaceStore workspaces, Pending pending) : ICommand
{
    /// <summary>
    /// A preview waits for the project that it was read for: a place may speak of another one by the time of the yes.
    /// </summary>
    public static string KindOf(Sight? sight) => $"plan {sight?.Project.Id}";

    public Phrase Phrase { get; } =
        new Phrase("plan", "reads a pasted schedule, one line for each milestone, and shows it before saving")
        {
            TakesText = true,
            TextShape = "<name | amount | expected | due | done-when> …",
        }.For(
            "plan\nDiscovery report | 30% | 2026-07-15 | 14 | portal-approval\nFinal delivery | rest | 2026-09-18 | 14 | file-delivery",
            "plan Design approval | 4800 EUR | 2026-08-14 | 30 | client-sign-off"
        );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } sight)
            return Answers.NoProject(turn);
        var page = PageOf(given.Text);
        var text = page > 0 ? await pending.FindAsync(turn, KindOf(sight), cancel) : given.Text;
        if (text.Length == 0)
            return Desk.Usage(Phrase, "paste the schedule behind plan, one line for each milestone") with
            {
                IsUnfit = false,
            };
        var paste = PlanText.Read(text, sight.Project, sight.Today);
        if (paste.Problem.Length > 0)
            return Reply.No($"I cannot read that paste: {paste.Problem}. Nothing is saved.");
        var (good, bad) = (paste.Good, paste.Bad.Select(line => $"Line {line.Number}: {line.Problem}").ToList());
        if (good.Count == 0)
            return Reply.No(
                "No line is a milestone, so there is nothing to save."
                    + Suffix.With(" ", string.Join(". ", bad.Take(5)), ".")
            );
        if (sight.Project.Live.Count() + good.Count > Project.MostMilestones)
            return RefusalText.Say(new Refusal.TooManyMilestones(Project.MostMilestones), sight);
        // All of them together tell how much too much it is; one after the other would stop at the first that does not
        // fit.
        var split = Allocation.Split(
            sight.Project.Contract,
            [.. sight.Project.Live.Select(m => m.Amount), .. good.Select(m => m.Amount)]
        );
        if (!split.HasRest && split.Unassigned.IsNegative)
            return RefusalText.Say(new Refusal.TooMuch(split, sight.Project.Contract), sight);
        var stamp = new Stamp(Acting.As(turn, sight.Project), turn.At, sight.SellerZone, null, _ => "");
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var filled = good.Select(m => StandardLabels.Filled(m, labels)).ToList();
        if (sight.Project.AddAll(filled, stamp) is not Decision.Accepted(var events))
            return RefusalText.Say(((Decision.Refused)sight.Project.AddAll(filled, stamp)).Why, sight);
        if (page == 0)
            await pending.KeepAsync(turn, KindOf(sight), text, cancel);
        var after = events.Aggregate(
            sight.Project,
            (project, e) => project.Apply(new(e, new(turn.Who.Id, turn.At, false)))
        );
        return Reply.Show(
            PlanCard.Preview(sight with { Project = after }, good.Count, bad, paste.Notes, PlanText.CodeOf(text), page)
        );
    }

    /// <summary>"plan" alone and "plan page 2" speak of the preview that waits; 0 for a paste.</summary>
    private static int PageOf(string text) =>
        text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => 1,
            ["page", var number]
                when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                    && page is > 0 and < 1_000 => page,
            _ => 0,
        };
}

/// <summary>Saves the schedule that was shown last to the same person in the same place.</summary>
internal sealed class PlanSave(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces, Pending pending)
    : ICommand
{
    private static readonly Argument<BoxOf<bool>> SkipBad = Arg.Flag("skip-bad");
    private static readonly Argument<string> Code = Arg.Text("preview").OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("plan save", "saves the schedule you were shown")
            .Takes(Code, SkipBad)
            .For("plan save", "plan save skip-bad");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var kind = Plan.KindOf(await reader.FindAsync(turn, "", cancel));
        var text = await pending.FindAsync(turn, kind, cancel);
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) =>
            {
                if (text.Length == 0)
                    return new Refusal.BadText(
                        "plan",
                        "there is no schedule of yours waiting here (a preview lasts an hour, or it was saved). Paste it behind plan"
                    );
                if (
                    given.Maybe(Code) is { } code
                    && !code.Equals(PlanText.CodeOf(text), StringComparison.OrdinalIgnoreCase)
                )
                    return new Refusal.BadText(
                        "plan",
                        "that preview is not your last one. Say plan save for the last one you were shown, or paste it again behind plan"
                    );
                var paste = PlanText.Read(text, project, project.Today(turn.At));
                if (paste.Bad.Count > 0 && !given.Has(SkipBad))
                    return new Refusal.BadText(
                        "plan",
                        $"nothing was saved, because of {Problems(paste)}. Mend them, or say plan save skip-bad"
                    );
                return project.AddAll([.. paste.Good.Select(m => StandardLabels.Filled(m, labels))], stamp);
            },
            cancel
        );
        if (outcome is Outcome.Saved)
            await pending.ForgetAsync(turn, kind, cancel);
        return outcome.ShowNamed(labels, "");
    }

    private static string Problems(PlanPaste paste)
    {
        var lines = string.Join("; ", paste.Bad.Take(5).Select(line => $"line {line.Number}: {line.Problem}"));
        return lines + Suffix.When(paste.Bad.Count > 5, $"; and {paste.Bad.Count - 5} more lines");
    }
}

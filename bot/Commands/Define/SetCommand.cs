using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>Changes a milestone before its terms are agreed, and the VAT of one or all until they are billed.</summary>
internal sealed class SetCommand(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    private const string All = "all";

    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> Reason = CommandArgument.Reason.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("set", "changes a milestone before the terms are agreed; its VAT until it is billed")
            .WithArguments([Milestone, .. TermsArguments.All, Reason])
            .OpensFormWhen(given => given.Has(Milestone) && Changes(given).Count == 0 && !given.Has(Reason))
            .WithExamples(
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set design amount 4800 EUR due 30",
                "set all vat 7 reason \"printed books have the reduced rate\""
            );

    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        reader.AskWhichMilestoneAsync(turn, incomplete, cancel);

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var isAll = arguments.Get(Milestone).Equals(All, StringComparison.OrdinalIgnoreCase);
        if (isAll && !(VatArgument.IsSaid(arguments) && Changes(arguments).Count == 1))
            return CommandDispatcher.CreateUsageReply(
                Syntax,
                "all goes with vat alone; say which milestone for the rest"
            );
        if (isAll)
            return await SetVatOfAllAsync(turn, arguments, cancel);
        if (await FormAsync(turn, arguments, cancel) is { } form)
            return form;
        var labels = arguments.Has(TermsArguments.Name) ? await StandardLabels.AllAsync(workspaces, turn, cancel) : [];
        var taken = "";
        var isVat = false;
        var outcome = await projects.ChangeMilestoneAsync(
            turn,
            arguments.Get(Milestone),
            (project, milestone, context) =>
            {
                if (TermsArguments.Read(arguments, project, turn, out var refusal) is not { } proposed)
                    return refusal!;
                isVat = project.Agreement is not null && proposed.Vat is not null;
                if (isVat)
                    return Changes(arguments).Count == 1
                        ? SetVat(project, milestone, proposed.Vat!, arguments, context)
                        : new Refusal.VatAlone(milestone);
                var change = StandardLabels.WithLabelDefaults(proposed, milestone, project, labels);
                taken = LabelCards.AppliedText(proposed, change);
                var decision = project.ChangeMilestone(milestone, change, context);
                return decision is Decision.Refused(Refusal.TermsFrozen frozen)
                    ? frozen with
                    {
                        Amend = AmendLine(turn.Text) ?? frozen.Amend,
                    }
                    : decision;
            },
            cancel
        );
        return isVat
            ? outcome.Show(
                arguments.Get(Milestone),
                (view, m) =>
                    outcome.FindRequest(turn, view) is { } request
                        ? RequestCards.Create(view, request)
                        : VatCards.Changed(view, m)
            )
            : outcome.ShowWithLabels(labels, taken);
    }

    /// <summary>What is changed; a VAT is one thing, however many words say it.</summary>
    private static List<string> Changes(ParsedArguments arguments) =>
        [
            .. TermsArguments
                .All.Where(arguments.Has)
                .Select(a => VatArgument.All.Contains(a) ? VatArgument.Keyword.Name : a.Name)
                .Distinct(),
        ];

    /// <summary>A milestone without further values gets a form with its terms, while they can be set.</summary>
    private async Task<Reply?> FormAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (Changes(arguments).Count > 0 || arguments.Has(Reason) || turn.IsActionOn(CardKind.SetForm))
            return null;
        return
            await reader.FindAsync(turn, "", cancel) is { Project: { Agreement: null } project } view
            && project.FindMilestone(arguments.Get(Milestone)).Found is { } found
            && project.CheckDefine(SenderActor.Create(turn, project), turn.At) is null
            ? Reply.FromCard(MilestoneFormCards.Set(view, found))
            : null;
    }

    private async Task<Reply> SetVatOfAllAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
            {
                var vat = VatArgument.Of(arguments, out var wrong);
                return (wrong ?? VatQuestion.Ask(vat, turn)) is { } unclear
                    ? unclear
                    : SetVat(project, null, vat!, arguments, context);
            },
            cancel
        );
        return outcome.Show(view =>
            outcome.FindRequest(turn, view) is { } request
                ? RequestCards.Create(view, request)
                : VatCards.Changed(view, null)
        );
    }

    /// <summary>After agreement a lead asks an approver for it; before, whoever defines the terms sets it.</summary>
    private static Decision SetVat(
        Project project,
        Milestone? milestone,
        VatTreatment vat,
        ParsedArguments arguments,
        DecisionContext context
    )
    {
        var reason = arguments.GetOrDefault(Reason) ?? "";
        return project.Agreement is null
            ? project.ChangeVat(milestone, vat, reason, context)
            : project.DoOrRequest(
                RequestKind.Vat,
                () => project.ChangeVat(milestone, vat, reason, context),
                () => project.RequestVat(milestone, vat, reason, context),
                context
            );
    }

    /// <summary>The same text as a proposal to the client.</summary>
    private static string? AmendLine(string text) =>
        text.StartsWith("set ", StringComparison.OrdinalIgnoreCase) && !text.Contains('\n')
            ? $"amend {text[4..]}"
            : null;
}

using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>Starts a project in one message: client, contract, terms, and a schedule from a template.</summary>
internal sealed class ProjectNewCommand(
    ProjectStore projects,
    ProjectReader reader,
    WorkspaceStore workspaces,
    NewProjectFormCards form,
    ReservedKeys reserved
) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("name");
    private static readonly Argument<string> Client = CommandArgument.Quoted("client").AsKeyword();
    private static readonly Argument<string> Contact = CommandArgument.Text("contact").AsKeyword().AsOptional();
    private static readonly Argument<string> Key = CommandArgument.Key with
    {
        Name = "key",
        IsKeyword = true,
        IsOptional = true,
    };
    private static readonly Argument<DateExpression> Starts = CommandArgument.Date("starts");
    private static readonly Argument<string> Using = CommandArgument.Text("using").AsKeyword().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("project new", "begins a project with its client and contract")
            .WithArguments([
                Name,
                Client,
                NewProjectInput.Total,
                Contact,
                .. VatArgument.All,
                Key,
                Starts,
                NewProjectInput.Zone,
                CommandArgument.DueDays,
                CommandArgument.Discount,
                CommandArgument.DeemedAcceptance,
                CommandArgument.Gate,
                Using,
                NewProjectInput.Plan,
            ])
            .WithValidation(given =>
                given.Has(Using) && given.Has(NewProjectInput.Plan)
                    ? (NewProjectInput.Plan, "choose a template or write the milestones yourself, not both")
                    : null
            )
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithExamples(
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
                "project new \"Shop\" client \"Baker Ltd\" total 9,500.00 GBP vat 20 key SHOP starts 2026-09-01 due 30"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (arguments.GetOrDefault(Key) is { } chosen && reserved.FindProblem(chosen) is { } keyProblem)
            return RefusalText.ToReply(new Refusal.UnreadableText("key", keyProblem), null);
        IReadOnlyList<NewMilestone> milestones = [];
        if (arguments.GetOrDefault(Using) is { } template)
        {
            var all = await ProjectTemplates.AllAsync(workspaces, turn, cancel);
            if (!all.TryGetValue(template.ToLowerInvariant(), out milestones!))
                return ProjectTemplates.NotFound(template, all.Keys, Using.Name);
        }
        var zone =
            arguments.GetOrDefault(NewProjectInput.Zone)
            ?? (ZonedCalendar.IsKnownZone(turn.TimeZone) ? turn.TimeZone : "UTC");
        var days = arguments.GetOrDefault(CommandArgument.DueDays)?.Value;
        if (days is not null)
            milestones = [.. milestones.Select(m => m with { DueDays = days })];
        var before = await reader.GetProjectKeyAsync(turn, cancel);
        var outcome = await projects.CreateAsync(
            turn,
            (room, context) =>
            {
                var key = arguments.GetOrDefault(Key) ?? reserved.Suggest(arguments.Get(Name), room.IsKeyTaken);
                if (room.IsKeyTaken(key))
                    return new Refusal.KeyTaken(key);
                if (VatQuestion.Read(arguments, room.DefaultVat, turn, out var unclear) is not { } vat)
                    return unclear!;
                var today = ZonedCalendar.GetDate(turn.At, zone);
                var starts = arguments.GetOrDefault(Starts)?.Resolve(today);
                var wanted = new NewProject(
                    room.Id,
                    turn.Conversation.Workspace,
                    key,
                    arguments.Get(Name),
                    arguments.Get(Client),
                    arguments.GetOrDefault(Contact) ?? "",
                    arguments.Get(NewProjectInput.Total).Value,
                    vat,
                    starts,
                    zone,
                    days ?? TermsRules.DefaultDueDays,
                    arguments.GetOrDefault(CommandArgument.Gate)?.Value ?? GatePolicy.Paid,
                    turn.Conversation.Channel,
                    turn.Conversation.Id,
                    milestones
                )
                {
                    Discount = arguments.GetOrDefault(CommandArgument.Discount)?.OrNull(),
                    SilenceDays = arguments.GetOrDefault(CommandArgument.DeemedAcceptance)?.Value,
                };
                return arguments.GetOrDefault(NewProjectInput.Plan) is { } lines
                    ? NewProjectInput.Create(wanted, lines, today, turn, context)
                    : Project.Create(wanted, context);
            },
            cancel
        );
        return outcome.Show(view =>
            ScheduleCards.Project(view) is var card && before.Length > 0 && before != view.Project.Key
                ? card with
                {
                    Lines =
                    [
                        $"This chat now works on {view.Project.Key}. Before: {before} (back with project use {before}).",
                        .. card.Lines,
                    ],
                }
                : card
        );
    }

    /// <summary>The command alone gets the form; sent by the form itself, it is a form left empty.</summary>
    public async Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel)
    {
        if (incomplete.RawText.Length > 0 || turn.IsActionOn(CardKind.NewProjectForm))
            return null;
        return await form.NewAsync(turn, cancel) is { } card
            ? Reply.FromCard(card)
            : RefusalText.ToReply(new Refusal.NotAllowed(Permission.Define, [], [], IsGuest: true), null);
    }
}

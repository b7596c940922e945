using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The whole chain of one milestone, with the verdict on the audit trail it stands in.</summary>
internal sealed class ProofCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = CommandArgument.Milestone();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("proof", "shows the whole chain of a milestone, from the client's yes to the last payment")
            .WithArguments(What, CommandArgument.Page)
            .WithExamples("proof 2", "proof design page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (view, said) = await ProjectLookup.FindAsync(reader, turn, arguments.Get(What), cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, said);
        if (view.Project.FindMilestone(said) is not ({ } milestone, _))
            return RefusalText.ToReply(view.Project.FindMilestone(said, turn).No!, view);
        return await reader.FindRecordByIdAsync(turn, view.Project.Id, cancel) is { } projectRecord
            ? Reply.FromCard(
                ProofCard.Create(
                    projectRecord,
                    projectRecord.View.Project.Milestones.Find(m => m.Id == milestone.Id) ?? milestone,
                    arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
                )
            )
            : OutcomeReplies.ProjectNotFound(turn);
    }
}

/// <summary>Why an invoice exists, and why it has this amount and this due date.</summary>
internal sealed class WhyCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("why", "shows why an invoice exists, with the arithmetic of its amount and due date")
            .WithArguments(CommandArgument.Invoice, Key)
            .WithExamples("why INV-2026-0001", "why 1 ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        // The last word may be a project's key or belong to the milestone's name; what names an invoice is meant.
        var ways = arguments.Alternatives.Prepend(arguments).ToList();
        var no = OutcomeReplies.ProjectNotFound(turn, arguments.GetOrDefault(Key) ?? "");
        foreach (
            var key in ways.Select(w => w.GetOrDefault(Key) ?? "")
                .Distinct(StringComparer.Ordinal)
                .OrderBy(k => k.Length > 0)
        )
        {
            if (
                await reader.FindRecordAsync(turn, key, cancel)
                is not { View: { Project: var project } view } projectRecord
            )
                continue;
            var said = ways.FindAll(w => (w.GetOrDefault(Key) ?? "") == key);
            var (_, found, why) = project.Resolve(said[^1], turn);
            if (found is not null)
                return Reply.FromCard(WhyCard.Create(projectRecord, found));
            if (why is not Refusal.InvoiceUnknown || key.Length > 0 || !no.IsUnrecognized)
                no = RefusalText.ToReply(why!, view);
            if (why is not Refusal.InvoiceUnknown)
                return no;
        }
        return no;
    }
}

/// <summary>
/// Checks that no entry of the audit trail was changed, removed, inserted or reordered, and that the tables say what it
/// says.
/// </summary>
internal sealed class VerifyCommand(ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("verify", "checks the records for tampering")
            .WithArguments(Key)
            .WithExamples("verify", "verify ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        return await reader.FindRecordAsync(turn, key, cancel) is { } projectRecord
            ? Reply.FromCard(
                AuditCards.Verdict(
                    projectRecord.View,
                    projectRecord.Check,
                    await workspaces.VerifyAsync(projectRecord.View.Project.Workspace, cancel)
                )
            )
            : OutcomeReplies.ProjectNotFound(turn, key);
    }
}

/// <summary>
/// Gives everything on record as a file, by a link that works once; whoever opens it first has the file, so only its
/// asker is shown it.
/// </summary>
internal sealed class ExportCommand(ProjectReader reader, DownloadStore downloadStore, PublicUrls publicUrls) : ICommand
{
    private static readonly string[] Formats = ["csv", "json"];

    private static readonly Argument<string> Format = new(
        "format",
        "csv|json",
        text =>
            Formats.Contains(text.ToLowerInvariant())
                ? ParsedValue.Success(text.ToLowerInvariant())
                : ParsedValue.Failure($"\"{text}\" is no kind of file here; choose csv or json")
    );

    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "export",
            "gives you the whole record as a file, by a link that works once; ask where nobody else reads"
        )
            .WithArguments(Format, Key)
            .WithExamples("export csv", "export json ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (format, key) = (arguments.Get(Format), arguments.GetOrDefault(Key) ?? "");
        if (await reader.FindAsync(turn, key, cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn, key);
        if (!turn.IsPrivate)
            return Reply.Refuse(
                ExportCard.NotSharedText(
                    view,
                    format,
                    hasRole: Permissions.IsAllowed(
                        view.Project,
                        Permission.See,
                        SenderActor.Create(turn, view.Project),
                        view.Now
                    )
                )
            );
        // What is asked for in somebody's own chat rests on his roles, and on no place.
        var where = turn.IsPersonalChat ? turn.Conversation with { Id = "" } : turn.Conversation;
        var secret = await downloadStore.AddAsync(new(where, turn.Sender.Id, view.Project.Id, format), cancel);
        return Reply.FromCard(
            ExportCard.Create(view, format, publicUrls.Build($"/export/{secret}"), DownloadStore.Lifetime)
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}

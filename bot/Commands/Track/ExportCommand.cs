using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>
/// Gives everything on record as a file, by a link that works once. The first person to open it has the file, so only
/// the person who asked sees it.
/// </summary>
internal sealed class ExportCommand(ProjectReader reader, DownloadStore downloadStore, PublicUrls publicUrls) : ICommand
{
    private static readonly Dictionary<string, ExportFormat> Formats = new[]
    {
        ExportFormat.Csv,
        ExportFormat.Json,
    }.ToDictionary(ExportCard.WordOf, StringComparer.Ordinal);

    private static readonly Argument<Boxed<ExportFormat>> Format = new(
        "format",
        "csv|json",
        text =>
            Formats.TryGetValue(text.ToLowerInvariant(), out var format)
                ? ParsedValue.Success(new Boxed<ExportFormat>(format))
                : ParsedValue.Failure(
                    $"\"{text}\" is no kind of file here; choose csv or json, "
                        + "or say export datev 2026-11 for a month of bookings"
                )
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
        var (format, key) = (arguments.Get(Format).Value, arguments.GetOrDefault(Key) ?? "");
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
        // In a personal chat the access depends on the person's roles, not on a conversation.
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

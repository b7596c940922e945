using System.Globalization;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Books;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Track;

/// <summary>A month of bookings of the whole workspace, as a file for the tax adviser, by a link that works once.</summary>
internal sealed class ExportDatevCommand(
    WorkspaceStore workspaces,
    ProjectReader reader,
    DownloadStore downloadStore,
    PublicUrls publicUrls
) : ICommand
{
    private static readonly Argument<Boxed<DateOnly>> Month = new(
        "month",
        "<YYYY-MM>",
        text =>
            DateOnly.TryParseExact(
                $"{text}-01",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var first
            )
                ? ParsedValue.Success(new Boxed<DateOnly>(first))
                : ParsedValue.Failure($"\"{text}\" is no month; write year and month, like export datev 2026-11")
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "export datev",
            "gives you a month of bookings of all projects for the tax adviser; ask in your own chat"
        )
            .WithArguments(Month)
            .WithExamples("export datev 2026-11", "export datev 2026-12");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var month = arguments.Get(Month).Value;
        if (!turn.IsPersonalChat)
            return Reply.Refuse(DatevCards.NotSharedText(month));
        var export = await workspaces.ExportDatevAsync(turn, month, cancel);
        if (export is DatevExport.Nothing nothing)
            return Reply.FromCard(DatevCards.Nothing(nothing, month));
        if (export is DatevExport.Incomplete && await reader.FindAsync(turn, "", cancel) is not null)
            return Reply.Refuse(DatevCards.Incomplete(export, month));
        if (export is not DatevExport.Ready ready)
            return Reply.Refuse(DatevCards.Explain(export, month));
        var secret = await downloadStore.AddAsync(
            new(turn.Conversation with { Id = "" }, turn.Sender.Id, "", ExportFormat.Datev) { Month = month },
            cancel
        );
        return Reply.FromCard(
            DatevCards.Create(ready.File, publicUrls.Build($"/export/{secret}"), DownloadStore.Lifetime)
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}

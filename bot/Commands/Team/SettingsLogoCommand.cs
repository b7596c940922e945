using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>Where a logo comes from: kept pictures, pages that take one, and the public internet.</summary>
internal sealed record LogoSources(FileStore Files, LogoUploadStore Uploads, IWebPictures Pictures);

/// <summary>
/// Sets the picture in the head of the seller's documents: by a page that takes one file, or from an address on the public
/// internet. A picture that was kept before is named by its hash, as the page does it.
/// </summary>
internal sealed class SettingsLogoCommand(WorkspaceStore workspaces, LogoSources sources, PublicUrls publicUrls)
    : ICommand
{
    private const int HashLength = 64;

    private static readonly Argument<string> Picture = new Argument<string>(
        "picture",
        "<https://…|off>",
        Parse
    ).AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("settings seller logo", "puts your logo on invoices; alone it gives a page to upload it")
            .WithArguments(Picture)
            .WithExamples("settings seller logo", "settings seller logo off");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (arguments.GetOrDefault(Picture) is not { } picture)
            return await OfferPageAsync(turn, cancel);
        if (picture.Length == 0)
            return await SetAsync(turn, "", cancel);
        if (picture.Length == HashLength && !picture.Contains(':'))
            return await sources.Files.FindAsync(picture, cancel) is { } kept && LogoFile.Read(kept, out _) is not null
                ? await SetAsync(turn, picture, cancel)
                : Reply.Refuse(LogoCards.Unknown);
        return await FetchAsync(turn, new(picture), cancel);
    }

    private async Task<Reply> OfferPageAsync(Turn turn, CancellationToken cancel)
    {
        var (view, no) = await workspaces.CheckSellerAsync(turn, cancel);
        if (no is not null)
            return RefusalText.ToReply(no, view);
        if (!publicUrls.IsReachable)
            return Reply.Refuse(LogoCards.NeedsPublicUrl);
        var secret = await sources.Uploads.AddAsync(turn, cancel);
        return Reply.FromCard(
            LogoCards.Upload(view!, publicUrls.Build($"/logo/{secret}"), LogoUploadStore.Lifetime)
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }

    /// <summary>Nothing is fetched for somebody who may not set it, nor again when only the answer was lost.</summary>
    private async Task<Reply> FetchAsync(Turn turn, Uri address, CancellationToken cancel)
    {
        if (turn.IsResumed)
            return await SetAsync(turn, null, cancel);
        var (view, no) = await workspaces.CheckSellerAsync(turn, cancel);
        if (no is not null)
            return RefusalText.ToReply(no, view);
        var got = await sources.Pictures.FetchAsync(address, LogoFile.MostBytes, cancel);
        if (got.Fault is not null)
            return Reply.Refuse(LogoCards.Describe(got, address));
        if (LogoFile.Read(got.Bytes, out var problem) is not { } file)
            return Reply.Refuse(LogoCards.Unusable(problem));
        return await SetAsync(turn, await sources.Files.AddAsync(file.Bytes, cancel), cancel);
    }

    /// <param name="sha256">"" takes it away; null leaves it as it is.</param>
    private async Task<Reply> SetAsync(Turn turn, string? sha256, CancellationToken cancel) =>
        (
            await workspaces.ChangeAsync(
                turn,
                (workspace, context) => workspace.SetLogo(sha256 ?? workspace.Seller.Details.Logo, context),
                cancel
            )
        ).Show(LogoCards.Saved);

    private static ParsedValue Parse(string text)
    {
        text = text.Trim();
        if (
            text.Equals("off", StringComparison.OrdinalIgnoreCase)
            || text.Equals("none", StringComparison.OrdinalIgnoreCase)
        )
            return ParsedValue.Success("");
        if (text.Length == HashLength && text.All(char.IsAsciiHexDigitLower))
            return ParsedValue.Success(text);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == "https")
            return ParsedValue.Success(address.AbsoluteUri);
        return ParsedValue.Failure(
            $"\"{text}\" is no address that begins with https://; to upload a file say settings seller logo alone"
        );
    }
}

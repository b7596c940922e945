using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// Replaces the keys of people on a card by their account ids for this bot, which Teams needs in mentions and for
/// user-specific views.
/// </summary>
internal sealed class AccountIdResolver(IPlatformAccountStore platformAccountStore)
{
    /// <summary>
    /// A person whom this bot account never met gets no user-specific view; a mention uses their directory id, which
    /// Teams knows as well.
    /// </summary>
    public async Task<Card> ResolveAsync(Card card, string bot, CancellationToken cancel)
    {
        string[] people =
        [
            .. card
                .RestrictedViewers.Concat(card.Mentions.Select(c => c.Id))
                .Where(p => TurnReader.UserOf(p) is not null),
        ];
        if (people.Length == 0)
            return card;
        var accountIds = await platformAccountStore.FindAccountIdsAsync(bot, people, cancel);
        string? Of(string person) =>
            accountIds.TryGetValue(person, out var address)
                ? Sender.CreateId(TurnReader.TeamsChannelId, "", address)
                : null;
        return card with
        {
            RestrictedViewers = [.. card.RestrictedViewers.Select(Of).OfType<string>()],
            Mentions = [.. card.Mentions.Select(c => c with { Id = Of(c.Id) ?? c.Id })],
        };
    }

    public async Task<Reply> ResolveAsync(Reply reply, string bot, CancellationToken cancel) =>
        reply.Card is { } card ? reply with { Card = await ResolveAsync(card, bot, cancel) } : reply;

    public async Task<CardActionResult> ResolveAsync(
        CardActionResult cardActionResult,
        string bot,
        CancellationToken cancel
    ) =>
        cardActionResult with
        {
            Reply = cardActionResult.Reply is { } answer ? await ResolveAsync(answer, bot, cancel) : null,
            CurrentCard = cardActionResult.CurrentCard is { } current ? await ResolveAsync(current, bot, cancel) : null,
        };
}

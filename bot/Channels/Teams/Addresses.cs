using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Puts onto a card, in the place of people's keys, the addresses under which this bot account reaches them: what the
/// platform takes in mentions and for views of one's own.
/// </summary>
internal sealed class Addresses(IReach reach)
{
    /// <summary>
    /// Somebody whom this account never met gets no view of their own; a mention goes out under their id in the
    /// directory, which the platform knows as well.
    /// </summary>
    public async Task<Card> OnAsync(Card card, string bot, CancellationToken cancel)
    {
        string[] people =
        [
            .. card.Watchers.Concat(card.Calls.Select(c => c.Id)).Where(p => TurnReader.UserOf(p) is not null),
        ];
        if (people.Length == 0)
            return card;
        var known = await reach.AddressesAsync(bot, people, cancel);
        string? Of(string person) =>
            known.TryGetValue(person, out var address) ? Speaker.IdOf(TurnReader.Teams, "", address) : null;
        return card with
        {
            Watchers = [.. card.Watchers.Select(Of).OfType<string>()],
            Calls = [.. card.Calls.Select(c => c with { Id = Of(c.Id) ?? c.Id })],
        };
    }

    public async Task<Reply> OnAsync(Reply reply, string bot, CancellationToken cancel) =>
        reply.Card is { } card ? reply with { Card = await OnAsync(card, bot, cancel) } : reply;

    public async Task<Pressed> OnAsync(Pressed pressed, string bot, CancellationToken cancel) =>
        pressed with
        {
            Answer = pressed.Answer is { } answer ? await OnAsync(answer, bot, cancel) : null,
            Present = pressed.Present is { } present ? await OnAsync(present, bot, cancel) : null,
        };
}

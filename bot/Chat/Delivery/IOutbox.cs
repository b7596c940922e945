using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>What the platform said of somebody when it was asked in a room.</summary>
/// <param name="Person">The speaker id.</param>
/// <param name="Room">The conversation, or the team that it belongs to; or <see cref="WholeWorkspace"/>.</param>
/// <param name="Membership">Everywhere: staff or guest. In a room: the same, or that he is away from it.</param>
public sealed record MembershipRecord(string Person, string Room, Membership Membership, DateTimeOffset At)
{
    /// <summary>
    /// The e-mail address that the platform reports, lower case; "" where it reports none. It gives no right and is no
    /// key.
    /// </summary>
    public string Email { get; init; } = "";

    /// <summary>What somebody is holds in the whole workspace, and is kept when he leaves a room.</summary>
    public const string WholeWorkspace = "";
}

/// <summary>Who the platform says people are. May be lost without harm: it is asked again.</summary>
public interface IMembershipStore
{
    /// <summary>Everything that was said of these people in the workspace, in whatever room.</summary>
    Task<IReadOnlyList<MembershipRecord>> FindAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    );

    /// <summary>Keeps the latest that was said of somebody in a room.</summary>
    Task SaveAsync(string workspace, MembershipRecord said, CancellationToken cancel);

    /// <summary>Keeps what was said of many at once.</summary>
    Task SaveAllAsync(string workspace, IReadOnlyList<MembershipRecord> said, CancellationToken cancel);

    /// <summary>He is in these rooms after all.</summary>
    Task ClearAwayAsync(string workspace, string person, IReadOnlyCollection<string> rooms, CancellationToken cancel);
}

/// <summary>
/// Somebody is heard whom the channel vouches for as staff: what was kept for them by address is theirs from now on.
/// </summary>
public interface IAppointmentBinder
{
    /// <summary>Called before each turn is answered; cheap when nothing is kept.</summary>
    Task BindAsync(Turn turn, CancellationToken cancel);
}

/// <summary>A card that stands in a conversation and may have to be drawn again.</summary>
/// <param name="CardAddress">Its address (<see cref="MilestoneBot.Chat.Cards.Card.Address"/>).</param>
/// <param name="Fingerprint">A fingerprint of what it shows, so that an edit that would change nothing is not sent.</param>
public sealed record PostedCard(
    Conversation Conversation,
    string Thread,
    string MessageId,
    string CardAddress,
    string Fingerprint
);

/// <summary>A card that has just arrived in a conversation.</summary>
/// <param name="Revision">The subject's count of changes that its buttons carry; null where it has none.</param>
public sealed record DeliveredCard(PostedCard PostedCard, long? Revision);

/// <summary>The cards that stand in conversations.</summary>
public interface IPostedCardStore
{
    /// <summary>
    /// Notes what the post shows now; a settled one (no buttons left, nothing to come) is not drawn again.
    /// </summary>
    Task UpdateAsync(PostedCard postedCard, bool settled, CancellationToken cancel);

    /// <summary>A card has arrived beside the answer or line that brought it.</summary>
    Task AddAsync(DeliveredCard deliveredCard, CancellationToken cancel);

    /// <summary>
    /// The post is out of reach while its place is closed to the bot; it is drawn again when the bot is heard there.
    /// </summary>
    Task SuspendAsync(PostedCard postedCard, CancellationToken cancel);
}

/// <summary>What an outbox line asks for.</summary>
public enum OutboxKind
{
    /// <summary>The answer owed to a turn that changed something, or whose answer the platform did not take.</summary>
    Answer,

    /// <summary>A posted card whose subject changed.</summary>
    CardUpdate,

    /// <summary>A card that the bot posts of itself, unless it is settled by then.</summary>
    CardPost,

    /// <summary>
    /// A card that tells what somebody did on another platform; that is told even if nothing more can be done about it.
    /// </summary>
    CrossPost,
}

/// <summary>Something owed to a conversation, written in the transaction of the change that owes it.</summary>
/// <param name="Turn">The turn that owes it; for <see cref="OutboxKind.Answer"/> it is spoken again.</param>
/// <param name="PostedCard">For <see cref="OutboxKind.CardUpdate"/>: the post. For <see cref="OutboxKind.CardPost"/> and
/// <see cref="OutboxKind.CrossPost"/>: the one to be made, without a message id.</param>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="IsUncertain">Whether one of the tries may have arrived: a card goes again at long intervals, and words
/// are not said twice.</param>
/// <param name="IsProbe">Whether its place was closed to the bot when it was taken in hand.</param>
public sealed record OutboxMessage(
    long Id,
    OutboxKind Kind,
    Turn? Turn,
    PostedCard? PostedCard,
    int Attempts,
    bool IsUncertain = false,
    bool IsProbe = false
)
{
    /// <summary>When it was first tried in vain; null if it never was.</summary>
    public DateTimeOffset? FirstFailedAt { get; init; }

    /// <summary>Where it goes; null if there is nothing left to draw.</summary>
    public ThreadKey? ThreadKey =>
        this switch
        {
            { PostedCard: { } postedCard } => new(postedCard.Conversation, postedCard.Thread),
            { Turn: { } turn } => new(turn.Conversation, turn.Thread),
            _ => null,
        };
}

/// <summary>
/// What the bot still owes to conversations; survives a crash between commit and sending. The lines of a thread are
/// carried in their order: one that is put off holds back the later ones of its thread, and no two holders ever have
/// lines of the same thread.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Takes up to <paramref name="most"/> due lines of threads that are in nobody's hands; nobody else gets lines of
    /// these threads for the length of a lease.
    /// </summary>
    Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>
    /// A message that no platform would know again is about to be sent. If nothing more is heard of it, it is doubtful.
    /// </summary>
    Task MarkSendingAsync(long id, CancellationToken cancel);

    /// <summary>
    /// Done; and in the same moment the card that stands there now is known, so that it is not posted again. A change
    /// that was made while it was under way owes it an edit.
    /// </summary>
    Task CompleteAsync(long id, DeliveredCard? deliveredCard, CancellationToken cancel);

    /// <summary>
    /// The answer to this turn has been given by the turn itself, with the card that stands there now if it is one.
    /// </summary>
    Task MarkAnsweredAsync(string turnId, DeliveredCard? deliveredCard, CancellationToken cancel);

    /// <summary>
    /// The platform did not take the answer to this turn. It is owed from now on, if the turn's change does not owe it
    /// already.
    /// </summary>
    Task EnqueueAnswerAsync(Turn turn, TimeSpan after, CancellationToken cancel);

    /// <summary>
    /// The answer to this turn may have arrived. It is kept as doubtful: to go again after a while, or to be looked at
    /// by somebody.
    /// </summary>
    /// <param name="again">After how long it goes again; null for words, which are not said twice by
    /// themselves.</param>
    Task EnqueueUncertainAnswerAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel);

    /// <summary>
    /// Put off for a while after a try; a reason that leaves doubt stays. The later lines of its thread wait with it,
    /// unless it is in doubt or an edit that fails again and again: these may come late.
    /// </summary>
    Task RetryLaterAsync(long id, TimeSpan after, string why, CancellationToken cancel);

    /// <summary>Put off without a try: the platform takes no more for so long.</summary>
    Task PostponeAsync(long id, TimeSpan after, CancellationToken cancel);

    /// <summary>Taken in hand and not tried; they come again behind the one that was put off.</summary>
    Task ReleaseAsync(IReadOnlyList<long> ids, CancellationToken cancel);

    /// <summary>Not tried again by itself; kept and visible with its reason.</summary>
    Task ParkAsync(long id, string why, CancellationToken cancel);

    /// <summary>
    /// The place takes nothing from the bot: whatever is owed there is parked, and its posts rest. True if that was not
    /// known before.
    /// </summary>
    Task<bool> CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel);

    /// <summary>The place takes something after all: what was parked for it is released.</summary>
    Task ReopenConversationAsync(Conversation conversation, CancellationToken cancel);
}

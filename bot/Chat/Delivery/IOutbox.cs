using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>What the platform reported about a person's membership of a conversation or team.</summary>
/// <param name="Person">The sender id.</param>
/// <param name="Room">The conversation, or the team that it belongs to, or <see cref="WholeWorkspace"/>.</param>
/// <param name="Membership">For the whole workspace: staff or guest. For one conversation or team: the same, or
/// away.</param>
public sealed record MembershipRecord(string Person, string Room, Membership Membership, DateTimeOffset At)
{
    /// <summary>
    /// The e-mail address that the platform reports, lower case; "" where it reports none. It grants no permission and
    /// is never used as a key.
    /// </summary>
    public string Email { get; init; } = "";

    /// <summary>A guest of this very workspace: the platform invited them here, and states their address with it.</summary>
    public bool IsOwnGuest { get; init; }

    /// <summary>
    /// Staff or guest applies to the whole workspace, and is kept when the person leaves a conversation.
    /// </summary>
    public const string WholeWorkspace = "";
}

/// <summary>
/// A cache of memberships as the platform reports them. It may be lost without harm: the platform is asked again.
/// </summary>
public interface IMembershipStore
{
    /// <summary>Everything stored about these people in the workspace, for any conversation or team.</summary>
    Task<IReadOnlyList<MembershipRecord>> FindAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    );

    /// <summary>Stores the latest report about a person in a conversation or team.</summary>
    Task SaveAsync(string workspace, MembershipRecord said, CancellationToken cancel);

    /// <summary>Stores reports about several people at once.</summary>
    Task SaveAllAsync(string workspace, IReadOnlyList<MembershipRecord> said, CancellationToken cancel);

    /// <summary>Corrects the record: the person is a member of these conversations or teams after all.</summary>
    Task ClearAwayAsync(string workspace, string person, IReadOnlyCollection<string> rooms, CancellationToken cancel);
}

/// <summary>
/// Binds roles that were assigned by e-mail address, as soon as the channel confirms a person with that address as
/// staff.
/// </summary>
public interface IAppointmentBinder
{
    /// <summary>Called before each turn is answered; cheap when no role waits.</summary>
    Task BindAsync(Turn turn, CancellationToken cancel);
}

/// <summary>A card that is shown in a conversation and may have to be updated.</summary>
/// <param name="CardAddress">The card's address (<see cref="MilestoneBot.Chat.Cards.Card.Address"/>).</param>
/// <param name="Fingerprint">A hash of what it shows, so that an update that would change nothing is not sent.</param>
public sealed record PostedCard(
    Conversation Conversation,
    string Thread,
    string MessageId,
    string CardAddress,
    string Fingerprint
)
{
    /// <summary>The same card was posted once more in the conversation, so this one is only a line from now on.</summary>
    public bool IsReplaced { get; init; }
}

/// <summary>A card that was just delivered to a conversation.</summary>
/// <param name="Revision">The subject's count of changes that its buttons carry; null if the card has none.</param>
public sealed record DeliveredCard(PostedCard PostedCard, long? Revision)
{
    /// <summary>
    /// Whether the same card becomes a line where it hung in the conversation before. A form stays, because somebody may
    /// be filling it in, and so does what only one person cannot see.
    /// </summary>
    public bool ReplacesOlder { get; init; }

    /// <summary>It does not change any more.</summary>
    public bool IsSettled { get; init; }
}

/// <summary>The cards that are shown in conversations.</summary>
public interface IPostedCardStore
{
    /// <summary>
    /// Records what the post shows now. A settled card (no buttons left, nothing to come) is not updated again.
    /// </summary>
    Task UpdateAsync(PostedCard postedCard, bool settled, CancellationToken cancel);

    /// <summary>
    /// A form is put away: it is not updated again. False if no such card was posted in that message.
    /// </summary>
    Task<bool> PutAwayAsync(PostedCard postedCard, CancellationToken cancel);

    /// <summary>Records a card that was delivered in addition to a reply or outbox message.</summary>
    Task AddAsync(DeliveredCard deliveredCard, CancellationToken cancel);

    /// <summary>
    /// The post cannot be updated while its conversation is closed to the bot; updates resume when the bot receives
    /// something from there.
    /// </summary>
    Task SuspendAsync(PostedCard postedCard, CancellationToken cancel);
}

/// <summary>The kind of an outbox message.</summary>
public enum OutboxKind
{
    /// <summary>The reply to a turn that changed something, or whose reply the platform did not accept.</summary>
    Answer,

    /// <summary>An update of a posted card whose subject changed.</summary>
    CardUpdate,

    /// <summary>A card that the bot posts on its own, unless it is settled by then.</summary>
    CardPost,

    /// <summary>A card about an action on another platform; it is posted even if it is settled.</summary>
    CrossPost,

    /// <summary>A file that belongs to a card: the PDF of an invoice. It goes into the thread below that card.</summary>
    File,
}

/// <summary>
/// A message that still has to be sent to a conversation. It is written in the transaction of the change that causes
/// it.
/// </summary>
/// <param name="Turn">The turn that caused it; for <see cref="OutboxKind.Answer"/> it is run again.</param>
/// <param name="PostedCard">For <see cref="OutboxKind.CardUpdate"/>: the post. For <see cref="OutboxKind.CardPost"/>
/// and <see cref="OutboxKind.CrossPost"/>: the post to be made, without a message id. For <see cref="OutboxKind.File"/>:
/// the card that it belongs to; the message id says which of its files.</param>
/// <param name="Attempts">The number of earlier attempts.</param>
/// <param name="IsUncertain">Whether one of the attempts may have been delivered. A card is then sent again at long
/// intervals; a text is not sent twice.</param>
/// <param name="IsProbe">Whether its conversation was closed to the bot when the message was claimed.</param>
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
    /// <summary>When an attempt failed first; null if none did.</summary>
    public DateTimeOffset? FirstFailedAt { get; init; }

    /// <summary>Where it goes; null if there is nothing left to render.</summary>
    public ThreadKey? ThreadKey =>
        this switch
        {
            { PostedCard: { } postedCard } => new(postedCard.Conversation, postedCard.Thread),
            { Turn: { } turn } => new(turn.Conversation, turn.Thread),
            _ => null,
        };
}

/// <summary>
/// Messages that still have to be sent to conversations. They survive a crash between commit and sending. The messages
/// of a thread are sent in order: one that is postponed holds back the later ones of its thread, and two processes
/// never claim messages of the same thread.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Claims up to <paramref name="most"/> due messages of threads that nobody else has claimed. The threads stay
    /// claimed for the length of a lease.
    /// </summary>
    Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>
    /// Called before a message is sent that the platform would not recognise as a duplicate. If no result is recorded
    /// afterwards, its delivery is uncertain.
    /// </summary>
    Task MarkSendingAsync(long id, CancellationToken cancel);

    /// <summary>
    /// Marks the message as sent and, in the same transaction, records the posted card, so that it is not posted again.
    /// If the subject changed meanwhile, an update of the card is enqueued.
    /// </summary>
    Task CompleteAsync(long id, DeliveredCard? deliveredCard, CancellationToken cancel);

    /// <summary>
    /// Marks the reply to this turn as given by the turn itself, and records the posted card if it is one.
    /// </summary>
    Task MarkAnsweredAsync(string turnId, DeliveredCard? deliveredCard, CancellationToken cancel);

    /// <summary>
    /// The platform did not accept the reply to this turn. It is enqueued, unless the turn's change has enqueued it
    /// already.
    /// </summary>
    Task EnqueueAnswerAsync(Turn turn, TimeSpan after, CancellationToken cancel);

    /// <summary>
    /// The reply to this turn may have been delivered. It is kept as uncertain: to be sent again after a while, or to
    /// be checked by a person.
    /// </summary>
    /// <param name="again">When it is sent again; null for a text, which is never sent twice automatically.</param>
    Task EnqueueUncertainAnswerAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel);

    /// <summary>
    /// Postpones a message after an attempt; an earlier uncertain result is kept. The later messages of its thread wait
    /// with it, unless it is uncertain or an update that fails repeatedly: these may come late.
    /// </summary>
    Task RetryLaterAsync(long id, TimeSpan after, string why, CancellationToken cancel);

    /// <summary>Postpones a message without an attempt, because a rate limit is reached.</summary>
    Task PostponeAsync(long id, TimeSpan after, CancellationToken cancel);

    /// <summary>
    /// Releases messages that were claimed but not attempted; they follow the one that was postponed.
    /// </summary>
    Task ReleaseAsync(IReadOnlyList<long> ids, CancellationToken cancel);

    /// <summary>Stops automatic attempts. The message is kept and visible with its reason.</summary>
    Task ParkAsync(long id, string why, CancellationToken cancel);

    /// <summary>
    /// The conversation accepts nothing from the bot: its pending messages are parked, and its cards are no longer
    /// updated. True if this was not known before.
    /// </summary>
    Task<bool> CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel);

    /// <summary>The conversation accepts messages again: its parked messages are released.</summary>
    Task ReopenConversationAsync(Conversation conversation, CancellationToken cancel);
}

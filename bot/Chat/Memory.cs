namespace MilestoneBot.Chat;

/// <summary>
/// What the bot remembers of conversations, so that it can speak first and edit what it said. Implemented by the store.
/// </summary>
public interface IPlaces
{
    /// <summary>
    /// Keeps the channel's own conversation reference fresh; called for every inbound activity, cheap when nothing
    /// changed. A place that was closed to the bot is open again, and what was parked for it is released.
    /// </summary>
    Task RememberAsync(Place place, string reference, CancellationToken cancel);

    /// <summary>
    /// The same place in the letters in which its workspace was written down before, where a platform spells one id in
    /// several ways; else as it is.
    /// </summary>
    Task<Place> SpelledAsync(Place place, CancellationToken cancel) => Task.FromResult(place);

    /// <summary>The reference last remembered; "" when the place was never heard of.</summary>
    Task<string> ReferenceAsync(Place place, CancellationToken cancel);
}

/// <summary>
/// Where the bot was added, so that each place is welcomed once whatever order or number of install events comes.
/// </summary>
public interface IInstallations
{
    /// <summary>
    /// True for the first caller since the last removal; that one says the welcome, and removes the place again if it
    /// could not.
    /// </summary>
    Task<bool> FirstWelcomeAsync(Place place, CancellationToken cancel);

    Task RemovedAsync(Place place, CancellationToken cancel);
}

/// <summary>What the platform said of somebody when it was asked in a room.</summary>
/// <param name="Person">The speaker id.</param>
/// <param name="Room">The conversation, or the team that it belongs to; or <see cref="Everywhere"/>.</param>
/// <param name="Standing">Everywhere: staff or guest. In a room: the same, or that he is away from it.</param>
public sealed record Vouched(string Person, string Room, Standing Standing, DateTimeOffset At)
{
    /// <summary>
    /// The e-mail address that the platform reports, lower case; "" where it reports none. It gives no right and is no
    /// key.
    /// </summary>
    public string Address { get; init; } = "";

    /// <summary>What somebody is holds in the whole workspace, and is kept when he leaves a room.</summary>
    public const string Everywhere = "";
}

/// <summary>Who the platform says people are. May be lost without harm: it is asked again.</summary>
public interface IStandings
{
    /// <summary>Everything that was said of these people in the workspace, in whatever room.</summary>
    Task<IReadOnlyList<Vouched>> KnownAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    );

    /// <summary>Keeps the latest that was said of somebody in a room.</summary>
    Task KeepAsync(string workspace, Vouched said, CancellationToken cancel);

    /// <summary>Keeps what was said of many at once.</summary>
    Task KeepAllAsync(string workspace, IReadOnlyList<Vouched> said, CancellationToken cancel);

    /// <summary>He is in these rooms after all.</summary>
    Task BackAsync(string workspace, string person, IReadOnlyCollection<string> rooms, CancellationToken cancel);
}

/// <summary>
/// Somebody is heard whom the channel vouches for as staff: what was kept for them by address is theirs from now on.
/// </summary>
public interface IArrivals
{
    /// <summary>Called before each turn is answered; cheap when nothing is kept.</summary>
    Task ArrivedAsync(Turn turn, CancellationToken cancel);
}

/// <summary>A card that stands in a conversation and may have to be drawn again.</summary>
/// <param name="Card">Its address (<see cref="Chat.Card.Address"/>).</param>
/// <param name="Shown">A fingerprint of what it shows, so that an edit that would change nothing is not sent.</param>
public sealed record Post(Place Place, string Thread, string MessageId, string Card, string Shown);

/// <summary>A card that has just arrived in a conversation.</summary>
/// <param name="Revision">The subject's count of changes that its buttons carry; null where it has none.</param>
public sealed record Arrived(Post Post, long? Revision);

/// <summary>The cards that stand in conversations.</summary>
public interface IPosts
{
    /// <summary>
    /// Notes what the post shows now; a settled one (no buttons left, nothing to come) is not drawn again.
    /// </summary>
    Task ShownAsync(Post post, bool settled, CancellationToken cancel);

    /// <summary>A card has arrived beside the answer or line that brought it.</summary>
    Task StandsAsync(Arrived arrived, CancellationToken cancel);

    /// <summary>
    /// The post is out of reach while its place is closed to the bot; it is drawn again when the bot is heard there.
    /// </summary>
    Task RestAsync(Post post, CancellationToken cancel);
}

/// <summary>What an outbox line asks for.</summary>
public enum Errand
{
    /// <summary>The answer owed to a turn that changed something, or whose answer the platform did not take.</summary>
    Answer,

    /// <summary>A posted card whose subject changed.</summary>
    Redraw,

    /// <summary>A card that the bot posts of itself, unless it is settled by then.</summary>
    Post,

    /// <summary>
    /// A card that tells what somebody did on another platform; that is told even if nothing more can be done about it.
    /// </summary>
    News,
}

/// <summary>Something owed to a conversation, written in the transaction of the change that owes it.</summary>
/// <param name="Turn">The turn that owes it; for <see cref="Errand.Answer"/> it is spoken again.</param>
/// <param name="Post">For <see cref="Errand.Redraw"/>: the post. For <see cref="Errand.Post"/> and
/// <see cref="Errand.News"/>: the one to be made, without a message id.</param>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="IsDoubtful">Whether one of the tries may have arrived: a card goes again at long intervals, and words
/// are not said twice.</param>
/// <param name="IsProbe">Whether its place was closed to the bot when it was taken in hand.</param>
public sealed record Line(
    long Id,
    Errand Errand,
    Turn? Turn,
    Post? Post,
    int Attempts,
    bool IsDoubtful = false,
    bool IsProbe = false
)
{
    /// <summary>When it was first tried in vain; null if it never was.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Where it goes; null if there is nothing left to draw.</summary>
    public Lane? Lane =>
        this switch
        {
            { Post: { } post } => new(post.Place, post.Thread),
            { Turn: { } turn } => new(turn.Where, turn.Thread),
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
    Task<IReadOnlyList<Line>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>
    /// A message that no platform would know again is about to be sent. If nothing more is heard of it, it is doubtful.
    /// </summary>
    Task BeginAsync(long id, CancellationToken cancel);

    /// <summary>
    /// Done; and in the same moment the card that stands there now is known, so that it is not posted again. A change
    /// that was made while it was under way owes it an edit.
    /// </summary>
    Task DoneAsync(long id, Arrived? arrived, CancellationToken cancel);

    /// <summary>
    /// The answer to this turn has been given by the turn itself, with the card that stands there now if it is one.
    /// </summary>
    Task AnsweredAsync(string turnId, Arrived? arrived, CancellationToken cancel);

    /// <summary>
    /// The platform did not take the answer to this turn. It is owed from now on, if the turn's change does not owe it
    /// already.
    /// </summary>
    Task OweAsync(Turn turn, TimeSpan after, CancellationToken cancel);

    /// <summary>
    /// The answer to this turn may have arrived. It is kept as doubtful: to go again after a while, or to be looked at
    /// by somebody.
    /// </summary>
    /// <param name="again">After how long it goes again; null for words, which are not said twice by
    /// themselves.</param>
    Task DoubtAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel);

    /// <summary>
    /// Put off for a while after a try; a reason that leaves doubt stays. The later lines of its thread wait with it,
    /// unless it is in doubt or an edit that fails again and again: these may come late.
    /// </summary>
    Task AgainAsync(long id, TimeSpan after, string why, CancellationToken cancel);

    /// <summary>Put off without a try: the platform takes no more for so long.</summary>
    Task LaterAsync(long id, TimeSpan after, CancellationToken cancel);

    /// <summary>Taken in hand and not tried; they come again behind the one that was put off.</summary>
    Task GiveBackAsync(IReadOnlyList<long> ids, CancellationToken cancel);

    /// <summary>Not tried again by itself; kept and visible with its reason.</summary>
    Task ParkAsync(long id, string why, CancellationToken cancel);

    /// <summary>
    /// The place takes nothing from the bot: whatever is owed there is parked, and its posts rest. True if that was not
    /// known before.
    /// </summary>
    Task<bool> CloseAsync(Place place, string why, CancellationToken cancel);

    /// <summary>The place takes something after all: what was parked for it is released.</summary>
    Task OpenAsync(Place place, CancellationToken cancel);
}

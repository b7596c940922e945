using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.ClientPages;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Client;

/// <summary>
/// Answers the guests of a conversation. One whose account is certainly the contact's acts as the client in that one
/// project, as on the client's page: in a turn of the contact, by a link of their own. Everybody else reads one sentence.
/// </summary>
internal sealed class ClientConversation(
    ClientAccountStore accounts,
    ProjectReader reader,
    ProjectStore projects,
    ClientCodes codes,
    TimeProvider clock
) : IClientConversation
{
    /// <summary>A project in which the sender is certainly the client's contact.</summary>
    private sealed record Seat(GuestProject Project, ProjectView View, ClientLink Link);

    public bool Takes(Turn turn) =>
        !turn.Conversation.IsInProcess
        && (turn.Sender.Membership == Membership.Guest || ClientWords.AreOfButton(turn.Text));

    public async Task<Reply> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Sender.Membership == Membership.Unknown)
            return Reply.Refuse(Reply.SenderNotVerified);
        if (turn.Sender.Membership != Membership.Guest)
            return Reply.Refuse(ClientAccountCards.OnlyForClient);
        var words = ClientWords.Read(turn);
        var found = await accounts.FindAsync(turn, cancel);
        var seats = await FindSeatsAsync(turn, found, cancel);
        if (seats.Count == 0)
            return await AnswerUnknownAsync(turn, words, found, cancel);
        if (!TryFindMeant(turn, words, seats, out var seat))
            return Reply.Refuse(ClientAccountCards.NotYours);
        return seat is null
            ? Reply.FromCard(ClientAccountCards.Which([.. seats.Select(s => s.View)]))
            : await AnswerAsync(turn, words, seat, cancel);
    }

    /// <summary>The client's card as its reader sees it now; null for everybody else.</summary>
    public async Task<Card?> DrawAsync(Turn turn, string project, CancellationToken cancel)
    {
        if (turn.Sender.Membership != Membership.Guest)
            return null;
        var found = await accounts.FindAsync(turn, cancel);
        var seats = await FindSeatsAsync(turn, [.. found.Where(p => p.ProjectId == project)], cancel);
        return seats is [var seat] ? ClientChatCards.Overview(seat.View, seat.Link) : null;
    }

    /// <summary>Where everybody reads along, only the project of the conversation is spoken of.</summary>
    private async Task<List<Seat>> FindSeatsAsync(
        Turn turn,
        IReadOnlyList<GuestProject> found,
        CancellationToken cancel
    )
    {
        var seats = new List<Seat>();
        // The pressed card is shown there already.
        var pressed = CardAddress.ParseOfProject(turn.CardAction)?.Project;
        foreach (var project in found.Where(p => p.IsHere || !turn.IsPublic || p.ProjectId == pressed))
            if (await FindSeatAsync(turn, project, cancel) is { } seat)
                seats.Add(seat);
        return seats;
    }

    private async Task<Seat?> FindSeatAsync(Turn turn, GuestProject project, CancellationToken cancel)
    {
        if (await LoadAsync(project, cancel) is not { } view)
            return null;
        var (p, now) = (view.Project, clock.GetUtcNow());
        if (!p.MayBeClient(turn.Sender.Id, view.IsTrial, now))
            return null;
        var link = p.LinkOfAccount(turn.Sender.Id, now);
        if (link is { IsByCode: true })
            return new(project, view, link);
        // What the platform stated once counts only while it still states it.
        var isStated =
            turn.Sender.GuestAddress.Length > 0
            && turn.Sender.GuestAddress.Equals(p.ContactAddress, StringComparison.OrdinalIgnoreCase);
        if (!isStated)
            return null;
        return link is null
            ? await JoinAsync(turn, project, view, turn.Sender.GuestAddress, isByCode: false, cancel)
            : new(project, view, link);
    }

    /// <summary>From now on the account speaks for the contact; null where the project refuses it.</summary>
    private async Task<Seat?> JoinAsync(
        Turn turn,
        GuestProject project,
        ProjectView view,
        string address,
        bool isByCode,
        CancellationToken cancel
    )
    {
        var outcome = await projects.ChangeAsync(
            project.ToTurn($"account/{turn.Id}/{project.ProjectId}", view.Project.ClientLinks.Count + 1, turn.At),
            "",
            (p, context) =>
                p.JoinClientAccount(
                    turn.Sender.Id,
                    address,
                    LinkSecret.ComputeHash(LinkSecret.Create()),
                    isByCode,
                    context
                ),
            cancel
        );
        return
            outcome is not Outcome.Rejected
            && await LoadAsync(project, cancel) is { } after
            && after.Project.LinkOfAccount(turn.Sender.Id, clock.GetUtcNow()) is { } link
            ? new(project, after, link)
            : null;
    }

    private Task<ProjectView?> LoadAsync(GuestProject project, CancellationToken cancel) =>
        reader.FindByIdAsync(project.ToTurn("", 0, clock.GetUtcNow()), project.ProjectId, cancel);

    /// <summary>
    /// The project that is meant: of the pressed card, of the key, of the conversation, or the only one; null where it
    /// has to be asked.
    /// </summary>
    /// <returns>False for a project that is not theirs, and for a button on another project's card.</returns>
    private static bool TryFindMeant(Turn turn, ClientWords words, List<Seat> seats, out Seat? meant)
    {
        var isOfButton = ClientWords.AreOfButton(turn.Text);
        var pressed = CardAddress.ParseOfProject(turn.CardAction)?.Project;
        var card = isOfButton ? pressed : null;
        meant = words.Key.Length > 0 ? OfKey(words.Key) : null;
        if (words.Key.Length > 0 || card is not null)
        {
            meant ??= words.Key.Length == 0 ? seats.Find(s => s.Project.ProjectId == card) : null;
            return meant is not null && (card is null || meant.Project.ProjectId == card);
        }
        meant =
            seats.Find(s => s.Project.ProjectId == pressed)
            ?? turn.Text.Split(' ').Select(OfKey).FirstOrDefault(s => s is not null)
            ?? seats.Find(s => s.Project.IsHere && WaitsFor(s.View))
            ?? OnlyOne(seats.FindAll(s => WaitsFor(s.View)))
            ?? seats.Find(s => s.Project.IsHere)
            ?? OnlyOne(seats);
        return true;

        static Seat? OnlyOne(List<Seat> some) => some is [var one] ? one : null;

        Seat? OfKey(string key) =>
            seats.Find(s => s.Project.Key.Equals(key.Trim('.', '!', '?', ','), StringComparison.OrdinalIgnoreCase));
    }

    private static bool WaitsFor(ProjectView view) =>
        view.Project.AwaitsAgreement(view.Now) || view.Project.LiveMilestones.Any(view.Project.AwaitsApproval);

    private async Task<Reply> AnswerAsync(Turn turn, ClientWords words, Seat seat, CancellationToken cancel)
    {
        var p = seat.View.Project;
        var stage = words.Milestone > 0 ? p.LiveMilestones.ElementAtOrDefault(words.Milestone - 1) : null;
        if (words.Verb is ClientVerb.Show or ClientVerb.Code or ClientVerb.Other || words.Seen == 0)
            return Show(seat.View, seat.Link, stage, NoteOf(turn, words));
        if (words.Beside.Length > 0 && FindChoice(p, stage, words) is { } which)
            return Reply.FromCard(which);
        var act = new ClientAct(
            seat.Link.Id,
            TextOf(turn, words, p),
            ClientCards.EvidenceOf(seat.View, seat.Link, hasCode: false),
            DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(words.Seen, MostMilliseconds)),
            HasCode: false
        );
        var outcome = await projects.ChangeAsync(
            seat.Project.ToTurn($"chat/{turn.Id}", seat.Link.Id, turn.At),
            "",
            (project, context) => Decide(project, words, stage, act, context),
            cancel
        );
        return outcome switch
        {
            Outcome.Saved(var after, _) => Show(after, seat.Link, null, DoneText(words.Verb)) with
            {
                Kind = ReplyKind.Change,
            },
            Outcome.Repeated(var after) => Show(after, seat.Link, null, ""),
            Outcome.Rejected(Refusal.InvalidText, _) => Reply.Refuse(ClientAccountCards.NothingWritten),
            Outcome.Rejected(_, { } present) => Outdated(turn, present, seat.Link),
            Outcome.Stale(var present) => Outdated(turn, present, seat.Link),
            Outcome.Overtaken({ } present) => Outdated(turn, present, seat.Link),
            _ => Reply.Refuse(ClientAccountCards.NotYours),
        };
    }

    private const long MostMilliseconds = 253_402_300_799_999;

    private static Decision Decide(
        Project project,
        ClientWords words,
        Milestone? stage,
        ClientAct act,
        DecisionContext context
    )
    {
        if (words.Verb == ClientVerb.Agree)
            return project.AgreeAsClient(act, context);
        if (words.Verb == ClientVerb.Wish)
            return project.AskForOtherTerms(act, context);
        if (stage is null || project.Milestones.Find(m => m.Id == stage.Id) is not { } milestone)
            return new Refusal.ClientPageOutdated();
        return words.Verb == ClientVerb.Approve
            ? project.ApproveAsClient(milestone, act, context)
            : project.RequestChangesAsClient(milestone, act, context);
    }

    /// <summary>Text beside a yes is never thrown away: they say which they mean.</summary>
    private static Card? FindChoice(Project p, Milestone? stage, ClientWords words)
    {
        if (words.Verb == ClientVerb.Agree && p.Proposed is not null)
            return ClientChatCards.WhichIsMeant(
                words.Beside,
                ClientChatCards.Agree(p) with
                {
                    Title = "I agree all the same",
                },
                ClientChatCards.AskOtherTerms(p, words.Beside)
            );
        return stage?.Submission is null
            ? null
            : ClientChatCards.WhichIsMeant(
                words.Beside,
                ClientChatCards.Approve(p, stage) with
                {
                    Title = "Approve all the same",
                },
                ClientChatCards.AskForChanges(p, stage, words.Beside)
            );
    }

    /// <summary>Who agrees or approves signs with the name of their account; a name that is none gives way to the address.</summary>
    private static string TextOf(Turn turn, ClientWords words, Project p)
    {
        if (words.Verb is ClientVerb.Wish or ClientVerb.Changes)
            return words.Text;
        return Project.CheckText(TextField.ConfirmedBy, turn.Sender.Name, 1) is null
            ? turn.Sender.Name
            : p.ContactAddress;
    }

    /// <summary>What is typed into a form of the team's is not recorded, and not thrown away without a word.</summary>
    private static string NoteOf(Turn turn, ClientWords words) =>
        words.Verb switch
        {
            _ when !ClientWords.AreOfButton(turn.Text)
                    && turn.Inputs.Values.FirstOrDefault(v => v.Trim().Length > 0) is { } typed =>
                ClientAccountCards.NotRecorded(typed),
            ClientVerb.Other => ClientAccountCards.NotForYou,
            ClientVerb.Agree or ClientVerb.Approve => ClientAccountCards.ReadFirst,
            _ => "",
        };

    private static string DoneText(ClientVerb verb) =>
        verb switch
        {
            ClientVerb.Agree => "Thank you. Your agreement is recorded.",
            ClientVerb.Approve => "Thank you. Your approval is recorded.",
            _ => "Thank you. The team has it and will get back to you.",
        };

    /// <summary>A pressed card is drawn again as it stands, so that the sentence is enough there.</summary>
    private static Reply Outdated(Turn turn, ProjectView view, ClientLink link) =>
        turn.CardAction is { CardAddress.Length: > 0 }
            ? Reply.Refuse(ClientAccountCards.Outdated)
            : Show(view, link, null, ClientAccountCards.Outdated);

    private static Reply Show(ProjectView view, ClientLink link, Milestone? stage, string note) =>
        Reply.FromCard(ClientChatCards.Overview(view, link, stage, note));

    /// <summary>
    /// A guest who does not show that they are the contact: one sentence, and where mail works a code. They learn nothing
    /// of the project.
    /// </summary>
    private async Task<Reply> AnswerUnknownAsync(
        Turn turn,
        ClientWords words,
        IReadOnlyList<GuestProject> found,
        CancellationToken cancel
    )
    {
        if (found.FirstOrDefault(p => p.IsHere) is not { } here || await LoadAsync(here, cancel) is not { } view)
            return Reply.Refuse(ClientAccountCards.NothingHere);
        var canMail = codes.CanMail(view, turn.Sender.Id);
        if (words.Verb != ClientVerb.Code || !canMail)
            return ClientAccountCards.Unknown(view, canMail);
        if (words.Key.Length > 0 && !words.Key.Equals(here.Key, StringComparison.OrdinalIgnoreCase))
            return Reply.Refuse(ClientAccountCards.NotYours);
        if (words.Text.Length == 0)
            return await codes.MailAsync(turn, view, cancel);
        if (await codes.FindFaultAsync(turn, view, words.Text, cancel) is { } fault)
            return Reply.Refuse(fault);
        return await JoinAsync(turn, here, view, view.Project.ContactAddress, isByCode: true, cancel) is { } seat
            ? Show(seat.View, seat.Link, null, "Thank you. You can answer here from now on.") with
            {
                Kind = ReplyKind.Change,
            }
            : ClientAccountCards.Unknown(view, canMail);
    }
}

using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;
using MilestoneBot.Store.ClientPages;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Pages.Client;

/// <summary>What the client sends from their page: one more turn, with the contact as its sender.</summary>
internal sealed class ClientActs(
    ProjectStore projects,
    ClientCodeStore codes,
    IClientMailer mailer,
    MessageDelivery delivery,
    TimeProvider clock
)
{
    /// <summary>The project after it, and the page that says what became of it.</summary>
    public async Task<(ProjectView? View, Func<ClientPageBuilder, ClientPageModel> Build)> RunAsync(
        ClientVisit visit,
        string token,
        ProjectView view,
        ClientPost post,
        CancellationToken cancel
    )
    {
        if (FindInputFault(post) is { } fault)
            return (view, b => Failed(b, post, b.Say(fault, MostOf(post))));
        var now = clock.GetUtcNow();
        var turn = visit.ToTurn($"client/{visit.ProjectId}/{visit.Link}/{post.Action}/{post.Of}/{post.Once}", now);
        if (view.Project.OpenLink(visit.Link, now) is not { } link)
            return (null, b => b.Build());
        if (WhenDone(view.Project, post) is not null && !MayConfirmWhatWaits(view.Project, post, link))
            return (view, b => b.Build(Before(b, view.Project, post), isProblem: true));
        var hasCode = NeedsCode(view.Project, link, post, now);
        if (hasCode && !IsStillShown(view.Project, post, now))
            return (view, b => b.Build(b.Say(ClientPageText.Outdated), isProblem: true));
        if (hasCode && await FindCodeFaultAsync(visit, token, view, post, cancel) is { } answer)
            return (view, answer);
        var act = new ClientAct(
            visit.Link,
            post.Text,
            ClientCards.EvidenceOf(view, link, hasCode),
            DateTimeOffset.FromUnixTimeMilliseconds(post.Seen),
            hasCode
        );
        var outcome = await projects.ChangeAsync(turn, "", (p, context) => Decide(p, post, act, context), cancel);
        if (outcome is Outcome.Saved)
            delivery.SignalWork();
        return outcome switch
        {
            Outcome.Saved(var after, _) => (after, b => b.Build(Done(b, after.Project, post))),
            Outcome.Repeated(var after) => (after, b => b.Build(Before(b, after.Project, post), isProblem: true)),
            Outcome.Rejected(Refusal.InvalidText, { } present) => (
                present,
                b =>
                    Failed(
                        b,
                        post,
                        b.Say(post.NeedsName ? ClientPageText.NameMissing : ClientPageText.TextMissing, MostOf(post))
                    )
            ),
            Outcome.Rejected(_, { } present) => (
                present,
                b => b.Build(Before(b, present.Project, post), isProblem: true)
            ),
            Outcome.Stale(var present) => (present, b => b.Build(b.Say(ClientPageText.Outdated), isProblem: true)),
            Outcome.Overtaken({ } present) => (present, b => b.Build(b.Say(ClientPageText.Outdated), isProblem: true)),
            _ => (null, b => b.Build()),
        };
    }

    private static Decision Decide(Project project, ClientPost post, ClientAct act, DecisionContext context)
    {
        if (post.Action == ClientAction.Agree)
            return project.AgreeAsClient(act, context);
        if (post.Action == ClientAction.Wish)
            return project.AskForOtherTerms(act, context);
        if (project.Milestones.Find(m => m.Id == post.Of) is not { } milestone)
            return new Refusal.ClientPageOutdated();
        return post.Action == ClientAction.Approve
            ? project.ApproveAsClient(milestone, act, context)
            : project.RequestChangesAsClient(milestone, act, context);
    }

    private static ClientPageText? FindInputFault(ClientPost post)
    {
        if (post.NeedsName && Project.CheckText(TextField.ConfirmedBy, post.Text, 1) is not null)
            return ClientPageText.NameMissing;
        if (post.NeedsName && !post.IsTicked)
            return ClientPageText.TickMissing;
        return !post.NeedsName && post.Text.Length == 0 ? ClientPageText.TextMissing : null;
    }

    private static ClientPageModel Failed(ClientPageBuilder builder, ClientPost post, string problem) =>
        builder.Build(problem, isProblem: true, post with { Problem = problem });

    private static string MostOf(ClientPost post) =>
        post.Action == ClientAction.Wish ? $"{Project.MaxWishLength}" : "500";

    private static string Done(ClientPageBuilder builder, Project project, ClientPost post) =>
        post.Action switch
        {
            ClientAction.Agree when project.WaitingAgreement is { } waits => builder.Say(
                ClientPageText.DoneAgreeWaits,
                builder.Seller,
                waits.ClientName
            ),
            ClientAction.Agree => builder.DoneAgree(),
            ClientAction.Wish => builder.Say(ClientPageText.DoneWish, builder.Seller),
            ClientAction.Approve when project.Milestones.Find(m => m.Id == post.Of)?.Stage == Stage.Submitted =>
                builder.Say(ClientPageText.DoneApproveWaits, builder.Seller, NameOf(project, post)),
            ClientAction.Approve => builder.DoneApprove(post.Of),
            _ => $"{builder.Say(ClientPageText.DoneChanges, builder.Seller, NameOf(project, post))} "
                + builder.Say(ClientPageText.NextAgain),
        };

    private static string NameOf(Project project, ClientPost post) =>
        project.Milestones.Find(m => m.Id == post.Of)?.Name ?? "";

    /// <summary>When it was done, if it was; otherwise that the page was outdated.</summary>
    private static string Before(ClientPageBuilder builder, Project project, ClientPost post) =>
        WhenDone(project, post) is { } moment
            ? builder.Say(ClientPageText.Before, builder.Moment(moment))
            : builder.Say(ClientPageText.Outdated);

    /// <summary>
    /// Somebody agreed or approved by a link that shows nothing, and it waits for the team. The contact may still say it
    /// themselves by the link that was mailed to them.
    /// </summary>
    private static bool MayConfirmWhatWaits(Project project, ClientPost post, ClientLink link) =>
        link.IsMailed
        && (
            post.Action == ClientAction.Agree
                ? project.WaitingAgreement is not null
                : project.Milestones.Find(m => m.Id == post.Of) is { Stage: Stage.Submitted, Evidence: not null }
        );

    private static DateTimeOffset? WhenDone(Project project, ClientPost post)
    {
        var milestone = project.Milestones.Find(m => m.Id == post.Of);
        return post.Action switch
        {
            ClientAction.Agree when project.WaitingAgreement is { } waits => waits.Signed.At,
            // What is on the page still waits, whatever was agreed before it.
            ClientAction.Agree when project.Proposed?.At.ToUnixTimeMilliseconds() == post.Seen => null,
            ClientAction.Agree
                when project.Agreement is { } agreed && agreed.Signed.At.ToUnixTimeMilliseconds() >= post.Seen => agreed
                .Signed
                .At,
            ClientAction.Wish when project.Wish is { } wish && wish.Text == post.Text => wish.Signed.At,
            ClientAction.Approve when milestone is { Stage: Stage.Confirmed, Confirmation: { } done } => done.Signed.At,
            ClientAction.Approve when milestone is { Stage: Stage.Submitted, Evidence: { } held } => held.Attached.At,
            _ => null,
        };
    }

    /// <summary>
    /// A link that does not show by itself that the contact holds it asks for a code, where one can be mailed. Without a
    /// mail server, or without one address that is the contact's for certain, what they say is held by the team.
    /// </summary>
    private bool NeedsCode(Project project, ClientLink link, ClientPost post, DateTimeOffset now) =>
        post.NeedsName && !link.IsProof(now) && mailer.CanSend && project.ContactAddress.Length > 0;

    /// <summary>What the page showed still waits for the client. No code is mailed for anything else.</summary>
    private static bool IsStillShown(Project project, ClientPost post, DateTimeOffset now)
    {
        if (post.Action == ClientAction.Agree)
            return post.Of == 0
                && project.AwaitsAgreement(now)
                && project.Proposed?.At.ToUnixTimeMilliseconds() == post.Seen;
        return project.Milestones.Find(m => m.Id == post.Of) is { } milestone
            && project.AwaitsApproval(milestone)
            && milestone.Submission?.Signed.At.ToUnixTimeMilliseconds() == post.Seen;
    }

    /// <summary>The page that asks for the code or says what is wrong with it; null when it was right.</summary>
    private async Task<Func<ClientPageBuilder, ClientPageModel>?> FindCodeFaultAsync(
        ClientVisit visit,
        string token,
        ProjectView view,
        ClientPost post,
        CancellationToken cancel
    )
    {
        var asking = post with { AsksCode = true };
        var p = view.Project;
        var act = new ClientCodeAct(
            p.Id,
            p.ContactAddress,
            token,
            post.Action.ToString(),
            post.Of,
            post.Seen,
            post.Text
        );
        if (post.Code.Length > 0)
            return FaultOf(await codes.CheckAsync(act, post.Code, cancel)) is { } wrong
                ? b => Failed(b, asking, b.Say(wrong))
                : null;
        var to = Masked(act.Address);
        var answer = await codes.CreateAsync(act, cancel);
        if (answer.State != ClientCodeState.Made)
            return b =>
                answer.State switch
                {
                    ClientCodeState.Underway => b.Build(b.Say(ClientPageText.CodeSent, to), failed: asking),
                    ClientCodeState.Soon => Failed(b, asking, b.Say(ClientPageText.CodeSoon, to)),
                    ClientCodeState.TooMany => Failed(
                        b,
                        asking,
                        b.Say(ClientPageText.CodeTooMany, $"{ClientCodeStore.MostOfDay}", to, b.Moment(answer.Again))
                    ),
                    _ => Failed(b, asking, b.Say(ClientPageText.CodeWaits)),
                };
        var builder = new ClientPageBuilder(view, p.OpenLink(visit.Link, view.Now)!, token);
        var mail = new ClientCodeMail(
            visit.Workspace,
            act.Address,
            builder.Code,
            builder.Seller,
            p.Client,
            p.Name,
            post.Action == ClientAction.Approve ? NameOf(p, post) : "",
            p.NextTermsVersion,
            post.Text,
            answer.Code,
            clock.GetUtcNow() + ClientCodeStore.Lifetime,
            ClientMailWriter.ReplyToOf(view)
        );
        if (await mailer.SendCodeAsync(mail, cancel))
            return b => b.Build(b.Say(ClientPageText.CodeSent, to), failed: asking);
        await codes.ForgetAsync(act, cancel);
        return b => Failed(b, asking, b.Say(ClientPageText.CodeNotSent));
    }

    private static ClientPageText? FaultOf(ClientCodeCheck check) =>
        check switch
        {
            ClientCodeCheck.Right => null,
            ClientCodeCheck.Wrong => ClientPageText.CodeWrong,
            ClientCodeCheck.Other => ClientPageText.CodeOther,
            ClientCodeCheck.Waits => ClientPageText.CodeWaits,
            _ => ClientPageText.CodeExpired,
        };

    /// <summary>Enough of the address for its owner: "d…@acme.example".</summary>
    private static string Masked(string address) => $"{address[0]}…{address[address.IndexOf('@')..]}";
}

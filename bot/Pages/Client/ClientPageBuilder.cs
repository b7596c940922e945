using System.Globalization;
using MilestoneBot.Chat.Links;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

/// <summary>
/// Makes the client's page from the project: only what concerns the client, in their language. Pure.
/// </summary>
internal sealed partial class ClientPageBuilder(ProjectView view, ClientLink link, string token)
{
    private readonly Project project = view.Project;
    private readonly DocumentLanguage language = view.Project.ClientDetails.Language;

    /// <summary>The page after a click, or when it was only opened.</summary>
    /// <param name="notice">What became of the click.</param>
    /// <param name="failed">What is to be mended.</param>
    public ClientPageModel Build(string notice = "", bool isProblem = false, ClientPost? failed = null) =>
        new(language, Code, ClientPageStyle.For(SellerDetails.Colour), Seller, project.Name, project.Client, token)
        {
            Notice = notice,
            IsProblem = isProblem,
            Failed = failed,
            IsSample = view.Seller?.IsSample ?? false,
            HasLogo = SellerDetails.Logo.Length > 0,
            Tasks = [.. FindTasks()],
            Terms = BuildTerms(),
            Deliveries = [.. project.LiveMilestones.Where(m => m.Submission is not null).Select(BuildDelivery)],
            Invoices = [.. project.NumberedInvoices.Select(BuildInvoice)],
            Progress = BuildProgress(),
            States = [.. StatesOfProject(), .. Pauses()],
            Mail = SellerDetails.Mail,
            LinkNote = Say(ClientPageText.LinkUntil, link.Contact, Day(project.Today(link.ExpiresAt))),
            Once = LinkSecret
                .Create()
                .Replace("-", "", StringComparison.Ordinal)
                .Replace("_", "", StringComparison.Ordinal)[..20],
        };

    public string Say(ClientPageText text, params ReadOnlySpan<string> filledIn) =>
        ClientPageTexts.In(language, text, filledIn);

    /// <summary>The code of the client's language (ISO 639-1).</summary>
    public string Code => DocumentTexts.CodeOf(language);

    /// <summary>The seller as the client knows them.</summary>
    public string Seller =>
        (view.Seller?.Party.Name ?? view.SellerSettings.Party.Name) is { Length: > 0 } name
            ? name
            : Say(ClientPageText.Project);

    /// <summary>A moment in the project's time zone: 16 July 2026, 10:12.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = ZonedCalendar.ToLocalTime(at, project.Zone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private PartyDetails SellerDetails => view.Seller?.Details ?? PartyDetails.None;

    private string Day(DateOnly day) => DocumentNumbers.Day(day, language);

    private string Day(DateOnly? day) => day is { } known ? Day(known) : "–";

    private string Sum(Domain.Amounts.Money money) => DocumentNumbers.SumWithCode(money, language);

    private IEnumerable<ClientTask> FindTasks()
    {
        if (project.AwaitsAgreement(view.Now) && project.WaitingAgreement is null)
            yield return new(ToDoOfTerms(), "terms");
        foreach (var milestone in project.LiveMilestones.Where(m => project.AwaitsApproval(m) && m.Evidence is null))
            yield return new(Say(ClientPageText.ToDoApproval, milestone.Name), $"m-{milestone.Id}");
        foreach (var invoice in project.OpenInvoices.Where(i => i.State == InvoiceState.Issued))
            yield return new(ToDoOf(invoice), $"i-{invoice.Id}");
    }

    private string ToDoOfTerms()
    {
        if (project.Wish is { } wish && Wished().Length > 0)
            return Say(ClientPageText.ToDoWished, Day(project.Today(wish.Signed.At)));
        return Say(project.Amendment is null ? ClientPageText.ToDoTerms : ClientPageText.ToDoChangedTerms);
    }

    private ClientDelivery BuildDelivery(Milestone milestone)
    {
        var submission = milestone.Submission!;
        var waits = project.AwaitsApproval(milestone);
        return new(
            milestone.Id,
            milestone.Name,
            Say(ClientPageText.Submitted, Moment(submission.Signed.At), submission.Deliverable),
            submission.Url,
            Uri.TryCreate(submission.Url, UriKind.Absolute, out var url) ? url.Host : "",
            [.. StatesOf(milestone)],
            waits ? ToSeen(submission.Signed.At) : ""
        )
        {
            IsApproved = milestone.Evidence is not null && !link.IsMailed,
        };
    }

    private IEnumerable<string> StatesOf(Milestone milestone)
    {
        if (milestone.Stage == Stage.ChangesRequested)
            yield return Say(ClientPageText.ChangesRequested, milestone.RequestedChanges);
        foreach (var line in SilenceOf(milestone))
            yield return line;
        if (milestone is { Stage: Stage.Confirmed, Confirmation: { Silence: null } done })
            yield return ConfirmedText(milestone, done, Moment(done.Signed.At));
        if (milestone is { Stage: Stage.Submitted, Evidence: { } held })
            yield return Say(ClientPageText.ApprovalWaits, held.ClientName, Moment(held.Attached.At), Seller);
        if (milestone.Stage == Stage.Submitted && !(milestone.Criterion?.IsConfirmedByClient() ?? false))
            yield return Say(ClientPageText.TeamConfirms, Seller);
    }

    /// <summary>
    /// Who said that it is complete. What the team confirms itself is only recorded: nobody approves their own bill.
    /// </summary>
    private string ConfirmedText(Milestone milestone, Confirmation done, string when)
    {
        var isOurs = !(milestone.Criterion?.IsConfirmedByClient() ?? false);
        // Without a reference it is the name of the person of the team who recorded it.
        if (isOurs && (done.Reference.Length == 0 || done.ConfirmedBy == Seller))
            return Say(ClientPageText.Recorded, Seller, when);
        if (isOurs)
            return Say(
                milestone.Criterion == Criterion.SignedChecklist ? ClientPageText.Signed : ClientPageText.ConfirmedFor,
                done.ConfirmedBy,
                when,
                Seller
            );
        return Say(
            done.HeldByTeam ? ClientPageText.ApprovedHeld : ClientPageText.Approved,
            done.ConfirmedBy,
            when,
            Seller
        );
    }

    /// <summary>Names a moment in a form.</summary>
    private static string ToSeen(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Workspaces;

/// <summary>
/// What all projects of an agency share: templates, labels, and the seller. Nobody holds a role in it; permissions
/// follow from a person's roles in the project in whose conversation they write.
/// </summary>
/// <param name="CurrentProject">The project of the conversation in which the person writes.</param>
/// <param name="FirstProject">The oldest project. Its managers decide about the seller, which appears on everybody's
/// invoices.</param>
/// <param name="HasSeller">Something is said of the seller.</param>
/// <param name="HasVat">The VAT of new projects is set.</param>
/// <param name="Labels">The workspace's own labels.</param>
public sealed partial record Workspace(
    Project CurrentProject,
    Project FirstProject,
    bool HasSeller,
    IReadOnlyList<Label> Labels,
    bool HasVat = false
)
{
    /// <summary>How the books are exported.</summary>
    public DatevSettings Datev { get; init; } = DatevSettings.None;

    /// <summary>The series that have begun, or whose beginning is set.</summary>
    public IReadOnlyList<SeriesStart> Series { get; init; } = [];

    /// <summary>A series begins at most here, so that its numbers stay readable and a typing error is seen.</summary>
    public const int MaxFirstNumber = 999_999;

    public const int MaxLabels = 200;
    private const int MaxNoteLength = 240;

    /// <summary>Saves the schedule of the current project as a template.</summary>
    public WorkspaceDecision SaveTemplate(string name, DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.Define, context) is { } no)
            return no;
        return CurrentProject.LiveMilestones.Any()
            ? new TemplateSaved(name, CurrentProject.AsTemplate)
            : new Refusal.NoMilestones();
    }

    /// <summary>Saves a label and replaces one of the same name.</summary>
    public WorkspaceDecision SaveLabel(Label label, DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.Define, context) is { } no)
            return no;
        if (context.FindNameFault(label.Name) is { } fault)
            return new Refusal.InvalidMilestoneName(label.Name, fault);
        // A label is suggested in quotes, so it must not contain any.
        if (label.Name.Contains('"'))
            return new Refusal.QuotesInLabel();
        if (Project.CheckText(TextField.Note, label.Note, 0, MaxNoteLength) is { } bad)
            return bad;
        if (MilestoneBot.Domain.Naming.LabelMatcher.Find(label.Name, Labels) is null && Labels.Count >= MaxLabels)
            return new Refusal.TooManyLabels(MaxLabels);
        return new LabelSaved(label with { Name = MilestoneName.Normalize(label.Name), Note = label.Note.Trim() });
    }

    public WorkspaceDecision RemoveLabel(string name, DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.Define, context) is { } no)
            return no;
        return MilestoneBot.Domain.Naming.LabelMatcher.Find(name, Labels) is { } label
            ? new LabelRemoved(label.Name)
            : new Refusal.LabelUnknown(name, [.. Labels.Select(l => l.Name)]);
    }

    /// <summary>
    /// Says with which number a series of this year begins, for an agency that comes from another program. It can be
    /// said once, and only before the first document: numbers given out are unique and without a gap for good
    /// (§ 14 (4) no. 4 UStG). Nothing takes it back, so an approver says it, who also answers for what is issued.
    /// </summary>
    public WorkspaceDecision BeginSeries(string prefix, int first, DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.NumberDocuments, context) is { } no)
            return no;
        var series = new NumberSeries(prefix, context.SellerToday.Year);
        var start = Series.FirstOrDefault(s => s.Series == series) ?? new(series);
        if (start.IsBegun)
            return new Refusal.SeriesHasDocuments(start);
        if (start.First > 1 || first == start.First)
            return new Refusal.SeriesStartSet(start, first);
        return first is < 1 or > MaxFirstNumber
            ? new Refusal.InvalidFirstNumber(series, MaxFirstNumber)
            : new SeriesStarted(prefix, series.Year, first);
    }

    /// <summary>
    /// The VAT of new projects that say none. As for the seller: once set, only the managers of the first project
    /// change it.
    /// </summary>
    public WorkspaceDecision SetVat(VatTreatment vat, DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.ManageRoles, context) is { } no)
            return no;
        return HasVat && CheckFirstManager(context) is not null
            ? new Refusal.DefaultVatAlreadySet()
            : new DefaultVatSet(vat);
    }

    /// <summary>
    /// How the books of all projects are exported. As for the seller: once something is set, only people who hold the role
    /// in the first project decide about it.
    /// </summary>
    /// <param name="set">Each setting by its name, with its value: an account, with its tax key behind it where it needs
    /// one. All of them are set, or none.</param>
    public WorkspaceDecision SetDatev(IReadOnlyList<(string Name, string Value)> set, DecisionContext context)
    {
        if (CheckPermission(CurrentProject, Permission.ExportBooks, context) is { } no)
            return no;
        // Being in a conversation gives no role that sets this, so the first project is asked for the person's own.
        if (
            Datev.Values.Count > 0
            && !Permissions.IsAllowed(FirstProject, Permission.ExportBooks, context.Actor, context.At)
        )
            return new Refusal.DatevOfFirstProject();
        var settings = Datev;
        var events = new List<WorkspaceEvent>();
        // The length of accounts comes before the accounts, in whatever order they were said.
        foreach (var (name, value) in set.OrderBy(s => s.Name != DatevSettings.AccountLength))
        {
            if (settings.FindFault(name, value) is { } fault)
                return new Refusal.InvalidDatev(name, value, fault, settings.Length);
            settings = settings.With(name, value);
            events.Add(new DatevSet(name, value));
        }
        return new WorkspaceDecision(events);
    }

    private Refusal? CheckFirstManager(DecisionContext context) =>
        CheckPermission(
            FirstProject,
            Permission.ManageRoles,
            context with
            {
                Actor = context.Actor with { IsInProjectConversation = false },
            }
        );

    private static Refusal? CheckPermission(Project project, Permission permission, DecisionContext context) =>
        Permissions.Check(project, permission, context.Actor, context.At);
}

namespace MilestoneBot.Domain;

/// <summary>
/// What all projects of an agency share: templates, labels, and who sends the invoices. Nobody holds a role in it; what
/// somebody may do here follows from his roles in the project from which he speaks.
/// </summary>
/// <param name="Here">The project from which somebody speaks.</param>
/// <param name="First">The oldest project: who manages it has the last word on what stands on everybody's
/// invoices.</param>
/// <param name="HasSeller">Somebody has said who sends the invoices.</param>
/// <param name="Labels">The workspace's own labels.</param>
public sealed record Workspace(Project Here, Project First, bool HasSeller, IReadOnlyList<Label> Labels)
{
    public const int MostLabels = 200;
    private const int MostNote = 240;

    /// <summary>Keeps the schedule of the project here as a template.</summary>
    public WorkspaceDecision SaveTemplate(string name, Stamp stamp)
    {
        if (MayAct(Here, Act.Define, stamp) is { } no)
            return no;
        return Here.Live.Any() ? new TemplateSaved(name, Here.AsTemplate) : new Refusal.NoMilestones();
    }

    /// <summary>Keeps a label, in place of one of the same name.</summary>
    public WorkspaceDecision SaveLabel(Label label, Stamp stamp)
    {
        if (MayAct(Here, Act.Define, stamp) is { } no)
            return no;
        if (MilestoneName.Check(label.Name) is { } problem)
            return new Refusal.VagueName(label.Name, problem);
        // A label is offered in quotes, and must come back out of them as it is.
        if (label.Name.Contains('"'))
            return new Refusal.BadText("label", "a label's name has no quotation marks in it");
        if (Project.Plain("note", label.Note, 0, MostNote) is { } bad)
            return bad;
        if (Domain.Labels.Find(label.Name, Labels) is null && Labels.Count >= MostLabels)
            return new Refusal.TooManyLabels(MostLabels);
        return new LabelSaved(label with { Name = MilestoneName.Tidy(label.Name), Note = label.Note.Trim() });
    }

    public WorkspaceDecision RemoveLabel(string name, Stamp stamp)
    {
        if (MayAct(Here, Act.Define, stamp) is { } no)
            return no;
        return Domain.Labels.Find(name, Labels) is { } label
            ? new LabelRemoved(label.Name)
            : new Refusal.LabelUnknown(name, [.. Labels.Select(l => l.Name)]);
    }

    /// <summary>
    /// Anybody who manages a project may name the first seller; later only those who manage the first project.
    /// </summary>
    /// <param name="zone">The zone of the books; null leaves it as it is.</param>
    public WorkspaceDecision SetSeller(Party seller, string? zone, Stamp stamp)
    {
        if (MayAct(Here, Act.ManageRoles, stamp) is { } no)
            return no;
        if (
            HasSeller
            && MayAct(First, Act.ManageRoles, stamp with { By = stamp.By with { InPlace = false } }) is not null
        )
            return new Refusal.SellerIsSet();
        foreach (
            var (what, text, least) in new[]
            {
                ("the seller's name", seller.Name, 1),
                ("address", seller.Address, 1),
                ("vat-id", seller.VatId, 0),
            }
        )
            if (Project.Plain(what, text, least, 240) is { } bad)
                return bad;
        var found = zone is null ? null : Calendar.ZoneOf(zone);
        if (zone is not null && found is null)
            return new Refusal.BadText("zone", Calendar.NoZone(zone));
        return new SellerSet(seller.Name.Trim(), seller.Address.Trim(), seller.VatId.Trim(), found);
    }

    private static Refusal? MayAct(Project project, Act act, Stamp stamp) =>
        Rights.Check(project, act, stamp.By, stamp.At);
}

using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The whole chain of one milestone, with the verdict on the audit trail it stands in.</summary>
internal sealed class Proof(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = Arg.Milestone();

    public Phrase Phrase { get; } =
        new Phrase("proof", "shows the whole chain of a milestone, from the client's yes to the last payment")
            .Takes(What, Arg.Page)
            .For("proof 2", "proof design page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (sight, said) = await OnProject.FindAsync(reader, turn, given.Get(What), cancel);
        if (sight is null)
            return Answers.NoProject(turn, said);
        if (sight.Project.Find(said) is not ({ } milestone, _))
            return RefusalText.Say(sight.Project.Find(said, turn).No!, sight);
        return await reader.DossierByIdAsync(turn, sight.Project.Id, cancel) is { } dossier
            ? Reply.Show(
                ProofCard.Of(
                    dossier,
                    dossier.Sight.Project.Milestones.Find(m => m.Id == milestone.Id) ?? milestone,
                    given.Maybe(Arg.Page)?.Value ?? 1
                )
            )
            : Answers.NoProject(turn);
    }
}

/// <summary>Why an invoice exists, and why it has this amount and this due date.</summary>
internal sealed class Why(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("why", "shows why an invoice exists, with the arithmetic of its amount and due date")
            .Takes(Arg.Invoice, Key)
            .For("why INV-2026-0001", "why 1 ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        // The last word may be a project's key or belong to the milestone's name; what names an invoice is meant.
        var ways = given.Others.Prepend(given).ToList();
        var no = Answers.NoProject(turn, given.Maybe(Key) ?? "");
        foreach (
            var key in ways.Select(w => w.Maybe(Key) ?? "").Distinct(StringComparer.Ordinal).OrderBy(k => k.Length > 0)
        )
        {
            if (await reader.DossierAsync(turn, key, cancel) is not { Sight: { Project: var project } sight } dossier)
                continue;
            var said = ways.FindAll(w => (w.Maybe(Key) ?? "") == key);
            var (_, found, why) = project.Find(said[^1], turn);
            if (found is not null)
                return Reply.Show(WhyCard.Of(dossier, found));
            if (why is not Refusal.InvoiceUnknown || key.Length > 0 || !no.IsUnfit)
                no = RefusalText.Say(why!, sight);
            if (why is not Refusal.InvoiceUnknown)
                return no;
        }
        return no;
    }
}

/// <summary>
/// Checks that no entry of the audit trail was changed, removed, inserted or reordered, and that the tables say what it
/// says.
/// </summary>
internal sealed class Verify(ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("verify", "checks the records for tampering").Takes(Key).For("verify", "verify ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var key = given.Maybe(Key) ?? "";
        return await reader.DossierAsync(turn, key, cancel) is { } dossier
            ? Reply.Show(
                AuditCards.Verdict(
                    dossier.Sight,
                    dossier.Check,
                    await workspaces.VerifyAsync(dossier.Sight.Project.Workspace, cancel)
                )
            )
            : Answers.NoProject(turn, key);
    }
}

/// <summary>
/// Gives everything on record as a file, by a link that works once; whoever opens it first has the file, so only its
/// asker is shown it.
/// </summary>
internal sealed class Export(ProjectReader reader, Downloads downloads, Links links) : ICommand
{
    private static readonly string[] Formats = ["csv", "json"];

    private static readonly Argument<string> Format = new(
        "format",
        "csv|json",
        text =>
            Formats.Contains(text.ToLowerInvariant())
                ? Reading.Of(text.ToLowerInvariant())
                : Reading.Wrong($"\"{text}\" is no kind of file here; choose csv or json")
    );

    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase(
            "export",
            "gives you the whole record as a file, by a link that works once; ask where nobody else reads"
        )
            .Takes(Format, Key)
            .For("export csv", "export json ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (format, key) = (given.Get(Format), given.Maybe(Key) ?? "");
        if (await reader.FindAsync(turn, key, cancel) is not { } sight)
            return Answers.NoProject(turn, key);
        if (!turn.IsPrivate)
            return Reply.No(
                ExportCard.NotHere(
                    sight,
                    format,
                    hasRole: Rights.Allow(sight.Project, Act.See, Acting.As(turn, sight.Project), sight.Now)
                )
            );
        // What is asked for in somebody's own chat rests on his roles, and on no place.
        var where = turn.IsPersonal ? turn.Where with { Conversation = "" } : turn.Where;
        var secret = await downloads.OfferAsync(new(where, turn.Who.Id, sight.Project.Id, format), cancel);
        return Reply.Show(ExportCard.Of(sight, format, links.To($"/export/{secret}"), Downloads.Life)) with
        {
            To = Audience.OnlyYou,
        };
    }
}

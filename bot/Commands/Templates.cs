using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The schedules that a project can be made from: built in, and the workspace's own.</summary>
internal static class Templates
{
    private static readonly Dictionary<string, IReadOnlyList<NewMilestone>> BuiltIn = new(StringComparer.Ordinal)
    {
        ["website-30-40-30"] =
        [
            Share("Discovery and strategy", 30),
            Share("Design approval", 40),
            Share("Final delivery", 30),
        ],
        ["discovery-development-delivery"] =
        [
            Share("Discovery complete", 30),
            Share("Development handoff", 40),
            Share("Final delivery", 30),
        ],
        ["halves"] = [Share("Design approval", 50), Share("Final delivery", 50)],
    };

    /// <summary>Every name of the built-in templates is a standard label.</summary>
    public static IReadOnlyList<Label> BuiltInLabels { get; } =
        Labels.Of(BuiltIn.Values.SelectMany(milestones => milestones));

    public static bool IsBuiltIn(string name) => BuiltIn.ContainsKey(name);

    /// <summary>
    /// Every template by name; the workspace's own, which are for its own people, come after the built-in ones.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>> AllAsync(
        WorkspaceStore workspaces,
        Turn turn,
        CancellationToken cancel
    )
    {
        var all = new Dictionary<string, IReadOnlyList<NewMilestone>>(BuiltIn, StringComparer.Ordinal);
        foreach (var (name, milestones) in await workspaces.TemplatesAsync(turn, cancel))
            all[name] = milestones;
        return all;
    }

    private static NewMilestone Share(string name, int percent) =>
        new(name, new Amount.Share(new(percent * Percent.One)), DueDays: TermsWords.UsualDueDays);
}

/// <summary>The templates that can stand behind <c>using</c>.</summary>
internal sealed class TemplateList(WorkspaceStore workspaces) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("template list", "lists the templates for new projects")
            .Takes(Arg.Page)
            .For("template list", "template list page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Reply.Show(
            TemplateCards.List(await Templates.AllAsync(workspaces, turn, cancel), given.Maybe(Arg.Page)?.Value ?? 1)
        );
}

/// <summary>One template with its milestones.</summary>
internal sealed class TemplateShow(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = Arg.Text("name");

    public Phrase Phrase { get; } =
        new Phrase("template show", "shows a template's milestones")
            .Takes(Name, Arg.Page)
            .For("template show website-30-40-30", "template show halves page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var all = await Templates.AllAsync(workspaces, turn, cancel);
        var name = given.Get(Name).ToLowerInvariant();
        return all.TryGetValue(name, out var milestones)
            ? Reply.Show(TemplateCards.One(name, milestones, given.Maybe(Arg.Page)?.Value ?? 1))
            : Reply.No($"There is no template \"{given.Get(Name)}\"; there are {string.Join(", ", all.Keys)}.");
    }
}

/// <summary>Keeps this project's schedule as a template of the workspace.</summary>
internal sealed class TemplateSave(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = new(
        "name",
        "<name>",
        text =>
            text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? Reading.Of(text)
                : Reading.Wrong("a template's name has letters, digits and hyphens, at most 40")
    );

    public Phrase Phrase { get; } =
        new Phrase("template save", "keeps this project's schedule as a template")
            .Takes(Name)
            .For("template save shop-50-50", "template save retainer");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var name = given.Get(Name).ToLowerInvariant();
        if (Templates.IsBuiltIn(name))
            return Reply.No($"{name} is built in and stays as it is. Choose another name: template save {name}-2");
        var former = (await workspaces.TemplatesAsync(turn, cancel)).GetValueOrDefault(name);
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, stamp) => workspace.SaveTemplate(name, stamp),
            cancel
        );
        return outcome.Show(sight => TemplateCards.Saved(name, sight.Project.AsTemplate, former));
    }
}

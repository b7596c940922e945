using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The schedules that a project can be made from: built in, and the workspace's own.</summary>
internal static class ProjectTemplates
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
        LabelMatcher.FromMilestones(BuiltIn.Values.SelectMany(milestones => milestones));

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
        new(name, new Amount.Share(new(percent * Percent.UnitsPerPercent)), DueDays: TermsVocabulary.DefaultDueDays);
}

/// <summary>The templates that can stand behind <c>using</c>.</summary>
internal sealed class TemplateListCommand(WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("template list", "lists the templates for new projects")
            .WithArguments(CommandArgument.Page)
            .WithExamples("template list", "template list page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        Reply.FromCard(
            TemplateCards.List(
                await ProjectTemplates.AllAsync(workspaces, turn, cancel),
                arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
            )
        );
}

/// <summary>One template with its milestones.</summary>
internal sealed class TemplateShowCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Text("name");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("template show", "shows a template's milestones")
            .WithArguments(Name, CommandArgument.Page)
            .WithExamples("template show website-30-40-30", "template show halves page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var all = await ProjectTemplates.AllAsync(workspaces, turn, cancel);
        var name = arguments.Get(Name).ToLowerInvariant();
        return all.TryGetValue(name, out var milestones)
            ? Reply.FromCard(
                TemplateCards.One(name, milestones, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1)
            )
            : Reply.Refuse($"There is no template \"{arguments.Get(Name)}\"; there are {string.Join(", ", all.Keys)}.");
    }
}

/// <summary>Keeps this project's schedule as a template of the workspace.</summary>
internal sealed class TemplateSaveCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = new(
        "name",
        "<name>",
        text =>
            text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? ParsedValue.Success(text)
                : ParsedValue.Failure("a template's name has letters, digits and hyphens, at most 40")
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("template save", "keeps this project's schedule as a template")
            .WithArguments(Name)
            .WithExamples("template save shop-50-50", "template save retainer");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var name = arguments.Get(Name).ToLowerInvariant();
        if (ProjectTemplates.IsBuiltIn(name))
            return Reply.Refuse($"{name} is built in and stays as it is. Choose another name: template save {name}-2");
        var former = (await workspaces.TemplatesAsync(turn, cancel)).GetValueOrDefault(name);
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.SaveTemplate(name, context),
            cancel
        );
        return outcome.Show(view => TemplateCards.Saved(name, view.Project.AsTemplate, former));
    }
}

using System.Text.Json;

namespace MilestoneBot.Channels.Slack;

/// <summary>Whose installation Slack speaks of when it tells something.</summary>
/// <param name="Workspace">Where it happened (T…).</param>
/// <param name="Organisation">The organisation that the workspace belongs to (E…); "" for none.</param>
/// <param name="IsWhole">It is told because the app is installed in the whole organisation.</param>
internal readonly record struct Origin(string Workspace, string Organisation = "", bool IsWhole = false)
{
    private const string Whole = "is_enterprise_install";

    /// <summary>Of an event, whose authorisations say for which installation it is told.</summary>
    public static Origin OfEvent(JsonElement body)
    {
        var why = body.At("authorizations") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? all[0] : default;
        return Of(body.Text("team_id"), body.Text("enterprise_id") is { Length: > 0 } told ? told : why.Text("enterprise_id"), body.Flag(Whole) || why.Flag(Whole));
    }

    /// <summary>Of a slash command.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none.</param>
    public static Origin OfCommand(Func<string, string> field) => Of(field("team_id"), field("enterprise_id"), field(Whole) == "true");

    /// <summary>Of a press, a form or a shortcut.</summary>
    public static Origin OfInteraction(JsonElement body) => Of(body.Text("team", "id"), body.Text("enterprise", "id"), body.Flag(Whole));

    private static Origin Of(string workspace, string organisation, bool isWhole) => new(workspace, ToldReader.IsId(organisation) ? organisation : "", isWhole);
}

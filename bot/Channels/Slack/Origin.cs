using System.Text.Json;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Whose installation Slack speaks of when it tells something: as the payload says at first, and as
/// <see cref="Origins"/> has settled it. The workspace is the one that the app is installed in; who made the channel,
/// and where the speaker is at home, are other questions.
/// </summary>
/// <param name="Workspace">Our workspace there (T…); the organisation where only that is known; "" if the payload names
/// none.</param>
/// <param name="Organisation">The organisation that the workspace belongs to (E…); "" for none.</param>
/// <param name="IsWhole">It is told because the app is installed in the whole organisation.</param>
internal readonly record struct Origin(string Workspace, string Organisation = "", bool IsWhole = false)
{
    private const string Whole = "is_enterprise_install";

    /// <summary>
    /// The bot's own user there; "" if the payload of an event does not say, and null where it does not matter.
    /// </summary>
    public string? Bot { get; init; }

    /// <summary>The channel it happened in; "" for none.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The workspace that made the channel, as far as it is another one than ours; "" if it is ours.</summary>
    public string Made { get; init; } = "";

    /// <summary>The organisation of the workspace that made the channel; "" for none.</summary>
    public string MadeIn { get; init; } = "";

    /// <summary>
    /// Where the speaker seems to be at home, for want of anything better; "" if the payload does not say.
    /// </summary>
    public string Home { get; init; } = "";

    /// <summary>
    /// Slack itself says that the app is installed there; else it is only where something happened, or where the
    /// speaker is.
    /// </summary>
    public bool IsSure { get; init; }

    /// <summary>The app is not installed there, whatever else is known.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Further installations for which the same is told.</summary>
    public IReadOnlyList<Origin> Others { get; init; } = [];

    /// <summary>The workspace is none but an organisation, or there is none: it has to be found out.</summary>
    public bool IsOpen => !IsTeam(Workspace);

    /// <summary>
    /// Of an event: its authorisations say for which installation it is told. Without any, the context says it; else
    /// the workspace that it came from.
    /// </summary>
    public static Origin OfEvent(JsonElement body)
    {
        var what = body.At("event");
        var channel = what.Text("channel") is { Length: > 0 } text ? text : what.Text("channel", "id");
        var (made, madeIn, isShared) = (
            TeamOf(body.Text("team_id")),
            OrganisationOf(body.Text("enterprise_id")),
            body.Flag("is_ext_shared_channel")
        );
        var (context, contextIn) = (
            TeamOf(body.Text("context_team_id")),
            OrganisationOf(body.Text("context_enterprise_id"), body.Text("context_team_id"))
        );
        var told = body.At("authorizations") is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(Authorised).ToList()
            : [];
        if (told.Count == 0)
            told.Add(
                At(
                    default,
                    context.Length > 0 || contextIn.Length > 0 ? (context, contextIn) : (made, madeIn),
                    isShared ? context.Length > 0 : true
                )
            );
        return told[0] with { Others = [.. told.Skip(1)] };

        Origin Authorised(JsonElement one) =>
            At(
                one,
                (TeamOf(one.Text("team_id")), OrganisationOf(one.Text("enterprise_id"), one.Text("team_id"))),
                isSure: true
            );

        Origin At(JsonElement one, (string Team, string In) said, bool isSure)
        {
            var team = TeamIn(said);
            var organisation = said.In.Length > 0 ? said.In : OrganisationAround(team);
            return new(team.Length > 0 ? team : organisation, organisation, body.Flag(Whole) || one.Flag(Whole))
            {
                Bot = one.Text("user_id"),
                Channel = channel,
                IsSure = isSure,
                Made = team == made ? "" : made,
                MadeIn = madeIn,
            };
        }

        // An installation of a whole organisation names no workspace of its own: the one in which it happened, if that
        // is of the same house.
        string TeamIn((string Team, string In) said)
        {
            if (said.Team.Length > 0)
                return said.Team;
            if (context.Length > 0)
                return context;
            var isOfTheSameHouse = said.In.Length > 0 ? madeIn == said.In : !isShared;
            return isOfTheSameHouse ? made : "";
        }

        string OrganisationAround(string team)
        {
            if (team.Length == 0)
                return "";
            if (team == context && contextIn.Length > 0)
                return contextIn;
            return team == made ? madeIn : "";
        }
    }

    /// <summary>Of a slash command, which names the workspace of who typed it.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none.</param>
    public static Origin OfCommand(Func<string, string> field)
    {
        var (team, organisation) = (field("team_id"), OrganisationOf(field("enterprise_id"), field("team_id")));
        return new(TeamOf(team) is { Length: > 0 } own ? own : organisation, organisation, field(Whole) == "true")
        {
            Channel = field("channel_id"),
            Home = team,
        };
    }

    /// <summary>
    /// Of a press, a form or a shortcut. A window and a home page say where the app is installed that drew them; a team
    /// may be missing.
    /// </summary>
    public static Origin OfInteraction(JsonElement body)
    {
        var (installed, team) = (body.Text("view", "app_installed_team_id"), TeamOf(body.Text("team", "id")));
        var organisation = OrganisationOf(
            body.Text("enterprise", "id"),
            installed,
            body.Text("team", "enterprise_id"),
            body.Text("team", "id")
        );
        var workspace = TeamOf(installed) is { Length: > 0 } own ? own : team;
        var isWhole =
            body.Flag(Whole) || IsOrganisation(installed) || (workspace.Length == 0 && organisation.Length > 0);
        return new(workspace.Length > 0 ? workspace : organisation, organisation, isWhole)
        {
            Channel = PressReader.ChannelOf(body),
            Home = body.Text("user", "team_id"),
            IsSure = TeamOf(installed).Length > 0,
        };
    }

    public static bool IsTeam(string? id) => id is ['T', ..] && ToldReader.IsId(id);

    private static bool IsOrganisation(string id) => id is ['E', ..] && ToldReader.IsId(id);

    private static string TeamOf(string id) => IsTeam(id) ? id : "";

    private static string OrganisationOf(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
            if (IsOrganisation(id))
                return id;
        return "";
    }
}

using System.Text.Json;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// The installation that a Slack payload is about: first as the payload states it, then as
/// <see cref="InstallationContextResolver"/> has resolved it. The workspace is the one in which the app is installed.
/// The workspace that created the channel and the sender's own workspace are separate values.
/// </summary>
/// <param name="Workspace">Our workspace there (T…); the organisation where only that is known; "" if the payload
/// names none.</param>
/// <param name="Organisation">The organisation that the workspace belongs to (E…); "" for none.</param>
/// <param name="IsEnterpriseInstall">The payload was sent because the app is installed in the whole
/// organisation.</param>
internal readonly record struct InstallationContext(
    string Workspace,
    string Organisation = "",
    bool IsEnterpriseInstall = false
)
{
    private const string EnterpriseInstallProperty = "is_enterprise_install";

    /// <summary>
    /// The bot's own user there; "" if an event does not state it, and null where it does not matter.
    /// </summary>
    public string? BotUser { get; init; }

    /// <summary>The channel of the payload; "" for none.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The workspace that created the channel, if it is not ours; "" if it is ours.</summary>
    public string ChannelWorkspace { get; init; } = "";

    /// <summary>The organisation of the workspace that created the channel; "" for none.</summary>
    public string ChannelOrganisation { get; init; } = "";

    /// <summary>
    /// The sender's probable workspace, used where nothing better is known; "" if the payload does not state it.
    /// </summary>
    public string SenderWorkspace { get; init; } = "";

    /// <summary>
    /// Slack itself states that the app is installed there. Otherwise the workspace is only that of the channel or of
    /// the sender.
    /// </summary>
    public bool IsAuthorized { get; init; }

    /// <summary>The app is not installed there, whatever else is known.</summary>
    public bool IsNotInstalled { get; init; }

    /// <summary>Further installations that the same payload is about.</summary>
    public IReadOnlyList<InstallationContext> OtherAuthorizations { get; init; } = [];

    /// <summary>The workspace is unknown or only an organisation, so it has to be looked up.</summary>
    public bool IsUnresolved => !IsTeamId(Workspace);

    /// <summary>
    /// From an event: its authorizations state the installation. Without any, the context states it; otherwise the
    /// workspace that sent the event.
    /// </summary>
    public static InstallationContext FromEvent(JsonElement body)
    {
        var what = body.GetAt("event");
        var channel = what.GetText("channel") is { Length: > 0 } text ? text : what.GetText("channel", "id");
        var (made, madeIn, isShared) = (
            TeamOf(body.GetText("team_id")),
            OrganisationOf(body.GetText("enterprise_id")),
            body.GetFlag("is_ext_shared_channel")
        );
        var (context, contextIn) = (
            TeamOf(body.GetText("context_team_id")),
            OrganisationOf(body.GetText("context_enterprise_id"), body.GetText("context_team_id"))
        );
        var contexts = body.GetAt("authorizations") is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(Authorised).ToList()
            : [];
        if (contexts.Count == 0)
            contexts.Add(
                At(
                    default,
                    context.Length > 0 || contextIn.Length > 0 ? (context, contextIn) : (made, madeIn),
                    isShared ? context.Length > 0 : true
                )
            );
        return contexts[0] with { OtherAuthorizations = [.. contexts.Skip(1)] };

        InstallationContext Authorised(JsonElement one) =>
            At(
                one,
                (TeamOf(one.GetText("team_id")), OrganisationOf(one.GetText("enterprise_id"), one.GetText("team_id"))),
                isSure: true
            );

        InstallationContext At(JsonElement one, (string Team, string In) authorization, bool isSure)
        {
            var team = TeamIn(authorization);
            var organisation = authorization.In.Length > 0 ? authorization.In : OrganisationAround(team);
            return new(
                team.Length > 0 ? team : organisation,
                organisation,
                body.GetFlag(EnterpriseInstallProperty) || one.GetFlag(EnterpriseInstallProperty)
            )
            {
                BotUser = one.GetText("user_id"),
                Channel = channel,
                IsAuthorized = isSure,
                ChannelWorkspace = team == made ? "" : made,
                ChannelOrganisation = madeIn,
            };
        }

        // An organisation-wide installation names no workspace of its own. The workspace of the event is used if it
        // belongs to the same organisation.
        string TeamIn((string Team, string In) authorization)
        {
            if (authorization.Team.Length > 0)
                return authorization.Team;
            if (context.Length > 0)
                return context;
            var isOfSameOrganisation = authorization.In.Length > 0 ? madeIn == authorization.In : !isShared;
            return isOfSameOrganisation ? made : "";
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

    /// <summary>From a slash command, which states the workspace of the person who typed it.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none.</param>
    public static InstallationContext FromSlashCommand(Func<string, string> field)
    {
        var (team, organisation) = (field("team_id"), OrganisationOf(field("enterprise_id"), field("team_id")));
        return new(
            TeamOf(team) is { Length: > 0 } own ? own : organisation,
            organisation,
            field(EnterpriseInstallProperty) == "true"
        )
        {
            Channel = field("channel_id"),
            SenderWorkspace = team,
        };
    }

    /// <summary>
    /// From an action, a form or a shortcut. A modal and a home page state where the app is installed that rendered
    /// them; a team may be missing.
    /// </summary>
    public static InstallationContext FromInteraction(JsonElement body)
    {
        var (installed, team) = (body.GetText("view", "app_installed_team_id"), TeamOf(body.GetText("team", "id")));
        var organisation = OrganisationOf(
            body.GetText("enterprise", "id"),
            installed,
            body.GetText("team", "enterprise_id"),
            body.GetText("team", "id")
        );
        var workspace = TeamOf(installed) is { Length: > 0 } own ? own : team;
        var isWhole =
            body.GetFlag(EnterpriseInstallProperty)
            || IsEnterpriseId(installed)
            || (workspace.Length == 0 && organisation.Length > 0);
        return new(workspace.Length > 0 ? workspace : organisation, organisation, isWhole)
        {
            Channel = ActionReader.ChannelOf(body),
            SenderWorkspace = body.GetText("user", "team_id"),
            IsAuthorized = TeamOf(installed).Length > 0,
        };
    }

    public static bool IsTeamId(string? id) => id is ['T', ..] && SlackEventReader.IsId(id);

    private static bool IsEnterpriseId(string id) => id is ['E', ..] && SlackEventReader.IsId(id);

    private static string TeamOf(string id) => IsTeamId(id) ? id : "";

    private static string OrganisationOf(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
            if (IsEnterpriseId(id))
                return id;
        return "";
    }
}

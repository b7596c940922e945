using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Channels.Teams;
using MilestoneBot.Tests.Channels.Teams.Inbound;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>Our endpoint and the SDK's beside it, with the keys of one issuer.</summary>
public sealed class JudgedDoors : IAsyncLifetime
{
    /// <summary>A key that is not endorsed for the channel of our activities.</summary>
    public const string OtherChannel = "other-channel";

    private readonly GuardedBot guarded = new();
    private SdkDoor sdk = null!;

    public async Task InitializeAsync()
    {
        await guarded.InitializeAsync();
        guarded.Issuer.Keys.Add(new(OtherChannel, RSA.Create(2048), ["directline"]));
        sdk = new(guarded.Issuer, TeamsBot.AppId);
    }

    public async Task DisposeAsync()
    {
        sdk.Dispose();
        await guarded.DisposeAsync();
    }

    /// <summary>Whether each endpoint accepts the request, and the reason if not.</summary>
    internal async Task<(bool Sdk, bool Ours, string Said)> KnockAsync(ForgedTokens forgedTokens)
    {
        var (header, activity) = forgedTokens(guarded.Issuer, guarded.Bot);
        // A conversation accepts only so many answers a second, and the answers are not what is judged.
        if (activity["conversation"] is JsonObject conversation)
            conversation["id"] = $"a:{Guid.NewGuid()}";
        var body = activity.ToJsonString();
        var refusal = await sdk.RefusalAsync(header, body);
        var (status, _) = await guarded.Bot.PostAsync(
            body,
            change: request =>
            {
                if (header is not null)
                    request.Headers.TryAddWithoutValidation("Authorization", header);
            }
        );
        var isRefused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest;
        Assert.True(isRefused || status == HttpStatusCode.OK, $"our door says {status}");
        return (refusal is null, !isRefused, $"the SDK says {refusal ?? "come in"}, our door says {status}");
    }
}

/// <summary>
/// The forged requests of our own table, and many more, sent to the Bot Framework SDK and to our endpoint: ours
/// accepts nothing forged, and where the two differ the reason is recorded.
/// </summary>
public sealed class ForgedRequestsTests(JudgedDoors doors) : IClassFixture<JudgedDoors>
{
    private static readonly Dictionary<string, ForgedTokens> Requests = new([
        .. TokenValidatorTests.Table,
        .. OddTokens.Table,
        .. OddRequests.Table,
    ]);

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Our_door_lets_nothing_forged_in_that_the_SDK_refuses_and_where_they_differ_the_reason_is_known(
        string name
    )
    {
        var (sdk, ours, said) = await doors.KnockAsync(Requests[name]);

        var (onlySdk, both) = (Verdicts.OnlyTheSdk.ContainsKey(name), Verdicts.Both.Contains(name));
        Assert.True(sdk || !ours, $"{name}: ours is looser: {said}");
        Assert.True((sdk, ours) == (onlySdk || both, both), $"{name}: {said}");
    }

    [Fact]
    public void Every_verdict_is_of_a_request_that_is_made() =>
        Assert.Empty(Verdicts.OnlyTheSdk.Keys.Concat(Verdicts.Both).Except(Requests.Keys));

    [Fact]
    public void Nothing_that_our_own_table_calls_forged_is_let_in_by_us() =>
        Assert.Empty(Verdicts.Both.Intersect(TokenValidatorTests.Table.Keys));
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>What a person chooses on the page on which Slack asks whether an app may be installed.</summary>
/// <param name="Team">The workspace in which they allow it.</param>
public sealed record SlackConsent(string Team, string Name)
{
    /// <summary>The organisation of the workspace; "" for none.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>They allow it in the whole organisation.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Slack's error code if it is not installed; "" if they allow it.</summary>
    public string Error { get; init; } = "";

    /// <summary>The granted scopes; null for all that the app asks for.</summary>
    public string? Scopes { get; init; }

    public string Owner => IsWhole ? Organisation : Team;
}

/// <summary>
/// Installing an app in Slack: the consent page, codes and refresh tokens that are valid once, and tokens that expire.
/// </summary>
public sealed partial class FakeSlack
{
    public const string ClientId = "1000.2000",
        ClientSecret = "practice-client-secret";

    private static readonly TimeSpan LifeOfTokens = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, (SlackConsent By, string Redirect, string Scopes)> codes = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, (string Owner, DateTimeOffset? Ends)> tokens = new(
        new Dictionary<string, (string, DateTimeOffset?)> { [Token] = (Team, null) },
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, SlackConsent> renewals = new(StringComparer.Ordinal);
    private int given;

    /// <summary>The consent of the next installation.</summary>
    public SlackConsent Consent { get; set; } = new(Team, "Agency");

    /// <summary>Whether tokens expire and are rotated.</summary>
    public bool Rotates { get; set; }

    /// <summary>The clock by which tokens expire.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>The app's redirect URL.</summary>
    public string Redirect { get; set; } = "";

    /// <summary>
    /// How the next calls for tokens fail: "" for not at all, "lost" for a token that is issued but whose response is
    /// lost, "down", or Slack's error code.
    /// </summary>
    public ConcurrentQueue<string> TokenFaults { get; } = new();

    /// <summary>A refresh token whose response was lost may be used once more.</summary>
    public bool ForgivesLostAnswers { get; set; }

    /// <summary>How long issuing a token takes.</summary>
    public TimeSpan TokenSlowness { get; set; }

    /// <summary>The calls for tokens.</summary>
    public ConcurrentQueue<string> TokenCalls { get; } = new();

    /// <summary>Every secret that was ever issued.</summary>
    public ConcurrentQueue<string> Secrets { get; } = new();

    private void MapInstalls(WebApplication web)
    {
        web.MapGet("/oauth/v2/authorize", AuthorizeAsync);
        web.MapPost("/api/oauth.v2.access", GiveTokenAsync);
    }

    /// <summary>Slack's error code for a call with this header; "" if it is valid.</summary>
    private string ProblemOf(string authorization, out string owner)
    {
        owner = "";
        if (authorization.Length == 0)
            return "not_authed";
        if (
            !authorization.StartsWith("Bearer ", StringComparison.Ordinal)
            || !tokens.TryGetValue(authorization["Bearer ".Length..], out var token)
        )
            return "invalid_auth";
        owner = token.Owner;
        return token.Ends <= Clock.GetUtcNow() ? "token_expired" : "";
    }

    /// <summary>Expires the tokens now, before their announced end.</summary>
    public void EndTokensOf(string owner)
    {
        foreach (var (token, what) in tokens)
            if (what.Owner == owner)
                tokens[token] = (owner, DateTimeOffset.MinValue);
    }

    private Task AuthorizeAsync(HttpContext http)
    {
        var (redirect, scopes, state) = (
            http.Request.Query["redirect_uri"].ToString(),
            http.Request.Query["scope"].ToString(),
            http.Request.Query["state"].ToString()
        );
        if (http.Request.Query["client_id"] != ClientId || redirect != Redirect || scopes.Length == 0)
        {
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync("no such app, or it may not send people there");
        }
        var code = $"code.{Interlocked.Increment(ref given)}.{Guid.NewGuid():N}";
        if (Consent.Error.Length == 0)
            codes[code] = (Consent, redirect, Consent.Scopes ?? scopes);
        var outcome = Consent.Error.Length > 0 ? $"error={Consent.Error}" : $"code={code}";
        http.Response.Redirect($"{redirect}?{outcome}&state={Uri.EscapeDataString(state)}");
        return Task.CompletedTask;
    }

    private async Task GiveTokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        TokenCalls.Enqueue(form["grant_type"].ToString() is { Length: > 0 } kind ? kind : "authorization_code");
        if (TokenSlowness > TimeSpan.Zero)
            await Task.Delay(TokenSlowness);
        TokenFaults.TryDequeue(out var fault);
        if (fault == "down")
        {
            http.Response.StatusCode = 503;
            return;
        }
        var answer = fault is { Length: > 0 } and not "lost" ? No(fault) : AnswerOf(http, form);
        if (
            fault == "lost"
            && ForgivesLostAnswers
            && renewals.TryGetValue((string?)answer["refresh_token"] ?? "", out var by)
        )
            renewals[form["refresh_token"].ToString()] = by;
        if (fault == "lost")
            http.Abort();
        else
            await http.Response.WriteAsJsonAsync(answer);
    }

    private JsonObject AnswerOf(HttpContext http, IFormCollection form)
    {
        var basic = http.Request.Headers.Authorization.ToString();
        var (id, secret) =
            basic.StartsWith("Basic ", StringComparison.Ordinal)
            && Encoding.UTF8.GetString(Convert.FromBase64String(basic["Basic ".Length..])).Split(':', 2)
                is [var user, var password]
                ? (user, password)
                : (form["client_id"].ToString(), form["client_secret"].ToString());
        if (id != ClientId)
            return No("invalid_client_id");
        if (secret != ClientSecret)
            return No("bad_client_secret");
        if (form["grant_type"] == "refresh_token")
            return renewals.TryRemove(form["refresh_token"].ToString(), out var again)
                ? Give(again, again.Scopes ?? "")
                : No("invalid_refresh_token");
        if (!codes.TryRemove(form["code"].ToString(), out var code))
            return No("invalid_code");
        return code.Redirect == form["redirect_uri"] ? Give(code.By, code.Scopes) : No("bad_redirect_uri");
    }

    private JsonObject Give(SlackConsent by, string scopes)
    {
        var number = Interlocked.Increment(ref given);
        var token = Rotates ? $"xoxe.xoxb-1-{by.Owner}-{number}-canary" : $"xoxb-{by.Owner}-{number}-canary";
        tokens[token] = (by.Owner, Rotates ? Clock.GetUtcNow() + LifeOfTokens : null);
        Secrets.Enqueue(token);
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = "A0APP",
            ["authed_user"] = new JsonObject { ["id"] = "U0ADMIN" },
            ["scope"] = scopes,
            ["token_type"] = "bot",
            ["access_token"] = token,
            ["bot_user_id"] = Bot,
            ["team"] = by.IsWhole ? null : new JsonObject { ["id"] = by.Team, ["name"] = by.Name },
            ["is_enterprise_install"] = by.IsWhole,
            ["enterprise"] =
                by.Organisation.Length == 0 ? null : new JsonObject { ["id"] = by.Organisation, ["name"] = by.Name },
        };
        if (!Rotates)
            return answer;
        var renewal = $"xoxe-1-{by.Owner}-{number}-canary";
        renewals[renewal] = by with { Scopes = scopes };
        Secrets.Enqueue(renewal);
        (answer["refresh_token"], answer["expires_in"]) = (renewal, (int)LifeOfTokens.TotalSeconds);
        return answer;
    }
}

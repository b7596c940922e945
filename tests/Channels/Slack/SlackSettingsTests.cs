using Microsoft.Extensions.Configuration;
using MilestoneBot.Channels.Slack;

namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>
/// A mistake in the settings is reported with the setting's name and the fix, before the bot listens.
/// </summary>
public sealed class SlackSettingsTests
{
    private static SlackSettings From(bool isDevelopment, params (string Name, string Value)[] set) =>
        SlackSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(set.Select(s => KeyValuePair.Create($"Slack:{s.Name}", (string?)s.Value)))
                .Build(),
            isDevelopment
        );

    [Fact]
    public void Without_a_secret_there_is_no_door() => Assert.False(From(isDevelopment: false).IsConfigured);

    [Fact]
    public void With_secret_and_token_there_is_one()
    {
        var settings = From(isDevelopment: false, ("SigningSecret", "s"), ("BotToken", "xoxb-1"));
        Assert.Equal((true, "https://slack.com/api/"), (settings.IsConfigured, settings.ApiUrl.AbsoluteUri));
    }

    [Theory]
    [
        InlineData("SigningSecret", "s", "Slack:BotToken is not"),
        InlineData("BotToken", "xoxb-1", "neither Slack:SigningSecret nor Slack:AppToken"),
        InlineData("AppToken", "xapp-1", "Slack:AppToken is set, but Slack:BotToken is not"),
        InlineData("ApiUrl", "http://slack.com/api/", "no https address"),
        InlineData("ApiUrl", "https://a@slack.com/", "no https address"),
        InlineData("ApiUrl", "nonsense", "no https address")
    ]
    public void Half_a_setting_is_refused(string name, string value, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidOperationException>(() => From(false, (name, value))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [
        InlineData("Slack:ClientSecret is not", "ClientId=1.2"),
        InlineData("Slack:ClientId is not", "ClientSecret=s"),
        InlineData("neither Slack:SigningSecret nor Slack:AppToken", "ClientId=1.2", "ClientSecret=s"),
        InlineData("remove Slack:BotToken", "ClientId=1.2", "ClientSecret=s", "SigningSecret=s", "BotToken=xoxb-1"),
        InlineData("ends after 12 hours", "BotToken=xoxe.xoxb-1", "SigningSecret=s"),
        InlineData("PublicUrl is no https address", "ClientId=1.2", "ClientSecret=s", "SigningSecret=s"),
        InlineData(
            "PublicUrl is no https address",
            "ClientId=1.2",
            "ClientSecret=s",
            "SigningSecret=s",
            "PublicUrl=http://bot.agency.example"
        )
    ]
    public void Half_an_installation_is_refused(string says, params string[] set) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidOperationException>(() => Of(false, set)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void With_the_apps_own_id_and_secret_workspaces_install_it_themselves()
    {
        var settings = Of(
            false,
            "ClientId=1.2",
            "ClientSecret=s",
            "SigningSecret=s",
            "PublicUrl=https://bot.agency.example"
        );
        Assert.Equal(
            (true, true, "https://slack.com/oauth/v2/authorize"),
            (settings.IsConfigured, settings.IsInstallable, settings.AuthorizeUrl.AbsoluteUri)
        );
    }

    [Theory]
    [
        InlineData("http://127.0.0.1:8080/api", true, "http://127.0.0.1:8080/oauth/v2/authorize"),
        InlineData("https://slack.com/api/", true, "https://slack.com/oauth/v2/authorize"),
        InlineData("https://proxy.example/api", false, "https://slack.com/oauth/v2/authorize"),
        InlineData("https://proxy.example/api", true, "https://proxy.example/oauth/v2/authorize")
    ]
    public void Only_in_practice_a_stand_in_asks_for_permission(string api, bool isDevelopment, string page) =>
        Assert.Equal(page, Of(isDevelopment, $"ApiUrl={api}").AuthorizeUrl.AbsoluteUri);

    [Fact]
    public void Secrets_are_not_printed() =>
        Assert.DoesNotContain(
            "canary",
            Of(true, "ClientId=1.2", "ClientSecret=canary", "SigningSecret=canary").ToString(),
            StringComparison.Ordinal
        );

    private static SlackSettings Of(bool isDevelopment, params string[] set) =>
        SlackSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    set.Select(s => s.Split('=', 2))
                        .Select(s => KeyValuePair.Create(s[0] == "PublicUrl" ? s[0] : $"Slack:{s[0]}", (string?)s[1]))
                )
                .Build(),
            isDevelopment
        );

    [Fact]
    public void Another_kind_of_token_is_refused() =>
        Assert.Contains(
            "xoxb-",
            Assert
                .Throws<InvalidOperationException>(() => From(false, ("SigningSecret", "s"), ("BotToken", "xapp-1")))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void With_an_app_token_no_secret_is_needed()
    {
        var settings = From(isDevelopment: false, ("AppToken", "xapp-1"), ("BotToken", "xoxb-1"));
        Assert.Equal((true, false, true), (settings.IsConfigured, settings.HasEndpoint, settings.HasSocket));
        Assert.Contains(
            "connections:write",
            Assert
                .Throws<InvalidOperationException>(() => From(false, ("AppToken", "xoxb-1"), ("BotToken", "xoxb-1")))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_stand_in_on_this_machine_is_for_development_only(bool isDevelopment)
    {
        if (isDevelopment)
            Assert.True(From(true, ("ApiUrl", "http://127.0.0.1:8080/api")).ApiUrl.IsLoopback);
        else
            Assert.Throws<InvalidOperationException>(() => From(false, ("ApiUrl", "http://127.0.0.1:8080/api")));
    }
}

using Microsoft.Extensions.Configuration;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Teams.Api;

namespace MilestoneBot.Tests.Channels.Teams;

public sealed class TeamsSettingsTests
{
    private static TeamsSettings Read(params (string Name, string Value)[] values) =>
        TeamsSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(values.ToDictionary(v => v.Name, v => (string?)v.Value))
                .Build(),
            isDevelopment: false
        );

    [Fact]
    public void The_usual_cloud_is_the_public_one()
    {
        var settings = Read(("MicrosoftAppId", TeamsBot.AppId), ("MicrosoftAppPassword", "x"));

        Assert.Equal("https://api.botframework.com", settings.Issuer);
        Assert.Equal(
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
            settings.OpenIdMetadata.AbsoluteUri
        );
        Assert.Equal("https://login.microsoftonline.com", settings.LoginAuthority);
        Assert.Equal("https://api.botframework.com/.default", settings.Scope);
        Assert.Equal("botframework.com", settings.TenantId);
    }

    [Fact]
    public void The_government_cloud_is_one_setting()
    {
        var settings = Read(
            ("MicrosoftAppId", TeamsBot.AppId),
            ("MicrosoftAppPassword", "x"),
            ("Teams:Cloud", "usgov")
        );

        Assert.Equal("https://api.botframework.us", settings.Issuer);
        Assert.Equal(
            "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            settings.OpenIdMetadata.AbsoluteUri
        );
        Assert.Equal("https://login.microsoftonline.us", settings.LoginAuthority);
        Assert.Equal("https://api.botframework.us/.default", settings.Scope);
        Assert.Equal("MicrosoftServices.onmicrosoft.us", settings.TenantId);
    }

    [Theory]
    [InlineData("MicrosoftAppId", "not-a-guid")]
    [InlineData("MicrosoftAppPassword", "")]
    [InlineData("MicrosoftAppType", "Anything")]
    [InlineData("MicrosoftAppType", "7")]
    [InlineData("Teams:Cloud", "mars")]
    [InlineData("Teams:ExternalMembers", "some")]
    [InlineData("Teams:OpenIdMetadata", "http://evil.example/keys")]
    [InlineData("MicrosoftAppType", "SingleTenant", "MicrosoftAppTenantId")]
    public void Settings_that_contradict_each_other_are_named(string name, string value, string? named = null)
    {
        var values = new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = TeamsBot.AppId,
            ["MicrosoftAppPassword"] = "x",
            [name] = value,
        };

        var error = Assert.Throws<InvalidOperationException>(() => Read([.. values.Select(v => (v.Key, v.Value))]));

        Assert.Contains(named ?? name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("https://smba.trafficmanager.net/emea/", true),
        InlineData("https://smba.trafficmanager.net/emea", true),
        InlineData("https://SMBA.trafficmanager.net/", true)
    ]
    [
        InlineData("https://webchat.botframework.com/", true),
        InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true),
        InlineData("https://teams.microsoft.us/", true)
    ]
    [
        InlineData("http://smba.trafficmanager.net/", false),
        InlineData("https://evil.trafficmanager.net/", false),
        InlineData("https://smba.trafficmanager.net.evil.example/", false)
    ]
    [
        InlineData("https://evilbotframework.com/", false),
        InlineData("https://smba.trafficmanager.net:8443/", false),
        InlineData("https://a:b@smba.trafficmanager.net/", false)
    ]
    [
        InlineData("https://smbа.trafficmanager.net/", false),
        InlineData("https://127.0.0.1/", false),
        InlineData("http://localhost/", false),
        InlineData("https://169.254.169.254/", false)
    ]
    [
        InlineData("https://smba.trafficmanager.net\\@evil.example/", false),
        InlineData("https://[::1]/", false),
        InlineData("https://0x7f.1/", false),
        InlineData("", false),
        InlineData("//smba.trafficmanager.net", false)
    ]
    public void Messages_and_tokens_go_to_known_hosts_only(string serviceUrl, bool allowed)
    {
        var hosts = new AllowedServiceUrls(Read(("MicrosoftAppId", TeamsBot.AppId), ("MicrosoftAppPassword", "x")));

        var address = hosts.Find(serviceUrl);

        Assert.Equal(allowed, address is not null);
        if (address is not null)
            Assert.EndsWith("/", address.AbsolutePath, StringComparison.Ordinal);
    }
}

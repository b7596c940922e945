using Microsoft.Extensions.Configuration;
using MilestoneBot.Channels.Slack;

namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>What is wrong in the settings is said with the setting's name and the fix, before anything is listened to.</summary>
public sealed class SlackSettingsTests
{
    private static SlackSettings From(bool isDevelopment, params (string Name, string Value)[] set) =>
        SlackSettings.From(new ConfigurationBuilder().AddInMemoryCollection(set.Select(s => KeyValuePair.Create($"Slack:{s.Name}", (string?)s.Value))).Build(), isDevelopment);

    [Fact]
    public void Without_a_secret_there_is_no_door() => Assert.False(From(isDevelopment: false).IsOpen);

    [Fact]
    public void With_secret_and_token_there_is_one()
    {
        var settings = From(isDevelopment: false, ("SigningSecret", "s"), ("BotToken", "xoxb-1"));
        Assert.Equal((true, "https://slack.com/api/"), (settings.IsOpen, settings.ApiUrl.AbsoluteUri));
    }

    [Theory]
    [InlineData("SigningSecret", "s", "Slack:BotToken is not"), InlineData("BotToken", "xoxb-1", "neither Slack:SigningSecret nor Slack:AppToken"), InlineData("AppToken", "xapp-1", "Slack:AppToken is set, but Slack:BotToken is not"), InlineData("ApiUrl", "http://slack.com/api/", "no https address"), InlineData("ApiUrl", "https://a@slack.com/", "no https address"), InlineData("ApiUrl", "nonsense", "no https address")]
    public void Half_a_setting_is_refused(string name, string value, string says) => Assert.Contains(says, Assert.Throws<InvalidOperationException>(() => From(false, (name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_kind_of_token_is_refused() => Assert.Contains("xoxb-", Assert.Throws<InvalidOperationException>(() => From(false, ("SigningSecret", "s"), ("BotToken", "xapp-1"))).Message, StringComparison.Ordinal);

    [Fact]
    public void With_an_app_token_no_secret_is_needed()
    {
        var settings = From(isDevelopment: false, ("AppToken", "xapp-1"), ("BotToken", "xoxb-1"));
        Assert.Equal((true, false, true), (settings.IsOpen, settings.HasDoor, settings.HasSocket));
        Assert.Contains("connections:write", Assert.Throws<InvalidOperationException>(() => From(false, ("AppToken", "xoxb-1"), ("BotToken", "xoxb-1"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_stand_in_on_this_machine_is_for_development_only(bool isDevelopment)
    {
        if (isDevelopment) Assert.True(From(true, ("ApiUrl", "http://127.0.0.1:8080/api")).ApiUrl.IsLoopback);
        else Assert.Throws<InvalidOperationException>(() => From(false, ("ApiUrl", "http://127.0.0.1:8080/api")));
    }
}

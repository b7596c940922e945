using Microsoft.Extensions.Configuration;
using MilestoneBot.Connectors.Mail;

namespace MilestoneBot.Tests.Connectors.Mail;

/// <summary>Settings of the mail server are checked at the start; each wrong one has a sentence with the fix.</summary>
public sealed class SmtpSettingsTests
{
    private static SmtpSettings? Read(params string[] settings) =>
        SmtpSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(s => s.Split('=', 2)).ToDictionary(s => $"Smtp:{s[0]}", s => (string?)s[1])
                )
                .Build()
        );

    [Fact]
    public void Nothing_set_is_no_mail_server() => Assert.Null(Read());

    [Fact]
    public void The_sample_of_settings_is_no_mail_server() =>
        Assert.Null(Read("Host=", "Port=", "From=", "User=", "Password=", "Security=starttls", "AllowPlain=false"));

    [Theory]
    [InlineData("starttls", 587)]
    [InlineData("tls", 465)]
    public void The_port_is_the_usual_one(string security, int port)
    {
        var read = Read("Host=smtp.agency.example", "From=Studio <a@b.example>", $"Security={security}")!;
        Assert.Equal((port, "a@b.example", "Studio"), (read.Port, read.From.Address, read.From.Name));
    }

    [Fact]
    public void In_the_clear_to_this_machine_or_where_it_is_said_twice()
    {
        Assert.Equal(25, Read("Host=127.0.0.1", "From=a@b.example", "Security=none")!.Port);
        Assert.NotNull(Read("Host=mail.local", "From=a@b.example", "Security=none", "AllowPlain=true"));
    }

    [Theory]
    [InlineData("Smtp:Host is not", "From=a@b.example")]
    [InlineData("Smtp:Host is \"smtp://x\"", "Host=smtp://x", "From=a@b.example")]
    [InlineData("Smtp:From is missing", "Host=smtp.agency.example")]
    [InlineData("Smtp:From is \"bills\"", "Host=smtp.agency.example", "From=bills")]
    [InlineData("Smtp:From is \"a@b.example, c@d.example\"", "Host=h.example", "From=a@b.example, c@d.example")]
    [InlineData("Smtp:Port is \"0\"", "Host=h.example", "From=a@b.example", "Port=0")]
    [InlineData("Smtp:Port is \"587x\"", "Host=h.example", "From=a@b.example", "Port=587x")]
    [InlineData("Smtp:Security is \"ssl\"", "Host=h.example", "From=a@b.example", "Security=ssl")]
    [InlineData("Smtp:AllowPlain", "Host=h.example", "From=a@b.example", "Security=none")]
    [InlineData("Smtp:AllowPlain is \"yes\"", "Host=h.example", "From=a@b.example", "AllowPlain=yes")]
    [InlineData("Smtp:User is set", "Host=h.example", "From=a@b.example", "User=u")]
    [InlineData("Smtp:Password is set", "Host=h.example", "From=a@b.example", "Password=secret")]
    public void A_wrong_setting_is_named_with_its_fix(string says, params string[] settings)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Read(settings)).Message;
        Assert.Contains(says, wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong, StringComparison.Ordinal);
    }
}

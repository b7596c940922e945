using MilestoneBot.Commands.Arguments;

namespace MilestoneBot.Tests.Commands.Arguments;

/// <summary>
/// A person of the other platform is named by an e-mail address, in whatever case, and by nothing that only looks
/// like one.
/// </summary>
public sealed class NamedArgumentTests
{
    [Theory]
    [InlineData("marc@agency.example", "marc@agency.example")]
    [InlineData("Marc.Oliver+bot@Agency.Example", "marc.oliver+bot@agency.example")]
    [InlineData("größe@büro.example", "größe@büro.example")]
    [InlineData("marc", null)]
    [InlineData("@marc", null)]
    [InlineData("marc@", null)]
    [InlineData("marc@agency", null)]
    [InlineData("marc@.example", null)]
    [InlineData("marc@agency.example.", null)]
    [InlineData("marc@a@b.example", null)]
    [InlineData("<marc@agency.example>", null)]
    [InlineData("marc@agency.example|x", null)]
    [InlineData("marc @agency.example", null)]
    [InlineData("=cmd()@agency.example", null)]
    public void An_address_is_read_in_lower_case(string typed, string? address) =>
        Assert.Equal(address, PersonReference.ReadAddress(typed)?.Text);
}

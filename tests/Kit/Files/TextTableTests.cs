namespace MilestoneBot.Tests.Kit.Files;

/// <summary>A table of test data is read completely, or not at all.</summary>
public sealed class TextTableTests
{
    [Fact]
    public void A_row_has_two_parts() => Assert.Equal(("so", "yes"), TextTable.Parted("a.txt", 1, "so => yes", " => "));

    [Theory]
    [InlineData("so")]
    [InlineData("so => ")]
    [InlineData(" => yes")]
    [InlineData("so => yes => no")]
    public void A_line_that_is_parted_otherwise_is_named(string line) =>
        Assert.Equal(
            "a.txt, line 7: it needs exactly one \" => \", with words on both sides.",
            Assert.Throws<InvalidOperationException>(() => TextTable.Parted("a.txt", 7, line, " => ")).Message
        );

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal(
            "lost.txt is not built into the tests beside TextTableTests.",
            Assert.Throws<InvalidOperationException>(() => TextTable.Lines(typeof(TextTableTests), "lost.txt")).Message
        );
}

using System.Reflection;
using MilestoneBot.Commands.Paste;
using MilestoneBot.Reading;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Reading;

/// <summary>Word lists are embedded text files. A line with a mistake is never ignored.</summary>
public sealed class WordListTests
{
    [Fact]
    public void Entries_stand_below_their_heading_in_their_order()
    {
        var list = WordList.Parse(
            "A.txt",
            "# what it is for\n\n[Two]\nso, and so\n#, %\r\n  yes \n[One]\nso\n[None]\n"
        );

        Assert.Equal(["Two", "One", "None"], list.Headings);
        Assert.Equal(["so", "and so", "#", "%", "yes"], list.Below("Two"));
        Assert.Equal(["so"], list.Set("One"));
        Assert.Empty(list.Below("None"));
    }

    [Theory]
    [InlineData("so\n[A]", "A.txt, line 1: an entry stands above the first heading.")]
    [InlineData("# a\n[A]\nso,, yes", "A.txt, line 3: there is a comma without an entry.")]
    [InlineData("[A]\nso,\nyes", "A.txt, line 2: there is a comma without an entry.")]
    [InlineData("[A]\nso, yes\nno, so", "A.txt, line 3: \"so\" stands twice below [A].")]
    [InlineData("[A]\nso\n\n[A]", "A.txt, line 4: the heading [A] stands there twice.")]
    [InlineData("[A\nso", "A.txt, line 1: \"[A\" is no heading; a heading is a name in square brackets.")]
    [InlineData("[A] so", "A.txt, line 1: \"[A] so\" is no heading; a heading is a name in square brackets.")]
    [InlineData("[]", "A.txt, line 1: \"[]\" is no heading; a heading is a name in square brackets.")]
    public void A_line_that_makes_no_sense_is_named(string text, string why) =>
        Assert.Equal(why, Assert.Throws<InvalidOperationException>(() => WordList.Parse("A.txt", text)).Message);

    [Fact]
    public void A_heading_that_is_not_of_the_enum_is_named()
    {
        var list = WordList.Parse("A.txt", "[Name]\nname\n\n[Nmae]\ntitle\n");

        var wrong = Assert.Throws<InvalidOperationException>(() => list.Entries<PlanField>().ToList());
        Assert.Equal("A.txt, line 4: [Nmae] is no PlanField.", wrong.Message);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        var list = WordList.Parse("A.txt", "[A]");

        Assert.Equal(
            "A.txt has no heading [B].",
            Assert.Throws<InvalidOperationException>(() => list.Below("B")).Message
        );
        Assert.Equal(
            "Lost.txt is not built into the program: WordList.resx lacks it.",
            Assert.Throws<InvalidOperationException>(() => WordList.Of("Lost.txt")).Message
        );
    }

    [Fact]
    public void Every_list_beside_the_code_is_built_in_and_makes_sense()
    {
        var files = Directory
            .EnumerateFiles(Repository.PathOf("bot"), "*Words.txt", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path))
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.NotEmpty(WordList.Of(file).Headings));
    }

    [Theory]
    [InlineData("NameWords.txt", typeof(NameWords))]
    [InlineData("HeaderWords.txt", typeof(PlanFieldWords))]
    public void Every_heading_is_read_by_the_code(string file, Type reader) =>
        Assert.Equal(
            reader.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(list => list.Name).Order(),
            WordList.Of(file).Headings.Order()
        );
}

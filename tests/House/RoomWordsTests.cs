using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MilestoneBot.Tests.House;

/// <summary>
/// The money rules hold facts, and the sentences for people are made above them; a conversation knows no markup.
/// </summary>
public sealed partial class RoomWordsTests
{
    private const int MostWords = 2;

    /// <summary>What is worded in the domain all the same, and why.</summary>
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["AnnouncementEndReason"] = "the journal keeps the reason in the event, in these words",
        ["IncomingPayment"] = "the reason is kept with the reported money, and files are read without any card",
        ["Project.Draft"] = "the line is printed on the invoice and kept with it",
        ["ProjectView.NameOf"] = "one name for somebody who was erased, on cards and in exports alike",
        ["Currency"] = "a table of codes",
    };

    [Fact]
    public void No_sentence_is_made_in_the_domain() =>
        Compiled.AssertNone(Compiled.In("Domain").SelectMany(Sentences).Where(s => !IsNamed(s)).Select(s => $"{s}"));

    [Fact]
    public void Every_exception_is_one() =>
        Assert.All(
            Reasons.Keys,
            name => Assert.Contains(Compiled.In("Domain").SelectMany(Sentences), s => IsNamed(s, name))
        );

    [Fact]
    public void A_sentence_is_seen_and_what_a_bug_says_is_none()
    {
        var planted = Compiled.Tests.MainModule.Types.Single(t => t.Name == nameof(PlantedSentences));
        Assert.Equal(
            ["Constant", "InALambda", "InAResult", "InParts"],
            Sentences(planted).Select(s => s.Method).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_markup_is_made_in_chat() => Compiled.AssertNone(Markup(Compiled.In("Chat")));

    [Fact]
    public void Markup_is_seen() => Assert.NotEmpty(Markup(Compiled.In("Channels.Web")));

    private static IEnumerable<string> Markup(IEnumerable<TypeDefinition> types) =>
        from type in types
        from part in TypeUses.WithNested(type)
        from found in Literals(part)
        where HtmlMark().IsMatch(found.Text)
        select $"{type.FullName}.{found.Member}: {found.Text}";

    private static bool IsNamed(Sentence sentence) => Reasons.Keys.Any(name => IsNamed(sentence, name));

    private static bool IsNamed(Sentence sentence, string name) =>
        name == sentence.Type || name == $"{sentence.Type}.{sentence.Method}";

    private static IEnumerable<Sentence> Sentences(TypeDefinition type) =>
        from part in TypeUses.WithNested(type)
        from found in Literals(part)
        where IsSentence(found.Text)
        select new Sentence(type.Name, found.Member, found.Text);

    private static IEnumerable<(string Member, string Text)> Literals(TypeDefinition type) =>
        type
            .Methods.Where(m => m.HasBody)
            .SelectMany(m => Literals(m.Body.Instructions).Select(text => (NameOf(m), text)))
            .Concat(type.Fields.Where(f => f.Constant is string).Select(f => (f.Name, (string)f.Constant)));

    /// <summary>The literals of a method; the parts of an interpolated one together, with marks for its holes.</summary>
    private static IEnumerable<string> Literals(IEnumerable<Instruction> instructions)
    {
        var parts = new List<string>();
        foreach (var one in instructions.Where(i => i.OpCode == OpCodes.Ldstr && !IsOfABug(i)))
        {
            var isPart = one.Next.Operand is MethodReference { Name: "AppendLiteral" };
            parts.Add((string)one.Operand);
            if (isPart && !IsLastPart(one))
                continue;
            yield return string.Join('…', parts);
            parts.Clear();
        }
    }

    private static bool IsLastPart(Instruction literal)
    {
        for (var next = literal.Next; next is not null; next = next.Next)
            if (next.Operand is MethodReference { Name: "ToStringAndClear" })
                return true;
            else if (next.OpCode == OpCodes.Ldstr)
                return false;
        return true;
    }

    private static bool IsSentence(string text) =>
        text.Split([' ', '\n', '…'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter))
        > MostWords;

    /// <summary>What an exception says is for whoever mends the program.</summary>
    private static bool IsOfABug(Instruction literal)
    {
        for (var next = literal.Next; next is not null; next = next.Next)
            if (next.OpCode == OpCodes.Newobj && IsException((MethodReference)next.Operand))
                return true;
            else if (next.OpCode == OpCodes.Ret || next.OpCode == OpCodes.Stfld || next.OpCode == OpCodes.Stsfld)
                return false;
        return false;
    }

    private static bool IsException(MethodReference constructor) =>
        constructor.DeclaringType.Name.EndsWith("Exception", StringComparison.Ordinal);

    /// <summary>The method as it was written: what the compiler made of its lambdas bears its name.</summary>
    private static string NameOf(MethodDefinition method) =>
        method.Name.Split('<', '>') is [_, { Length: > 0 } written, ..] ? written : method.Name.Replace("get_", "");

    [GeneratedRegex("</[a-z]|/>|<br|href=|&(?:amp|lt|gt|quot|nbsp|#)", RegexOptions.NonBacktracking)]
    private static partial Regex HtmlMark();

    private sealed record Sentence(string Type, string Method, string Text);
}

/// <summary>Sentences for the test above.</summary>
internal static class PlantedSentences
{
    public const string Constant = "two words and two more";

    public static string InAResult() => "nothing was changed";

    public static string InParts(int count, int all) => $"invoice {count} of {all} paid";

    public static IEnumerable<string> InALambda(int[] all) => all.Select(_ => "one of them is open");

    public static string Short() => "two words";

    public static string OfABug(int count) =>
        count > 0 ? "paid" : throw new InvalidOperationException($"there are {count}, and there must be some");
}

using System.Collections;
using System.Reflection;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.House;

/// <summary>
/// Every refusal and every event has a text: a new one without a text is found here and not by a user.
/// </summary>
public sealed class TextsTests
{
    private static readonly ProjectFixture Fixture = ProjectFixture
        .Website()
        .Agreed()
        .Reach(1, "paid")
        .Reach(2, "issued");

    private static ProjectView ProjectView =>
        new(Fixture.Project, new Dictionary<string, string>(), Fixture.Now, "Europe/Berlin");

    public static TheoryData<Type> Refusals() =>
        [.. typeof(Refusal).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Refusal)))];

    public static TheoryData<Type> Events() =>
        [.. typeof(ProjectEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ProjectEvent)) && !t.IsAbstract)];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_has_words_that_end_a_sentence(Type kind)
    {
        foreach (var refusal in Variations(kind))
        foreach (var view in new[] { ProjectView, null })
        {
            var text = RefusalText.ToReply(refusal, view).Text;
            Assert.True(text.Length > 20, text);
            Assert.True(EndsWell(text), $"{kind.Name} ends in no sentence and in no command: {text}");
            // Neither the name of a type nor the default text of a record is an answer.
            Assert.DoesNotContain("Refusal", text, StringComparison.Ordinal);
            Assert.DoesNotContain(kind.Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain("MilestoneBot.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" { ", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_has_words_and_a_case_in_the_fold(Type kind)
    {
        var what = (ProjectEvent)Make(kind);
        Assert.NotEmpty(AuditCards.Describe(ProjectView, what));
        if (what is not ProjectCreated)
            Assert.True(
                Fixture.Project.Apply(new(what, new("priya", Fixture.Now, false))).Revision > Fixture.Project.Revision
            );
    }

    [Theory]
    [InlineData("Nothing was changed.", true)]
    [InlineData("Make one: invoice 2", true)]
    [InlineData("Blocked\n[Create invoice] invoice 2", true)]
    [InlineData("Make one: invoice", false)]
    [InlineData("Make one: frobnicate 2", false)]
    [InlineData("There is no draft", false)]
    [InlineData("Make one: ", false)]
    public void An_end_that_is_none_is_seen(string text, bool isOne) => Assert.Equal(isOne, EndsWell(text));

    /// <summary>
    /// A sentence ends with punctuation; otherwise the text after the last colon or button is a command that parses,
    /// or its only keyword.
    /// </summary>
    private static bool EndsWell(string text)
    {
        var line = text.Split('\n')[^1].Replace("@name", "@{name}");
        if (line.Length > 0 && line[^1] is '.' or '?' or ')' or '"')
            return true;
        var starts = new[]
        {
            line.LastIndexOf(": ", StringComparison.Ordinal),
            line.LastIndexOf("] ", StringComparison.Ordinal),
            line.LastIndexOf(", e.g. ", StringComparison.Ordinal) + 4,
        };
        var words = CommandLine.Split(line[Math.Min(line.Length, starts.Max() + 2)..]);
        return words is [{ Text: "key" }, _]
            || Catalogue.All(null!, null!, null!, null!, null!, null!, null!, null!).Any(c => Parses(c.Syntax, words));
    }

    private static bool Parses(CommandSyntax syntax, IReadOnlyList<Word> words)
    {
        var verb = syntax.Verb.Split(' ');
        return words.Take(verb.Length).Select(w => w.Text).SequenceEqual(verb)
            && syntax.Parse([.. words.Skip(verb.Length)], "", new Dictionary<string, string>()).Arguments is not null;
    }

    /// <summary>Refusals of that kind: one for each member of the closed sets that it holds.</summary>
    private static IEnumerable<Refusal> Variations(Type kind) =>
        ConstructorOf(kind)
            .GetParameters()
            .Select(Choices)
            .Aggregate<IEnumerable<object?>, IEnumerable<object?[]>>(
                [
                    [],
                ],
                (all, next) => all.SelectMany(some => next.Select(one => (object?[])[.. some, one]))
            )
            .Select(values => (Refusal)ConstructorOf(kind).Invoke(values));

    private static IEnumerable<object?> Choices(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object?>();
        if (type.IsAbstract && type.GetNestedTypes() is { Length: > 0 } members)
            return members.Select(Make);
        return [Value(type, parameter.Name!)];
    }

    private static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .OrderByDescending(c => c.GetParameters().Length)
            .First();

    /// <summary>A record of that kind with plausible contents, by its constructor.</summary>
    private static object Make(Type type) =>
        ConstructorOf(type)
            .Invoke([.. ConstructorOf(type).GetParameters().Select(p => Value(p.ParameterType, p.Name!))]);

    private static object? Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return name is "Words" or "Instead" or "CommandText" ? "pay 1 2000 EUR" : "text";
        if (type == typeof(int))
            return name switch
            {
                "Milestone" or "Invoice" => 2,
                "From" or "To" or "Position" => 0,
                _ => 1,
            };
        if (type == typeof(bool))
            return false;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type == typeof(Milestone))
            return Fixture.At(2);
        if (type == typeof(Invoice))
            return Fixture.InvoiceAt(1);
        if (type == typeof(Money))
            return Fixture.Project.Contract;
        if (type == typeof(Currency))
            return Currency.Eur;
        if (type == typeof(DateTimeOffset))
            return Fixture.Now;
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 7, 1);
        if (type == typeof(Amount))
            return new Amount.Rest();
        if (type == typeof(StageGate))
            return Fixture.Project.GateOf(Fixture.At(3), new(2026, 7, 1));
        if (type == typeof(ProjectEvent))
            return new CreditIssued(
                1,
                1,
                2,
                "CN-2026-0001",
                new(2026, 7, 1),
                Fixture.Project.Contract,
                Fixture.Project.Contract,
                "text",
                IsFull: true
            );
        if (type == typeof(Allocation))
            return Fixture.Project.Allocation;
        if (type == typeof(Payment))
            return Fixture.InvoiceAt(1).Payments[0];
        if (type == typeof(Agreement))
            return Fixture.Project.Agreement;
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var item = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Value(item, name), 0);
            return list;
        }
        return type.IsValueType && type.GetConstructors().Length == 0 ? Activator.CreateInstance(type) : Make(type);
    }
}

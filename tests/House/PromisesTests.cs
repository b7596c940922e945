using System.Reflection;

namespace MilestoneBot.Tests.House;

/// <summary>The product's twenty promises: each has a story test, found by its number.</summary>
public sealed class PromisesTests
{
    private const int Promises = 20;

    [Fact]
    public void Every_promise_has_a_story_that_names_it()
    {
        var tested = TestedNumbers(typeof(PromisesTests).Assembly.GetTypes().Where(t => !t.IsAbstract))
            .ToHashSet(StringComparer.Ordinal);
        Compiled.AssertNone(
            Enumerable
                .Range(1, Promises)
                .Select(n => $"{n}")
                .Where(n => !tested.Contains(n))
                .Select(n => $"Promise {n} has no story: a test with [Trait(\"Promise\", \"{n}\")]")
        );
        Assert.Empty(tested.Except(Enumerable.Range(1, Promises).Select(n => $"{n}")));
    }

    [Fact]
    public void Only_a_test_that_runs_tells_a_promise() => Assert.Equal(["7"], TestedNumbers([typeof(Some)]));

    /// <summary>The numbers on the tests of these types. A skipped test does not count.</summary>
    private static IEnumerable<string> TestedNumbers(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        where method.GetCustomAttribute<FactAttribute>(inherit: true) is { Skip: null }
        from trait in method.CustomAttributes
        where trait.AttributeType == typeof(TraitAttribute) && trait.ConstructorArguments is [{ Value: "Promise" }, _]
        select (string)trait.ConstructorArguments[1].Value!;

    /// <summary>
    /// A sample for the test above. It is abstract, so that no runner runs it and it does not count.
    /// </summary>
    public abstract class Some
    {
        [Fact]
        [Trait("Promise", "7")]
        public void TestedNumbers() => Assert.NotNull(this);

        [Fact(Skip = "planted")]
        [Trait("Promise", "8")]
        public void Skipped() => Assert.NotNull(this);

        [Trait("Promise", "9")]
        internal void NoTest() => Assert.NotNull(this);

        [Fact]
        [Trait("Other", "10")]
        public void NoPromise() => Assert.NotNull(this);
    }
}

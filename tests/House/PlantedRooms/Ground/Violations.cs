using MilestoneBot.Tests.House.PlantedRooms.Upper;

namespace MilestoneBot.Tests.House.PlantedRooms.Ground;

// Each type here imports an upper room in one way, to show that the rooms test finds each of them. None of them is
// ever run.

public class InBase : Thing;

public class InInterface : IThing;

public class InField
{
    private readonly List<Thing> things = [];
    public int Count => things.Count;
}

public static class InProperty
{
    public static IReadOnlyList<Thing[]> Things => [];
}

public static class InParameter
{
    public static void Take(ref Thing thing) => ArgumentNullException.ThrowIfNull(thing);
}

public static class InGenericArgument
{
    public static object Make() => new Dictionary<string, List<Thing?>>(StringComparer.Ordinal);
}

public static class InConstraint
{
    public static string Name<T>()
        where T : IThing => typeof(T).Name;
}

public static class InBody
{
    public static string Name() => typeof(Thing).Name;
}

public static class InCatch
{
    public static int Try(Func<int> act)
    {
        try
        {
            return act();
        }
        catch (ThingException)
        {
            return 0;
        }
    }
}

public static class InLambda
{
    public static Func<object> Make(int count) => () => count > 0 ? new Thing() : count;
}

public static class InAsync
{
    public static async Task<int> CountAsync(Task<int> before) => await before + Thing.Count;
}

public static class InIterator
{
    public static IEnumerable<int> Counts()
    {
        yield return Thing.Count;
    }
}

[Thing]
public class InMark;

[System.ComponentModel.TypeConverter(typeof(Thing))]
public class InAttributeArgument;

public static class InStaticCall
{
    public static int Count() => Thing.Count;
}

public class InNestedType
{
    public sealed class Inner
    {
        public sealed class Innermost
        {
            public Thing? Thing { get; init; }
        }
    }
}

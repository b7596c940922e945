namespace MilestoneBot.Tests.House.PlantedRooms.Upper;

/// <summary>Something of an upper room that the ground must not know.</summary>
public class Thing
{
    public static int Count => 1;
}

/// <summary>A contract of an upper room.</summary>
public interface IThing;

/// <summary>A failure of an upper room.</summary>
public sealed class ThingException : Exception;

/// <summary>A mark of an upper room.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThingAttribute : Attribute;

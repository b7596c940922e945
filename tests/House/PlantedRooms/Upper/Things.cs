namespace MilestoneBot.Tests.House.PlantedRooms.Upper;

/// <summary>A type of an upper room that the ground must not use.</summary>
public class Thing
{
    public static int Count => 1;
}

/// <summary>An interface of an upper room.</summary>
public interface IThing;

/// <summary>An exception of an upper room.</summary>
public sealed class ThingException : Exception;

/// <summary>An attribute of an upper room.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThingAttribute : Attribute;

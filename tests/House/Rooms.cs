using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary>A room (a layer of the program) and the other rooms that it may import.</summary>
public sealed record Room(string Name, params string[] MayImport);

/// <summary>A namespace from outside the project, and the only rooms that may use it.</summary>
/// <param name="Namespace">The namespace, with everything below it.</param>
public sealed record ExternalNamespace(string Namespace, params string[] Rooms);

/// <summary>Reads a compiled assembly and lists each import that the table of rooms forbids.</summary>
/// <param name="root">The namespace that contains the rooms.</param>
public sealed class Rooms(string root, IReadOnlyList<Room> rooms, IReadOnlyList<ExternalNamespace> externalNamespaces)
{
    /// <summary>The roof (Program and Hosting) may import everything. Program has no namespace.</summary>
    private const string Roof = "";

    private const string Hosting = "Hosting";

    public IReadOnlyList<string> Violations(AssemblyDefinition assembly) =>
        [
            .. TypeUses
                .Written(assembly)
                .SelectMany(Violations)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private IEnumerable<string> Violations(TypeDefinition type)
    {
        if (RoomOf(type.Namespace) is not { } home || home == Roof)
            return [];
        if (rooms.FirstOrDefault(r => r.Name == home) is not { } room)
            return [$"{type.FullName} stands in no room of the table"];
        return TypeUses.Of(type).SelectMany(used => Violations(type, room, used));
    }

    private IEnumerable<string> Violations(TypeDefinition type, Room room, TypeReference used)
    {
        if (RoomOf(used.Namespace) is { } other)
        {
            var there = other == Roof ? "the roof" : other;
            if (other != room.Name && !room.MayImport.Contains(other, StringComparer.Ordinal))
                yield return $"{type.FullName} uses {used.FullName}: {room.Name} may not import {there}";
            yield break;
        }
        foreach (
            var externalNamespace in externalNamespaces.Where(o =>
                IsWithin(used.Namespace, o.Namespace) && !o.Rooms.Contains(room.Name, StringComparer.Ordinal)
            )
        )
            yield return $"{type.FullName} uses {used.FullName}: {externalNamespace.Namespace} is closed to {room.Name}";
    }

    /// <summary>
    /// The room of a namespace: the longest matching name in the table, otherwise its first part; null if it is not
    /// ours.
    /// </summary>
    private string? RoomOf(string ns)
    {
        if (ns.Length == 0 || IsWithin(ns, $"{root}.{Hosting}"))
            return Roof;
        if (!IsWithin(ns, root))
            return null;
        var inside = ns.Length == root.Length ? "" : ns[(root.Length + 1)..];
        return rooms.Select(r => r.Name).Where(n => IsWithin(inside, n)).MaxBy(n => n.Length) ?? inside;
    }

    private static bool IsWithin(string ns, string outer) =>
        ns == outer || ns.StartsWith(outer + ".", StringComparison.Ordinal);
}

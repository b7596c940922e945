using Mono.Cecil;

namespace MilestoneBot.Tests.House;

/// <summary>
/// Which methods of an assembly may reach which others: by calls, lambdas, iterators and async methods, by what the
/// assembly itself implements of its own interfaces, and by the initializers of the types that are used.
/// </summary>
internal sealed class CallGraph
{
    private readonly ModuleDefinition module;
    private readonly Dictionary<MethodDefinition, List<MethodDefinition>> callers = [];
    private readonly Dictionary<MethodDefinition, List<MethodDefinition>> implementations = [];
    private readonly List<(MethodDefinition From, MethodReference To)> outside = [];

    public CallGraph(AssemblyDefinition assembly)
    {
        module = assembly.MainModule;
        var methods = module.GetTypes().SelectMany(t => t.Methods).ToList();
        foreach (var method in methods)
        foreach (var declared in Declarations(method))
            Add(implementations, declared, method);
        foreach (var method in methods)
        {
            foreach (var to in Uses(method))
                Add(callers, to, method);
        }
    }

    /// <summary>All methods from which a method outside the assembly may be reached.</summary>
    public HashSet<MethodDefinition> Reaching(Func<MethodReference, bool> isSought)
    {
        var found = new HashSet<MethodDefinition>();
        var left = new Stack<MethodDefinition>(outside.Where(o => isSought(o.To)).Select(o => o.From));
        while (left.TryPop(out var method))
            if (found.Add(method) && callers.TryGetValue(method, out var more))
                foreach (var caller in more)
                    left.Push(caller);
        return found;
    }

    private IEnumerable<MethodDefinition> Uses(MethodDefinition method)
    {
        foreach (var attribute in method.CustomAttributes)
            if (
                attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)
                && attribute.ConstructorArguments is [{ Value: TypeReference machine }]
            )
                foreach (var step in machine.Resolve().Methods)
                    yield return step;
        if (!method.HasBody)
            yield break;
        foreach (var operand in method.Body.Instructions.Select(i => i.Operand).OfType<MemberReference>())
        {
            if (Own(operand.DeclaringType)?.Methods.FirstOrDefault(m => m.IsConstructor && m.IsStatic) is { } first)
                yield return first;
            if (operand is not MethodReference called)
                continue;
            if (Own(called.DeclaringType) is null || called.Resolve() is not { } own)
            {
                outside.Add((method, called));
                continue;
            }
            yield return own;
            foreach (var implementation in implementations.GetValueOrDefault(own, []))
                yield return implementation;
        }
    }

    /// <summary>What a method overrides or implements of the assembly's own types.</summary>
    private IEnumerable<MethodDefinition> Declarations(MethodDefinition method)
    {
        if (!method.IsVirtual || method.IsStatic)
            yield break;
        var name = method.Name.Split('.')[^1];
        for (var type = method.DeclaringType; type is not null; type = Own(type.BaseType))
        {
            var declaring = type.Interfaces.Select(i => Own(i.InterfaceType)).OfType<TypeDefinition>();
            if (Own(type.BaseType) is { } parent)
                declaring = declaring.Append(parent);
            foreach (var declared in declaring.SelectMany(d => d.Methods))
                if (declared.Name == name && declared.Parameters.Count == method.Parameters.Count)
                    yield return declared;
        }
    }

    private TypeDefinition? Own(TypeReference? type)
    {
        var plain = type?.GetElementType();
        return plain is not null && plain.Scope == module ? plain.Resolve() : null;
    }

    private static void Add(
        Dictionary<MethodDefinition, List<MethodDefinition>> to,
        MethodDefinition key,
        MethodDefinition value
    )
    {
        if (!to.TryGetValue(key, out var list))
            to[key] = list = [];
        list.Add(value);
    }
}

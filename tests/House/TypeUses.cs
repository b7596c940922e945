using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MilestoneBot.Tests.House;

/// <summary>
/// Which types a compiled type uses: in its base types, members, method bodies, attributes, and nested types.
/// </summary>
public static class TypeUses
{
    /// <summary>
    /// Every type of an assembly that the compiler did not make. Nested types belong to the outermost one.
    /// </summary>
    public static IEnumerable<TypeDefinition> Written(AssemblyDefinition assembly) =>
        assembly.MainModule.Types.Where(t => !t.Name.StartsWith('<'));

    /// <summary>
    /// The type with everything nested in it: closures, iterators and async methods are nested types of their own.
    /// </summary>
    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    /// <summary>
    /// The types that a type uses, with generic arguments and element types as separate types. Types that the
    /// compiler made for it are left out.
    /// </summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        WithNested(type).SelectMany(Direct).SelectMany(Parts).Where(used => !used.Name.StartsWith('<'));

    /// <summary>Splits a type reference into the types that it names.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => Parts(generic.ElementType)
                .Concat(generic.GenericArguments.SelectMany(Parts)),
            FunctionPointerType pointer => Parts(pointer.ReturnType)
                .Concat(pointer.Parameters.SelectMany(p => Parts(p.ParameterType))),
            IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
            TypeSpecification specification => Parts(specification.ElementType),
            _ => [Outermost(type)],
        };

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.SelectMany(i => Attributes(i).Prepend(i.InterfaceType)),
            .. Constraints(type),
            .. Attributes(type),
            .. type.Fields.SelectMany(f => Attributes(f).Prepend(f.FieldType)),
            .. type.Properties.SelectMany(p => Attributes(p).Prepend(p.PropertyType)),
            .. type.Events.SelectMany(e => Attributes(e).Prepend(e.EventType)),
            .. type.Methods.SelectMany(OfMethod),
        ];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
        [
            method.ReturnType,
            .. Attributes(method),
            .. Attributes(method.MethodReturnType),
            .. Constraints(method),
            .. method.Parameters.SelectMany(p => Attributes(p).Prepend(p.ParameterType)),
            .. method.HasBody ? OfBody(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> OfBody(MethodBody body) =>
        [
            .. body.Variables.Select(v => v.VariableType),
            .. body.ExceptionHandlers.Select(h => h.CatchType),
            .. body.Instructions.SelectMany(i => OfOperand(i.Operand)),
        ];

    private static IEnumerable<TypeReference?> OfOperand(object? operand) =>
        operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod generic => [.. OfOperand(generic.ElementMethod), .. generic.GenericArguments],
            MethodReference method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(p => p.ParameterType),
            ],
            CallSite site => [site.ReturnType, .. site.Parameters.Select(p => p.ParameterType)],
            _ => [],
        };

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider owner) =>
        owner.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType);

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider owner) =>
        owner.CustomAttributes.SelectMany(a =>
            a.ConstructorArguments.Concat(a.Fields.Concat(a.Properties).Select(n => n.Argument))
                .SelectMany(OfArgument)
                .Prepend(a.AttributeType)
        );

    private static IEnumerable<TypeReference?> OfArgument(CustomAttributeArgument argument) =>
        argument.Value switch
        {
            TypeReference type => [argument.Type, type],
            CustomAttributeArgument boxed => OfArgument(boxed),
            CustomAttributeArgument[] list => list.SelectMany(OfArgument),
            _ => [argument.Type],
        };

    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is null ? type : Outermost(type.DeclaringType);
}

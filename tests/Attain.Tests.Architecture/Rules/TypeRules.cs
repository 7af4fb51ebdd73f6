using System.Collections;
using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Attain.Tests.Architecture.Rules;

/// <summary>What types must not be, asked of the compiled code.</summary>
internal static class TypeRules
{
    private const BindingFlags OwnStatics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Types as written by people: nothing made by the compiler, a source generator or the migration tool.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(type => !IsGenerated(type));

    /// <summary>A class says whether it may be inherited from: sealed, static or abstract.</summary>
    public static IEnumerable<string> ClassesAreSealedStaticOrAbstract(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsSealed: false, IsAbstract: false }
        select $"{type.FullName} is open: seal it, or make it abstract.";

    /// <summary>Nothing static changes, so two workspaces, two tests or two nodes cannot meet in it.</summary>
    public static IEnumerable<string> NothingStaticChanges(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(type => !type.IsEnum))
        {
            foreach (var field in type.GetFields(OwnStatics).Where(field => !field.IsLiteral && !IsMarked(field)))
            {
                if (!field.IsInitOnly)
                {
                    yield return $"{type.FullName}.{field.Name} is static and can be set.";
                }
                else if (field.IsPrivate ? IsMadeToChange(field.FieldType) : IsMutable(field.FieldType))
                {
                    yield return $"{type.FullName}.{field.Name} is static and its content, a {field.FieldType.Name}, can change.";
                }
            }

            foreach (var property in type.GetProperties(OwnStatics))
            {
                if (property.SetMethod is not null)
                {
                    yield return $"{type.FullName}.{property.Name} is static and can be set.";
                }
                else if (property.GetMethod is { IsPrivate: false } getter && IsMarked(getter) && IsMutable(property.PropertyType))
                {
                    // Only where the value is kept: an expression body makes a new one each time.
                    yield return $"{type.FullName}.{property.Name} is static and its content, a {property.PropertyType.Name}, can change.";
                }
            }
        }
    }

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace?.Split('.').Contains("Migrations") == true
        || IsMarked(type)
        || type.GetMethod("<Main>$", OwnStatics) is not null // top-level statements
        || type.IsDefined(typeof(GeneratedCodeAttribute))
        || IsMarkup(type)
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    /// <summary>A Razor file: its compiler writes a class that cannot be sealed and does not say that it is generated.</summary>
    private static bool IsMarkup(Type type) => type.GetMethod("BuildRenderTree", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null
        || type.Name == "_Imports";

    private static bool IsMarked(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>Arrays and collections that let others add or replace. Frozen and immutable ones, and read-only interfaces, do not.</summary>
    private static bool IsMutable(Type type) => type.IsArray || IsMadeToChange(type)
        || (type.Namespace == "System.Collections.Generic" && typeof(IEnumerable).IsAssignableFrom(type) && !type.Name.StartsWith("IReadOnly", StringComparison.Ordinal)
            && type.Name != "IEnumerable`1");

    /// <summary>What nobody would keep if not to change it: caches, counters and buffers.</summary>
    private static bool IsMadeToChange(Type type) => type.Namespace == "System.Collections.Concurrent"
        || type == typeof(System.Text.StringBuilder)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>));
}

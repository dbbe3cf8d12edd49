using DepGuard.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Source.Values;

/// <summary>Sections of the configuration: which one an expression means, and to which options each is bound.</summary>
/// <param name="code">The sources.</param>
internal sealed class Sections(SolutionCode code)
{
    private const int Deepest = 8;

    /// <summary>Methods that bind a type argument, or the object that they are given, to a section.</summary>
    private static readonly string[] Binders = ["Configure", "Bind", "BindConfiguration", "Get", "PostConfigure"];

    private readonly Dictionary<string, string> _byType = new(StringComparer.Ordinal);
    private bool _isRead;

    /// <summary>Whether a type is the configuration, or a part of it.</summary>
    public static bool IsConfiguration(ITypeSymbol? type) =>
        type is not null && (IsNamed(type) || type.AllInterfaces.Any(IsNamed));

    /// <summary>The path of the section that an expression means, without a colon at its end; empty for the whole configuration, null if it cannot be told.</summary>
    public string? Path(IOperation? expression) => Path(expression, Deepest);

    /// <summary>The setting to which a property of bound options belongs; null if its type is bound to none.</summary>
    public string? Key(IPropertyReferenceOperation property)
    {
        Read();
        return Key(property, Deepest);
    }

    private static bool IsNamed(ITypeSymbol type) => type.Name is "IConfiguration" && type.ContainingNamespace?.Name == "Configuration";

    private string? Key(IPropertyReferenceOperation property, int depth)
    {
        if (depth == 0)
            return null;
        var name = NameOf(property.Property);
        if (property.Instance?.Bare() is IPropertyReferenceOperation { Property.Name: not ("Value" or "CurrentValue") } outer && Key(outer, depth - 1) is { } section)
            return $"{section}:{name}";
        var type = property.Instance?.Bare().Type ?? property.Property.ContainingType;
        return _byType.TryGetValue(type.ToDisplayString(), out var bound) || _byType.TryGetValue(property.Property.ContainingType.ToDisplayString(), out bound)
            ? bound.Length == 0 ? name : $"{bound}:{name}"
            : null;
    }

    private static string NameOf(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "ConfigurationKeyNameAttribute")?.ConstructorArguments is [{ Value: string name }] ? name : property.Name;

    private void Read()
    {
        if (_isRead)
            return;
        _isRead = true;
        foreach (var call in Binders.SelectMany(code.Calls).OfType<IInvocationOperation>())
            if (BoundType(call) is { } type && SectionOf(call) is { } section)
                _byType.TryAdd(type.ToDisplayString(), section);
    }

    private static ITypeSymbol? BoundType(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments is [var stated] ? stated
        : call.TargetMethod.Name == "Bind" && IsConfiguration(call.Arguments.FirstOrDefault()?.Value.Bare().Type) ? call.Arguments.LastOrDefault(argument => argument.Parameter?.Name == "instance")?.Value.Bare().Type
        : null;

    private string? SectionOf(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "BindConfiguration")
            return call.Arguments.Select(argument => argument.Value.ConstantValue).FirstOrDefault(value => value is { HasValue: true, Value: string }).Value as string;
        return call.Arguments.Select(argument => argument.Value.Bare()).Append(call.Instance?.Bare()).FirstOrDefault(value => IsConfiguration(value?.Type)) is { } section
            ? Path(section, Deepest)
            : null;
    }

    private string? Path(IOperation? expression, int depth)
    {
        if (expression?.Bare() is not { } bare || depth == 0)
            return null;
        if (bare is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call)
            return call.Arguments.Select(argument => argument.Value.ConstantValue).FirstOrDefault(value => value is { HasValue: true, Value: string }).Value is string key
                && Path(call.Receiver(), depth - 1) is { } outer
                ? outer.Length == 0 ? key : $"{outer}:{key}"
                : null;
        if (bare is ILocalReferenceOperation local && LocalValue.Of(local) is { } value)
            return Path(value, depth - 1);
        return IsConfiguration(bare.Type) && bare.Type?.Name != "IConfigurationSection" ? string.Empty : null;
    }
}

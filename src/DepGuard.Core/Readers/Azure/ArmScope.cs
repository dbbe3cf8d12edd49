using DepGuard.Documents;

namespace DepGuard.Readers.Azure;

/// <summary>What expressions of one ARM template may refer to.</summary>
/// <param name="Template">The template.</param>
/// <param name="Given">Values that an outer template passes for parameters.</param>
/// <param name="Outer">Scope of those values; null at the outermost template.</param>
internal sealed record ArmScope(Node Template, Node? Given, ArmScope? Outer)
{
    /// <summary>Value of a parameter: the one that is passed, else its default; null if it has none or is a secret.</summary>
    public (Node Value, ArmScope Scope)? Parameter(string name)
    {
        var definition = Template["parameters"]?[name];
        if (definition?["type"]?.Text?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true)
            return null;
        if (Given?[name]?["value"] is { } value && Outer is not null)
            return (value, Outer);
        return definition?["defaultValue"] is { } usual ? (usual, this) : null;
    }

    /// <summary>Value of a variable; null if there is none.</summary>
    public Node? Variable(string name) => Template["variables"]?[name];

    /// <summary>The resource of a symbolic name; null if there is none.</summary>
    public Node? Symbol(string name) => Template["resources"]?[name];
}

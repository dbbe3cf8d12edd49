using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Settings;

/// <summary>One setting of a Spring application, inside the reader only: values may be secret.</summary>
/// <param name="Name">Name with dots, as written; indexes of lists are segments: <c>spring.cloud.gateway.routes.0.uri</c>.</param>
/// <param name="Value">The value in force, with placeholders replaced as far as they are known.</param>
/// <param name="At">The value's place.</param>
/// <param name="Origin">Whose statement it is.</param>
internal sealed record Property(string Name, string Value, SourceSpan At, PropertyOrigin Origin)
{
    /// <summary>The name as its place writes it, which for a variable is another one; only to be shown.</summary>
    public string Key { get; init; } = Name;

    /// <summary>The name as Spring compares it.</summary>
    public string Folded { get; } = PropertyName.Fold(Name);

    /// <summary>The first segment as Spring compares it: the product or the library.</summary>
    public string Root { get; } = PropertyName.Fold(Name.Split('.')[0]);

    /// <summary>True when the value counts as switched off.</summary>
    public bool IsFalse => Value.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the value counts as switched on.</summary>
    public bool IsTrue => Value.Equals("true", StringComparison.OrdinalIgnoreCase);
}

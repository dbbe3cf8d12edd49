namespace DepGuard.Facts;

/// <summary>A service as seen from a naming scope: <c>auth</c> in <c>compose:shop</c>.</summary>
/// <param name="Name">The name, as written.</param>
/// <param name="Scope">The naming scope.</param>
public readonly record struct Reference(string Name, string Scope)
{
    /// <summary>The form <c>scope/name</c>.</summary>
    public override string ToString() => $"{Scope}/{Name}";
}

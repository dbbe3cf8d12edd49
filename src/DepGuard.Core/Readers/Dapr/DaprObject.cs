using DepGuard.Documents;

namespace DepGuard.Readers.Dapr;

/// <summary>A Component, Resiliency, Configuration, Subscription or HTTPEndpoint, wherever it is loaded from.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Root">The whole object.</param>
/// <param name="Sidecars">Applications whose sidecars find it; <see cref="Users"/> says which of them may use it.</param>
internal sealed record DaprObject(string Kind, Scalar Name, Node Root, IReadOnlyList<DaprApp> Sidecars)
{
    /// <summary>API group of Dapr.</summary>
    public const string Group = "dapr.io";

    /// <summary>Naming scopes in which its names are looked up, nearest first.</summary>
    public required IReadOnlyList<string> LookupScopes { get; init; }

    /// <summary>Naming scopes in which its own name works.</summary>
    public required IReadOnlyList<string> NameScopes { get; init; }

    /// <summary>Looks up a key of a secret, whose value is good for its host only; null if it is not in the scan.</summary>
    public Func<string, string, string?> Secret { get; init; } = (_, _) => null;

    /// <summary>The specification; null if there is none.</summary>
    public Node? Spec => Root["spec"];

    /// <summary>True if it names the applications that may use it.</summary>
    public bool IsScoped => Scopes.Any();

    /// <summary>Applications that find it and may use it.</summary>
    public IEnumerable<DaprApp> Users => IsScoped ? Sidecars.Where(app => Scopes.Contains(app.Id, StringComparer.Ordinal)) : Sidecars;

    private IEnumerable<string> Scopes => (Root["scopes"]?.Items ?? []).Select(item => item.Text).OfType<string>();

    /// <summary>True for a document of Dapr's API group.</summary>
    public static bool Is(Node root) => root["apiVersion"]?.Text?.StartsWith("dapr.io/", StringComparison.Ordinal) == true && root["kind"] is Scalar && root["metadata"]?["name"] is Scalar;
}

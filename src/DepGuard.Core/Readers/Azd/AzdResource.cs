using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.Azd;

/// <summary>What the resources of <c>azure.yaml</c> are, by their type.</summary>
internal static class AzdResource
{
    /// <summary>Kind of the service that a resource is; null if it states no type.</summary>
    public static ServiceKind? KindOf(Node resource) => TypeOf(resource) switch
    {
        null => null,
        "db.redis" => ServiceKind.Cache,
        "storage" => ServiceKind.Database,
        var type when type.StartsWith("db.", StringComparison.Ordinal) => ServiceKind.Database,
        var type when type.StartsWith("messaging.", StringComparison.Ordinal) => ServiceKind.Broker,
        var type when type.StartsWith("host.", StringComparison.Ordinal) => ServiceKind.Service,
        _ => ServiceKind.External,
    };

    /// <summary>How a resource is used where its kind does not tell: secrets are read at the start, a model is asked. Null if the kind tells.</summary>
    public static CallMode? ModeOf(Node? resource) => TypeOf(resource) == "keyvault" ? CallMode.Control : null;

    private static string? TypeOf(Node? resource) => resource?["type"]?.Text?.ToLowerInvariant();
}

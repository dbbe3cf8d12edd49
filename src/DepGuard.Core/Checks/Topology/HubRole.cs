using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Checks.Topology;

/// <summary>What others get from the services that nearly all of them need before they can work.</summary>
internal static class HubRole
{
    /// <summary>Whether the service is such a hub.</summary>
    public static bool IsHub(Service service) => Provides(service) is not null;

    /// <summary>What the service provides, in words; null if it is no hub.</summary>
    public static string? Provides(Service service) => service.Roles.Select(Word).FirstOrDefault(word => word is not null);

    private static string? Word(Role role) => role switch
    {
        Role.Auth => "authentication",
        Role.Registry => "service discovery",
        Role.ConfigServer => "configuration",
        Role.Dns => "name resolution",
        _ => null,
    };
}

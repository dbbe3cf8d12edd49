using DepGuard.Facts;
using DepGuard.Readers.Spring.Projects;

namespace DepGuard.Readers.Spring.Applications;

/// <summary>What is known of an application before its files are loaded.</summary>
/// <param name="Service">The service that it is.</param>
/// <param name="Project">The project that it is built from; null if that is not in the scan.</param>
/// <param name="Container">The container that runs it; null if no deployment describes it.</param>
internal sealed record ApplicationOrigin(Reference Service, SpringProject? Project, Container? Container)
{
    /// <summary>Profile that people name after the platform: <c>docker</c> for Compose, <c>kubernetes</c>, which Spring Cloud Kubernetes activates itself.</summary>
    public string? Platform =>
        Container is null ? null
        : Service.Scope.StartsWith("compose:", StringComparison.Ordinal) ? "docker"
        : Service.Scope.StartsWith("k8s:", StringComparison.Ordinal) ? "kubernetes"
        : null;
}

using DepGuard.Facts;
using DepGuard.Readers.Spring.Feign;
using DepGuard.Readers.Spring.Projects;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Applications;

/// <summary>A Spring application as it runs: in a container, or on a developer's machine if no deployment describes it.</summary>
/// <param name="Service">The service that it is.</param>
/// <param name="Files">The files that it loads.</param>
/// <param name="Profiles">Its active profiles, the ones that win last.</param>
/// <param name="Properties">Its properties in force.</param>
/// <param name="At">The place that defines it.</param>
internal sealed record SpringApplication(
    Reference Service, ApplicationFiles Files, IReadOnlyList<string> Profiles, Properties Properties, SourceSpan At)
{
    /// <summary>The project that it is built from; null if that is not in the scan.</summary>
    public SpringProject? Project { get; init; }

    /// <summary>What its code says about Feign.</summary>
    public FeignCode Feign { get; init; } = FeignCode.None;

    /// <summary>True when it runs on a developer's machine, or in the network of the machine that runs its container.</summary>
    public bool OnHost { get; init; }

    /// <summary>True when no deployment describes it.</summary>
    public bool IsLocal { get; init; }

    /// <summary>True when it authenticates requests of others.</summary>
    public bool IsAuth { get; init; }

    /// <summary>Profile and cloud platform of its deployment; null on a developer's machine.</summary>
    public string? Platform { get; init; }

    /// <summary>True when it serves settings to others.</summary>
    public bool IsConfigServer => Properties.Under("springcloudconfigserver").Any() || Project?.Build?.Mentions("spring-cloud-config-server") == true;

    /// <summary>True when it is the registry itself: it keeps one, or is told not to be a client of any.</summary>
    public bool IsRegistry =>
        Properties.Under("eurekaserver").Any()
        || Project?.Build?.Mentions("eureka-server") == true
        || (Properties.Find("eurekaclientregisterwitheureka")?.IsFalse == true && Properties.Find("eurekaclientfetchregistry")?.IsFalse == true);
}

using DepGuard.Contracts.Locking;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>The service that the project is built into, in the graph around it.</summary>
internal sealed class ProjectService
{
    private const string Auth = "auth";

    private readonly KnownGraph _known;
    private readonly GraphLock _graph;
    private readonly int _service;
    private readonly Dictionary<string, string> _map = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _external;

    private ProjectService(KnownGraph known, GraphLock graph, int service, AnalyzerSettings settings)
    {
        (_known, _graph, _service) = (known, graph, service);
        IsAuth = settings.Text("service_role") is { } role ? role == Auth : graph.HasRole(service, Auth);
        _external = settings.List("external_hosts");
        foreach (var entry in settings.List("service_map"))
            if (entry.IndexOf('=') is > 0 and var equals)
                _map[entry.Substring(0, equals).Trim()] = entry.Substring(equals + 1).Trim();
    }

    /// <summary>Id of the service.</summary>
    public string Name => _graph.Name(_service);

    /// <summary>Whether others authenticate through it.</summary>
    public bool IsAuth { get; }

    /// <summary>What the project maps to services: types, clients and hosts.</summary>
    public IEnumerable<string> Mapped => _map.Keys;

    /// <summary>The service of a project; null if the project brings no graph along, or the graph does not have the service.</summary>
    public static ProjectService? Of(AnalyzerOptions options, AnalyzerSettings settings, string? assembly, CancellationToken cancellation)
    {
        var file = settings.Text("graph_file") ?? GraphLockText.FileName;
        if (KnownGraph.Of(options.AdditionalFiles, file, cancellation) is not { Lock: { } graph } known)
            return null;

        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.DepGuardService", out var property);
        var name = settings.Text("service") ?? (property is { Length: > 0 } ? property : assembly);
        return name is not null && known.Named(name) is { } service ? new ProjectService(known, graph, service, settings) : null;
    }

    /// <summary>What is known about the service that a call goes to; null for the own service, and if nothing can be said.</summary>
    public Callee? Find(CallTarget target)
    {
        if (_map.TryGetValue(target.Name, out var stated))
            return _graph.Find(stated) is { } meant ? Describe(meant) : null;
        if ((target.IsHost ? _known.AtHost(target.Name) : _known.Named(target.Name)) is { } service)
            return Describe(service);
        return target.IsHost && !HostName.IsNobody(target.Name) && !_external.Any(pattern => Matches(pattern, target.Name)) ? new Callee(target.Name) : null;
    }

    private Callee? Describe(int service) => service == _service ? null : new Callee(_graph.Name(service))
    {
        IsListed = _graph.Mode(_service, service) is not null,
        IsHub = _graph.IsHub(service),
        WayBack = _graph.PathBetween(service, _service) is { } path ? string.Join(" -> ", path.Select(_graph.Name).Prepend(Name)) : null,
        AuthenticatesThrough = IsAuth && _graph.Mode(service, _service) is LockedMode.Sync or LockedMode.Control,
    };

    private static bool Matches(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern.Substring(1), StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}

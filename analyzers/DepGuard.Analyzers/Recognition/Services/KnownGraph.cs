using System.Runtime.CompilerServices;
using DepGuard.Contracts.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>The graph of an additional file, with the ways in which code names its services; read once for each version of the file.</summary>
internal sealed class KnownGraph
{
    private static readonly ConditionalWeakTable<SourceText, KnownGraph> Known = new();

    /// <summary>Words that say what a thing is, and not which: <c>IAuthApi</c>, <c>AuthClient</c> and <c>auth-service</c> are <c>auth</c>.</summary>
    private static readonly string[] Suffixes = ["client", "api", "service", "svc", "grpc", "http"];

    private readonly Lazy<Dictionary<string, int>> _stems;

    private KnownGraph(GraphLock? graph)
    {
        Lock = graph;
        _stems = new(Stems);
    }

    /// <summary>The graph; null if the file is none that this version reads.</summary>
    public GraphLock? Lock { get; }

    /// <summary>The graph that the project brings along; null if there is none.</summary>
    public static KnownGraph? Of(IEnumerable<AdditionalText> files, string name, CancellationToken cancellation)
    {
        var text = files.FirstOrDefault(file => IsNamed(file.Path, name))?.GetText(cancellation);
        return text is null ? null : Known.GetValue(text, source => new KnownGraph(GraphLock.Parse(source.ToString())));
    }

    /// <summary>The service that answers at a host; null if there is none or more than one.</summary>
    public int? AtHost(string host) => Lock?.Find(host);

    /// <summary>The service that a client, an interface or a contract is named after; null if there is none or more than one.</summary>
    public int? Named(string name) =>
        Lock?.Find(name) ?? (Stem(name) is { Length: > 0 } stem && _stems.Value.TryGetValue(stem, out var service) && service >= 0 ? service : null);

    private Dictionary<string, int> Stems()
    {
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var service = 0; service < Lock?.Count; service++)
        {
            var stem = Stem(Lock.Name(service));
            stems[stem] = stems.ContainsKey(stem) ? -1 : service;
        }

        return stems;
    }

    private static string Stem(string name)
    {
        var stem = LockedNames.Fold(name);
        while (Suffixes.FirstOrDefault(suffix => stem.Length > suffix.Length && stem.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix)
            stem = stem.Substring(0, stem.Length - suffix.Length);
        return stem;
    }

    private static bool IsNamed(string path, string name)
    {
        var (full, end) = (path.Replace('\\', '/'), name.Replace('\\', '/'));
        return full.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (full.Length == end.Length || full[full.Length - end.Length - 1] == '/');
    }
}

using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Checks.Retries;

/// <summary>A layer that repeats the calls of an edge: what the policies of one layer and product make of it together.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Attempts">Attempts of this layer, more than one.</param>
/// <param name="Source">The policy that states the attempts, or whose default they are.</param>
/// <param name="Policies">All policies of the layer and product, the declared ones first.</param>
internal sealed record RetryLayer(Edge Edge, Attempts Attempts, CallPolicy Source, IReadOnlyList<CallPolicy> Policies)
{
    /// <summary>Layer and product, such as <c>sidecar istio</c>.</summary>
    public string Name => $"{Label.Of(Source.Layer)} {Source.Product}";

    /// <summary>The place that states the attempts or puts their default in force.</summary>
    public SourceSpan At => Source.At;

    /// <summary>The layer with its place, for a finding that rests on it.</summary>
    public RelatedLocation Related => field ??= new RelatedLocation($"{Edge}: {this}", At);

    /// <summary>The layers of an edge that repeat its calls, from the caller outwards; none for an edge that is only a guess.</summary>
    public static IEnumerable<RetryLayer> Of(Edge edge)
    {
        if (edge.Confidence < Confidence.Inferred || !(edge.Attempts > Attempts.Once))
            yield break;

        foreach (var setting in edge.Policies.GroupBy(policy => (policy.Layer, policy.Product)))
            if (setting.FirstOrDefault(policy => policy.Attempts is not null) is { Attempts: { } attempts } source && attempts > Attempts.Once)
                yield return new RetryLayer(edge, attempts, source, [.. setting]);
    }

    /// <summary>The form <c>sidecar istio (3 attempts by default)</c>.</summary>
    public override string ToString() => $"{Name} ({Attempts} attempts{(Source.Provenance == Provenance.Declared ? "" : " by default")})";
}

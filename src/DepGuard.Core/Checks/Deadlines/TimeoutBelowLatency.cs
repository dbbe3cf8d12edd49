using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Checks.Deadlines;

/// <summary>A limit that more than one answer in a hundred misses on a calm day: those calls fail, and retries of them are a permanent tax.</summary>
internal sealed class TimeoutBelowLatency : ICheck
{
    public RuleInfo Rule => RuleCatalog.TimeoutBelowLatency;

    /// <summary>One finding for each edge whose limit is below the 99th percentile of the callee's answers, stated or observed.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from edge in input.Graph.Edges.Where(Hubs.IsWaiting)
        let patience = WaitingTime.PatienceOf(edge)
        let slow = Latency(edge)
        where patience < slow?.P99
        select Describe(edge, patience.Value, slow.Value.P99, slow.Value.Origin, slow.Value.At);

    private static (TimeSpan P99, string Origin, SourceSpan At)? Latency(Edge edge)
    {
        if (edge.Callee.Numbers.P99 is { } stated)
            return (stated.Value, Label.Of(stated.Provenance), stated.At);
        return edge.Observed?.P99 is { } seen
            ? (seen, Label.Of(Provenance.Observed), edge.Evidence.First(one => one.Confidence == Confidence.Observed).At)
            : null;
    }

    private Finding Describe(Edge edge, TimeSpan patience, TimeSpan p99, string origin, SourceSpan at)
    {
        var source = WaitingTime.SourcesOf(edge).MaxBy(policy => policy.Provenance)!;
        return Finding.For(Rule, source.At, $"{edge}", edge.Confidence, edge, TimeText.Of(patience), edge.Callee, TimeText.Of(p99)) with
        {
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [new RelatedLocation($"99 of 100 answers of {edge.Callee.Id} within {TimeText.Of(p99)} ({origin})", at)],
            Remedies =
            [
                $"Raise the limit above {TimeText.Of(p99)}, if those who wait for {edge.Caller.Id} wait longer.",
                $"Make {edge.Callee.Id} faster: its slowest answers count, not its mean.",
            ],
        };
    }
}

using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Deadlines;

/// <summary>
/// A caller gives up before the service that it called has tried all that it may: the last attempts are made for nobody. The need of an edge is
/// attempts x limit of an attempt + delays (Google SRE book, chapter 22, "Latency and Deadlines").
/// </summary>
internal sealed class TimeoutInversion : ICheck
{
    public RuleInfo Rule => RuleCatalog.TimeoutInversion;

    /// <summary>One finding for each edge whose need exceeds the patience of somebody who waits for its caller, shown by the least patient one.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from inner in input.Graph.Edges.Where(Hubs.IsWaiting)
        let need = WaitingTime.NeedOf(inner)
        where need is not null
        let outer = input.Graph.To(inner.Caller)
            .Where(edge => Hubs.IsWaiting(edge) && edge.Caller != inner.Callee && WaitingTime.PatienceOf(edge) < need && IsDecided(edge, inner))
            .MinBy(WaitingTime.PatienceOf)
        where outer is not null
        select Describe(outer, inner, WaitingTime.PatienceOf(outer)!.Value, need.Value);

    /// <summary>Two defaults that do not fit are no decision of anybody who reads the finding.</summary>
    private static bool IsDecided(Edge outer, Edge inner) =>
        WaitingTime.SourcesOf(outer).Concat(WaitingTime.SourcesOf(inner)).Any(policy => policy.Provenance == Provenance.Declared);

    private Finding Describe(Edge outer, Edge inner, TimeSpan patience, TimeSpan need)
    {
        var fitting = Fitting(inner, patience);
        var source = WaitingTime.SourcesOf(inner).MaxBy(policy => policy.Provenance)!;
        return Finding.For(
            Rule, source.At, $"{outer}, {inner}", Lower(outer.Confidence, inner.Confidence),
            outer.Caller, inner.Caller, TimeText.Of(patience), TimeText.Of(need), inner.Callee) with
        {
            Services = [outer.Caller.Id, inner.Caller.Id, inner.Callee.Id],
            Path = [outer.Caller.Id, inner.Caller.Id, inner.Callee.Id],
            Related = [.. Places(outer), .. Places(inner)],
            Details =
            [
                $"{inner} may take {TimeText.NeedOf(inner)} = {TimeText.Of(need)}.",
                FormattableString.Invariant($"While {inner.Callee.Id} fails, {1 - (patience / need):P0} of that time is spent after {outer.Caller.Id} has left."),
            ],
            Remedies = fitting > 0 && WaitingTime.Tries(inner) > 1
                ? [FormattableString.Invariant($"Allow at most {fitting} {(fitting == 1 ? "attempt" : "attempts")} on {inner}: that is what fits into {TimeText.Of(patience)}."), Raise(outer, need)]
                : [$"Limit an attempt on {inner} to less than {TimeText.Of(patience)}.", Raise(outer, need)],
        };
    }

    private static string Raise(Edge outer, TimeSpan need) => $"Let {outer.Caller.Id} wait longer than {TimeText.Of(need)}, if its own callers do.";

    /// <summary>Largest number of attempts that ends in time: floor((T + b) / (t + b)).</summary>
    private static long Fitting(Edge inner, TimeSpan patience)
    {
        var delay = WaitingTime.FirstDelayOf(inner);
        return inner.AttemptTimeout is { } attempt ? (long)Math.Floor((patience + delay) / (attempt + delay)) : 0;
    }

    private static Confidence Lower(Confidence left, Confidence right) => left < right ? left : right;

    private static IEnumerable<RelatedLocation> Places(Edge edge) =>
        WaitingTime.SourcesOf(edge).Select(policy => new RelatedLocation($"{edge}: {Label.Of(policy.Layer)} {policy.Product}{(policy.Provenance == Provenance.Declared ? "" : " by default")}", policy.At));
}

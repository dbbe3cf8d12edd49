using DepGuard.Contracts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard.Checks.Deadlines;

/// <summary>A deadline that ends before a second attempt could run its time: the retry exists on paper only.</summary>
internal sealed class RetryCannotFit : ICheck
{
    public RuleInfo Rule => RuleCatalog.RetryCannotFit;

    /// <summary>One finding for each edge with retries whose deadline is below two attempts.</summary>
    public IEnumerable<Finding> Run(CheckInput input) =>
        from edge in input.Graph.Edges.Where(Hubs.IsWaiting)
        where edge.Attempts > Attempts.Once && edge.Policies.Any(IsStated)
        let attempt = edge.AttemptTimeout ?? TimeSpan.Zero
        let two = (2 * attempt) + WaitingTime.FirstDelayOf(edge)
        let deadline = edge.Deadline ?? TimeSpan.MaxValue
        where attempt > TimeSpan.Zero && deadline < two
        select Describe(edge, attempt, deadline, two);

    private static bool IsStated(CallPolicy policy) => policy.Provenance == Provenance.Declared && (policy.Deadline is not null || policy.Timeout is not null);

    private Finding Describe(Edge edge, TimeSpan attempt, TimeSpan deadline, TimeSpan two)
    {
        var retry = edge.Policies.First(policy => policy.Attempts > Attempts.Once);
        var fitting = (deadline - WaitingTime.FirstDelayOf(edge)) / 2;
        return Finding.For(Rule, retry.At, $"{edge}", edge.Confidence, edge, edge.Attempts!, TimeText.Of(deadline), TimeText.Of(attempt)) with
        {
            Services = [edge.Caller.Id, edge.Callee.Id],
            Related = [.. WaitingTime.SourcesOf(edge).Select(policy => new RelatedLocation($"{Facts.Label.Of(policy.Layer)} {policy.Product}", policy.At))],
            Remedies =
            [
                fitting > TimeSpan.Zero
                    ? $"Limit an attempt to {TimeText.Of(TimeSpan.FromMilliseconds(Math.Floor(fitting.TotalMilliseconds)))}, or raise the deadline to {TimeText.Of(two)} if those who wait for {edge.Caller.Id} wait longer."
                    : $"Raise the deadline to {TimeText.Of(two)}, if those who wait for {edge.Caller.Id} wait longer.",
                "Switch the retry off: it only helps against failures that come at once.",
            ],
        };
    }
}

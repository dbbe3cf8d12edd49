namespace DepGuard.Readers.Traces.Metrics;

/// <summary>
/// A histogram as Prometheus exposes it: counts of durations up to each border. Quantiles are taken as <c>histogram_quantile</c> does, by
/// linear interpolation inside a bucket; beyond the last border the border itself is all that is known (prometheus.io, <em>Query functions</em>).
/// </summary>
internal sealed class BucketQuantiles
{
    private readonly SortedDictionary<double, double> _upTo = [];

    /// <summary>Adds the count of durations of at most <paramref name="seconds"/>, which may be infinite.</summary>
    public void Add(double seconds, double count)
    {
        if (!double.IsNaN(seconds))
            _upTo[seconds] = _upTo.GetValueOrDefault(seconds) + count;
    }

    /// <summary>Durations in all.</summary>
    public double Count => _upTo.Count == 0 ? 0 : _upTo.Values.Max();

    /// <summary>The duration that this share of the calls did not exceed; null without durations.</summary>
    public TimeSpan? Quantile(double share)
    {
        var rank = Count * share;
        if (rank <= 0)
            return null;
        var (border, below) = (0.0, 0.0);
        foreach (var (next, count) in _upTo)
        {
            if (count >= rank)
                return Seconds(double.IsInfinity(next) || count <= below ? border : border + ((next - border) * (rank - below) / (count - below)));
            (border, below) = (double.IsInfinity(next) ? border : next, count);
        }

        return null;
    }

    private static TimeSpan? Seconds(double seconds) => seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
}

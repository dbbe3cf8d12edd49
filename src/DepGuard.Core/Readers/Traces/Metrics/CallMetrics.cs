namespace DepGuard.Readers.Traces.Metrics;

/// <summary>
/// Takes the samples that count calls between services and passes over all others. Of a series that comes again, in another scrape or another
/// file, the highest value counts; different series of the same two ends are added up.
/// </summary>
internal sealed class CallMetrics(TraceInput input)
{
    private const int MostSeries = 500_000;

    private readonly Dictionary<string, double> _series = new(StringComparer.Ordinal);
    private readonly ServiceGraphMetrics _serviceGraph = new(input);
    private readonly IstioMetrics _istio = new(input);
    private readonly LinkerdMetrics _linkerd = new(input);

    /// <summary>True for the names of metrics that are read; collectors may put a prefix before some of them.</summary>
    public static bool Counts(ReadOnlySpan<char> name) => ServiceGraphMetrics.Counts(name) || IstioMetrics.Counts(name) || LinkerdMetrics.Counts(name);

    /// <summary>Takes a sample; false if it does not count calls.</summary>
    public bool Add(Sample sample, int line)
    {
        if (!Counts(sample.Name) || !(sample.Value >= 0) || double.IsInfinity(sample.Value))
            return false;
        var series = sample.Series;
        var known = _series.TryGetValue(series, out var before);
        if (!known && _series.Count == MostSeries)
            return false;
        _series[series] = Math.Max(before, sample.Value);
        if (sample.Value > before)
            AddGrowth(sample with { Value = sample.Value - before }, line);
        input.Current.Counters++;
        return true;
    }

    private void AddGrowth(Sample sample, int line)
    {
        if (ServiceGraphMetrics.Counts(sample.Name))
            _serviceGraph.Add(sample, line);
        else if (IstioMetrics.Counts(sample.Name))
            _istio.Add(sample, line);
        else
            _linkerd.Add(sample, line);
    }
}

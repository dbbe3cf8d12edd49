namespace DepGuard.Readers.Traces.Metrics;

/// <summary>Files in the text format in which processes expose metrics to Prometheus.</summary>
internal static class Exposition
{
    /// <summary>Reads the samples that count calls; false if there is none.</summary>
    public static bool Read(Stream stream, CallMetrics metrics)
    {
        var lines = new LineStream(stream);
        var isRead = false;
        while (lines.Read() is { } line)
            if (line.IndexOf('{') is var open and > 0 && CallMetrics.Counts(line.AsSpan(0, open).Trim()) && Sample.Parse(line) is { } sample)
                isRead |= metrics.Add(sample, lines.Line);
        return isRead;
    }
}

using System.Globalization;

namespace DepGuard.Readers.Objectives;

/// <summary>What a Prometheus query says about its subject: the metrics that it selects and their labels. Nothing is evaluated.</summary>
internal static class PromQuery
{
    /// <summary>Labels that name the service whose behaviour is measured, the most telling first.</summary>
    private static readonly string[] ServiceLabels =
        ["sloth_service", "service", "service_name", "destination_service_name", "destination_workload", "job", "app", "deployment", "container"];

    /// <summary>Values of the labels that may name a service, the most telling first.</summary>
    public static IEnumerable<string> Services(string query)
    {
        var labels = Labels(query).ToList();
        return ServiceLabels.SelectMany(name => labels.Where(label => label.Name == name)).Select(label => label.Value).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The value of a label; null if no selector states it.</summary>
    public static string? Label(string query, string name) => Labels(query).Where(label => label.Name == name).Select(label => label.Value).FirstOrDefault();

    /// <summary>The bound of the histogram bucket that it selects, which is the threshold of a latency; null if it selects none, or in an unknown unit.</summary>
    public static TimeSpan? Threshold(string query)
    {
        var bucket = Labels(query).FirstOrDefault(label => label.Name == "le");
        return bucket.Value is not null && double.TryParse(bucket.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? Of(bound, bucket.Metric) : null;
    }

    /// <summary>True when it counts answers within a time.</summary>
    public static bool IsLatency(string query) => Label(query, "le") is not null;

    /// <summary>A number in the unit that the name of a metric ends with; null for other names, and for what is no time.</summary>
    public static TimeSpan? Of(double number, string metric) =>
        number is not (> 0 and < 1e9) ? null
        : metric.Contains("_seconds", StringComparison.Ordinal) ? TimeSpan.FromSeconds(number)
        : metric.Contains("_milliseconds", StringComparison.Ordinal) || metric.Contains("_ms", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(number)
        : null;

    /// <summary>Labels with a fixed value in the selectors <c>metric{name="value"}</c>.</summary>
    private static IEnumerable<(string Metric, string Name, string Value)> Labels(string query)
    {
        for (var open = query.IndexOf('{'); open >= 0; open = query.IndexOf('{', open + 1))
        {
            var metric = query[(query.AsSpan(0, open).LastIndexOfAnyExcept(NameLetters) + 1)..open];
            var at = open + 1;
            while (Next(query, ref at) is { } label)
                if (label.IsFixed)
                    yield return (metric, label.Name, label.Value);
        }
    }

    private static System.Buffers.SearchValues<char> NameLetters { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:.");

    /// <summary>The label at a position inside a selector, which moves behind it; null at the end.</summary>
    private static (string Name, string Value, bool IsFixed)? Next(string query, ref int at)
    {
        while (at < query.Length && (query[at] == ',' || char.IsWhiteSpace(query[at])))
            at++;
        var operation = at < query.Length ? query.AsSpan(at).IndexOfAny('=', '!', '}') : -1;
        if (operation <= 0 || query[at + operation] == '}')
            return null;

        var name = query.Substring(at, operation).Trim();
        var quote = query.AsSpan(at + operation).IndexOfAny('"', '\'', '}');
        if (quote is < 1 or > 3 || query[at + operation + quote] == '}')
            return null;

        var start = at + operation + quote + 1;
        var end = query.IndexOf(query[start - 1], start);
        if (end < 0)
            return null;

        var isFixed = query[at + operation] == '=' && query.AsSpan(at + operation + 1, quote - 1).Trim().IsEmpty;
        at = end + 1;
        return (name, query[start..end], isFixed);
    }
}

using System.Globalization;
using System.Text;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>A value of a metric with its labels.</summary>
/// <param name="Name">Name of the metric.</param>
/// <param name="Labels">Its labels, by name.</param>
/// <param name="Value">Its value.</param>
internal sealed record Sample(string Name, SortedDictionary<string, string> Labels, double Value)
{
    /// <summary>The value of a label; empty if it has none, which means the same to Prometheus.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, string.Empty);

    /// <summary>Name and labels: equal for samples of one series.</summary>
    public string Series => $"{Name}{{{string.Join(',', Labels.Select(label => $"{label.Key}={label.Value}"))}}}";

    /// <summary>
    /// A line of the exposition format, <c>name{label="value"} 1.5 [time]</c> (prometheus.io, <em>Exposition formats</em>); null for comments
    /// and everything else.
    /// </summary>
    public static Sample? Parse(string line)
    {
        var open = line.IndexOf('{');
        if (line.Length == 0 || line[0] == '#' || open <= 0)
            return null;
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var at = open + 1;
        while (at < line.Length && line[at] != '}')
            if (!ReadLabel(line, ref at, labels))
                return null;
        return at < line.Length && ReadNumber(line.AsSpan(at + 1).Trim()) is { } value ? new Sample(line[..open].Trim(), labels, value) : null;
    }

    /// <summary>A number as Prometheus writes it; null for anything else.</summary>
    public static double? ReadNumber(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        var number = end < 0 ? text : text[..end];
        if (number is "+Inf" or "Inf")
            return double.PositiveInfinity;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool ReadLabel(string line, ref int at, SortedDictionary<string, string> labels)
    {
        var equals = line.IndexOf('=', at);
        if (equals < 0 || equals + 1 >= line.Length || line[equals + 1] != '"')
            return false;
        var name = line[at..equals].Trim(' ', ',');
        var value = new StringBuilder();
        for (at = equals + 2; at < line.Length && line[at] != '"'; at++)
            value.Append(line[at] == '\\' && at + 1 < line.Length ? Unescape(line[++at]) : line[at]);
        labels[name] = value.ToString();
        for (at++; at < line.Length && line[at] is ',' or ' ';)
            at++;
        return true;
    }

    private static char Unescape(char letter) => letter == 'n' ? '\n' : letter;
}

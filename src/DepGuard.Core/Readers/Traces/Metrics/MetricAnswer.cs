using System.Text;
using System.Text.Json;
using DepGuard.Readers.Traces.Formats;

namespace DepGuard.Readers.Traces.Metrics;

/// <summary>
/// A series in an answer of Prometheus (prometheus.io, <em>HTTP API</em>): <c>{"metric": {…}, "value": [time, "1.5"]}</c>, or <c>values</c>
/// over time, of which the highest counts.
/// </summary>
internal sealed class MetricAnswer(TraceInput input)
{
    private readonly SortedDictionary<string, string> _labels = new(StringComparer.Ordinal);
    private double? _value;

    /// <summary>Takes the value of a member whose name is the current token; false if it is none of a series.</summary>
    public bool ReadMember(ref JsonStream json, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("metric"u8))
            ReadLabels(ref json);
        else if (name.SequenceEqual("value"u8) || name.SequenceEqual("values"u8))
            ReadValues(ref json);
        else
            return false;
        return true;
    }

    /// <summary>Adds the series; false if the object was none.</summary>
    public bool Finish(int line)
    {
        var isSeries = _value is { } value && _labels.Remove("__name__", out var name)
            && input.Metrics.Add(new Sample(name, new SortedDictionary<string, string>(_labels, StringComparer.Ordinal), value), line);
        _labels.Clear();
        _value = null;
        return isSeries;
    }

    private void ReadLabels(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartObject)
            return;
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var label = Encoding.UTF8.GetString(json.Value);
            if (json.Read() && json.IsScalar)
                _labels[label] = Encoding.UTF8.GetString(json.Value);
        }
    }

    /// <summary>The texts inside of the array, at any depth: times are numbers, values are texts.</summary>
    private void ReadValues(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.Read() && json.Depth > depth;)
            if (json.Type == JsonTokenType.String && Sample.ReadNumber(Encoding.UTF8.GetString(json.Value)) is { } value)
                _value = Math.Max(_value ?? 0, value);
    }
}

using System.Text.Json;
using DepGuard.Readers.Traces.Metrics;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// The outermost objects of a JSON file, told by their keys: OTLP (alone, a line each, or in an array), answers of the Jaeger and Zipkin
/// interfaces with spans or dependencies, and answers of Prometheus.
/// </summary>
internal sealed class TraceDocument(TraceInput input)
{
    /// <summary>An answer holds <c>data</c>, which may hold <c>result</c>; nothing is nested deeper.</summary>
    private const int DeepestAnswer = 3;

    private readonly OtlpSpans _otlp = new(input);
    private readonly JaegerTrace _jaeger = new(input);
    private readonly ZipkinSpan _zipkin = new(input);
    private readonly DependencyLink _dependency = new(input);
    private readonly MetricAnswer _metric = new(input);
    private ISet<string> _formats = new HashSet<string>();

    /// <summary>Reads a file and adds the formats that it holds.</summary>
    public void Read(Stream stream, ISet<string> formats)
    {
        _formats = formats;
        var json = new JsonStream(stream);
        while (json.Read())
            ReadValue(ref json, 0);
    }

    private void ReadValue(ref JsonStream json, int level)
    {
        if (json.Type == JsonTokenType.StartObject)
            ReadObject(ref json, level);
        else if (json.Type == JsonTokenType.StartArray && level < DeepestAnswer)
            for (var depth = json.Depth; json.NextItem(depth);)
                ReadValue(ref json, level + 1);
    }

    private void ReadObject(ref JsonStream json, int level)
    {
        _zipkin.Clear();
        _dependency.Clear();
        var line = json.Line;
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var name = json.Value;
            if (name.SequenceEqual("resourceSpans"u8))
                Note("otlp-json", ref json, _otlp.Read);
            else if (name.SequenceEqual("spans"u8))
                Note("jaeger-json", ref json, _jaeger.ReadSpans);
            else if (name.SequenceEqual("processes"u8))
                _jaeger.ReadProcesses(ref json);
            else if ((name.SequenceEqual("data"u8) || name.SequenceEqual("result"u8)) && level < DeepestAnswer && json.Read())
                ReadValue(ref json, level + 1);
            else if (!_metric.ReadMember(ref json, name) && !_dependency.ReadMember(ref json, name))
                _zipkin.ReadMember(ref json, name);
        }

        _jaeger.Finish();
        if (_metric.Finish(line))
            _formats.Add("prometheus-json");
        if (_dependency.Finish(line))
            _formats.Add("dependencies-json");
        if (_zipkin.Finish(line))
            _formats.Add("zipkin-json");
    }

    private void Note(string format, ref JsonStream json, ReadPart read)
    {
        _formats.Add(format);
        read(ref json);
    }

    private delegate void ReadPart(ref JsonStream json);
}

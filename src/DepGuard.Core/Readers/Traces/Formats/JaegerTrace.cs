using System.Text.Json;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// A trace of the Jaeger query interface (jaegertracing/jaeger, internal/uimodel/model.go): times in microseconds, parents as references,
/// services in <c>processes</c>, which may stand before or after the spans.
/// </summary>
internal sealed class JaegerTrace(TraceInput input)
{
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>Spans of one trace that wait for their processes; more than that are left without a name.</summary>
    private const int MostWaiting = 400_000;

    private readonly SpanBuilder _span = new(input.Hosts, input.Names, input.Peers);
    private readonly ResourceBuilder _resource = new(input.Services, input.Names);
    private readonly List<(TraceId Trace, Span Span, int Process, SpanLink[] Links)> _waiting = [];
    private readonly Dictionary<int, int> _processes = [];
    private readonly List<SpanLink> _parents = [];

    /// <summary>Reads the array <c>spans</c>, whose name is the current token.</summary>
    public void ReadSpans(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
            if (json.Type == JsonTokenType.StartObject)
                ReadSpan(ref json);
    }

    /// <summary>Reads the object <c>processes</c>, whose name is the current token.</summary>
    public void ReadProcesses(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartObject)
            return;
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var process = input.Names.Add(json.Value);
            if (json.Read() && ReadProcess(ref json) is { } service)
                _processes[process] = service;
        }
    }

    /// <summary>Adds the spans of the trace that has been read.</summary>
    public void Finish()
    {
        foreach (var (trace, span, process, links) in _waiting)
            input.Add(trace, process < 0 ? span : span with { Service = _processes.GetValueOrDefault(process, -1) }, links);
        _waiting.Clear();
        _processes.Clear();
    }

    private int? ReadProcess(ref JsonStream json)
    {
        if (json.Type != JsonTokenType.StartObject)
            return null;
        _resource.Clear();
        for (var depth = json.Depth; json.NextProperty(depth);)
            if (json.Value.SequenceEqual("tags"u8))
                Attributes.ReadJaeger(ref json, _resource);
            else if (json.Value.SequenceEqual("serviceName"u8) && json.Read())
                _resource.SetName(json.Value);
        return _resource.Build();
    }

    private void ReadSpan(ref JsonStream json)
    {
        _span.Clear();
        _parents.Clear();
        var (line, process, service) = (json.Line, -1, -1);
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var name = json.Value;
            if (name.SequenceEqual("tags"u8))
                Attributes.ReadJaeger(ref json, _span);
            else if (name.SequenceEqual("references"u8))
                ReadReferences(ref json);
            else if (name.SequenceEqual("processID"u8) && json.Read())
                process = input.Names.Add(json.Value);
            else if (name.SequenceEqual("process"u8) && json.Read())
                service = ReadProcess(ref json) ?? -1;
            else
                ReadMember(ref json, name);
        }

        Add(service >= 0 ? -1 : process, service, line);
    }

    private void ReadMember(ref JsonStream json, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("traceID"u8) && json.Read())
            _span.Trace = HexId.Trace(json.Value);
        else if (name.SequenceEqual("spanID"u8) && json.Read())
            _span.Id = HexId.Span(json.Value);
        else if (name.SequenceEqual("parentSpanID"u8) && json.Read() && _span.Parent == 0)
            _span.Parent = json.Type == JsonTokenType.String ? HexId.Span(json.Value) : 0;
        else if (name.SequenceEqual("operationName"u8) && json.Read())
            _span.Mark(ControlPath.OfName(json.Value));
        else if (name.SequenceEqual("startTime"u8) && json.Read())
            _span.Start = json.Number() * NanosecondsPerMicrosecond;
        else if (name.SequenceEqual("duration"u8) && json.Read())
            _span.Duration = json.Number() * NanosecondsPerMicrosecond;
    }

    /// <summary>The first <c>CHILD_OF</c> is the parent; every <c>FOLLOWS_FROM</c> is a link.</summary>
    private void ReadReferences(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
        {
            if (json.Type != JsonTokenType.StartObject)
                continue;
            var (trace, span, follows) = (default(TraceId), 0UL, false);
            for (var inner = json.Depth; json.NextProperty(inner);)
                if (json.Value.SequenceEqual("traceID"u8) && json.Read())
                    trace = HexId.Trace(json.Value);
                else if (json.Value.SequenceEqual("spanID"u8) && json.Read())
                    span = HexId.Span(json.Value);
                else if (json.Value.SequenceEqual("refType"u8) && json.Read())
                    follows = json.Value.SequenceEqual("FOLLOWS_FROM"u8);
            if (follows)
                _span.AddLink(new SpanLink(trace, span));
            else
                _parents.Add(new SpanLink(trace, span));
        }
    }

    private void Add(int process, int service, int line)
    {
        if (_span.Id == 0)
            return;
        foreach (var parent in _parents)
            if (parent.Trace == _span.Trace || parent.Trace == default)
            {
                _span.Parent = parent.Span;
                break;
            }

        _span.Mark(SpanTraits.Follows);
        if (_span.Start is { } start)
            input.Current.Cover(start, _span.Duration ?? 0);
        if (_waiting.Count < MostWaiting)
            _waiting.Add((_span.Trace, _span.Build(service, input.File, line), process, [.. _span.Links]));
        else
            input.Add(_span.Trace, _span.Build(service, input.File, line), _span.Links);
    }
}

using System.Text.Json;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// Spans of OTLP in its JSON encoding (open-telemetry/opentelemetry-proto, docs/specification.md, <em>JSON Protobuf Encoding</em>): ids in
/// hexadecimal, enumerations by number (names are accepted), 64-bit numbers as strings or numbers, members in any order.
/// </summary>
internal sealed class OtlpSpans(TraceInput input)
{
    /// <summary>Spans that may stand before the resource that they belong to.</summary>
    private const int MostEarly = 100_000;

    private readonly SpanBuilder _span = new(input.Hosts, input.Names, input.Peers);
    private readonly ResourceBuilder _resource = new(input.Services, input.Names);
    private readonly List<(TraceId Trace, Span Span, SpanLink[] Links)> _early = [];
    private readonly RepeatedId _traces = new();
    private int? _service;

    /// <summary>Reads the array <c>resourceSpans</c>, whose name is the current token.</summary>
    public void Read(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
            if (json.Type == JsonTokenType.StartObject)
                ReadResourceSpans(ref json);
    }

    private void ReadResourceSpans(ref JsonStream json)
    {
        _service = null;
        for (var depth = json.Depth; json.NextProperty(depth);)
            if (json.Value.SequenceEqual("resource"u8))
                ReadResource(ref json);
            else if (json.Value.SequenceEqual("scopeSpans"u8) || json.Value.SequenceEqual("instrumentationLibrarySpans"u8))
                ReadScopes(ref json);
        AddEarly(_service ?? -1);
    }

    private void ReadResource(ref JsonStream json)
    {
        _resource.Clear();
        if (json.Read() && json.Type == JsonTokenType.StartObject)
            for (var depth = json.Depth; json.NextProperty(depth);)
                if (json.Value.SequenceEqual("attributes"u8))
                    Attributes.ReadOtlp(ref json, _resource);
        _service = _resource.Build();
        AddEarly(_service.Value);
    }

    private void ReadScopes(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
            if (json.Type == JsonTokenType.StartObject)
                for (var inner = json.Depth; json.NextProperty(inner);)
                    if (json.Value.SequenceEqual("spans"u8))
                        ReadSpans(ref json);
    }

    private void ReadSpans(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
            if (json.Type == JsonTokenType.StartObject)
                ReadSpan(ref json);
    }

    private void ReadSpan(ref JsonStream json)
    {
        _span.Clear();
        var line = json.Line;
        long? end = null;
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var name = json.Value;
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("links"u8):
                    ReadLinks(ref json);
                    break;
                case 6 when name.SequenceEqual("status"u8):
                    ReadStatus(ref json);
                    break;
                case 10 when name.SequenceEqual("attributes"u8):
                    Attributes.ReadOtlp(ref json, _span);
                    break;
                case 15 when name.SequenceEqual("endTimeUnixNano"u8) && json.Read():
                    end = json.Number();
                    break;
                default:
                    ReadMember(ref json, name);
                    break;
            }
        }

        _span.Duration = end - _span.Start;
        Add(_span.Trace, _span.Build(_service ?? -1, input.File, line));
    }

    private void ReadMember(ref JsonStream json, ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("kind"u8) && json.Read():
                _span.Kind = SpanValues.Kind(json.Value);
                break;
            case 4 when name.SequenceEqual("name"u8) && json.Read():
                _span.Mark(ControlPath.OfName(json.Value));
                break;
            case 6 when name.SequenceEqual("spanId"u8) && json.Read():
                _span.Id = HexId.Span(json.Value);
                break;
            case 7 when name.SequenceEqual("traceId"u8) && json.Read():
                _span.Trace = _traces.Parse(json.Value);
                break;
            case 12 when name.SequenceEqual("parentSpanId"u8) && json.Read():
                _span.Parent = json.Type == JsonTokenType.String ? HexId.Span(json.Value) : 0;
                break;
            case 17 when name.SequenceEqual("startTimeUnixNano"u8) && json.Read():
                _span.Start = json.Number();
                break;
        }
    }

    private void ReadStatus(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartObject)
            return;
        for (var depth = json.Depth; json.NextProperty(depth);)
            if (json.Value.SequenceEqual("code"u8) && json.Read() && SpanValues.IsError(json.Value))
                _span.Mark(SpanTraits.Error);
    }

    private void ReadLinks(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartArray)
            return;
        for (var depth = json.Depth; json.NextItem(depth);)
        {
            if (json.Type != JsonTokenType.StartObject)
                continue;
            var (trace, span) = (default(TraceId), 0UL);
            for (var inner = json.Depth; json.NextProperty(inner);)
                if (json.Value.SequenceEqual("traceId"u8) && json.Read())
                    trace = HexId.Trace(json.Value);
                else if (json.Value.SequenceEqual("spanId"u8) && json.Read())
                    span = HexId.Span(json.Value);
            if (span != 0)
                _span.AddLink(new SpanLink(trace, span));
        }
    }

    private void Add(TraceId trace, in Span span)
    {
        if (span.Id == 0)
            return;
        if (_span.Start is { } start)
            input.Current.Cover(start, span.Duration);
        if (_service is null && _early.Count < MostEarly)
            _early.Add((trace, span, [.. _span.Links]));
        else
            input.Add(trace, span, _span.Links);
    }

    private void AddEarly(int service)
    {
        foreach (var (trace, span, links) in _early)
            input.Add(trace, span with { Service = service }, links);
        _early.Clear();
    }
}

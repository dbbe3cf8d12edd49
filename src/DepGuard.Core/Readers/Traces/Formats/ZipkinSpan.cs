using System.Text.Json;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// A span of Zipkin v2 (openzipkin/zipkin-api, zipkin2-api.yaml): times in microseconds; a server may report under the id of its client's
/// span; the other end may be named by <c>remoteEndpoint</c>.
/// </summary>
internal sealed class ZipkinSpan(TraceInput input)
{
    private const long NanosecondsPerMicrosecond = 1000;

    private readonly SpanBuilder _span = new(input.Hosts, input.Names, input.Peers);
    private int _service;
    private bool _isSpan;
    private bool _hasTrace;

    /// <summary>Forgets the span before.</summary>
    public void Clear()
    {
        _span.Clear();
        (_service, _isSpan, _hasTrace) = (-1, false, false);
    }

    /// <summary>Takes the value of a member whose name is the current token, if it is one of a span.</summary>
    public void ReadMember(ref JsonStream json, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("localEndpoint"u8))
            ReadEndpoint(ref json, isLocal: true);
        else if (name.SequenceEqual("remoteEndpoint"u8))
            ReadEndpoint(ref json, isLocal: false);
        else if (name.SequenceEqual("tags"u8))
            ReadTags(ref json);
        else if (name.SequenceEqual("traceId"u8) && json.Read())
            (_span.Trace, _hasTrace) = (HexId.Trace(json.Value), true);
        else if (name.SequenceEqual("id"u8) && json.Read())
            _span.Id = HexId.Span(json.Value);
        else if (name.SequenceEqual("parentId"u8) && json.Read())
            _span.Parent = json.Type == JsonTokenType.String ? HexId.Span(json.Value) : 0;
        else
            ReadRest(ref json, name);
    }

    /// <summary>Adds the span; false if the object was none.</summary>
    public bool Finish(int line)
    {
        if (!_isSpan || !_hasTrace || _span.Id == 0)
            return false;
        if (_span.Start is { } start)
            input.Current.Cover(start, _span.Duration ?? 0);
        input.Add(_span.Trace, _span.Build(_service, input.File, line), []);
        return true;
    }

    private void ReadRest(ref JsonStream json, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("kind"u8) && json.Read())
            (_span.Kind, _isSpan) = (SpanValues.Kind(json.Value), true);
        else if (name.SequenceEqual("name"u8) && json.Read())
            _span.Mark(ControlPath.OfName(json.Value));
        else if (name.SequenceEqual("timestamp"u8) && json.Read())
            _span.Start = json.Number() * NanosecondsPerMicrosecond;
        else if (name.SequenceEqual("duration"u8) && json.Read())
            _span.Duration = json.Number() * NanosecondsPerMicrosecond;
        else if (name.SequenceEqual("shared"u8) && json.Read() && json.Type == JsonTokenType.True)
            _span.Mark(SpanTraits.Shared);
    }

    private void ReadEndpoint(ref JsonStream json, bool isLocal)
    {
        _isSpan |= isLocal;
        if (!json.Read() || json.Type != JsonTokenType.StartObject)
            return;
        for (var depth = json.Depth; json.NextProperty(depth);)
        {
            var name = json.Value;
            if (name.SequenceEqual("serviceName"u8) && json.Read() && json.Type == JsonTokenType.String)
                if (isLocal)
                    _service = input.Services.Add(new ServiceKey(input.Names.Add(json.Value)));
                else
                    _span.Set(SpanAttribute.PeerService, json.Value);
            else if (!isLocal && (name.SequenceEqual("ipv4"u8) || name.SequenceEqual("ipv6"u8)) && json.Read())
                _span.Set(SpanAttribute.PeerAddress, json.Value);
            else if (!isLocal && name.SequenceEqual("port"u8) && json.Read())
                _span.Set(SpanAttribute.Port, json.Value);
        }
    }

    /// <summary>Tags are texts; a tag <c>error</c> means failure whatever it says, except <c>false</c>.</summary>
    private void ReadTags(ref JsonStream json)
    {
        if (!json.Read() || json.Type != JsonTokenType.StartObject)
            return;
        for (var depth = json.Depth; json.NextProperty(depth);)
            if (SpanAttributes.Find(json.Value) is { } attribute && json.Read() && json.IsScalar)
                if (attribute != SpanAttribute.Error)
                    _span.Set(attribute, json.Value);
                else if (!json.Value.SequenceEqual("false"u8))
                    _span.Mark(SpanTraits.Error);
    }
}

using DepGuard.Facts;
using DepGuard.Readers.Traces.Metrics;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>
/// A link of the dependency answers of Jaeger (<c>/api/dependencies</c>) and Zipkin (<c>/api/v2/dependencies</c>, openzipkin/zipkin-api,
/// zipkin2-api.yaml): <c>{"parent": …, "child": …, "callCount": …, "errorCount": …}</c>.
/// </summary>
internal sealed class DependencyLink(TraceInput input)
{
    private int _parent;
    private int _child;
    private long? _calls;
    private long _errors;

    /// <summary>Forgets the link before.</summary>
    public void Clear() => (_parent, _child, _calls, _errors) = (-1, -1, null, 0);

    /// <summary>Takes the value of a member whose name is the current token; false if it is none of a link.</summary>
    public bool ReadMember(ref JsonStream json, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("parent"u8) && json.Read())
            _parent = Service(json.Value);
        else if (name.SequenceEqual("child"u8) && json.Read())
            _child = Service(json.Value);
        else if (name.SequenceEqual("callCount"u8) && json.Read())
            _calls = json.Number();
        else if (name.SequenceEqual("errorCount"u8) && json.Read())
            _errors = json.Number() ?? 0;
        else
            return false;
        return true;
    }

    /// <summary>Adds the link; false if the object was none.</summary>
    public bool Finish(int line)
    {
        if (_calls is not { } calls)
            return false;
        input.Current.Counters++;
        if (_parent >= 0 && _child >= 0
            && input.Counters.At(new CounterKey(_parent, _child, string.Empty, ServiceKind.External, CallMode.Sync, "dependencies"), input.File, line) is { } counter)
            (counter.Calls, counter.Errors) = (counter.Calls + Math.Max(0, calls), counter.Errors + Math.Max(0, _errors));
        return true;
    }

    private int Service(ReadOnlySpan<byte> name) => input.Services.Add(new ServiceKey(input.Names.Add(name)));
}

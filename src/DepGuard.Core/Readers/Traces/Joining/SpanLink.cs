namespace DepGuard.Readers.Traces.Joining;

/// <summary>A span of this or another trace.</summary>
internal readonly record struct SpanLink(TraceId Trace, ulong Span);

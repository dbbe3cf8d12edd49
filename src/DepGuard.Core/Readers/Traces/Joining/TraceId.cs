namespace DepGuard.Readers.Traces.Joining;

/// <summary>A trace id of up to 128 bits.</summary>
internal readonly record struct TraceId(ulong High, ulong Low);

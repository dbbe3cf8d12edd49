namespace DepGuard.Readers.Traces.Joining;

/// <summary>Which part of a call a span tells of; the numbers are those of OTLP (opentelemetry-proto, trace.proto).</summary>
internal enum SpanKind : byte
{
    /// <summary>Not stated.</summary>
    Unspecified,

    /// <summary>Work inside a service.</summary>
    Internal,

    /// <summary>The callee's side of a call.</summary>
    Server,

    /// <summary>The caller's side of a call.</summary>
    Client,

    /// <summary>A message is sent.</summary>
    Producer,

    /// <summary>A message is received or processed.</summary>
    Consumer,
}

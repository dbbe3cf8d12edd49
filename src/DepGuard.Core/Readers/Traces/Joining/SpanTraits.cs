namespace DepGuard.Readers.Traces.Joining;

/// <summary>What else matters of a span.</summary>
[Flags]
internal enum SpanTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The call failed.</summary>
    Error = 1,

    /// <summary>It shares its id with the caller's span, as Zipkin does.</summary>
    Shared = 2,

    /// <summary>Its links mean that it follows from other spans, as Jaeger's references do, whatever its kind.</summary>
    Follows = 4,

    /// <summary>It asks for health or exports telemetry.</summary>
    Control = 8,

    /// <summary>It exports telemetry.</summary>
    Telemetry = 16,
}

using System.Text;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>Values of spans that have one meaning in several spellings.</summary>
internal static class SpanValues
{
    /// <summary>A kind as a number of OTLP, or as a name with or without the prefix <c>SPAN_KIND_</c>, in any case.</summary>
    public static SpanKind Kind(ReadOnlySpan<byte> value)
    {
        if (value.Length == 1 && value[0] is >= (byte)'0' and <= (byte)'5')
            return (SpanKind)(value[0] - '0');
        ReadOnlySpan<byte> prefix = "SPAN_KIND_"u8;
        var name = value.StartsWith(prefix) ? value[prefix.Length..] : value;
        return Ascii.EqualsIgnoreCase(name, "client"u8) ? SpanKind.Client
            : Ascii.EqualsIgnoreCase(name, "server"u8) ? SpanKind.Server
            : Ascii.EqualsIgnoreCase(name, "producer"u8) ? SpanKind.Producer
            : Ascii.EqualsIgnoreCase(name, "consumer"u8) ? SpanKind.Consumer
            : Ascii.EqualsIgnoreCase(name, "internal"u8) ? SpanKind.Internal
            : SpanKind.Unspecified;
    }

    /// <summary>The side of a messaging operation (semantic-conventions, <c>messaging.operation.type</c>, and the older <c>messaging.operation</c>).</summary>
    public static SpanKind Operation(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("send"u8) || value.SequenceEqual("publish"u8) || value.SequenceEqual("create"u8) ? SpanKind.Producer
        : value.SequenceEqual("receive"u8) || value.SequenceEqual("process"u8) || value.SequenceEqual("deliver"u8) || value.SequenceEqual("settle"u8) ? SpanKind.Consumer
        : SpanKind.Unspecified;

    /// <summary>True for the status of a failed span, by the number or the names that OTLP and its exporters use.</summary>
    public static bool IsError(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("2"u8) || Ascii.EqualsIgnoreCase(value, "error"u8) || value.SequenceEqual("STATUS_CODE_ERROR"u8);

    /// <summary>True for the gRPC status of a call that succeeded.</summary>
    public static bool IsOk(ReadOnlySpan<byte> value) => value.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(value, "ok"u8);
}

using System.Text.Json;

namespace DepGuard.Readers.Traces;

/// <summary>Tells by its beginning whether a file holds spans, dependencies or metrics, which are streamed, or configuration, which is not.</summary>
internal static class TraceShape
{
    private const int DeepestMark = 4;

    /// <summary>True for JSON that holds spans or what was computed from them.</summary>
    public static bool IsJson(ReadOnlySpan<byte> head)
    {
        var start = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        start = start.TrimStart(" \t\r\n"u8);
        return !start.IsEmpty && start[0] is (byte)'{' or (byte)'[' && HasMark(start) && HasShape(start);
    }

    /// <summary>True for the text format of Prometheus.</summary>
    public static bool IsExposition(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("# HELP "u8) || start.StartsWith("# TYPE "u8))
            return true;
        var end = start.IndexOf((byte)'\n');
        return Metrics.Sample.Parse(System.Text.Encoding.UTF8.GetString(end < 0 ? start : start[..Math.Min(end, 4096)])) is not null;
    }

    /// <summary>Spares most JSON the closer look.</summary>
    private static bool HasMark(ReadOnlySpan<byte> head) =>
        head.IndexOf("\"resource"u8) >= 0 || head.IndexOf("\"trace"u8) >= 0 || head.IndexOf("\"callCount\""u8) >= 0 || head.IndexOf("\"metric\""u8) >= 0;

    private static bool HasShape(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true }));
        var marks = default(Marks);
        try
        {
            while (reader.Read() && !marks.Decide())
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth <= DeepestMark)
                    marks.Add(ref reader);
        }
        catch (JsonException)
        {
            return marks.Decide();
        }

        return marks.Decide();
    }

    private ref struct Marks
    {
        private bool _isOtlp;
        private bool _hasTrace;
        private bool _hasSpan;
        private bool _hasParent;
        private bool _hasCalls;
        private bool _hasMetric;
        private bool _hasValue;

        /// <summary>Takes a property name near the root.</summary>
        public void Add(ref Utf8JsonReader reader)
        {
            _isOtlp |= reader.CurrentDepth <= 3 && (reader.ValueTextEquals("resourceSpans"u8) || reader.ValueTextEquals("resourceMetrics"u8) || reader.ValueTextEquals("resourceLogs"u8));
            _hasTrace |= reader.ValueTextEquals("traceID"u8) || reader.ValueTextEquals("traceId"u8);
            _hasSpan |= reader.ValueTextEquals("spans"u8) || reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("spanID"u8) || reader.ValueTextEquals("localEndpoint"u8);
            _hasParent |= reader.ValueTextEquals("parent"u8);
            _hasCalls |= reader.ValueTextEquals("callCount"u8);
            _hasMetric |= reader.ValueTextEquals("metric"u8);
            _hasValue |= reader.ValueTextEquals("value"u8) || reader.ValueTextEquals("values"u8);
        }

        /// <summary>True once the names seen are enough.</summary>
        public readonly bool Decide() => _isOtlp || (_hasTrace && _hasSpan) || (_hasParent && _hasCalls) || (_hasMetric && _hasValue);
    }
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DepGuard.Reports.Json;

/// <summary>Writes JSON documents: indented, the same bytes on every system, streamed to the output.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document and ends it with a line feed.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> document)
    {
        using (var json = new Utf8JsonWriter(new CharacterSink(output), Options))
            document(json);
        output.Write('\n');
    }

    /// <summary>Writes one document on a line of its own.</summary>
    public static void WriteLine(TextWriter output, Action<Utf8JsonWriter> document)
    {
        using (var json = new Utf8JsonWriter(new CharacterSink(output), Options with { Indented = false }))
            document(json);
        output.Write('\n');
    }

    /// <summary>Writes an array of strings.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Passes on what the JSON writer produces, a buffer at a time.</summary>
    private sealed class CharacterSink(TextWriter output) : IBufferWriter<byte>
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private byte[] _bytes = new byte[16 * 1024];
        private char[] _characters = [];

        public void Advance(int count)
        {
            if (_characters.Length < count + 1)
                _characters = new char[Math.Max(count + 1, _bytes.Length)];
            var decoded = _decoder.GetChars(_bytes, 0, count, _characters, 0);
            output.Write(_characters, 0, decoded);
        }

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (_bytes.Length < sizeHint)
                _bytes = new byte[sizeHint];
            return _bytes;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}

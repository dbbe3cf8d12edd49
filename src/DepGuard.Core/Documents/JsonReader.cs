using System.Buffers;
using System.Text;
using System.Text.Json;
using DepGuard.Documents.Tables;
using DepGuard.Documents.Yaml;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Reads JSON with comments and trailing commas, as .NET configuration does, and keeps the place of every value.</summary>
internal static class JsonReader
{
    /// <summary>Reads the one document of a file; never throws for bad input.</summary>
    public static ParsedFile Read(SourceFile file, ScanLimits limits) => Read(file, new TextOrigin(file.Path), limits);

    /// <summary>Reads JSON that stands inside another file, such as a ConfigMap value.</summary>
    public static ParsedFile Read(SourceFile file, TextOrigin origin, ScanLimits limits)
    {
        var text = file.Text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
            return new ParsedFile(file, [], []);

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Read(file, text, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), origin, limits);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ParsedFile Read(SourceFile file, string text, ReadOnlySpan<byte> bytes, TextOrigin origin, ScanLimits limits)
    {
        var problems = new List<DocumentProblem>();
        using var builder = new TreeBuilder(text, origin, limits, problems);
        try
        {
            Build(bytes, text, builder, limits);
            return new ParsedFile(file, builder.Root is { } root ? [new Document(file, builder.Build()[root])] : [], problems);
        }
        catch (JsonException failure)
        {
            if (ConflictMarks.Find(text) is { } mark)
                return Failed(file, new DocumentProblem(DocumentProblemKind.Syntax, builder.Point(mark), [ConflictMarks.Reason]));
            var offset = new CharacterOffsets(bytes, text).Of(Offset(bytes, failure));
            return Failed(file, new DocumentProblem(DocumentProblemKind.Syntax, builder.Point(offset), [Reason(failure)]));
        }
        catch (SyntaxException failure)
        {
            return Failed(file, new DocumentProblem(DocumentProblemKind.Syntax, failure.At, [failure.Message]));
        }
        catch (LimitException failure)
        {
            return Failed(file, new DocumentProblem(DocumentProblemKind.Limit, failure.At, [failure.What, failure.Limit]));
        }
    }

    private static ParsedFile Failed(SourceFile file, DocumentProblem problem) => new(file, [], [problem]);

    private static void Build(ReadOnlySpan<byte> bytes, string text, TreeBuilder builder, ScanLimits limits)
    {
        var offsets = new CharacterOffsets(bytes, text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = limits.Nesting + 1,
        });
        builder.Begin();
        while (reader.Read())
        {
            var start = offsets.Of(reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    builder.Open(NodeKind.Mapping, start);
                    break;
                case JsonTokenType.StartArray:
                    builder.Open(NodeKind.Sequence, start);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    builder.Close(start + 1);
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    var end = offsets.Of(reader.TokenStartIndex + reader.ValueSpan.Length + 2);
                    builder.Add(NodeKind.Quoted, start, end, reader.ValueIsEscaped ? Unescaped(ref reader, builder.Span(start, end)) : null);
                    break;
                default:
                    builder.Add(NodeKind.Plain, start, start + reader.ValueSpan.Length);
                    break;
            }
        }
    }

    private static string Unescaped(ref Utf8JsonReader reader, SourceSpan at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SyntaxException(at, "a string holds half of a surrogate pair");
        }
    }

    /// <summary>The byte at which the parser stopped, which it gives by line and by position in the line.</summary>
    private static long Offset(ReadOnlySpan<byte> bytes, JsonException failure)
    {
        var start = 0;
        for (var line = failure.LineNumber ?? 0; line > 0 && bytes[start..].IndexOf((byte)'\n') is var end and >= 0; line--)
            start += end + 1;
        return start + (failure.BytePositionInLine ?? 0);
    }

    /// <summary>The parser's words without its own position, which counts from 0 and in bytes.</summary>
    private static string Reason(JsonException failure)
    {
        var text = failure.Message;
        var position = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? text : text[..position];
    }
}

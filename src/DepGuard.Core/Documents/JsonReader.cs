using System.Text;
using System.Text.Json;
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
        var problems = new List<DocumentProblem>();
        var text = file.Text.AsSpan().TrimStart('\uFEFF');
        if (text.IsWhiteSpace())
            return new ParsedFile(file, [], problems);

        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        var lines = new LineTable(bytes);
        try
        {
            var builder = new TreeBuilder(origin, limits, problems, new AliasBudget(limits));
            Build(bytes, lines, builder, limits);
            return new ParsedFile(file, builder.Root is { } root ? [new Document(file, root)] : [], problems);
        }
        catch (JsonException failure)
        {
            var (line, column) = lines.Place(failure.LineNumber ?? 0, failure.BytePositionInLine ?? 0);
            return Failed(file, new DocumentProblem(DocumentProblemKind.Syntax, origin.Point(line, column), [Reason(failure)]));
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

    private static void Build(byte[] bytes, LineTable lines, TreeBuilder builder, ScanLimits limits)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = limits.Nesting + 1,
        });
        while (reader.Read())
        {
            var start = lines.Place(reader.TokenStartIndex);
            var end = lines.Place(reader.BytesConsumed);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    builder.Open(reader.TokenType == JsonTokenType.StartObject, start.Line, start.Column, anchor: null, tag: null);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    builder.Close(end.Line, end.Column);
                    break;
                default:
                    var at = builder.Span(start.Line, start.Column, end.Line, end.Column);
                    builder.Add(Text(ref reader, at), IsPlain(reader.TokenType), at, anchor: null, tag: null);
                    break;
            }
        }
    }

    private static string Text(ref Utf8JsonReader reader, SourceSpan at)
    {
        if (IsPlain(reader.TokenType))
            return Encoding.UTF8.GetString(reader.ValueSpan);

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SyntaxException(at, "a string holds half of a surrogate pair");
        }
    }

    private static bool IsPlain(JsonTokenType type) => type is not (JsonTokenType.PropertyName or JsonTokenType.String);

    /// <summary>The parser's words without its own position, which counts from 0 and in bytes.</summary>
    private static string Reason(JsonException failure)
    {
        var text = failure.Message;
        var position = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? text : text[..position];
    }
}

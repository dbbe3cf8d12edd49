using System.Text;
using System.Text.Json;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Reads JSON with comments and trailing commas, as .NET configuration does, and keeps the place of every value.</summary>
internal static class JsonReader
{
    /// <summary>Reads the one document of a file; never throws for bad input.</summary>
    public static ParsedFile Read(SourceFile file, ScanLimits limits) => Read(file, file.Text, firstLine: 1, limits);

    /// <summary>Reads JSON that stands inside another file, such as a ConfigMap value; lines count from <paramref name="firstLine"/>.</summary>
    public static ParsedFile Read(SourceFile file, string text, int firstLine, ScanLimits limits)
    {
        var problems = new List<DocumentProblem>();
        if (string.IsNullOrWhiteSpace(text))
            return new ParsedFile(file, [], problems);

        var bytes = Encoding.UTF8.GetBytes(text);
        var lines = new LineTable(bytes, file.Path, firstLine);
        try
        {
            var builder = new TreeBuilder(file, limits, problems);
            Build(bytes, lines, builder, limits);
            return new ParsedFile(file, builder.Root is { } root ? [new Document(file, root)] : [], problems);
        }
        catch (JsonException failure)
        {
            var at = lines.At(failure.LineNumber ?? 0, failure.BytePositionInLine ?? 0);
            return Failed(file, new DocumentProblem(DocumentProblemKind.Syntax, at, [Reason(failure)]));
        }
        catch (InvalidOperationException)
        {
            return Failed(file, new DocumentProblem(DocumentProblemKind.Syntax, lines.At(0, 0), ["a string holds half of a surrogate pair"]));
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
                    builder.Add(Text(ref reader), IsPlain(reader.TokenType), builder.Span(start.Line, start.Column, end.Line, end.Column), null, null);
                    break;
            }
        }
    }

    private static string Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Null => "null",
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };

    private static bool IsPlain(JsonTokenType type) => type is not (JsonTokenType.PropertyName or JsonTokenType.String);

    /// <summary>The parser's words without its own position, which counts from 0 and in bytes.</summary>
    private static string Reason(JsonException failure)
    {
        var text = failure.Message;
        var position = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? text : text[..position];
    }
}

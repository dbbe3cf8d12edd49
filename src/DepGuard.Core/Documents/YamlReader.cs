using DepGuard.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DepGuard.Documents;

/// <summary>
/// Reads YAML from parser events, which never recurse. Each document is read alone, so that a broken one loses nothing of the others.
/// </summary>
internal static class YamlReader
{
    /// <summary>Reads all documents; never throws for bad input.</summary>
    public static ParsedFile Read(SourceFile file, ScanLimits limits) => Read(file, file.Text, firstLine: 1, limits);

    /// <summary>Reads YAML that stands inside another file, such as a ConfigMap value; lines count from <paramref name="firstLine"/>.</summary>
    public static ParsedFile Read(SourceFile file, string text, int firstLine, ScanLimits limits)
    {
        var documents = new List<Document>();
        var problems = new List<DocumentProblem>();
        var count = 0;
        foreach (var chunk in DocumentChunk.Split(text, firstLine))
        {
            if (++count > limits.Documents)
            {
                problems.Add(Limit(new SourceSpan(file.Path, chunk.FirstLine, 1, chunk.FirstLine, 1), "documents in a file", $"{limits.Documents:N0}"));
                break;
            }

            if (TemplateText.FirstLine(chunk.Text) is { } line)
                problems.Add(Template(file, chunk.FirstLine + line));
            else
                ReadChunk(file, chunk, limits, documents, problems);
        }

        return new ParsedFile(file, documents, problems);
    }

    private static void ReadChunk(
        SourceFile file, DocumentChunk chunk, ScanLimits limits, List<Document> documents, List<DocumentProblem> problems)
    {
        var offset = chunk.FirstLine - 1;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(chunk.Text), skipComments: true));
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart && ReadDocument(parser, new TreeBuilder(file, limits, problems), offset) is { } root)
                    documents.Add(new Document(file, root));
            }
        }
        catch (YamlException failure)
        {
            problems.Add(Syntax(Span(file, failure.Start, failure.Start, offset), failure.InnerException?.Message ?? failure.Message));
        }
        catch (InvalidOperationException failure)
        {
            // YamlDotNet 18.1.0 leaks this one for some unclosed flow collections, without a position.
            problems.Add(Syntax(new SourceSpan(file.Path, chunk.FirstLine, 1, chunk.FirstLine, 1), failure.Message));
        }
        catch (SyntaxException failure)
        {
            problems.Add(Syntax(failure.At, failure.Message));
        }
        catch (LimitException failure)
        {
            problems.Add(Limit(failure.At, failure.What, failure.Limit));
        }
    }

    private static Node? ReadDocument(Parser parser, TreeBuilder builder, int offset)
    {
        while (parser.MoveNext())
        {
            var now = parser.Current!;
            var (line, column) = ((int)now.Start.Line + offset, (int)now.Start.Column);
            switch (now)
            {
                case YamlDotNet.Core.Events.Scalar scalar:
                    builder.Add(scalar.Value, scalar.IsPlainImplicit && scalar.Style == ScalarStyle.Plain, Span(builder, now, offset), Name(scalar.Anchor), Name(scalar.Tag));
                    break;
                case MappingStart start:
                    builder.Open(isMapping: true, line, column, Name(start.Anchor), Name(start.Tag));
                    break;
                case SequenceStart start:
                    builder.Open(isMapping: false, line, column, Name(start.Anchor), Name(start.Tag));
                    break;
                case MappingEnd or SequenceEnd:
                    builder.Close((int)now.End.Line + offset, (int)now.End.Column);
                    break;
                case AnchorAlias alias:
                    builder.AddAlias(alias.Value.Value, Span(builder, now, offset));
                    break;
                case DocumentEnd:
                    return builder.Root;
            }
        }

        return builder.Root;
    }

    private static string? Name(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    private static string? Name(TagName tag) => tag.IsEmpty || tag.IsNonSpecific ? null : tag.Value;

    private static SourceSpan Span(TreeBuilder builder, ParsingEvent now, int offset) =>
        builder.Span((int)now.Start.Line + offset, (int)now.Start.Column, (int)now.End.Line + offset, (int)now.End.Column);

    private static SourceSpan Span(SourceFile file, Mark start, Mark end, int offset) =>
        new(file.Path, Math.Max(1, (int)start.Line + offset), Math.Max(1, (int)start.Column), Math.Max(1, (int)end.Line + offset), Math.Max(1, (int)end.Column));

    private static DocumentProblem Syntax(SourceSpan at, string reason) => new(DocumentProblemKind.Syntax, at, [reason]);

    private static DocumentProblem Limit(SourceSpan at, string what, string limit) => new(DocumentProblemKind.Limit, at, [what, limit]);

    private static DocumentProblem Template(SourceFile file, int line) =>
        new(DocumentProblemKind.Template, new SourceSpan(file.Path, line, 1, line, 1), []);
}

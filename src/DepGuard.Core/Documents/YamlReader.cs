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
    public static ParsedFile Read(SourceFile file, ScanLimits limits) => Read(file, new TextOrigin(file.Path), limits);

    /// <summary>Reads YAML that stands inside another file, such as a ConfigMap value.</summary>
    public static ParsedFile Read(SourceFile file, TextOrigin origin, ScanLimits limits) => Read(file, origin, limits, plainFirst: true);

    /// <summary>Reads all documents, those in plain YAML by <see cref="PlainYaml"/> or, to compare, by the library too.</summary>
    internal static ParsedFile Read(SourceFile file, TextOrigin origin, ScanLimits limits, bool plainFirst)
    {
        var documents = new List<Document>();
        var problems = new List<DocumentProblem>();
        var budget = new AliasBudget(limits);
        var count = 0;
        foreach (var chunk in DocumentChunk.Split(file.Text.TrimStart('\uFEFF')))
        {
            if (++count > limits.Documents)
            {
                problems.Add(Limit(origin.Point(chunk.FirstLine, 1), "documents in a file", $"{limits.Documents:N0}"));
                break;
            }

            if (TemplateText.FirstLine(chunk.Text) is { } line)
                problems.Add(new DocumentProblem(DocumentProblemKind.Template, origin.Point(chunk.FirstLine + line, 1), []));
            else if (!plainFirst || ReadPlain(file, chunk, own => new TreeBuilder(origin, limits, own, budget), problems) is not { } document)
                ReadChunk(file, chunk, () => new TreeBuilder(origin, limits, problems, budget), documents, problems);
            else
                documents.Add(document);
        }

        return new ParsedFile(file, documents, problems);
    }

    /// <summary>The document if it is plain YAML; null if the library has to read it, which also finds what is wrong in it.</summary>
    private static Document? ReadPlain(
        SourceFile file, DocumentChunk chunk, Func<List<DocumentProblem>, TreeBuilder> newBuilder, List<DocumentProblem> problems)
    {
        var found = new List<DocumentProblem>();
        var builder = newBuilder(found);
        try
        {
            if (!PlainYaml.TryRead(chunk.Text, chunk.FirstLine, builder))
                return null;
        }
        catch (LimitException)
        {
            return null;
        }

        problems.AddRange(found);
        return new Document(file, builder.Root!);
    }

    private static void ReadChunk(
        SourceFile file, DocumentChunk chunk, Func<TreeBuilder> newBuilder, List<Document> documents, List<DocumentProblem> problems)
    {
        var builder = newBuilder();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(chunk.Text), skipComments: true));
            while (parser.MoveNext())
                if (parser.Current is DocumentStart && ReadDocument(parser, builder = newBuilder(), chunk) is { } root)
                    documents.Add(new Document(file, root));
        }
        catch (YamlException failure)
        {
            problems.Add(Syntax(Point(builder, failure, chunk), failure.InnerException?.Message ?? failure.Message));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1.0 leaks this one, without a position, where a flow collection is not closed.
            problems.Add(Syntax(builder.Innermost ?? builder.Span(chunk.FirstLine, 1, chunk.FirstLine, 1), "a bracket is not closed"));
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

    private static Node? ReadDocument(Parser parser, TreeBuilder builder, DocumentChunk chunk)
    {
        var offset = chunk.FirstLine - 1;
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
                    builder.Close((int)now.End.Line + offset, (int)now.End.Column + (IsBracket(chunk.Text, now.End) ? 1 : 0));
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

    /// <summary>YamlDotNet ends a flow collection in front of its closing bracket.</summary>
    private static bool IsBracket(string text, Mark end) => end.Index < text.Length && text[(int)end.Index] is ']' or '}';

    private static string? Name(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    private static string? Name(TagName tag) => tag.IsEmpty || tag.IsNonSpecific ? null : tag.Value;

    private static SourceSpan Span(TreeBuilder builder, ParsingEvent now, int offset) =>
        builder.Span((int)now.Start.Line + offset, (int)now.Start.Column, (int)now.End.Line + offset, (int)now.End.Column);

    /// <summary>Where the parser stopped; of a tab it knows only what holds it, and where that is the end of the text, the beginning of what is not closed there says more.</summary>
    private static SourceSpan Point(TreeBuilder builder, YamlException failure, DocumentChunk chunk)
    {
        if (failure.Message.Contains("invalid tab", StringComparison.Ordinal) && chunk.Text.IndexOf("\n\t", StringComparison.Ordinal) is var tab and >= 0)
            return builder.Span(chunk.Text.AsSpan(0, tab + 1).Count('\n') + chunk.FirstLine, 1, chunk.Text.AsSpan(0, tab + 1).Count('\n') + chunk.FirstLine, 2);
        var end = chunk.Text.AsSpan().TrimEnd().Length;
        var mark = failure.End.Index < end ? failure.End : failure.Start;
        if (mark.Index >= end && builder.Innermost is { } open)
            return open;
        var last = chunk.Text.AsSpan().TrimEnd().Count('\n') + 1;
        var line = Math.Clamp((int)mark.Line, 1, last) + chunk.FirstLine - 1;
        var column = mark.Line > last ? 1 : Math.Max(1, (int)mark.Column);
        return builder.Span(line, column, line, column);
    }

    private static DocumentProblem Syntax(SourceSpan at, string reason) => new(DocumentProblemKind.Syntax, at, [reason]);

    private static DocumentProblem Limit(SourceSpan at, string what, string limit) => new(DocumentProblemKind.Limit, at, [what, limit]);
}

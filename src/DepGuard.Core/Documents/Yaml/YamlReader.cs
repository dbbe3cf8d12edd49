using DepGuard.Documents.Tables;
using DepGuard.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DepGuard.Documents.Yaml;

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
        var text = file.Text.TrimStart('\uFEFF');
        var problems = new List<DocumentProblem>();
        var roots = new List<int>(1);
        var count = 0;
        using var builder = new TreeBuilder(text, origin, limits, problems);
        foreach (var chunk in DocumentChunk.Split(text))
        {
            if (++count > limits.Documents)
            {
                problems.Add(Limit(builder.Point(chunk.Start), "documents in a file", $"{limits.Documents:N0}"));
                break;
            }

            if (TemplateText.FirstAction(text.AsSpan(chunk.Start, chunk.End - chunk.Start)) is { } line)
                problems.Add(new DocumentProblem(DocumentProblemKind.Template, builder.Point(chunk.Start + line), []));
            else if (!plainFirst || !ReadPlain(text, chunk, builder, roots, problems))
                ReadChunk(text, chunk, builder, roots, problems);
        }

        var table = builder.Build();
        return new ParsedFile(file, roots.ConvertAll(root => new Document(file, table[root])), problems);
    }

    /// <summary>Reads a document if it is plain YAML; false if the library has to read it, which also finds what is wrong in it.</summary>
    private static bool ReadPlain(string text, DocumentChunk chunk, TreeBuilder builder, List<int> roots, List<DocumentProblem> problems)
    {
        var before = problems.Count;
        builder.Begin();
        try
        {
            if (PlainYaml.TryRead(text, chunk, builder))
            {
                roots.Add(builder.Root!.Value);
                return true;
            }
        }
        catch (LimitException)
        {
            // The library meets the limit again, and it is reported there.
        }

        problems.RemoveRange(before, problems.Count - before);
        return false;
    }

    private static void ReadChunk(string text, DocumentChunk chunk, TreeBuilder builder, List<int> roots, List<DocumentProblem> problems)
    {
        builder.Begin();
        var parser = new Parser(new Scanner(new StringReader(text[chunk.Start..chunk.End]), skipComments: true));
        try
        {
            while (parser.MoveNext())
                if (parser.Current is DocumentStart && ReadDocument(parser, builder, text, chunk) is { } root)
                    roots.Add(root);
        }
        catch (YamlException failure)
        {
            problems.Add(Broken(builder, text, chunk, Point(builder, failure, text, chunk), failure.InnerException?.Message ?? failure.Message));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1.0 leaks this one, without a position, where a flow collection is not closed.
            problems.Add(Broken(builder, text, chunk, builder.Innermost ?? builder.Point(chunk.Start), "a bracket is not closed"));
        }
        catch (ArgumentException)
        {
            // YamlDotNet 18.1.0 leaks this one too, without a position, where a tag is not a URI.
            problems.Add(Syntax(NextTag(builder, parser, text, chunk), "a tag is not a valid URI"));
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

    /// <summary>What breaks the grammar of a document: a merge that nobody finished explains all else.</summary>
    private static DocumentProblem Broken(TreeBuilder builder, string text, DocumentChunk chunk, SourceSpan at, string reason) =>
        ConflictMarks.Find(text.AsSpan(chunk.Start, chunk.End - chunk.Start)) is { } mark ? Syntax(builder.Point(chunk.Start + mark), ConflictMarks.Reason) : Syntax(at, reason);

    /// <summary>The first tag behind what the parser has read; a document that begins without a marker ends its start behind the tag.</summary>
    private static SourceSpan NextTag(TreeBuilder builder, Parser parser, string text, DocumentChunk chunk)
    {
        var mark = parser.Current is DocumentStart start ? start.Start : parser.Current?.End ?? Mark.Empty;
        var read = (int)Math.Min(mark.Index + chunk.Start, chunk.End);
        var tag = text.IndexOf('!', read, chunk.End - read);
        return builder.Point(tag < 0 ? read : tag);
    }

    private static int? ReadDocument(Parser parser, TreeBuilder builder, string text, DocumentChunk chunk)
    {
        builder.Begin();
        while (parser.MoveNext())
        {
            var now = parser.Current!;
            var (start, end) = Place(now, chunk);
            switch (now)
            {
                case YamlDotNet.Core.Events.Scalar scalar:
                    var isPlain = scalar.IsPlainImplicit && scalar.Style == ScalarStyle.Plain;
                    builder.Add(isPlain ? NodeKind.Plain : NodeKind.Quoted, start, end, scalar.Value, Name(scalar.Anchor), Name(scalar.Tag));
                    break;
                case MappingStart mapping:
                    builder.Open(NodeKind.Mapping, start, Name(mapping.Anchor), Name(mapping.Tag));
                    break;
                case SequenceStart sequence:
                    builder.Open(NodeKind.Sequence, start, Name(sequence.Anchor), Name(sequence.Tag));
                    break;
                case MappingEnd or SequenceEnd:
                    builder.Close(IsBracket(text, end) ? end + 1 : end);
                    break;
                case AnchorAlias alias:
                    builder.AddAlias(alias.Value.Value, start, end);
                    break;
                case DocumentEnd:
                    return builder.Root;
            }
        }

        return builder.Root;
    }

    /// <summary>Where an event begins and ends; YamlDotNet counts beyond the text and gives some empty values an end before their beginning.</summary>
    private static (int Start, int End) Place(ParsingEvent now, DocumentChunk chunk)
    {
        var start = (int)Math.Min(now.Start.Index + chunk.Start, chunk.End);
        return (start, (int)Math.Clamp(now.End.Index + chunk.Start, start, chunk.End));
    }

    /// <summary>YamlDotNet ends a flow collection in front of its closing bracket.</summary>
    private static bool IsBracket(string text, int end) => end < text.Length && text[end] is ']' or '}';

    private static string? Name(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    private static string? Name(TagName tag) => tag.IsEmpty || tag.IsNonSpecific ? null : tag.Value;

    /// <summary>Where the parser stopped; of a tab it knows only what holds it, and where that is the end of the text, the beginning of what is not closed there says more.</summary>
    private static SourceSpan Point(TreeBuilder builder, YamlException failure, string text, DocumentChunk chunk)
    {
        var content = text.AsSpan(chunk.Start, chunk.End - chunk.Start);
        if (failure.Message.Contains("invalid tab", StringComparison.Ordinal) && content.IndexOf("\n\t") is var tab and >= 0)
            return builder.Span(chunk.Start + tab + 1, chunk.Start + tab + 2);
        var end = content.TrimEnd().Length;
        var mark = failure.End.Index < end ? failure.End : failure.Start;
        return mark.Index >= end && builder.Innermost is { } open ? open : builder.Point(chunk.Start + (int)Math.Min(mark.Index, end));
    }

    private static DocumentProblem Syntax(SourceSpan at, string reason) => new(DocumentProblemKind.Syntax, at, [reason]);

    private static DocumentProblem Limit(SourceSpan at, string what, string limit) => new(DocumentProblemKind.Limit, at, [what, limit]);
}

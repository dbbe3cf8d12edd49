using System.Buffers;
using DepGuard.Documents.Tables;

namespace DepGuard.Documents.Yaml;

/// <summary>
/// The fast way through the YAML that most configuration files are written in: block mappings and sequences with plain or quoted scalars that
/// fit on a line. Anything else - flow collections, anchors, tags, block scalars, scalars over several lines, tabs, escapes, errors - makes it
/// give up, and the document is read by YamlDotNet, which is also its oracle in the tests
/// (docs/decisions/0004-fast-path-for-plain-yaml.md).
/// </summary>
internal ref struct PlainYaml
{
    private const int DeepestLevel = 64;

    private static readonly SearchValues<char> NotPlain = SearchValues.Create(",[]{}#&*!|>'\"%@`");

    /// <summary>Tabs, and what only some readers take for the end of a line.</summary>
    private static readonly SearchValues<char> NeverPlain = SearchValues.Create("\t\f\u0085\u2028\u2029");

    private readonly TreeBuilder _builder;
    private readonly Span<Level> _levels;
    private int _depth;

    /// <summary>Offset of the line in the text.</summary>
    private int _start;

    private PlainYaml(TreeBuilder builder, Span<Level> levels)
    {
        _builder = builder;
        _levels = levels;
    }

    private readonly ref Level Innermost => ref _levels[_depth - 1];

    /// <summary>Reads a document into the builder; false if it is not plain, and then what the builder holds is of no use.</summary>
    /// <param name="text">Text of the file.</param>
    /// <param name="chunk">The part of it that holds the document.</param>
    /// <param name="builder">A builder that has begun a document.</param>
    public static bool TryRead(ReadOnlySpan<char> text, DocumentChunk chunk, TreeBuilder builder)
    {
        if (text[chunk.Start..chunk.End].ContainsAny(NeverPlain))
            return false;

        var reader = new PlainYaml(builder, stackalloc Level[DeepestLevel]);
        for (var next = chunk.Start; next < chunk.End;)
        {
            reader._start = next;
            var rest = text[next..chunk.End];
            var length = rest.IndexOfAny('\r', '\n');
            if (!reader.ReadLine((length < 0 ? rest : rest[..length]).TrimEnd(' ')))
                return false;
            next += length < 0 ? rest.Length : rest[length..].StartsWith("\r\n") ? length + 2 : length + 1;
        }

        reader._start = chunk.End;
        reader.CloseDownTo(-1);
        return builder.Root is { } root && !builder.IsScalar(root);
    }

    private bool ReadLine(ReadOnlySpan<char> line)
    {
        var indent = line.IndexOfAnyExcept(' ');
        if (indent < 0 || line[indent] == '#')
            return true;
        if (indent == 0 && (line[0] == '%' || line.StartsWith("...")))
            return false;
        if (indent == 0 && line.StartsWith("---") && (line.Length == 3 || line[3] == ' '))
            return _depth == 0 && _builder.Root is null && IsComment(line[3..]);

        CloseDownTo(indent);
        if (_depth > 0 && Innermost.Indent == indent && !Innermost.IsMapping && !IsItem(line[indent..]))
            Close();
        return ReadContent(line, indent);
    }

    /// <summary>Reads what stands at a column: an item, an entry or, after <c>- </c>, a scalar.</summary>
    private bool ReadContent(ReadOnlySpan<char> line, int column)
    {
        var rest = line[column..];
        if (IsItem(rest))
            return ReadItem(line, column);

        var length = KeyLength(rest);
        return length > 0 && ReadEntry(line, column, length);
    }

    private bool ReadItem(ReadOnlySpan<char> line, int column)
    {
        if (!Enter(column, isMapping: false))
            return false;

        var start = column + 1;
        while (start < line.Length && line[start] == ' ')
            start++;
        var rest = line[start..];
        if (IsComment(rest))
            return Innermost.Expects = true;

        return IsItem(rest) || KeyLength(rest) > 0 ? ReadNested(line, start) : AddScalar(line, start);
    }

    private bool ReadNested(ReadOnlySpan<char> line, int column)
    {
        Innermost.Expects = true;
        return ReadContent(line, column);
    }

    private bool ReadEntry(ReadOnlySpan<char> line, int column, int length)
    {
        if (!Enter(column, isMapping: true))
            return false;

        Add(line.Slice(column, length), column);
        var start = column + length + 1;
        while (start < line.Length && line[start] == ' ')
            start++;
        return IsComment(line[start..]) ? Innermost.Expects = true : AddScalar(line, start);
    }

    /// <summary>Makes the innermost collection the one at this column, opening it if its parent waits for a value.</summary>
    private bool Enter(int column, bool isMapping)
    {
        if (_depth > 0 && Innermost.Indent == column && Innermost.IsMapping == isMapping)
        {
            if (Innermost.Expects)
                AddNull();
            return true;
        }

        var isRoot = _depth == 0 && _builder.Root is null;
        var isValue = _depth > 0 && Innermost.Expects && (column > Innermost.Indent || (column == Innermost.Indent && Innermost.IsMapping && !isMapping));
        if (!(isRoot || isValue) || _depth == DeepestLevel)
            return false;

        if (isValue)
            Innermost.Expects = false;
        _builder.Open(isMapping ? NodeKind.Mapping : NodeKind.Sequence, _start + column);
        _levels[_depth++] = new Level { Indent = column, IsMapping = isMapping };
        return true;
    }

    /// <summary>Closes every collection that begins to the right of a column.</summary>
    private void CloseDownTo(int column)
    {
        while (_depth > 0 && Innermost.Indent > column)
            Close();
    }

    private void Close()
    {
        if (Innermost.Expects)
            AddNull();
        _depth--;
        _builder.Close(_start);
    }

    private void AddNull()
    {
        _builder.Add(NodeKind.Plain, _start, _start);
        Innermost.Expects = false;
    }

    /// <summary>Adds the scalar that fills the rest of a line; false if it is none that fits on a line.</summary>
    private bool AddScalar(ReadOnlySpan<char> line, int start)
    {
        var rest = line[start..];
        if (rest[0] is '"' or '\'')
            return AddQuoted(rest, start);
        if (rest is "[]" or "{}")
        {
            _builder.Open(rest[0] == '{' ? NodeKind.Mapping : NodeKind.Sequence, _start + start);
            _builder.Close(_start + start + 2);
            return true;
        }

        var comment = rest.IndexOf(" #");
        var value = comment < 0 ? rest : rest[..comment].TrimEnd(' ');
        if (NotPlain.Contains(value[0]) || IsItem(value) || value.IndexOf(": ") >= 0 || value[^1] == ':' || (value[0] is '?' or ':' && (value.Length == 1 || value[1] == ' ')))
            return false;

        Add(value, start);
        return true;
    }

    private bool AddQuoted(ReadOnlySpan<char> rest, int start)
    {
        var length = QuotedLength(rest);
        if (length == 0 || !IsComment(rest[length..]))
            return false;

        Add(rest[..length], start);
        return true;
    }

    /// <summary>Adds a key or a value that stands at a column, with its quotes.</summary>
    private readonly void Add(ReadOnlySpan<char> scalar, int column) =>
        _builder.Add(scalar[0] is '"' or '\'' ? NodeKind.Quoted : NodeKind.Plain, _start + column, _start + column + scalar.Length);

    /// <summary>Length with quotes of a quoted scalar that has no escape; 0 if it has one or does not end on the line.</summary>
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        var end = text[1..].IndexOf(text[0]) + 1;
        if (end == 0 || (text[0] == '"' && text[..end].Contains('\\')) || (text[0] == '\'' && end + 1 < text.Length && text[end + 1] == '\''))
            return 0;
        return end + 1;
    }

    /// <summary>Length of a key, with its quotes, in front of <c>:</c> and a space or the end of the line; 0 if there is none.</summary>
    private static int KeyLength(ReadOnlySpan<char> text)
    {
        if (text[0] is '"' or '\'')
        {
            var quoted = QuotedLength(text);
            return quoted > 0 && quoted < text.Length && text[quoted] == ':' && (quoted + 1 == text.Length || text[quoted + 1] == ' ') ? quoted : 0;
        }

        if (NotPlain.Contains(text[0]) || text[0] is '?' or ':')
            return 0;
        for (var at = text.IndexOf(':'); at > 0; at = text[(at + 1)..].IndexOf(':') is var next and >= 0 ? at + 1 + next : -1)
            if (at + 1 == text.Length || text[at + 1] == ' ')
                return text[at - 1] == ' ' || text[..at].IndexOf(" #") >= 0 ? 0 : at;
        return 0;
    }

    private static bool IsItem(ReadOnlySpan<char> text) => text.Length > 0 && text[0] == '-' && (text.Length == 1 || text[1] == ' ');

    /// <summary>True when nothing but a comment follows.</summary>
    private static bool IsComment(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimStart(' ');
        return trimmed.IsEmpty || (trimmed[0] == '#' && (trimmed.Length < text.Length || text.Length == trimmed.Length));
    }

    /// <summary>A collection that is open.</summary>
    private struct Level
    {
        public int Indent;
        public bool IsMapping;

        /// <summary>True while it waits for a value on a later line.</summary>
        public bool Expects;
    }
}

using System.Collections.Frozen;

namespace DepGuard.Documents;

/// <summary>
/// The fast way through the YAML that most configuration files are written in: block mappings and sequences with plain or quoted scalars that
/// fit on a line. Anything else - flow collections, anchors, tags, block scalars, scalars over several lines, tabs, escapes, errors - makes it
/// give up, and the document is read by YamlDotNet, which is also its oracle in the tests
/// (docs/decisions/0004-fast-path-for-plain-yaml.md).
/// </summary>
internal ref struct PlainYaml
{
    private const string NotPlain = ",[]{}#&*!|>'\"%@`";

    /// <summary>Keys of every Kubernetes and Compose file, so that they are not allocated once more for each of them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownKeys = new[]
    {
        "apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "spec", "selector", "matchLabels", "template", "containers",
        "image", "ports", "port", "targetPort", "protocol", "containerPort", "env", "value", "valueFrom", "configMapKeyRef", "key", "resources",
        "requests", "limits", "cpu", "memory", "readinessProbe", "livenessProbe", "httpGet", "path", "replicas", "data", "type", "app", "services",
        "environment", "depends_on", "build", "periodSeconds", "timeoutSeconds", "serviceAccountName", "volumes", "volumeMounts", "mountPath",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly TreeBuilder _builder;
    private readonly Stack<Level> _levels;
    private int _line;

    private PlainYaml(TreeBuilder builder, int firstLine)
    {
        _builder = builder;
        _levels = new Stack<Level>();
        _line = firstLine - 1;
    }

    /// <summary>Reads a document into the builder; false if it is not plain, and then the builder is of no use any more.</summary>
    /// <param name="text">Text of one document.</param>
    /// <param name="firstLine">Line of the file on which it begins.</param>
    /// <param name="builder">A fresh builder.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int firstLine, TreeBuilder builder)
    {
        if (text.Contains('\t'))
            return false;

        var reader = new PlainYaml(builder, firstLine);
        foreach (var line in text.EnumerateLines())
        {
            reader._line++;
            if (!reader.ReadLine(line.TrimEnd(' ')))
                return false;
        }

        reader.CloseDownTo(-1);
        return builder.Root is Mapping or Sequence;
    }

    private bool ReadLine(ReadOnlySpan<char> line)
    {
        var indent = line.IndexOfAnyExcept(' ');
        if (indent < 0 || line[indent] == '#')
            return true;
        if (indent == 0 && (line[0] == '%' || line.StartsWith("...")))
            return false;
        if (indent == 0 && line.StartsWith("---") && (line.Length == 3 || line[3] == ' '))
            return _levels.Count == 0 && _builder.Root is null && IsComment(line[3..]);

        CloseDownTo(indent);
        if (_levels.TryPeek(out var level) && level.Indent == indent && !level.IsMapping && !IsItem(line[indent..]))
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
        {
            Expect();
            return true;
        }

        return IsItem(rest) || KeyLength(rest) > 0 ? ReadNested(line, start) : AddScalar(line, start);
    }

    private bool ReadNested(ReadOnlySpan<char> line, int column)
    {
        Expect();
        return ReadContent(line, column);
    }

    private bool ReadEntry(ReadOnlySpan<char> line, int column, int length)
    {
        if (!Enter(column, isMapping: true))
            return false;

        var key = line.Slice(column, length);
        var isQuoted = key[0] is '"' or '\'';
        var at = _builder.Span(_line, column + 1, _line, column + length + 1);
        var name = isQuoted ? key[1..^1] : key;
        _builder.Add(KnownKeys.TryGetValue(name, out var known) ? known : name.ToString(), !isQuoted, at, null, null);
        var start = column + length + 1;
        while (start < line.Length && line[start] == ' ')
            start++;
        if (!IsComment(line[start..]))
            return AddScalar(line, start);

        Expect();
        return true;
    }

    /// <summary>Makes the innermost collection the one at this column, opening it if its parent waits for a value.</summary>
    private bool Enter(int column, bool isMapping)
    {
        if (_levels.TryPeek(out var level) && level.Indent == column && level.IsMapping == isMapping)
        {
            if (level.Expects)
                AddNull();
            return true;
        }

        var isRoot = _levels.Count == 0 && _builder.Root is null;
        var isValue = _levels.Count > 0 && level.Expects && (column > level.Indent || (column == level.Indent && level.IsMapping && !isMapping));
        if (!isRoot && !isValue)
            return false;

        if (isValue)
            Expect(false);
        _builder.Open(isMapping, _line, column + 1, null, null);
        _levels.Push(new Level(column, isMapping, false));
        return true;
    }

    /// <summary>Closes every collection that begins to the right of a column.</summary>
    private void CloseDownTo(int column)
    {
        while (_levels.TryPeek(out var level) && level.Indent > column)
            Close();
    }

    private void Close()
    {
        if (_levels.Peek().Expects)
            AddNull();
        _levels.Pop();
        _builder.Close(_line, 1);
    }

    private void AddNull()
    {
        _builder.Add(string.Empty, isPlain: true, _builder.Span(_line, 1, _line, 1), null, null);
        Expect(false);
    }

    /// <summary>Notes that the innermost collection waits for a value on a later line, or no longer does.</summary>
    private void Expect(bool expects = true) => _levels.Push(_levels.Pop() with { Expects = expects });

    /// <summary>Adds the scalar that fills the rest of a line; false if it is none that fits on a line.</summary>
    private bool AddScalar(ReadOnlySpan<char> line, int start)
    {
        var rest = line[start..];
        if (rest[0] is '"' or '\'')
            return AddQuoted(rest, start);
        if (rest is "[]" or "{}")
        {
            _builder.Open(rest[0] == '{', _line, start + 1, null, null);
            _builder.Close(_line, start + 3);
            return true;
        }

        var comment = rest.IndexOf(" #");
        var value = comment < 0 ? rest : rest[..comment].TrimEnd(' ');
        if (NotPlain.Contains(value[0]) || IsItem(value) || value.IndexOf(": ") >= 0 || value[^1] == ':' || (value[0] is '?' or ':' && (value.Length == 1 || value[1] == ' ')))
            return false;

        _builder.Add(value.ToString(), isPlain: true, _builder.Span(_line, start + 1, _line, start + 1 + value.Length), null, null);
        return true;
    }

    private bool AddQuoted(ReadOnlySpan<char> rest, int start)
    {
        var length = QuotedLength(rest);
        if (length == 0 || !IsComment(rest[length..]))
            return false;

        _builder.Add(rest[1..(length - 1)].ToString(), isPlain: false, _builder.Span(_line, start + 1, _line, start + 1 + length), null, null);
        return true;
    }

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
    private readonly record struct Level(int Indent, bool IsMapping, bool Expects);
}

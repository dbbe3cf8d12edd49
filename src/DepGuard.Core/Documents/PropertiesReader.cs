using System.Globalization;
using System.Text;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>
/// Reads Java properties as flat mappings: <c>key=value</c>, <c>key: value</c> or <c>key value</c>, <c>#</c> and <c>!</c> for comments,
/// <c>\</c> at the end of a line for one that goes on, and the escapes of the format. The last of a key counts. The comments <c>#---</c> and
/// <c>!---</c> separate documents, as Spring Boot reads them since 2.4.
/// </summary>
internal static class PropertiesReader
{
    /// <summary>Reads the text; a line that is no property is passed over.</summary>
    public static ParsedFile Read(SourceFile file, TextOrigin origin)
    {
        var documents = new List<Document>();
        var entries = new List<Entry>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var start = 0;
        var lines = file.Text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimEnd() is "#---" or "!---")
            {
                documents.Add(Document(file, entries, origin.Span(start + 1, 1, i + 1, 1)));
                (entries, start) = ([], i + 1);
                places.Clear();
                continue;
            }

            var first = i;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var line = new StringBuilder(lines[i].Trim());
            while (Continues(line) && line[0] is not ('#' or '!') && i + 1 < lines.Length)
                line.Remove(line.Length - 1, 1).Append(lines[++i].Trim());
            if (Entry(line.ToString(), origin, (first, i), indent, lines[i]) is { } entry)
                Put(entry, entries, places);
        }

        documents.Add(Document(file, entries, origin.Span(start + 1, 1, lines.Length, lines[^1].Length + 1)));
        return new ParsedFile(file, documents, []);
    }

    private static Document Document(SourceFile file, List<Entry> entries, SourceSpan at) => new(file, new Mapping(entries, at));

    /// <summary>Adds an entry, or replaces that of the same key.</summary>
    private static void Put(Entry entry, List<Entry> entries, Dictionary<string, int> places)
    {
        if (places.TryAdd(entry.Key.Value, entries.Count))
            entries.Add(entry);
        else
            entries[places[entry.Key.Value]] = entry;
    }

    private static Entry? Entry(string text, TextOrigin origin, (int First, int Last) lines, int indent, string lastLine)
    {
        var end = EndOfKey(text);
        if (end <= 0 || text[0] is '#' or '!')
            return null;

        var value = text[end..].TrimStart();
        if (value.Length > 0 && value[0] is '=' or ':')
            value = value[1..].TrimStart();
        var (line, column) = (lines.First + 1, indent + 1);
        var start = column + text.Length - value.Length;
        var (endLine, endColumn) = lines.Last == lines.First ? (line, start + value.Length) : (lines.Last + 1, lastLine.TrimEnd().Length + 1);
        return new Entry(
            new Scalar(Unescape(text[..end]), isPlain: true, origin.Span(line, column, line, column + end)),
            new Scalar(Unescape(value), isPlain: false, origin.Span(line, start, endLine, endColumn)));
    }

    /// <summary>The first separator that is not escaped; -1 if there is none.</summary>
    private static int EndOfKey(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\\')
                i++;
            else if (text[i] is '=' or ':' or ' ' or '\t')
                return i;
        return -1;
    }

    /// <summary>An odd number of backslashes at the end carries on to the next line.</summary>
    private static bool Continues(StringBuilder line)
    {
        var count = 0;
        while (count < line.Length && line[line.Length - 1 - count] == '\\')
            count++;
        return count % 2 == 1;
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\'))
            return text;

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
            }
            else if (text[++i] == 'u' && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 4;
            }
            else
            {
                result.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
            }
        }

        return result.ToString();
    }
}

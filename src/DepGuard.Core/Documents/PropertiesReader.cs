using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Reads Java properties as one flat mapping: <c>key=value</c>, <c>key: value</c> or <c>key value</c>, <c>#</c> and <c>!</c> for comments.</summary>
internal static class PropertiesReader
{
    /// <summary>Reads the text; a line that is no property is passed over.</summary>
    public static ParsedFile Read(SourceFile file, string text, int firstLine)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var number = firstLine - 1;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            var end = line.AsSpan().IndexOfAny("=: \t");
            if (end <= 0 || line[0] is '#' or '!')
                continue;

            var value = line[end..].TrimStart().TrimStart('=', ':').TrimStart();
            var column = raw.Length - raw.TrimStart().Length + 1;
            var start = column + line.Length - value.Length;
            entries[line[..end]] = new Entry(
                new Scalar(line[..end], isPlain: true, new SourceSpan(file.Path, number, column, number, column + end)),
                new Scalar(value, isPlain: false, new SourceSpan(file.Path, number, start, number, start + value.Length)));
        }

        var root = new Mapping([.. entries.Values], new SourceSpan(file.Path, firstLine, 1, number, 1));
        return new ParsedFile(file, [new Document(file, root)], []);
    }
}

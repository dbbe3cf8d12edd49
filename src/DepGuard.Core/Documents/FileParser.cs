using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Chooses the parser by a file's name.</summary>
internal static class FileParser
{
    /// <summary>The parsed file; null for names that no parser knows.</summary>
    public static ParsedFile? Parse(SourceFile file, ScanLimits limits) => Parse(file, file.Path, firstLine: 1, limits);

    /// <summary>Parses text that has another name, or another first line, than the file in which it stands.</summary>
    public static ParsedFile? Parse(SourceFile file, string name, int firstLine, ScanLimits limits)
    {
        if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            return YamlReader.Read(file, file.Text, firstLine, limits);
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return JsonReader.Read(file, file.Text, firstLine, limits);
        if (name.EndsWith(".properties", StringComparison.OrdinalIgnoreCase))
            return PropertiesReader.Read(file, file.Text, firstLine);
        return null;
    }
}

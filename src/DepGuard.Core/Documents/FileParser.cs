using DepGuard.Documents.Yaml;
using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>Chooses the parser by a file's name.</summary>
internal static class FileParser
{
    /// <summary>The parsed file; null for names that no parser knows.</summary>
    public static ParsedFile? Parse(SourceFile file, ScanLimits limits) => Parse(file, file.Path, new TextOrigin(file.Path), limits);

    /// <summary>Parses a text that has a name of its own and stands inside another file.</summary>
    public static ParsedFile? Parse(SourceFile file, string name, TextOrigin origin, ScanLimits limits)
    {
        if (name is SourceFile.StandardInput || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            return YamlReader.Read(file, origin, limits);
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return JsonReader.Read(file, origin, limits);
        if (name.EndsWith(".properties", StringComparison.OrdinalIgnoreCase))
            return PropertiesReader.Read(file, origin);
        return null;
    }
}

using System.Text;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>The built-in packs, which travel inside this assembly.</summary>
public static class Packs
{
    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auth-hub", "recommended", "strict"];

    /// <summary>The pack with a name; null if there is none.</summary>
    public static SourceFile? Find(string name)
    {
        using var stream = Names.Contains(name) ? typeof(Packs).Assembly.GetManifestResourceStream($"packs/{name}.yaml") : null;
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new SourceFile($"packs/{name}.yaml", reader.ReadToEnd());
    }
}

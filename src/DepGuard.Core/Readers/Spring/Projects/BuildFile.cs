using System.Xml;
using System.Xml.Linq;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Projects;

/// <summary>What <c>pom.xml</c> or <c>build.gradle</c> says about a project, as far as names and libraries go.</summary>
/// <param name="At">The file.</param>
/// <param name="Text">Its text, only to look for names of libraries.</param>
/// <param name="Artifact">Name of what it builds; null if it does not state one.</param>
/// <param name="Above">The build file of the nearest folder above, from which it may inherit; null if there is none.</param>
internal sealed record BuildFile(SourceSpan At, string Text, string? Artifact, BuildFile? Above)
{
    /// <summary>True if it names a library with this word.</summary>
    public bool Mentions(string word) => Text.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True if it, or one from which it may inherit, names a library with this word.</summary>
    public bool MayUse(string word)
    {
        for (var file = this; file is not null; file = file.Above)
            if (file.Mentions(word))
                return true;
        return false;
    }

    /// <summary>Reads a build file.</summary>
    public static BuildFile Read(SourceFile file, BuildFile? above) =>
        new(SourceSpan.StartOf(file.Path), file.Text, Paths.Name(file.Path) == "pom.xml" ? ArtifactOf(file.Text) : null, above);

    /// <summary>The reader forbids DTDs, so a hostile file cannot make it expand entities.</summary>
    private static string? ArtifactOf(string text)
    {
        try
        {
            var root = XDocument.Parse(text).Root;
            return root?.Elements().FirstOrDefault(element => element.Name.LocalName == "artifactId")?.Value.Trim() is { Length: > 0 } name && !name.Contains('$') ? name : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}

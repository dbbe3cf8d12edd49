using System.Xml;
using System.Xml.Linq;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring;

/// <summary>What <c>pom.xml</c> or <c>build.gradle</c> says about a project, as far as names and libraries go.</summary>
/// <param name="At">The file.</param>
/// <param name="Text">Its text, only to look for names of libraries.</param>
/// <param name="Artifact">Name of what it builds; null if it does not state one.</param>
internal sealed record BuildFile(SourceSpan At, string Text, string? Artifact)
{
    private static readonly string[] Names = ["pom.xml", "build.gradle", "build.gradle.kts"];

    /// <summary>The build file of a folder; null if there is none.</summary>
    public static BuildFile? Find(Workspace workspace, string folder)
    {
        foreach (var name in Names)
            if (workspace.Text(folder.Length == 0 ? name : $"{folder}/{name}") is { } file)
                return new BuildFile(SourceSpan.StartOf(file.Path), file.Text, name == "pom.xml" ? ArtifactOf(file.Text) : null);
        return null;
    }

    /// <summary>True if it names a library one of whose words is this.</summary>
    public bool Mentions(string word) => Text.Contains(word, StringComparison.OrdinalIgnoreCase);

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

using DepGuard.Documents;
using DepGuard.Documents.Yaml;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Documents;

/// <summary>Short texts as documents, and nodes as short texts.</summary>
internal static class Texts
{
    public static ParsedFile Yaml(string text, ScanLimits? limits = null) => YamlReader.Read(new SourceFile("a.yaml", text), limits ?? ScanLimits.Default);

    public static ParsedFile Json(string text, ScanLimits? limits = null) => JsonReader.Read(new SourceFile("a.json", text), limits ?? ScanLimits.Default);

    public static ParsedFile Properties(string text) => PropertiesReader.Read(new SourceFile("a.properties", text), new TextOrigin("a.properties"));

    /// <summary>The root of the only document of a file without problems.</summary>
    public static Node Root(ParsedFile file)
    {
        Assert.Empty(file.Problems);
        return Assert.Single(file.Documents).Root;
    }

    /// <summary>The form <c>1,2-3,4</c> of a place.</summary>
    public static string Place(SourceSpan at) => $"{at.Line},{at.Column}-{at.EndLine},{at.EndColumn}";

    public static string Place(Node? node) => Place(node!.At);

    /// <summary>Keys and values of a mapping of texts: <c>a=1 b=2</c>.</summary>
    public static string Print(Node? mapping) => string.Join(' ', mapping!.Entries.Select(entry => $"{entry.Key.Value}={entry.Value.Text}"));

    /// <summary>The form <c>Syntax 2,4-2,4</c> of the problems.</summary>
    public static string Problems(ParsedFile file) => string.Join("; ", file.Problems.Select(problem => $"{problem.Kind} {Place(problem.At)}"));
}

using DepGuard.Contracts;
using DepGuard.Testing;
using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Tests;

/// <summary>C# of the public incidents under <c>samples/incidents</c>: with every rule on, exactly what is marked before, and nothing after.</summary>
public class IncidentCodeTests
{
    private const string Folder = "samples/incidents";

    public static TheoryData<string> Files => [.. RepositoryRoot.Files(Folder, "*.cs")];

    public static TheoryData<string> Incidents => [.. RepositoryRoot.Files(Folder, "expected-findings.txt")];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Exactly_the_marked_lines_are_reported(string path)
    {
        var file = new CodeBlock("csharp", path, await File.ReadAllTextAsync(RepositoryRoot.Combine(path)));
        var compilation = AnalyzerCase.Compile(file.Text);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var found = await AnalyzerCase.Run(compilation, AllAnalyzers.Instances);

        var markers = found.Select(diagnostic => new Marker(diagnostic.Id, path, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1));
        Assert.Equal(Lines(file.Markers), Lines(markers));
    }

    [Theory]
    [MemberData(nameof(Incidents))]
    public void The_marks_are_the_expected_findings_before_and_none_after(string path)
    {
        var folder = path[..path.LastIndexOf('/')];
        var expected = File.ReadAllLines(RepositoryRoot.Combine(path)).Where(id => RuleCatalog.Find(id)!.Surface == Surface.Code);

        Assert.Equal(expected, Marks($"{folder}/before"));
        Assert.Empty(Marks($"{folder}/after"));
    }

    private static IEnumerable<string> Marks(string folder) => RepositoryRoot.Files(folder, "*.cs")
        .SelectMany(path => new CodeBlock("csharp", path, File.ReadAllText(RepositoryRoot.Combine(path))).Markers)
        .Select(marker => marker.RuleId).Distinct().Order(StringComparer.Ordinal);

    private static string Lines(IEnumerable<Marker> markers) =>
        string.Join('\n', markers.Select(marker => marker.ToString()).Order(StringComparer.Ordinal));
}

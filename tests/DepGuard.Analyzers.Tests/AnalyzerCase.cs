using System.Collections.Immutable;
using DepGuard.Analyzers.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DepGuard.Analyzers.Tests;

/// <summary>Runs one analyzer over C# text in which <c>[| |]</c> surrounds every place that must be reported.</summary>
internal static class AnalyzerCase
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(GlobalUsings);

    /// <summary>References to the known libraries; reading them is what a case costs most, so all cases share them.</summary>
    public static IReadOnlyList<MetadataReference> Libraries { get; } =
        [.. KnownLibraries.Paths.Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Expects exactly the marked places to be reported.</summary>
    public static async Task Check<TAnalyzer>(string markup, params MetadataReference[] more)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        TestFileMarkupParser.GetSpans(markup, out var source, out ImmutableArray<TextSpan> expected);
        var compilation = Compile(source).AddReferences(more);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var found = await Run(compilation, new TAnalyzer());
        Assert.Equal(Show(source, expected), Show(source, found.Select(diagnostic => diagnostic.Location.SourceSpan)));
    }

    /// <summary>The diagnostics of the analyzers, whether or not the source compiles; a crash of an analyzer fails.</summary>
    public static Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        Run(compilation, new AnalyzerOptions([]), analyzers);

    /// <summary>The same with additional files and options of the project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, AnalyzerOptions project, params DiagnosticAnalyzer[] analyzers)
    {
        var crashes = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            project,
            onAnalyzerException: (exception, _, _) => crashes.Add(exception.ToString()),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(crashes);
        return diagnostics;
    }

    /// <summary>Rules that are off by default are on in every case.</summary>
    private static IEnumerable<KeyValuePair<string, ReportDiagnostic>> SwitchedOn => typeof(Descriptors).GetFields()
        .Select(entry => (DiagnosticDescriptor)entry.GetValue(null)!)
        .Where(rule => !rule.IsEnabledByDefault)
        .Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Info));

    public static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(source), Usings],
        Libraries,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: SwitchedOn));

    private static IEnumerable<string> Show(string source, IEnumerable<TextSpan> spans)
    {
        var lines = SourceText.From(source).Lines;
        return spans
            .OrderBy(span => span.Start)
            .Select(span => $"line {lines.GetLinePosition(span.Start).Line + 1}: {source.Substring(span.Start, span.Length)}");
    }
}

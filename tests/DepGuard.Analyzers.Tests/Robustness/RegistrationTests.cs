using DepGuard.Analyzers.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace DepGuard.Analyzers.Tests.Robustness;

/// <summary>A rule costs nothing where it cannot find anything.</summary>
public class RegistrationTests
{
    private static readonly string[] Basic = ["System.Runtime.dll", "System.Collections.dll", "System.Linq.dll", "System.Console.dll", "System.Threading.dll", "System.Threading.Tasks.dll"];

    /// <summary>All rules.</summary>
    public static TheoryData<DiagnosticAnalyzer> Analyzers => [.. AllAnalyzers.Instances];

    [Theory]
    [MemberData(nameof(Analyzers), DisableDiscoveryEnumeration = true)]
    public async Task Without_a_known_library_nothing_is_registered(DiagnosticAnalyzer analyzer)
    {
        var references = KnownLibraries.Paths.Where(path => Basic.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path));
        Assert.Equal(0, Callbacks(await Telemetry(analyzer, references)));
    }

    [Theory]
    [MemberData(nameof(Analyzers), DisableDiscoveryEnumeration = true)]
    public async Task With_them_something_is(DiagnosticAnalyzer analyzer) => Assert.NotEqual(0, Callbacks(await Telemetry(analyzer, AnalyzerCase.Libraries)));

    [Theory]
    [MemberData(nameof(Analyzers), DisableDiscoveryEnumeration = true)]
    public async Task No_rule_looks_at_syntax_or_whole_files(DiagnosticAnalyzer analyzer)
    {
        var telemetry = await Telemetry(analyzer, AnalyzerCase.Libraries);
        Assert.Equal(0, telemetry.SyntaxNodeActionsCount + telemetry.SyntaxTreeActionsCount + telemetry.SemanticModelActionsCount + telemetry.CompilationEndActionsCount);
    }

    private static async Task<AnalyzerTelemetryInfo> Telemetry(DiagnosticAnalyzer analyzer, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create("Sample", [CSharpSyntaxTree.ParseText("class Sample { int Get(int a) => a + 1; }")], references, Options(analyzer));
        var analysis = compilation.WithAnalyzers([analyzer], ProjectFiles.Of([("depguard.graph", "depguard graph 1\nservice Sample")]));
        var result = await analysis.GetAnalysisResultAsync(CancellationToken.None);
        return result.AnalyzerTelemetryInfo[analyzer];
    }

    /// <summary>Rules that are off by default are switched on.</summary>
    private static CSharpCompilationOptions Options(DiagnosticAnalyzer analyzer) => new(
        OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: analyzer.SupportedDiagnostics.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn)));

    private static int Callbacks(AnalyzerTelemetryInfo info) =>
        info.OperationActionsCount + info.OperationBlockActionsCount + info.OperationBlockStartActionsCount + info.OperationBlockEndActionsCount
        + info.SymbolActionsCount + info.SymbolStartActionsCount + info.SyntaxNodeActionsCount + info.CompilationEndActionsCount;
}

using System.Collections.Immutable;
using System.Globalization;
using DepGuard.Analyzers;
using DepGuard.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Source;

/// <summary>A project in memory, as the compiler sees it.</summary>
/// <param name="project">The project.</param>
/// <param name="compilation">What its files and references make.</param>
internal sealed class CompiledProject(Project project, Compilation compilation)
{
    /// <summary>True when the project has its framework; without one no type means anything.</summary>
    public bool IsUsable { get; } = compilation.GetSpecialType(SpecialType.System_Object).TypeKind != TypeKind.Error;

    /// <summary>Why findings may be missing; null if the project compiles.</summary>
    public string? Fault { get; private init; }

    /// <summary>Compiles a project; null if the workspace cannot.</summary>
    public static async Task<CompiledProject?> CompileAsync(Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation) is not { } compilation)
            return null;

        var errors = compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return new CompiledProject(project, compilation) { Fault = FaultOf(project, errors) };
    }

    /// <summary>The project file.</summary>
    public string FilePath { get; } = project.FilePath!;

    /// <summary>Identity of the project in its solution.</summary>
    public ProjectId Id => project.Id;

    /// <summary>True for a program, false for a library.</summary>
    public bool IsProgram { get; } = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <summary>What its files and references make.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>What the project says about DepGuard's rules.</summary>
    public AnalyzerSettings Settings(CancellationToken cancellation) => new(project.AnalyzerOptions, Compilation, cancellation);

    /// <summary>What DepGuard's analyzers report, after the project's severities and the suppressions in its code.</summary>
    /// <param name="asked">Ids of rules that are reported although they are off by default, unless the project says otherwise.</param>
    /// <param name="printed">The name under which a full path is printed.</param>
    /// <param name="cancellation">Ends the analysis.</param>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(IReadOnlySet<string> asked, Func<string, string> printed, CancellationToken cancellation)
    {
        var stated = Compilation.Options.SpecificDiagnosticOptions;
        var switched = CodeRules.OffByDefault.Where(rule => asked.Contains(rule.Key) && !stated.ContainsKey(rule.Key));
        var compilation = Compilation.WithOptions(Compilation.Options.WithSpecificDiagnosticOptions(stated.AddRange(switched)));
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(CodeRules.Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellation);
        return CodeRules.Findings(diagnostics, compilation, printed);
    }

    private static string? FaultOf(Project project, IReadOnlyList<Diagnostic> errors) =>
        !IsRestored(project) ? "the packages of the project are not restored; run 'dotnet restore' first"
        : errors is [var first, ..] ? $"the project does not compile ({errors.Count} x error, first {first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)})"
        : null;

    /// <summary>Restoring leaves a file above the intermediate output; a project that MSBuild could not evaluate has no output and is reported for that.</summary>
    private static bool IsRestored(Project project)
    {
        for (var folder = Path.GetDirectoryName(project.CompilationOutputInfo.AssemblyPath); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "project.assets.json")))
                return true;
        return project.CompilationOutputInfo.AssemblyPath is null;
    }
}

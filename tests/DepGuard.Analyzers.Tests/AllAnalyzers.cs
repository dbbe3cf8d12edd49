using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Tests;

/// <summary>Every rule for C#, as the compiler would run them.</summary>
internal static class AllAnalyzers
{
    /// <summary>An analyzer for each rule.</summary>
    public static DiagnosticAnalyzer[] Instances { get; } =
    [
        .. typeof(DepGuardAnalyzer).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}

using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace DepGuard.Analyzers.Tests.Fixes.Timeouts;

/// <summary>
/// Runs one fix over C# text in which <c>[| |]</c> surrounds every place that is reported. What comes out has to compile and to have no
/// finding that is not marked; several findings are repaired one by one and all at once.
/// </summary>
internal static class FixCase
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Expects the fix to turn one text into the other; the same text twice means that nothing is offered.</summary>
    public static Task Check<TAnalyzer, TFix>(string before, string after)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => Check<TAnalyzer, TFix>([before], [after]);

    /// <summary>Expects the fix to repair several documents.</summary>
    public static Task Check<TAnalyzer, TFix>(string[] before, string[] after)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { ReferenceAssemblies = new ReferenceAssemblies("net10.0") };
        Fill(test.TestState, before);
        Fill(test.FixedState, after);
        test.TestState.AdditionalReferences.AddRange(AnalyzerCase.Libraries);
        return test.RunAsync();
    }

    private static void Fill(SolutionState state, string[] texts)
    {
        foreach (var text in texts)
            state.Sources.Add(text);
        state.Sources.Add(Usings);
    }
}

using DepGuard.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace DepGuard.Analyzers.Tests.Fixes;

/// <summary>
/// Repairs C# text in which <c>[| |]</c> surrounds every finding. The result must compile, hold no unmarked finding, and be the same
/// one by one, for a whole document and for a whole project.
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

    /// <summary>Expects the file to become <paramref name="after"/>; if both are the same, no fix may be offered.</summary>
    public static Task Check<TAnalyzer, TFix>(string before, string after)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : DepGuardFix, new() => CheckAll<TAnalyzer, TFix>((before, after));

    /// <summary>The same for text that leaves the usual namespaces to a file of global usings.</summary>
    public static Task CheckWithUsings<TAnalyzer, TFix>(string before, string after)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : DepGuardFix, new() => CheckAll<TAnalyzer, TFix>((before, after), (Usings, Usings));

    /// <summary>Expects all files of a project with global usings to be repaired.</summary>
    public static Task CheckWithUsings<TAnalyzer, TFix>(string[] before, string[] after)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : DepGuardFix, new() => CheckAll<TAnalyzer, TFix>([.. before.Zip(after), (Usings, Usings)]);

    /// <summary>Expects all files of a project to be repaired.</summary>
    public static Task CheckAll<TAnalyzer, TFix>(params (string Before, string After)[] files)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : DepGuardFix, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        };
        test.TestState.AdditionalReferences.AddRange(AnalyzerCase.Libraries);
        foreach (var (before, after) in files)
        {
            test.TestState.Sources.Add(before);
            test.FixedState.Sources.Add(after);
        }

        return test.RunAsync();
    }
}

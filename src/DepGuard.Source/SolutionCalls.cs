using DepGuard.Analyzers;
using DepGuard.Facts;
using DepGuard.Source.Calls;
using DepGuard.Source.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Source;

/// <summary>The calls that the code of a solution shows, each with the programs that run it.</summary>
internal static class SolutionCalls
{
    /// <summary>The calls, by place; code of tests calls nobody.</summary>
    public static IReadOnlyList<CompiledCall> Of(IReadOnlyList<CompiledProject> projects, OpenedSolution opened, Func<string, string> printed, CancellationToken cancellation)
    {
        var values = new CodeValues(new SolutionCode([.. projects.Select(project => project.Compilation)]));
        var calls = new List<CompiledCall>();
        foreach (var project in projects)
        {
            var symbols = new KnownSymbols(project.Compilation);
            if (symbols.IsTestProject)
                continue;
            var (programs, isGuess) = Programs(project, projects, opened, cancellation);
            if (programs.Count > 0)
                calls.AddRange(new CallCollector(project.Compilation, symbols, project.Settings(cancellation), values, printed)
                    .Collect([.. programs.Select(printed)], cancellation)
                    .Select(call => call with { IsGuess = isGuess }));
        }

        return [.. calls.DistinctBy(call => (call.At, call.Label, call.Text, call.Setting)).OrderBy(call => call.At).ThenBy(call => call.Label, StringComparer.Ordinal)];
    }

    /// <summary>A program runs its own code; a library is run by the programs that name one of its types or extension methods or, if none is seen to, perhaps by all that use it.</summary>
    private static (IReadOnlyList<string> Paths, bool IsGuess) Programs(CompiledProject project, IReadOnlyList<CompiledProject> projects, OpenedSolution opened, CancellationToken cancellation)
    {
        if (project.IsProgram)
            return ([project.FilePath], false);
        var users = opened.UsersOf(project.Id);
        var programs = projects.Where(other => other.IsProgram && users.Contains(other.Id) && !new KnownSymbols(other.Compilation).IsTestProject).ToList();
        var names = Declared(project.Compilation, cancellation);
        var naming = programs.Where(program => program.Compilation.SyntaxTrees.Any(tree => tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)))).ToList();
        return naming.Count > 0 ? ([.. naming.Select(program => program.FilePath)], false) : ([.. programs.Select(program => program.FilePath)], programs.Count > 1);
    }

    /// <summary>Names of the types and extension methods of a project.</summary>
    private static HashSet<string> Declared(Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes())
            .Select(node => node switch
            {
                TypeDeclarationSyntax type => type.Identifier.ValueText,
                MethodDeclarationSyntax { ParameterList.Parameters: [{ Modifiers: { Count: > 0 } modifiers }, ..] } method when modifiers.Any(modifier => modifier.ValueText == "this") => method.Identifier.ValueText,
                _ => null,
            })
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
}

using DepGuard.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Tests.Conventions;

/// <summary>The C# files of this repository, parsed.</summary>
internal static class SourceCode
{
    /// <summary>Files below a folder, sorted by path; none if the folder is missing.</summary>
    public static IEnumerable<ParsedFile> In(string folder) => RepositoryRoot.Files(folder, "*.cs").Select(Parse);

    /// <summary>One file; null if it does not exist.</summary>
    public static ParsedFile? Find(string path) => File.Exists(RepositoryRoot.Combine(path)) ? Parse(path) : null;

    /// <summary>Names of the classes that the file creates with <c>new</c> and without arguments, in order.</summary>
    public static IReadOnlyList<string> ClassesCreatedAsTheyAre(ParsedFile file) =>
        [.. file.Root.DescendantNodes()
            .OfType<ObjectCreationExpressionSyntax>()
            .Where(creation => creation.ArgumentList is null or { Arguments.Count: 0 })
            .Select(creation => creation.Type.GetLastToken().Text)];

    private static ParsedFile Parse(string path)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(path));
        return new ParsedFile(path, text, CSharpSyntaxTree.ParseText(text).GetRoot());
    }
}

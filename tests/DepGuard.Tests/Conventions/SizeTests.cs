using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>Small files and small methods, in the product and in its tests.</summary>
public class SizeTests
{
    private const int FileLimit = 300;
    private const int FileMedian = 80;
    private const int MethodLimit = 60;
    private const int UsualMethod = 30;

    private static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["src/DepGuard.Contracts/RuleCatalog.cs"] = "derived, an entry for each rule",
        ["analyzers/DepGuard.Analyzers/Descriptors.cs"] = "derived, an entry for each rule",
    };

    private static readonly IReadOnlyList<ParsedFile> Files =
        [.. new[] { "src", "analyzers", "tests" }.SelectMany(SourceCode.In).Where(file => !Exceptions.ContainsKey(file.Path))];

    private static readonly IReadOnlyList<(string Place, int Lines)> Methods = [.. Files.SelectMany(MethodsOf)];

    [Fact]
    public void No_file_is_longer_than_the_limit() =>
        Assert.Empty(Files.Where(file => file.Lines > FileLimit).Select(file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void Half_of_the_files_are_short() =>
        Assert.InRange(Files.Select(file => file.Lines).Order().ElementAt(Files.Count / 2), 1, FileMedian - 1);

    [Fact]
    public void No_method_is_longer_than_the_limit() =>
        Assert.Empty(Methods.Where(method => method.Lines > MethodLimit).Select(method => $"{method.Place}: {method.Lines} lines"));

    [Fact]
    public void Nine_methods_of_ten_are_short() =>
        Assert.InRange(Methods.Count(method => method.Lines < UsualMethod), Methods.Count * 9 / 10, Methods.Count);

    private static IEnumerable<(string Place, int Lines)> MethodsOf(ParsedFile file) =>
        file.Root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(node => ($"{file.Path}:{file.LineOf(node)}", node.ToString().Count(character => character == '\n') + 1));
}

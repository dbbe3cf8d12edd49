using DepGuard.Testing;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>A snapshot that no test compares is dead weight that looks like coverage.</summary>
public class SnapshotTests
{
    private static readonly IReadOnlyList<string> Snapshots = RepositoryRoot.Files("tests", "*.verified.*");

    private static readonly ILookup<string, string> MethodsByClass = SourceCode.In("tests")
        .SelectMany(file => file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => (Class: Path.GetFileNameWithoutExtension(file.Path), Method: method.Identifier.Text)))
        .ToLookup(found => found.Class, found => found.Method);

    [Fact]
    public void A_snapshot_named_for_a_test_belongs_to_a_method_of_it() =>
        Assert.DoesNotContain(Snapshots, path => NameOf(path) is [var type, var method, ..] && !HasMethod(type, method));

    [Fact]
    public void Any_other_snapshot_has_its_input_beside_it() =>
        Assert.DoesNotContain(Snapshots, path => NameOf(path).Length == 1 && !HasInput(path));

    private static string[] NameOf(string path) => Path.GetFileName(path).Split(".verified.")[0].Split('.');

    private static bool HasMethod(string type, string snapshot) =>
        MethodsByClass[type].Any(method => snapshot == method || snapshot.StartsWith(method + "_", StringComparison.Ordinal));

    private static bool HasInput(string path) =>
        RepositoryRoot.Files(Path.GetDirectoryName(path)!, "*").Any(file => !file.Contains(".verified.", StringComparison.Ordinal));
}

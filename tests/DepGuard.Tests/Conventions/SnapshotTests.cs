using DepGuard.Testing;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>A snapshot that no test compares is dead weight that looks like coverage.</summary>
public class SnapshotTests
{
    private const string Fixtures = "tests/fixtures/";

    private static readonly IReadOnlyList<string> Snapshots = RepositoryRoot.Files("tests", "*.verified.*");

    [Fact]
    public void A_snapshot_beside_a_test_belongs_to_a_method_of_it() =>
        Assert.DoesNotContain(Snapshots, path => !path.StartsWith(Fixtures, StringComparison.Ordinal) && !HasMethod(path));

    [Fact]
    public void A_snapshot_of_a_fixture_has_input_beside_it() =>
        Assert.DoesNotContain(Snapshots, path => path.StartsWith(Fixtures, StringComparison.Ordinal) && !HasInput(path));

    private static bool HasMethod(string path)
    {
        var name = Path.GetFileName(path).Split(".verified.")[0].Split('.');
        var source = SourceCode.Find($"{Path.GetDirectoryName(path)}/{name[0]}.cs");
        return name.Length > 1 && source is not null && MethodsIn(source).Any(method => IsMethodOf(name[1], method));
    }

    private static bool IsMethodOf(string snapshot, string method) =>
        snapshot == method || snapshot.StartsWith(method + "_", StringComparison.Ordinal);

    private static IEnumerable<string> MethodsIn(ParsedFile file) =>
        file.Root.DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Select(method => method.Identifier.Text);

    private static bool HasInput(string path) =>
        RepositoryRoot.Files(Path.GetDirectoryName(path)!, "*").Any(file => !file.Contains(".verified.", StringComparison.Ordinal));
}

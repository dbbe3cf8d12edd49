using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace DepGuard.Analyzers.Tests.Package;

[Collection(nameof(PackedAnalyzers))]
public class PackageContentTests(PackedAnalyzers package)
{
    private const string Compiler = "Microsoft.CodeAnalysis 4.8.0.0";
    private const string CSharp = "Microsoft.CodeAnalysis.CSharp 4.8.0.0";
    private const string Immutable = "System.Collections.Immutable 7.0.0.0";
    private const string Standard = "netstandard 2.0.0.0";
    private const string Workspaces = "Microsoft.CodeAnalysis.Workspaces 4.8.0.0";

    [Fact]
    public void The_package_holds_analyzers_and_build_files_only()
    {
        using var content = ZipFile.OpenRead(package.Package);
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/DepGuard.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/DepGuard.Analyzers.dll",
                "analyzers/dotnet/cs/DepGuard.Contracts.dll",
                "build/DepGuard.Analyzers.props",
                "build/DepGuard.Analyzers.targets",
                "buildTransitive/DepGuard.Analyzers.props",
                "buildTransitive/DepGuard.Analyzers.targets",
            ],
            content.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_nothing()
    {
        using var content = ZipFile.OpenRead(package.Package);
        using var stream = content.GetEntry("DepGuard.Analyzers.nuspec")!.Open();
        var names = XDocument.Load(stream).Descendants().Select(element => element.Name.LocalName).ToList();
        Assert.DoesNotContain("dependency", names);
        Assert.Contains("developmentDependency", names);
    }

    // A reference to anything newer, or to anything else, keeps the assembly from loading in the oldest host.
    [Theory]
    [InlineData("DepGuard.Contracts.dll", Standard)]
    [InlineData("DepGuard.Analyzers.dll", "DepGuard.Contracts 0.1.0.0", Compiler, CSharp, Immutable, Standard)]
    [InlineData("DepGuard.Analyzers.CodeFixes.dll", "DepGuard.Analyzers 0.1.0.0", Compiler, CSharp, Workspaces, Immutable, Standard)]
    public void A_shipped_assembly_references_exactly(string assembly, params string[] references)
    {
        using var content = ZipFile.OpenRead(package.Package);
        using var bytes = new MemoryStream();
        using (var stream = content.GetEntry("analyzers/dotnet/cs/" + assembly)!.Open())
            stream.CopyTo(bytes);

        bytes.Position = 0;
        using var image = new PEReader(bytes);
        var metadata = image.GetMetadataReader();
        var found = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => $"{metadata.GetString(reference.Name)} {reference.Version}");
        Assert.Equal(references, found.Order(StringComparer.Ordinal));
    }

    /// <summary>Not one of the entries that every package has.</summary>
    private static bool IsOurs(string entry) =>
        entry is not "[Content_Types].xml" and not "DepGuard.Analyzers.nuspec"
        && !entry.StartsWith("_rels/", StringComparison.Ordinal)
        && !entry.StartsWith("package/", StringComparison.Ordinal);
}

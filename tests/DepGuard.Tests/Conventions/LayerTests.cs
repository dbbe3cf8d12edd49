using System.Reflection;
using DepGuard.Facts;
using NetArchTest.Rules;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>Data flows one way through the namespaces of Core: each may use the ones in its row (docs/decisions/0002-layers-of-core.md).</summary>
public class LayerTests
{
    private static readonly Assembly Core = typeof(Analysis).Assembly;

    private static readonly IReadOnlyDictionary<string, string[]> MayUse = new Dictionary<string, string[]>
    {
        ["Sources"] = [],
        ["Documents"] = ["Sources"],
        ["Facts"] = ["Sources", "Contracts"],
        ["Readers"] = ["Sources", "Documents", "Facts", "Contracts"],
        ["Configuration"] = ["Sources", "Documents", "Facts", "Contracts"],
        ["Graph"] = ["Sources", "Facts"],
        ["Resolution"] = ["Sources", "Facts", "Graph", "Configuration", "Contracts"],
        ["Models"] = ["Graph"],
        ["Findings"] = ["Sources", "Facts", "Graph", "Configuration", "Contracts"],
        ["Checks"] = ["Sources", "Facts", "Graph", "Models", "Findings", "Configuration", "Contracts"],
        ["Reports"] = ["Sources", "Facts", "Graph", "Findings", "Contracts"],
    };

    private static readonly IReadOnlyDictionary<string, string> OnlyUserOf = new Dictionary<string, string>
    {
        ["QuikGraph"] = "Graph",
        ["YamlDotNet"] = "Documents",
    };

    /// <summary>The namespaces with a row.</summary>
    public static TheoryData<string> Layers => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_uses_only_the_layers_of_its_row(string layer)
    {
        var forbidden = MayUse.Keys.Append("Contracts").Except(MayUse[layer]).Except([layer]).Select(other => $"DepGuard.{other}")
            .Concat(TypesOfTheRoot())
            .Concat(OnlyUserOf.Where(package => package.Value != layer).Select(package => package.Key));

        AssertIndependent(layer, forbidden);
    }

    [Fact]
    public void Reports_know_no_fact_but_problems() =>
        AssertIndependent("Reports", typeof(Fact).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Fact)) && type != typeof(ProblemFact))
            .Select(type => type.FullName!));

    [Fact]
    public void Every_namespace_has_a_row()
    {
        var layers = Core.GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith("DepGuard.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1])
            .Distinct();

        Assert.Empty(layers.Except(MayUse.Keys));
    }

    [Fact]
    public void Only_discovery_touches_the_disk()
    {
        foreach (var layer in MayUse.Keys.Except(["Sources"]))
            AssertIndependent(layer, ["System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo"]);
    }

    [Fact]
    public void Core_references_nothing_beyond_contracts_and_its_two_packages()
    {
        string[] allowed = ["DepGuard.Contracts", .. OnlyUserOf.Keys];
        var references = Core.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(references.Except(allowed));
    }

    private static void AssertIndependent(string layer, IEnumerable<string> forbidden)
    {
        var result = Types.InAssembly(Core)
            .That().ResideInNamespace($"DepGuard.{layer}")
            .ShouldNot().HaveDependencyOnAny([.. forbidden])
            .GetResult();

        Assert.True(result.IsSuccessful, $"{layer} reaches out of its row in {string.Join(", ", result.FailingTypeNames ?? [])}.");
    }

    private static IEnumerable<string> TypesOfTheRoot() =>
        Core.GetTypes().Where(type => type.Namespace == "DepGuard" && !type.IsNested).Select(type => type.FullName!);
}

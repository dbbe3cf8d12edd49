using System.Text;
using DepGuard.Findings;
using DepGuard.Sources;
using DepGuard.Testing;
using Xunit;

namespace DepGuard.Tests.Readers;

/// <summary>Overlays by name, what the scan says about those that it leaves out, and bounds on hostile kustomizations.</summary>
public class KustomizeTests
{
    private const string Fixtures = "tests/fixtures/readers/kustomize";

    [Theory]
    [InlineData("several-roots-leave-the-base", null, "web -> auth", "dev prod prod-eu")]
    [InlineData("several-roots-leave-the-base", "prod", "auth -> ledger, ledger -> auth, web -> auth", "dev prod-eu")]
    [InlineData("several-roots-leave-the-base", "PROD-EU", "auth -> ledger, ledger -> auth, ledger -> tax.acme.io, web -> auth", "dev")]
    [InlineData("several-roots-leave-the-base", "dev", "dev-web -> auth", "prod prod-eu")]
    [InlineData("overlays-named-by-their-parents", "dev", "web -> auth", "prod")]
    [InlineData("a-root-alone-is-built", "live", "auth -> cache, stock -> auth, stock -> cache, web -> auth, web -> cache", "")]
    public void An_environment_selects_an_overlay(string fixture, string? environment, string edges, string notAnalysed)
    {
        var result = ScannedFolder.Analyse(RepositoryRoot.Combine($"{Fixtures}/{fixture}/files"), environment);

        Assert.Equal(edges, Edges(result));
        Assert.Equal(notAnalysed, string.Join(' ', result.Coverage.NotAnalysed));
    }

    [Fact]
    public void What_is_not_built_is_said_without_secrets()
    {
        var result = ScannedFolder.Analyse(RepositoryRoot.Combine($"{Fixtures}/what-cannot-be-built/files"));
        var remarks = string.Join('\n', result.Coverage.Files.Select(file => $"{file.Path}: {file.Remark}"));

        Assert.Contains("app/kustomization.yaml: the key helmCharts is not applied; a remote resource is not fetched;", remarks);
        Assert.Contains("ring-a/kustomization.yaml: the kustomization contains itself", remarks);
        Assert.DoesNotContain("CANARY", remarks);
    }

    [Fact]
    public void A_base_that_doubles_at_every_level_ends_as_a_limit()
    {
        var files = new List<SourceFile> { new("l0/app.yaml", Workload("web")), new("l0/kustomization.yaml", "resources: [app.yaml]\n") };
        for (var level = 1; level <= 30; level++)
            foreach (var side in (string[])["a", "b"])
                files.Add(new SourceFile(Folder(level, side) + "/kustomization.yaml", level == 1 ? "resources: [../l0]\n" : $"resources: [../{Folder(level - 1, "a")}, ../{Folder(level - 1, "b")}]\n"));
        files.Add(new SourceFile("top/kustomization.yaml", "resources: [../l30a, ../l30b]\n"));

        var result = Analyse(files);

        Assert.Contains(result.Active, finding => finding.Rule.Id == "DPG0010" && finding.Message.Contains("Kustomize build", StringComparison.Ordinal));

        static string Folder(int level, string side) => $"l{level}{side}";
    }

    [Fact]
    public void A_patch_that_copies_a_document_into_itself_ends()
    {
        var operations = string.Concat(Enumerable.Range(0, 200).Select(i => $"    - {{ op: copy, from: /spec, path: /spec/x{i} }}\n"));
        var result = Analyse(
        [
            new SourceFile("app.yaml", Workload("web")),
            new SourceFile("kustomization.yaml", $"resources: [app.yaml]\npatches:\n- target: {{ kind: Deployment }}\n  patch: |-\n{operations}"),
        ]);

        Assert.Equal("web", Assert.Single(result.Graph.Services).Id);
        Assert.Contains(result.Coverage.Files, file => file.Remark == "a JSON patch does not fit Deployment web");
    }

    [Fact]
    public void A_long_chain_of_kustomizations_ends()
    {
        var files = Enumerable.Range(0, 500).Select(i => new SourceFile($"l{i}/kustomization.yaml", $"resources: [../l{i + 1}]\n")).ToList();

        var result = Analyse(files);

        Assert.Contains(result.Coverage.Files, file => file.Remark?.Contains("more than 64 kustomizations deep", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Each_of_thousands_of_patches_finds_its_object()
    {
        const int Count = 4_000;
        var (objects, patches) = (new StringBuilder(), new StringBuilder("resources: [app.yaml]\npatches:\n"));
        for (var i = 0; i < Count; i++)
        {
            objects.Append("---\n").Append(Workload($"web-{i}"));
            patches.Append($"- patch: '{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: web-{i}}}, spec: {{replicas: 2}}}}'\n");
        }

        var result = Analyse([new SourceFile("app.yaml", objects.ToString()), new SourceFile("kustomization.yaml", patches.ToString())]);

        Assert.Equal(Count, result.Graph.Services.Count);
        Assert.All(result.Graph.Services, service => Assert.Equal(2, service.Numbers.Replicas?.Value));
    }

    private static string Workload(string name) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: {name} }}\nspec: {{ template: {{ metadata: {{ labels: {{ app: {name} }} }}, spec: {{ containers: [{{ name: c, image: acme/{name} }}] }} }} }}\n";

    private static string Edges(AnalysisResult result) => string.Join(", ", result.Graph.Edges.Select(edge => $"{edge.Caller.Id} -> {edge.Callee.Id}"));

    private static AnalysisResult Analyse(IEnumerable<SourceFile> files) => Analysis.Run(new AnalysisRequest(SourceTree.Of(files)));
}

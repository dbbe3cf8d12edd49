using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Rendered manifests from standard input, as <c>helm template … | depguard check -</c> passes them.</summary>
public class StandardInputTests
{
    private const string Rendered = """
        ---
        # Source: shop/templates/web.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: shop-web }
        spec:
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: web
                  image: shop/web
                  env: [{ name: AUTH_URL, value: "http://shop-auth" }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: shop-auth }
        spec: { selector: { app: auth } }
        """;

    [Fact]
    public void Rendered_manifests_are_read_and_named()
    {
        using var tree = Systems.Of();

        var outcome = new Shell(tree.Path) { Input = Rendered }.Run("graph", "-");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("-> shop-auth (sync, http, inferred)  <stdin>:13", outcome.Out);
    }

    [Fact]
    public void A_chart_beside_its_rendered_manifests_is_no_second_system()
    {
        using var tree = Systems.Of(("chart/Chart.yaml", "apiVersion: v2\nname: web\n"), ("chart/values.yaml", "image: shop/web\nenv: { OTHER_URL: \"http://other\" }\n"));

        var outcome = new Shell(tree.Path) { Input = Rendered }.Run("graph", "-", ".");

        Assert.DoesNotContain("other", outcome.Out);
    }

    [Fact]
    public void Endless_input_ends_as_a_limit()
    {
        using var tree = Systems.Of();

        var outcome = new Shell(tree.Path) { Input = Rendered + new string('#', 6 * 1024 * 1024) }.Run("check", "-", "--allow-empty");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("<stdin>(1,1): warning DPG0010: ", outcome.Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n")]
    [InlineData("{{ .Values.web }}\n")]
    public void Input_without_a_service_is_nothing_to_scan(string input)
    {
        using var tree = Systems.Of();

        Assert.Equal(3, new Shell(tree.Path) { Input = input }.Run("check", "-").Status);
    }

    [Fact]
    public void Sarif_names_the_input_by_a_valid_reference()
    {
        using var tree = Systems.Of();

        var outcome = new Shell(tree.Path) { Input = Systems.Cycle }.Run("check", "-", "--format", "sarif");

        Assert.Contains("\"uri\": \"%3Cstdin%3E\"", outcome.Out);
    }
}

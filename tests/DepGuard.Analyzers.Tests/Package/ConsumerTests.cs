using System.Text.Json;

namespace DepGuard.Analyzers.Tests.Package;

[Collection(nameof(PackedAnalyzers))]
public class ConsumerTests(PackedAnalyzers package)
{
    private const string Place = "Login.cs(5,87): ";
    private const string HelpLink = "/rules/DPG1202.md)";

    [Fact]
    public async Task A_build_warns_with_place_and_help_link()
    {
        var (exitCode, output) = await Build(editorConfig: "root = true");
        Assert.True(exitCode == 0, output);
        Assert.Contains(Place + "warning DPG1202: 'RetryForeverAsync' puts no limit on retries", output, StringComparison.Ordinal);
        Assert.Contains(HelpLink, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editorconfig_makes_the_rule_an_error()
    {
        var (exitCode, output) = await Build(editorConfig: """
            root = true
            [*.cs]
            dotnet_diagnostic.DPG1202.severity = error
            """);
        Assert.True(exitCode == 1, output);
        Assert.Contains(Place + "error DPG1202: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compiler_gets_the_nearest_graph_and_the_name_of_the_service()
    {
        var graph = Path.Combine(Path.GetDirectoryName(package.Consumer)!, "depguard.graph");
        await File.WriteAllTextAsync(graph, "depguard graph 1\n");
        var (exitCode, output) = await package.RunInConsumer(
            "msbuild", "-getProperty:DepGuardService", "-getItem:AdditionalFiles", "-getItem:CompilerVisibleProperty");
        Assert.True(exitCode == 0, output);

        using var evaluation = JsonDocument.Parse(output);
        Assert.Equal("Shop", evaluation.RootElement.GetProperty("Properties").GetProperty("DepGuardService").GetString());
        Assert.Contains("DepGuardService", Identities(evaluation, "CompilerVisibleProperty"));
        Assert.Equal([graph], Identities(evaluation, "AdditionalFiles"));
    }

    [Fact]
    public async Task A_build_warns_about_a_call_that_closes_a_cycle_of_the_graph()
    {
        var graph = Path.Combine(Path.GetDirectoryName(package.Consumer)!, "depguard.graph");
        await File.WriteAllTextAsync(graph, "depguard graph 1\nservice shop\nservice stock\nstock -> shop  sync\n");
        package.Write("Stock.cs", """
            public static class Stock
            {
                public static Task<string> Read(HttpClient http) => http.GetStringAsync("http://stock/all");
            }
            """);
        var (exitCode, output) = await Build(editorConfig: "root = true");
        File.Delete(Path.Combine(package.Consumer, "Stock.cs"));
        Assert.True(exitCode == 0, output);
        Assert.Contains("Stock.cs(3,62): warning DPG1401: 'GetStringAsync' calls stock, which waits for shop in turn: shop -> stock -> shop.", output, StringComparison.Ordinal);
    }

    /// <summary>Only a compiler of C# 14 sees such members as what they are; the tests without a package run on an older one.</summary>
    [Fact]
    public async Task A_build_warns_about_a_loop_around_a_member_of_an_extension_block()
    {
        package.Write("Prices.cs", """
            using RestSharp;

            namespace RestSharp
            {
                public interface IRestClient;

                public static class RestClientExtensions
                {
                    extension(IRestClient client)
                    {
                        public Task<string> ExecuteGetAsync(string path) => Task.FromResult($"{client}{path}");
                    }
                }
            }

            public static class Prices
            {
                public static async Task<string> Read(IRestClient client)
                {
                    while (true)
                    {
                        try { return await client.ExecuteGetAsync("/prices"); }
                        catch (HttpRequestException) { await Task.Delay(100); }
                    }
                }
            }
            """);
        var (exitCode, output) = await Build(editorConfig: "root = true");
        File.Delete(Path.Combine(package.Consumer, "Prices.cs"));
        Assert.True(exitCode == 0, output);
        Assert.Contains("Prices.cs(20,9): warning DPG1201: This loop repeats 'ExecuteGetAsync'", output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> Build(string editorConfig)
    {
        package.Write(".editorconfig", editorConfig);
        var (exitCode, output) = await package.RunInConsumer("build", "--no-incremental", "--no-restore", "-nologo");
        Assert.DoesNotContain("CS9057", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
        return (exitCode, output);
    }

    private static IEnumerable<string?> Identities(JsonDocument evaluation, string item) =>
        from entry in evaluation.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
        select entry.GetProperty("Identity").GetString();
}

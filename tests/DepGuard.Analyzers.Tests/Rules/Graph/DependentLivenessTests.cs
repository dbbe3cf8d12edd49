using DepGuard.Analyzers.Rules.Graph;

namespace DepGuard.Analyzers.Tests.Rules.Graph;

public class DependentLivenessTests
{
    [Theory]
    [InlineData("checks.[|AddCheck|]<Calling>(\"orders\", tags: [\"live\"]);")]
    [InlineData("checks.[|AddCheck|]<Calling>(\"orders\", null, new[] { \"ready\", \"liveness\" });")]
    [InlineData("checks.[|AddCheck|](\"orders\", new Calling(http), tags: Tags);")]
    [InlineData("checks.[|AddAsyncCheck|](\"orders\", async () => { await http.GetAsync(\"/\"); return HealthCheckResult.Healthy(); }, [\"live\"]);")]
    [InlineData("checks.[|AddUrlGroup|](new Uri(\"http://orders/health\"), tags: [\"live\"]);")]
    [InlineData("checks.[|AddTypeActivatedCheck|]<Calling>(\"orders\", null, tags: [\"live\"]);")]
    [InlineData("checks.[|Add|](new HealthCheckRegistration(\"orders\", _ => new Calling(http), null, [\"live\"]));")]
    [InlineData("checks.[|AddCheck|]<Calling>(\"orders\"); app.MapHealthChecks(\"/health/live\");")]
    public Task Another_service_decides_about_a_restart(string body) => Check(body);

    [Theory]
    [InlineData("checks.AddCheck<Calling>(\"orders\", tags: [\"ready\"]);")]
    [InlineData("checks.AddCheck<Calling>(\"orders\", tags: [\"startup\"]); app.MapHealthChecks(\"/health/live\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"live\") });")]
    [InlineData("checks.AddCheck<Calling>(\"orders\"); app.MapHealthChecks(\"/health/live\", new HealthCheckOptions { Predicate = _ => false });")]
    [InlineData("checks.AddCheck<Calling>(\"orders\"); app.MapHealthChecks(\"/health\");")]
    [InlineData("checks.AddCheck<Local>(\"process\", tags: [\"live\"]);")]
    [InlineData("checks.AddCheck(\"process\", () => HealthCheckResult.Healthy(), [\"live\"]);")]
    [InlineData("checks.AddUrlGroup(new Uri(\"http://orders/health\"), tags: [\"ready\"]);")]
    public Task Only_the_process_decides(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<DependentLiveness>($$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        static class Registrations
        {
            public static IHealthChecksBuilder AddUrlGroup(this IHealthChecksBuilder checks, Uri address, IEnumerable<string>? tags = null) => checks;
        }

        sealed class Sample
        {
            private static readonly string[] Tags = ["live"];
            public void Run(IHealthChecksBuilder checks, WebApplication app, HttpClient http) { {{body}} }
        }

        sealed class Calling(HttpClient http) : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default) =>
                (await http.GetAsync("/", stop)).IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }

        sealed class Local : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default) => Task.FromResult(HealthCheckResult.Healthy());
        }
        """);
}

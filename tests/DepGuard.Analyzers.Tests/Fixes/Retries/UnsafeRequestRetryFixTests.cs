using DepGuard.Analyzers.CodeFixes.Retries;
using DepGuard.Analyzers.Rules.Retries;

namespace DepGuard.Analyzers.Tests.Fixes.Retries;

public class UnsafeRequestRetryFixTests
{
    [Theory]
    [InlineData("client.{|DPG1208:AddStandardResilienceHandler|}();", "client.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData(
        "client.{|DPG1208:AddStandardResilienceHandler|}(o => o.Retry.MaxRetryAttempts = 2); // two",
        "client.AddStandardResilienceHandler(o =>\n        {\n            o.Retry.MaxRetryAttempts = 2;\n            o.Retry.DisableForUnsafeHttpMethods();\n        }); // two")]
    [InlineData(
        "client.{|DPG1208:AddStandardResilienceHandler|}(o => { o.Retry.MaxRetryAttempts = 2; });",
        "client.AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.DisableForUnsafeHttpMethods(); });")]
    [InlineData("client.{|DPG1208:AddStandardHedgingHandler|}();", "client.{|DPG1208:AddStandardHedgingHandler|}();")]
    public Task Unsafe_methods_are_left_out(string before, string after) =>
        FixCase.Check<UnsafeRequestRetry, UnsafeRequestRetryFix>(Sample(before, before == after), Sample(after, before == after));

    [Fact]
    public Task All_registrations_of_a_project_are_changed_at_once() => FixCase.CheckAll<UnsafeRequestRetry, UnsafeRequestRetryFix>(
        (Sample("client.{|DPG1208:AddStandardResilienceHandler|}();", isBare: true), Sample("client.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());")),
        (Sample("client.{|DPG1208:AddStandardResilienceHandler|}();").Replace("Sample", "Other"), Sample("client.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());").Replace("Sample", "Other")));

    private static string Sample(string statement, bool isBare = false) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        {{(isBare ? "" : "using Microsoft.Extensions.Http.Resilience;\n")}}
        class Sample
        {
            void Run(IHttpClientBuilder client)
            {
                {{statement}}
            }
        }
        """;
}

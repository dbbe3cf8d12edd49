using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class IncompleteCodeTests
{
    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        .. typeof(TokenRule).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(TokenRule).Namespace && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Theory]
    [InlineData("_http.Timeout = ; _http.Timeout = Timeout.; _http.Timeout = new TimeSpan(1, ;")]
    [InlineData("s.AddHttpClient(, c => c.Timeout = TimeSpan.FromSeconds()).AddStandardResilienceHandler(o => ;")]
    [InlineData("s.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.MaxValue).AddStandardResilienceHandler(); s.AddHttpClient(")]
    [InlineData("var b = b.AddHttpClient(\"a\"); b.AddTimeout(); var c = d; var d = c; d.ConfigureHttpClient(x => x.Timeout = TimeSpan.Zero);")]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout().AddTimeout(TimeSpan.FromSeconds(1)).AddTimeout(new TimeoutStrategyOptions { Timeout = });")]
    [InlineData("await _gate.WaitAsync(; _http.GetStringAsync(\"/connect/token\"); _gate.Release(")]
    [InlineData("await Task.WhenAny(, Task.Delay()); await Task.WhenAny(_http.GetAsync(\"/\"), Task.Delay(; await _http.GetAsync().WaitAsync(")]
    [InlineData("await Task.WhenAll(from x in select); await Task.WhenAll(xs.Select(x => _http.PostAsync(\"/connect/token\", ));")]
    [InlineData("Channel.CreateUnbounded<>(); new BlockingCollection<string>(; new ActionBlock<string>(")]
    [InlineData("using var t = new CancellationTokenSource(; _http.GetAsync(\"/\", t.); _http.GetAsync(\"/\", default")]
    [InlineData("var x = new HttpClient(; x.PostAsync(\"/connect/token\"); return x")]
    public async Task Code_that_is_being_typed_crashes_no_analyzer(string body)
    {
        var compilation = AnalyzerCase.Compile($$"""
            using System;
            using System.Collections.Concurrent;
            using System.Linq;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Channels;
            using System.Threading.Tasks;
            using System.Threading.Tasks.Dataflow;
            using Microsoft.Extensions.DependencyInjection;
            using Polly;
            using Polly.Timeout;

            class Sample(HttpClient _http, SemaphoreSlim _gate)
            {
                async Task Run(IServiceCollection s, string[] xs, CancellationToken stop) { {{body}} }
            }
            """);
        Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        await AnalyzerCase.Run(compilation, Analyzers);
    }
}

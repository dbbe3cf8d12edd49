using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DepGuard.Analyzers.Tests.Rules.Graph;

/// <summary>Runs the rules that know the graph over code of the service <c>orders</c>.</summary>
internal static class GraphCase
{
    /// <summary>Orders calls prices; stock and, through stock, auth wait for orders; nothing leads to or from mail.</summary>
    public const string Shop = """
        depguard graph 1
        service auth-service  hub roles=auth aliases=auth.shop,login
        service mail
        service orders  aliases=Shop.Orders
        service prices
        service stock
        auth-service -> stock  sync
        orders -> prices  sync
        stock -> orders  sync
        """;

    /// <summary>Expects exactly the marked places, each with a finding of the rule.</summary>
    public static async Task Check(string id, string markup, string graph = Shop, params string[] options)
    {
        TestFileMarkupParser.GetSpans(markup, out var source, out ImmutableArray<TextSpan> expected);
        var found = (await Run(source, graph, options)).Where(finding => finding.Id == id);
        Assert.Equal(expected.Select(span => source[span.Start..span.End]), found.OrderBy(one => one.Location.SourceSpan.Start).Select(one => source[one.Location.SourceSpan.Start..one.Location.SourceSpan.End]));
    }

    /// <summary>What the rules say about a body of a method with an <c>IHttpClientFactory clients</c> and an <c>HttpClient http</c>.</summary>
    public static Task Body(string id, string statements, string graph = Shop, params string[] options) => Check(id, $$"""
        class Sample(IHttpClientFactory clients, HttpClient http)
        {
            async Task Run(string part, CancellationToken cancellation)
            {
                {{statements}}
            }
        }
        """, graph, options);

    /// <summary>All findings of the three rules; code that does not compile fails unless it is to.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(string source, string graph, string[] options, bool compiles = true)
    {
        var compilation = AnalyzerCase.Compile(source);
        if (compiles)
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        string[] stated = Array.Exists(options, option => option.Contains("ervice =", StringComparison.Ordinal)) ? options : [.. options, "depguard.service = orders"];
        DiagnosticAnalyzer[] rules = [new Analyzers.Rules.Graph.CycleClosingCall(), new Analyzers.Rules.Graph.UnlistedCall(), new Analyzers.Rules.Graph.AuthCallsDependent()];
        return await AnalyzerCase.Run(compilation, ProjectFiles.Of([("/repo/depguard.graph", graph), (".editorconfig", string.Join('\n', stated))]), rules);
    }
}

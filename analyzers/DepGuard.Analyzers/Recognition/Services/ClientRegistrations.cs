using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>
/// Clients that a project registers, with the hosts that they call: <c>AddHttpClient&lt;StockClient&gt;(c => c.BaseAddress = new Uri("http://stock"))</c>.
/// Found by syntax, once for a compilation and only in files that name a registration; the first address of a registration counts.
/// </summary>
internal sealed class ClientRegistrations
{
    private static readonly string[] Methods = ["AddHttpClient", "AddRefitClient", "AddGrpcClient"];

    private static readonly ConditionalWeakTable<Compilation, ClientRegistrations> Known = new();

    private readonly Dictionary<string, string?> _hosts = new(StringComparer.Ordinal);

    private ClientRegistrations(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            if (Array.TrueForAll(Methods, method => text.IndexOf(method, StringComparison.Ordinal) < 0))
                continue;
            foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
                Add(call);
        }
    }

    /// <summary>The registrations of a compilation.</summary>
    public static ClientRegistrations Of(Compilation compilation) => Known.GetValue(compilation, one => new ClientRegistrations(one));

    /// <summary>Whether a client of this name, or a client type with this simple name, is registered.</summary>
    public bool Contains(string client) => _hosts.ContainsKey(client);

    /// <summary>The host that the client calls; null if no constant says so, or two registrations disagree.</summary>
    public string? Host(string client) => _hosts.TryGetValue(client, out var host) ? host : null;

    private void Add(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: { } method } || !Methods.Contains(method.Identifier.ValueText))
            return;

        var host = Texts(WholeChain(call)).Select(text => HostName.In(text, isWhole: true)).FirstOrDefault(one => one is not null);
        foreach (var name in Names(call, method))
            _hosts[name] = _hosts.TryGetValue(name, out var other) && other != host ? null : host;
    }

    /// <summary>The name that is given, else the types: the contract, and what implements it.</summary>
    private static IEnumerable<string> Names(InvocationExpressionSyntax call, SimpleNameSyntax method)
    {
        if (call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string name })
            yield return name;
        if (method is not GenericNameSyntax generic)
            yield break;
        foreach (var type in generic.TypeArgumentList.Arguments)
            yield return type switch
            {
                QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
                SimpleNameSyntax simple => simple.Identifier.ValueText,
                _ => type.ToString(),
            };
    }

    /// <summary>The call with what is configured behind it: <c>.ConfigureHttpClient(…)</c>.</summary>
    private static SyntaxNode WholeChain(InvocationExpressionSyntax call)
    {
        SyntaxNode chain = call;
        while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member && member.Expression == chain
            && !(member.Name.Identifier.ValueText is var name && Methods.Contains(name)))
            chain = next;
        return chain;
    }

    private static IEnumerable<string> Texts(SyntaxNode chain) => chain
        .DescendantNodes(inner => inner is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddPolicyHandler" } })
        .OfType<LiteralExpressionSyntax>()
        .Select(literal => literal.Token.Value)
        .OfType<string>();
}

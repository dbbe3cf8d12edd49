using DepGuard.Analyzers;
using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Addresses;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using DepGuard.Analyzers.Recognition.Services;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Source.Values;
using DepGuard.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Source.Calls;

/// <summary>Collects from a project whom its clients call and what is done to the calls, with the recognisers of the analyzers.</summary>
internal sealed class CallCollector
{
    private readonly CodeValues _values;
    private readonly Func<string, string> _printed;
    private readonly Compilation _compilation;
    private readonly HandlerPolicies _handlers;
    private readonly HttpRequests _requests;
    private readonly AuthCalls _auth;
    private readonly CallTargets _targets;
    private readonly RetriedCalls _retried;

    public CallCollector(Compilation compilation, KnownSymbols symbols, AnalyzerSettings settings, CodeValues values, Func<string, string> printed)
    {
        (_compilation, _values, _printed) = (compilation, values, printed);
        (_handlers, _requests, _auth) = (new HandlerPolicies(Place), new HttpRequests(symbols), new AuthCalls(symbols, settings));
        (_targets, _retried) = (new CallTargets(compilation, symbols, []), new RetriedCalls(symbols, settings));
    }

    /// <summary>What the project's own code says.</summary>
    /// <param name="programs">Paths of the programs that run it.</param>
    /// <param name="cancellation">Ends the collection.</param>
    public IEnumerable<CompiledCall> Collect(IReadOnlyList<string> programs, CancellationToken cancellation)
    {
        var sites = new List<CallSite>();
        var clients = new List<ClientRegistration>();
        foreach (var tree in _compilation.SyntaxTrees.Where(tree => !IsGenerated(tree.FilePath)))
        {
            cancellation.ThrowIfCancellationRequested();
            var model = _compilation.GetSemanticModel(tree);
            foreach (var operation in Candidates(tree.GetRoot(cancellation)).Select(node => model.GetOperation(node, cancellation)))
            {
                if (operation is IInvocationOperation call && ClientRegistration.Of(call, _handlers) is { } client)
                    clients.Add(client);
                if (operation is not null)
                    sites.AddRange(SitesOf(operation, model));
            }
        }

        var stated = sites.Where(site => !site.IsEmpty).Select(site => Stated(site, clients, programs)).ToList();
        return stated.Concat(clients.Where(client => client.Policies.Count > 0).Select(client => new CompiledCall(client.Policies[0].At, client.Names.FirstOrDefault() ?? "client", programs)
        {
            Clients = client.Names,
            Policies = client.Policies,
        }));
    }

    private static bool IsGenerated(string path) => path.Length == 0 || path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal);

    private static IEnumerable<SyntaxNode> Candidates(SyntaxNode root) =>
        root.DescendantNodes().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SimpleAssignmentExpression });

    private IEnumerable<CallSite> SitesOf(IOperation operation, SemanticModel model)
    {
        var member = model.GetEnclosingSymbol(operation.Syntax.SpanStart) is { } enclosing ? MemberOf(enclosing) : null;
        return operation switch
        {
            ISimpleAssignmentOperation assignment when AddressSites.Assigned(assignment) is { } property => Addresses(assignment.Value, property.Name, member),
            ISimpleAssignmentOperation assignment when AddressSites.Authority(assignment) is { } property =>
                Addresses(assignment.Value, property.Name, member).Select(site => site with { IsAuth = true, IsControl = property.Name != "IntrospectionEndpoint" }),
            ISimpleAssignmentOperation assignment when _handlers.OfTimeout(assignment) is { } timeout => [new CallSite(assignment.Syntax, timeout.Product, member) { Policies = [timeout] }],
            IObjectCreationOperation creation when AddressSites.MadeFor(creation) is { } address => Addresses(address, creation.Type!.Name, member),
            IInvocationOperation call when AddressSites.MadeFor(call) is { } address => Addresses(address, call.TargetMethod.Name, member),
            IInvocationOperation call => Sent(call, member),
            _ => [],
        };
    }

    /// <summary>A request: the address that it is given, and the retries around it.</summary>
    private IEnumerable<CallSite> Sent(IInvocationOperation call, ISymbol? member)
    {
        if (_targets.IsEmpty)
            yield break;
        var isRequest = _requests.Sends(call.TargetMethod);
        var policy = isRequest || _targets.Of(call) is not null ? Around(call) : null;
        var addresses = isRequest && call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && AddressSites.IsAddress(argument.Parameter?.Type)) is { } given
            ? Addresses(given.Value, call.TargetMethod.Name, member).Where(site => site.Value?.Setting is not null || HostName.In(site.Value!.Text, site.Value.IsWhole) is not null).ToList()
            : [];
        foreach (var site in addresses)
            yield return site with { IsAuth = _auth.Contains(call), Policies = policy is null ? [] : [policy] };
        if (policy is not null && addresses.Count == 0 && _targets.Of(call) is { } target)
            yield return new CallSite(call.Syntax, call.TargetMethod.Name, member)
            {
                Value = target.IsHost ? CodeValue.Of($"http://{target.Name}") : null,
                Client = target.IsHost ? null : target.Name,
                IsAuth = _auth.Contains(call),
                Policies = [policy],
            };
    }

    /// <summary>What the code around a call does to it again.</summary>
    private CallPolicy? Around(IInvocationOperation call) => _retried.Around(call) switch
    {
        IInvocationOperation execution => _handlers.OfExecution(execution),
        ILoopOperation loop when _retried.At(loop) is { Bound: RetryBound.None } => new CallPolicy(Layer.Code, "loop", Provenance.Declared, Place(loop.Syntax.GetFirstToken().Parent ?? loop.Syntax)) { Attempts = Attempts.Unbounded },
        _ => null,
    };

    private IEnumerable<CallSite> Addresses(IOperation address, string label, ISymbol? member) =>
        _values.Of(address).Select(value => new CallSite(value.Origin ?? address.Syntax, label, member) { Value = value });

    private static ISymbol MemberOf(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, ContainingSymbol: { } outer })
            symbol = outer;
        return symbol;
    }

    private CompiledCall Stated(CallSite site, IReadOnlyList<ClientRegistration> clients, IReadOnlyList<string> programs)
    {
        var own = clients.Where(client => client.Holds(site.Node, site.Member)).ToList();
        return new CompiledCall(Place(site.Node), site.Label, programs)
        {
            Text = site.Value is { Text.Length: > 0 } value ? value.Text + (value.IsWhole ? "" : "{") : null,
            Setting = site.Value?.Setting,
            Clients = [.. own.SelectMany(client => client.Names).Concat(site.Client is { } name ? [name] : []).Concat(own.Count == 0 && site.Member?.ContainingType is { } type ? [type.Name] : []).Distinct()],
            IsAuth = site.IsAuth,
            IsControl = site.IsControl,
            Policies = [.. own.SelectMany(client => client.Policies).Concat(site.Policies)],
        };
    }

    private SourceSpan Place(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return new SourceSpan(_printed(span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1);
    }
}

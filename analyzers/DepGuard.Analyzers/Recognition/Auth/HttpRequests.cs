using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Auth;

/// <summary>Recognises HTTP requests of the known clients, with the expressions that say where they go.</summary>
internal sealed class HttpRequests
{
    private static readonly string[] Clients =
    [
        "System.Net.Http.HttpMessageInvoker", "System.Net.Http.Json.HttpClientJsonExtensions", "System.Net.WebClient", "System.Net.WebRequest",
        "RestSharp.IRestClient", "RestSharp.RestClientExtensions", "Flurl.Http.GeneratedExtensions", "Flurl.Http.IFlurlRequest",
    ];

    private static readonly string[] Verbs =
    [
        "Get", "Post", "Put", "Patch", "Delete", "Send", "Head", "Download", "Upload", "Open", "Execute",
    ];

    private readonly HashSet<ISymbol> _clients;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public HttpRequests(KnownSymbols symbols) => _clients = new(symbols.FindAll(Clients), SymbolEqualityComparer.Default);

    /// <summary>Whether the compilation sees no such client.</summary>
    public bool IsEmpty => _clients.Count == 0;

    /// <summary>Whether the method sends a request.</summary>
    public bool Sends(IMethodSymbol method) => _clients.Count > 0 && _known.GetOrAdd(method.OriginalDefinition, IsRequest);

    private bool IsRequest(IMethodSymbol method) => Array.Exists(Verbs, verb => method.Name.StartsWith(verb, StringComparison.Ordinal)) && method.Owner().IsAny(_clients);

    /// <summary>Expressions that hold the address, or a part of it: arguments, the request message, the client's base address in this member.</summary>
    public IEnumerable<IOperation> Targets(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit))
            foreach (var part in Followed(argument.Value))
                yield return part;
        if (call.Instance is { } instance)
            foreach (var part in Followed(instance))
                yield return part;
    }

    /// <summary>The name of the client that sends the request, if this member makes it by <c>CreateClient("name")</c>; null otherwise.</summary>
    public string? ClientName(IInvocationOperation call) =>
        call.Receiver() is { } receiver
        && Followed(receiver).OfType<IInvocationOperation>().FirstOrDefault(made => made.TargetMethod.Name == "CreateClient") is { } creation
            ? creation.Arguments.Select(argument => argument.Value.ConstantValue).FirstOrDefault(value => value is { HasValue: true, Value: string }).Value as string
            : null;

    /// <summary>The expression and, of a local variable or a field that this member assigns, its value with what is set on it.</summary>
    private static IEnumerable<IOperation> Followed(IOperation expression)
    {
        var bare = expression.Bare();
        yield return bare;
        var (value, variable) = bare switch
        {
            ILocalReferenceOperation local => (LocalValue.Of(local), (ISymbol)local.Local),
            IFieldReferenceOperation field => (LocalValue.Of(field), field.Field),
            _ => (null, null),
        };
        if (value is not null)
            yield return value.Bare();
        if (variable is not null)
            foreach (var set in PropertiesSetOn(bare, variable))
                yield return set;
    }

    private static IEnumerable<IOperation> PropertiesSetOn(IOperation reference, ISymbol variable) =>
        MemberFacts.Of(reference).SetOn(variable)
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri" })
            .Select(assignment => assignment.Value);
}

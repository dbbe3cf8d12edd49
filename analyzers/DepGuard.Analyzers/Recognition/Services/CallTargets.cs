using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Services;

/// <summary>Recognises where a call goes: by the host of an address, the name of a client, a gRPC service, a Refit interface.</summary>
internal sealed class CallTargets
{
    private readonly Compilation _compilation;
    private readonly HttpRequests _requests;
    private readonly INamedTypeSymbol? _grpcClient;
    private readonly HashSet<string> _mapped;

    /// <param name="compilation">The compilation, for the clients that it registers.</param>
    /// <param name="symbols">Types of the known libraries.</param>
    /// <param name="mapped">Full names of types whose service the project states.</param>
    public CallTargets(Compilation compilation, KnownSymbols symbols, IEnumerable<string> mapped)
    {
        _compilation = compilation;
        _requests = symbols.Shared(() => new HttpRequests(symbols));
        _grpcClient = symbols.Find("Grpc.Core.ClientBase`1");
        _mapped = [.. mapped];
        IsEmpty = _requests.IsEmpty && _grpcClient is null && _mapped.Count == 0 && symbols.Find("Refit.GetAttribute") is null;
    }

    /// <summary>Whether the compilation sees no library that calls a service, and the project maps no type.</summary>
    public bool IsEmpty { get; }

    /// <summary>Where the call goes; null if it is no call to a service, or the code does not say to which.</summary>
    public CallTarget? Of(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        if (type is null)
            return null;
        if (_mapped.Count > 0 && type.WithContracts().Select(one => one.ToDisplayString()).FirstOrDefault(_mapped.Contains) is { } stated)
            return new(stated, IsHost: false);
        if (_requests.Sends(call.TargetMethod))
            return OfRequest(call);
        if (_grpcClient is not null && call.TargetMethod.MethodKind == MethodKind.Ordinary && type.BaseType.Is(_grpcClient) && !call.TargetMethod.Name.StartsWith("WithHost", StringComparison.Ordinal))
            return OfClient(call, type.Name) ?? new(type.ContainingType?.Name ?? type.Name, IsHost: false);
        return IsRefit(call.TargetMethod)
            ? OfClient(call, type.Name) ?? new(type.Name is ['I', >= 'A' and <= 'Z', ..] ? type.Name.Substring(1) : type.Name, IsHost: false)
            : null;
    }

    private static bool IsRefit(IMethodSymbol method) =>
        method.ContainingType.TypeKind == TypeKind.Interface && method.GetAttributes().Any(attribute => attribute.AttributeClass?.NamespaceName() == "Refit");

    /// <summary>An absolute address in the request counts for more than the client's, that one for more than the client's name.</summary>
    private CallTarget? OfRequest(IInvocationOperation call)
    {
        if (Host(_requests.Targets(call).Concat(SetInMember(call))) is { } requested)
            return requested;
        if (call.Receiver() is not { } receiver)
            return null;
        if (Host(Chains.Calls(receiver).Cast<IOperation>().Append(Chains.Initial(receiver.Bare()) ?? receiver)) is { } built)
            return built;
        if (ClientName(receiver) is { } name)
            return Registered(name) ?? new(name, IsHost: false);
        return BaseAddress(call) is { } host ? new(host, IsHost: true) : OfContainingType(call);
    }

    /// <summary>Base addresses that the same member gives to a client that it was given; <see cref="HttpRequests"/> looks at other variables.</summary>
    private static IEnumerable<IOperation> SetInMember(IInvocationOperation call) => call.Receiver()?.Bare() is not IParameterReferenceOperation client
        ? []
        : MemberFacts.Of(call).SetOn(client.Parameter)
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "BaseAddress" })
            .Select(assignment => assignment.Value);

    /// <summary>The name given to <c>CreateClient</c>, in this member or where the type keeps the client.</summary>
    private static string? ClientName(IOperation receiver) => Chains.Calls(receiver)
        .FirstOrDefault(made => made.TargetMethod.Name == "CreateClient")?.Arguments
        .Select(argument => argument.Value.ConstantValue)
        .FirstOrDefault(value => value is { HasValue: true, Value: string }).Value as string;

    /// <summary>The client of a typed client: the type that makes the call is registered, perhaps by its interface.</summary>
    private CallTarget? OfContainingType(IInvocationOperation call)
    {
        var registrations = ClientRegistrations.Of(_compilation);
        var type = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart)?.ContainingType;
        var name = type?.AllInterfaces.Select(contract => contract.Name).Prepend(type.Name).FirstOrDefault(registrations.Contains);
        return name is null ? null : Registered(name) ?? new(name is ['I', >= 'A' and <= 'Z', ..] ? name.Substring(1) : name, IsHost: false);
    }

    /// <summary>The host of a generated client: where it is made, else where it is registered.</summary>
    private CallTarget? OfClient(IInvocationOperation call, string type)
    {
        var receiver = call.Receiver()?.Bare();
        var made = receiver is null ? null : Chains.Initial(receiver) ?? receiver;
        var channel = made is IObjectCreationOperation { Arguments: [{ Value: var given }, ..] } ? Chains.Initial(given.Bare()) ?? given : null;
        return Host(new[] { made, channel }.OfType<IOperation>()) ?? Registered(type);
    }

    private CallTarget? Registered(string client) =>
        ClientRegistrations.Of(_compilation).Host(client) is { } host ? new(host, IsHost: true) : null;

    private static CallTarget? Host(IEnumerable<IOperation> expressions) =>
        expressions.Select(HostName.In).FirstOrDefault(host => host is not null) is { } found ? new(found, IsHost: true) : null;

    /// <summary>The base address that the constructors of the type set, if all of them set the same host.</summary>
    private static string? BaseAddress(IInvocationOperation call)
    {
        if (call.SemanticModel is not { } model)
            return null;
        var hosts = (call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<ConstructorDeclarationSyntax>() ?? [])
            .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(assignment => assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseAddress" })
            .Select(assignment => model.GetOperation(assignment.Right) is { } value ? HostName.In(value) : null)
            .Distinct()
            .ToList();
        return hosts is [{ } host] ? host : null;
    }
}

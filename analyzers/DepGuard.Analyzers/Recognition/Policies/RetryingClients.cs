using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Clients that retry by themselves, by the documented defaults of their libraries or as the file configures them.</summary>
internal sealed class RetryingClients
{
    /// <summary>Azure.Core 1.64: three retries; AWS SDK 4, mode Standard: two.</summary>
    private const int AzureAttempts = 4;
    private const int AmazonAttempts = 3;

    private readonly INamedTypeSymbol? _azureResponse;
    private readonly INamedTypeSymbol? _azureResponseOf;
    private readonly INamedTypeSymbol? _amazon;
    private readonly ConfiguredRetries _configured;
    private readonly bool _isOff;

    public RetryingClients(KnownSymbols symbols, AnalyzerSettings settings)
    {
        _azureResponse = symbols.Find("Azure.Response");
        _azureResponseOf = symbols.Find("Azure.Response`1");
        _amazon = symbols.Find("Amazon.Runtime.AmazonServiceClient");
        _configured = new ConfiguredRetries(symbols);
        _isOff = "false".Equals(settings.Text("retry.sdk_defaults"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when no such library is referenced, or they are not to be looked at.</summary>
    public bool IsEmpty => _configured.IsEmpty && (_isOff || (_azureResponse ?? _amazon) is null);

    /// <summary>Attempts that the client makes for this call; null if it is no such client or its retries are seen to be off.</summary>
    public int? Attempts(IInvocationOperation call)
    {
        if (_configured.Attempts(call) is { } configured)
            return configured;
        if (_isOff)
            return null;
        int? attempts = IsAzure(call.TargetMethod) ? AzureAttempts
            : call.TargetMethod.ContainingType.Is(_amazon) || IsAmazonInterface(call.TargetMethod) ? AmazonAttempts
            : null;
        return attempts is null || TurnsRetriesOff(call) ? null : attempts;
    }

    private bool IsAzure(IMethodSymbol method)
    {
        if (_azureResponse is null || !method.ContainingType.NamespaceName().StartsWith("Azure.", StringComparison.Ordinal) || !method.ContainingType.Name.EndsWith("Client", StringComparison.Ordinal))
            return false;
        var type = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } ? inner : method.ReturnType;
        return type.Is(_azureResponse) || type.OriginalDefinition.WithBases().Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, _azureResponseOf));
    }

    private bool IsAmazonInterface(IMethodSymbol method) =>
        _amazon is not null && method.ContainingType is { TypeKind: TypeKind.Interface } contract && contract.AllInterfaces.Any(one => one.Name == "IAmazonService") && method.Name.EndsWith("Async", StringComparison.Ordinal);

    /// <summary>The file sets the retries of a client to none.</summary>
    private static bool TurnsRetriesOff(IInvocationOperation call) => call.Syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
        assignment.Left.ToString() is var target && (target.EndsWith("MaxRetries", StringComparison.Ordinal) || target.EndsWith("MaxErrorRetry", StringComparison.Ordinal))
        && assignment.Right.ToString() == "0");
}

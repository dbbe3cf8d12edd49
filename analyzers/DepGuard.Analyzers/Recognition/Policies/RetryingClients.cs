using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Policies;

/// <summary>Clients that retry by themselves, by the documented defaults of their libraries.</summary>
internal sealed class RetryingClients
{
    /// <summary>Azure.Core 1.64: three retries; AWS SDK 4, mode Standard: two.</summary>
    private const int AzureAttempts = 4;
    private const int AmazonAttempts = 3;

    private readonly CloudClients _clients;
    private readonly bool _isOff;

    public RetryingClients(KnownSymbols symbols, AnalyzerSettings settings)
    {
        _clients = symbols.Shared(() => new CloudClients(symbols));
        _isOff = "false".Equals(settings.Text("retry.sdk_defaults"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when no such library is referenced, or they are not to be looked at.</summary>
    public bool IsEmpty => _isOff || _clients.IsEmpty;

    /// <summary>Attempts that the client makes for this call; null if it is no such client or its retries are seen to be off.</summary>
    public int? Attempts(IInvocationOperation call)
    {
        if (IsEmpty)
            return null;
        int? attempts = _clients.IsAzure(call.TargetMethod) ? AzureAttempts
            : _clients.IsAmazon(call.TargetMethod) ? AmazonAttempts
            : null;
        return attempts is null || TurnsRetriesOff(call) ? null : attempts;
    }

    /// <summary>The file sets the retries of a client to none.</summary>
    private static bool TurnsRetriesOff(IInvocationOperation call) => call.Syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
        assignment.Left.ToString() is var target && (target.EndsWith("MaxRetries", StringComparison.Ordinal) || target.EndsWith("MaxErrorRetry", StringComparison.Ordinal))
        && assignment.Right.ToString() == "0");
}

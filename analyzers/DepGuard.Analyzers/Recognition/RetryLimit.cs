using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition;

/// <summary>Knows where a retry policy is told how often to try again: an argument or a property, depending on the library.</summary>
/// <remarks>
/// Confluent.Kafka's <c>MessageSendMaxRetries</c> is left out on purpose: librdkafka sets it to the largest integer by default
/// and bounds a send by <c>message.timeout.ms</c> instead.
/// </remarks>
internal sealed class RetryLimit
{
    private static readonly string[] Factories =
    [
        .. PollyForever.Syntaxes,
        "MassTransit.Retry",
        "MassTransit.RetryConfigurationExtensions",
    ];

    private static readonly (string Type, string Property)[] Settings =
    [
        ("Polly.Retry.RetryStrategyOptions`1", "MaxRetryAttempts"),
        ("Azure.Core.RetryOptions", "MaxRetries"),
        ("Amazon.Runtime.ClientConfig", "MaxErrorRetry"),
        ("Amazon.Runtime.IClientConfig", "MaxErrorRetry"),
    ];

    private readonly HashSet<ISymbol> _factories;
    private readonly HashSet<ISymbol> _properties;
    private readonly INamedTypeSymbol? _relationalOptions;
    private readonly BusConnection _busConnection;

    private RetryLimit(KnownSymbols symbols)
    {
        _factories = new(symbols.FindAll(Factories), SymbolEqualityComparer.Default);
        _properties = new(
            Settings.Select(setting => symbols.Find(setting.Type)?.GetMembers(setting.Property).FirstOrDefault()).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        _relationalOptions = symbols.RelationalOptionsBuilder;
        _busConnection = new(symbols);
    }

    /// <summary>Null if the compilation references no library with such a policy.</summary>
    public static RetryLimit? In(KnownSymbols symbols)
    {
        var limit = new RetryLimit(symbols);
        return limit._factories.Count + limit._properties.Count > 0 || limit._relationalOptions is not null ? limit : null;
    }

    public static bool IsUnlimited(IOperation value) => value.ConstantValue is { HasValue: true, Value: int.MaxValue };

    /// <summary>The argument that states the limit; null if the call states none, or a connection may come back as often as it is lost.</summary>
    public IOperation? GivenTo(IInvocationOperation call) =>
        IsFactory(call.TargetMethod) && !_busConnection.IsRestoredBy(call)
            ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "retryCount" or "retryLimit" or "maxRetryCount")?.Value
            : null;

    /// <summary>Whether the property states the limit.</summary>
    public bool IsHeldBy(IPropertySymbol property) => _properties.Contains(property.OriginalDefinition);

    private bool IsFactory(IMethodSymbol method) =>
        _factories.Contains(method.ContainingType)
        || (method.Name == "EnableRetryOnFailure"
            && method.ContainingType.AllInterfaces.Contains(_relationalOptions, SymbolEqualityComparer.Default));
}

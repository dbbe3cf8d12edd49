using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Deadlines;

/// <summary>Knows the properties and methods by which clients of other services are given a timeout, and the values that switch it off.</summary>
internal sealed class TimeoutSettings
{
    /// <summary>Types, the names of their timeouts, and whether zero means "no end" there; a type that derives from one counts as well.</summary>
    private static readonly (string Type, string[] Properties, bool IsZeroEndless)[] Known =
    [
        ("System.Net.Http.HttpClient", ["Timeout"], false),
        ("System.Net.WebRequest", ["Timeout"], false),
        ("System.Net.HttpWebRequest", ["Timeout", "ReadWriteTimeout"], false),
        ("RestSharp.RestClientOptions", ["Timeout"], false),
        ("System.Data.Common.DbCommand", ["CommandTimeout"], true),
        ("System.Data.IDbCommand", ["CommandTimeout"], true),
        ("System.Data.Common.DbConnectionStringBuilder", ["CommandTimeout", "ConnectTimeout", "ConnectionTimeout", "DefaultCommandTimeout", "Timeout"], true),
        ("StackExchange.Redis.ConfigurationOptions", ["ConnectTimeout", "SyncTimeout", "AsyncTimeout"], false),
        ("System.ServiceModel.Channels.Binding", ["OpenTimeout", "CloseTimeout", "SendTimeout", "ReceiveTimeout"], false),
        ("System.ServiceModel.IDefaultCommunicationTimeouts", ["OpenTimeout", "CloseTimeout", "SendTimeout", "ReceiveTimeout"], false),
        ("System.ServiceModel.IContextChannel", ["OperationTimeout"], false),
    ];

    private readonly Dictionary<ISymbol, (string[] Properties, bool IsZeroEndless)> _known = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _relationalOptions;
    private readonly INamedTypeSymbol? _relationalFacade;

    public TimeoutSettings(KnownSymbols symbols)
    {
        foreach (var (name, properties, isZeroEndless) in Known)
        {
            if (symbols.Find(name) is { } type)
                _known.Add(type, (properties, isZeroEndless));
        }

        _relationalOptions = symbols.RelationalOptionsBuilder;
        _relationalFacade = symbols.Find("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions");
    }

    /// <summary>Whether the compilation lacks all of the libraries.</summary>
    public bool IsEmpty => _known.Count == 0 && (_relationalOptions ?? _relationalFacade) is null;

    /// <summary>Whether the assignment makes a client wait without end.</summary>
    public bool IsSwitchedOffBy(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { } property } || !property.Name.EndsWith("Timeout", StringComparison.Ordinal))
            return false;
        foreach (var type in property.ContainingType.WithContracts())
        {
            if (_known.TryGetValue(type, out var timeouts) && timeouts.Properties.Contains(property.Name))
                return Duration.Of(assignment.Value) is { } value && (value.IsEndless || (timeouts.IsZeroEndless && value.Value == TimeSpan.Zero));
        }

        return false;
    }

    /// <summary>Whether the call makes Entity Framework wait without end: <c>CommandTimeout(0)</c>, <c>SetCommandTimeout(0)</c>.</summary>
    public bool IsSwitchedOffBy(IInvocationOperation call) =>
        call.TargetMethod switch
        {
            { Name: "CommandTimeout" } method => _relationalOptions is not null && method.ContainingType.Is(_relationalOptions),
            { Name: "SetCommandTimeout" } method => SymbolEqualityComparer.Default.Equals(method.ContainingType, _relationalFacade),
            _ => false,
        }
        && call.Arguments.LastOrDefault() is { } given && Duration.Of(given.Value)?.Value == TimeSpan.Zero;
}

using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Addresses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>DPG1405: the address of a client is a constant that names another service of the same cluster.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedAddress() : DepGuardAnalyzer(Descriptors.HardCodedAddress)
{
    private static readonly string[] Clients =
    [
        "System.Net.Http.HttpClient", "Grpc.Net.ClientFactory.GrpcClientFactoryOptions", "Grpc.Net.Client.GrpcChannel", "RestSharp.RestClient", "Refit.RestService",
        "Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilder",
    ];

    private static readonly string[] ClusterSuffixes = [".svc", ".svc.cluster.local", ".cluster.local"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        // With service discovery a bare name is no address: configuration says what stands behind it.
        var isDiscovered = symbols.Find("Microsoft.Extensions.DependencyInjection.ServiceDiscoveryServiceCollectionExtensions") is not null
            || symbols.Find("Microsoft.Extensions.ServiceDiscovery.ServiceEndpointResolver") is not null;
        if (!symbols.FindAll(Clients).Any())
            return;
        context.RegisterMemberAction(
            operation => Report(operation, AddressOf(operation.Operation), isDiscovered), OperationKind.SimpleAssignment, OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    private static IOperation? AddressOf(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment when AddressSites.Assigned(assignment) is not null => assignment.Value,
        IInvocationOperation call => AddressSites.MadeFor(call),
        IObjectCreationOperation creation => AddressSites.MadeFor(creation),
        _ => null,
    };

    private static void Report(MemberOperation context, IOperation? address, bool isDiscovered)
    {
        if (address is not null && Text(address) is { } constant && Host(constant) is { } host && IsInCluster(host, isDiscovered))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.HardCodedAddress, address.Syntax.GetLocation(), host));
    }

    /// <summary>The constant that is the whole address; null if any of it comes from elsewhere.</summary>
    private static string? Text(IOperation address) => address.Bare() switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IObjectCreationOperation { Type.Name: "Uri", Arguments: [var text, ..] } => Text(text.Value),
        ILocalReferenceOperation local when LocalValue.Of(local) is { } value => Text(value),
        IFieldReferenceOperation { Field.IsReadOnly: true } field when Recognition.Policies.Chains.Initial(field) is { } value => Text(value),
        _ => null,
    };

    private static string? Host(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "dns"
            ? (uri.Scheme == "dns" ? uri.AbsolutePath.Trim('/').Split(':')[0] : uri.Host)
            : null;

    /// <summary>A name of one label, or one of the suffixes that Kubernetes gives to services.</summary>
    private static bool IsInCluster(string host, bool isDiscovered)
    {
        if (host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || Uri.CheckHostName(host) != UriHostNameType.Dns)
            return false;
        return host.IndexOf('.') < 0 ? !isDiscovered : Array.Exists(ClusterSuffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }
}

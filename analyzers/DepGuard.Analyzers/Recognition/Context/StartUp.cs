using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.Recognition.Context;

/// <summary>Recognises members that run once, before the service answers: entry points, start of hosted services, registration.</summary>
internal static class StartUp
{
    private static readonly HashSet<string> Builders =
    [
        "IServiceCollection", "IHostBuilder", "IWebHostBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "WebApplicationBuilder", "WebApplication",
        "IApplicationBuilder", "IConfigurationBuilder", "IConfigurationManager", "ConfigurationManager", "AzureClientFactoryBuilder", "IHttpClientBuilder",
    ];

    /// <summary>Whether the member runs once, at the start.</summary>
    public static bool Contains(ISymbol member) => Functions.IsEntryPoint(member) || IsHostedStart(member) || IsRegistration(member);

    /// <summary>The start of a hosted service, before which the host does not go on.</summary>
    public static bool IsHostedStart(ISymbol member) => member is IMethodSymbol { Name: "StartAsync" or "StartingAsync" or "StartedAsync" } method
        && method.ContainingType.AllInterfaces.Any(contract => contract.Name == "IHostedService");

    /// <summary>A member that fills a container, a pipeline or a configuration.</summary>
    public static bool IsRegistration(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        && method.Parameters.Any(parameter => Builders.Contains(parameter.Type.Name));
}

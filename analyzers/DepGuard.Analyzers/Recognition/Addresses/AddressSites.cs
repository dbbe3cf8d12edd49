using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Recognition.Addresses;

/// <summary>Knows the places at which code tells a client whom to call.</summary>
internal static class AddressSites
{
    /// <summary>Properties that hold the address of a client, by the name of their type.</summary>
    private static readonly HashSet<(string Type, string Property)> Properties =
    [
        ("HttpClient", "BaseAddress"), ("WebClient", "BaseAddress"), ("GrpcClientFactoryOptions", "Address"), ("RestClientOptions", "BaseUrl"), ("HttpRequestMessage", "RequestUri"),
    ];

    /// <summary>Properties under which identity libraries find the service that issues tokens, whose keys they cache.</summary>
    private static readonly HashSet<(string Type, string Property)> Authorities =
    [
        ("JwtBearerOptions", "Authority"), ("JwtBearerOptions", "MetadataAddress"), ("OpenIdConnectOptions", "Authority"), ("OpenIdConnectOptions", "MetadataAddress"),
        ("OAuth2IntrospectionOptions", "Authority"), ("OAuth2IntrospectionOptions", "IntrospectionEndpoint"),
    ];

    /// <summary>Static methods whose first argument is the address.</summary>
    private static readonly HashSet<(string Type, string Method)> Factories = [("GrpcChannel", "ForAddress"), ("RestService", "For"), ("HubConnectionBuilderHttpExtensions", "WithUrl")];

    /// <summary>The property of a client that the assignment sets to an address; null if it sets something else.</summary>
    public static IPropertySymbol? Assigned(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { } property } && Properties.Contains((property.ContainingType.Name, property.Name)) ? property : null;

    /// <summary>The property that the assignment sets to the address of an identity service; null if it sets something else.</summary>
    public static IPropertySymbol? Authority(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { } property } && Authorities.Contains((property.ContainingType.Name, property.Name)) ? property : null;

    /// <summary>The address that a call makes a client, channel or connection for; null if it makes none.</summary>
    public static IOperation? MadeFor(IInvocationOperation call) => Factories.Contains((call.TargetMethod.ContainingType.Name, call.TargetMethod.Name))
        ? call.Arguments.FirstOrDefault(argument => IsAddress(argument.Parameter?.Type))?.Value
        : null;

    /// <summary>The address that a request or client is created with; null if it is created with none.</summary>
    public static IOperation? MadeFor(IObjectCreationOperation creation) => creation.Type?.Name is "HttpRequestMessage" or "RestClient" or "RestClientOptions"
        ? creation.Arguments.FirstOrDefault(argument => IsAddress(argument.Parameter?.Type))?.Value
        : null;

    /// <summary>Whether a parameter or property of this type can hold an address.</summary>
    public static bool IsAddress(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { Name: "Uri" };
}

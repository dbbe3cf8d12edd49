namespace DepGuard.Readers.GatewayApi;

internal static class RouteParents
{
    public const string Scope = "gateway-api";
}

using DepGuard.Facts;

namespace DepGuard.Readers;

/// <summary>What the name of a service says about its role.</summary>
internal static class ServiceNames
{
    /// <summary>The role that a name gives away; null if it gives none away. <c>author</c> and the like are no authentication, and
    /// <c>config</c> alone may be any service.</summary>
    public static Role? RoleOf(string name)
    {
        var text = name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');
        if (IsAuth(text))
            return Role.Auth;
        if (text is "eureka" or "consul" or "registry" or "discovery" or "discovery-server" or "discovery-service" or "service-registry" or "eureka-server")
            return Role.Registry;
        if (text is "config-server" or "config-service" or "configserver" or "configuration-server")
            return Role.ConfigServer;
        return null;
    }

    private static bool IsAuth(string text)
    {
        var first = text.Split('-')[0];
        return first is "auth" or "authn" or "authz" or "authentication" or "authorization" or "authserver" or "authservice" or "authapi" or "sts"
            || (first.StartsWith("auth", StringComparison.Ordinal) && !first.StartsWith("author", StringComparison.Ordinal) && !first.StartsWith("authentic", StringComparison.Ordinal))
            || first.StartsWith("identity", StringComparison.Ordinal)
            || first.StartsWith("login", StringComparison.Ordinal)
            || first.StartsWith("sso", StringComparison.Ordinal)
            || text.EndsWith("-auth", StringComparison.Ordinal);
    }
}

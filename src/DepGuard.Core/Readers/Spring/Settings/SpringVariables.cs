using DepGuard.Readers.Settings;
using DepGuard.Readers.Spring.Calls;
using DepGuard.Readers.Spring.ConfigServers;

namespace DepGuard.Readers.Spring.Settings;

/// <summary>Variables that are properties of Spring: <c>SPRING_DATASOURCE_URL</c>, <c>EUREKA_CLIENT_SERVICEURL_DEFAULTZONE</c>.</summary>
internal static class SpringVariables
{
    private static readonly string[] Prefixes = ["SPRING_", "EUREKA_", "ZUUL_", "FEIGN_", "SECURITY_OAUTH2_", "TURBINE_", "MANAGEMENT_"];

    /// <summary>True for a variable whose prefix is one of Spring's, whatever its value.</summary>
    public static bool IsSpring(Setting variable) => !variable.Key.Text.Contains("__", StringComparison.Ordinal) && Array.Exists(Prefixes, prefix => variable.Key.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a variable that is read with the properties of Spring, where its meaning is known.</summary>
    public static bool IsProperty(Setting variable)
    {
        if (!IsSpring(variable))
            return false;
        var property = new Property(PropertyName.OfVariable(variable.Key.Text), variable.Value, variable.At, PropertyOrigin.Deployment);
        return AddressProperties.Find(property) is not null || Routes.Covers(property) || Clients.Covers(property) || ConfigServer.Covers(property);
    }

    /// <summary>True if a container has such a variable or argument.</summary>
    public static bool IsConfigured(Container container) =>
        container.Environment.Any(IsSpring) || container.SettingArguments.Any(argument => argument.Key.Text.StartsWith("spring.", StringComparison.OrdinalIgnoreCase));
}

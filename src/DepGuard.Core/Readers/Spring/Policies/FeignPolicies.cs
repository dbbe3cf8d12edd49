using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Policies;

/// <summary>Time limits and retries of Feign clients; what is set for <c>default</c> holds for every client that does not set it.</summary>
internal static class FeignPolicies
{
    private const string Product = "openfeign";

    private static readonly string[][] Prefixes = [["feign", "client", "config"], ["spring", "cloud", "openfeign", "client", "config"]];

    /// <summary>Attempts of <c>feign.Retryer.Default</c>, the first one included (OpenFeign <c>DefaultRetryer</c>).</summary>
    private static readonly Attempts RetryerDefault = Attempts.Of(5);

    /// <summary>The policies of each named client.</summary>
    public static IEnumerable<(string Client, CallPolicy Policy)> Read(Properties properties)
    {
        foreach (var sections in Prefixes.Select(prefix => NamedSection.Read(properties, prefix)))
        {
            var basis = sections.FirstOrDefault(section => section.Name.Equals("default", StringComparison.OrdinalIgnoreCase));
            foreach (var section in sections.Where(section => section != basis))
                foreach (var policy in Of(section.Over(basis)))
                    yield return (section.Name, policy);
        }
    }

    private static IEnumerable<CallPolicy> Of(NamedSection client)
    {
        var at = client.At;
        var retryer = client.Find("retryer");
        yield return new CallPolicy(Layer.Client, Product, Provenance.Declared, client.Find("readtimeout", "connecttimeout", "retryer")?.At ?? at)
        {
            Connect = PropertyNumber.Limit(client.Find("connecttimeout")),
            Timeout = PropertyNumber.Limit(client.Find("readtimeout")),
            Attempts = retryer is null ? null : IsDefault(retryer) ? RetryerDefault : null,
        };

        // OpenFeign Request.Options: 10 s to connect, 60 s to read; Spring Cloud OpenFeign makes Retryer.NEVER_RETRY the default bean.
        yield return new CallPolicy(Layer.Client, Product, Provenance.Default, at)
        {
            Connect = TimeLimit.Seconds(10),
            Timeout = TimeLimit.Seconds(60),
            Attempts = retryer is null ? Attempts.Once : null,
        };
    }

    private static bool IsDefault(Property retryer) => retryer.Value.Trim() is "feign.Retryer.Default" or "feign.Retryer$Default" or "feign.DefaultRetryer";
}

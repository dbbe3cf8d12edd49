using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Caddy;

/// <summary>The calls of a Caddyfile: <c>reverse_proxy</c>, <c>php_fastcgi</c> and <c>forward_auth</c>, which authenticates each request.</summary>
internal static class CaddyRoutes
{
    /// <summary>The calls, wherever the directives stand.</summary>
    /// <param name="owner">The service that runs Caddy.</param>
    /// <param name="lines">The outermost lines.</param>
    /// <param name="isDeclared">True when nothing but the file says that the service exists.</param>
    public static IEnumerable<CallFact> Read(Reference owner, IReadOnlyList<CaddyDirective> lines, bool isDeclared)
    {
        var open = new Stack<CaddyDirective>(lines.Reverse());
        while (open.TryPop(out var line))
        {
            if (line.Name is "reverse_proxy" or "php_fastcgi" or "forward_auth")
                foreach (var call in Calls(owner, line, isDeclared))
                    yield return call;
            else
                foreach (var inner in Enumerable.Reverse(line.Block))
                    open.Push(inner);
        }
    }

    private static IEnumerable<CallFact> Calls(Reference owner, CaddyDirective proxy, bool isDeclared)
    {
        var isAuthentication = proxy.Name == "forward_auth";
        var stated = proxy.Words.Skip(proxy.Value is { } first && first[..Math.Min(1, first.Length)] is "/" or "@" or "*" ? 2 : 1);
        var further = proxy.Block.Where(line => line.Name == "to").SelectMany(line => line.Words.Skip(1));
        var dynamic = proxy.Block.Where(line => line.Name == "dynamic" && line.Value == "a" && line.Words.Count > 3).Select(line => $"{line.Words[2]}:{line.Words[3]}");
        foreach (var address in stated.Concat(further).Concat(dynamic).Select(AddressOf).OfType<Address>())
        {
            var call = new CallFact(owner, address, proxy.Name, proxy.At, address.IsVariable ? Confidence.Guessed : Confidence.Declared)
            {
                ModeByKey = isAuthentication ? null : CallMode.Sync,
                Roles = isAuthentication ? [Role.Auth] : [],
                UnknownIsGuess = isDeclared,
                OnHost = isDeclared,
                Policies = CaddyNumbers.Of(proxy),
            };
            yield return call;
            if (proxy.Find("health_uri") is not null && !isAuthentication)
                yield return call with { Key = "health_uri", ModeByKey = CallMode.Control };
        }
    }

    /// <summary>A URL, <c>host:port</c> or a host; null for socket files and placeholders that the request fills.</summary>
    private static Address? AddressOf(string text)
    {
        if (text.StartsWith("unix/", StringComparison.Ordinal) || (text.Contains('{') && !text.Contains("${", StringComparison.Ordinal)))
            return null;
        var parsed = AddressGrammar.Parse(text);
        return parsed.Count > 0 ? parsed[0].Address : AddressGrammar.ParseBareHost(text) ?? (text.StartsWith("${", StringComparison.Ordinal) && HostText.IsHost(text) ? new Address(text) : null);
    }
}

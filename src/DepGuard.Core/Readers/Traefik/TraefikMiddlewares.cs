using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Traefik;

/// <summary>Middlewares by name; a chain stands for those that it names.</summary>
/// <param name="find">The middleware of a name; null if there is none.</param>
/// <param name="inChain">The name of a link of a chain, given the link and the name of the chain.</param>
internal sealed class TraefikMiddlewares(Func<string, SettingSection?> find, Func<SettingSection, string, string?> inChain)
{
    private const int MostMiddlewares = 100;

    /// <summary>The middlewares of these names, in order.</summary>
    public IReadOnlyList<SettingSection> Of(IEnumerable<string> names)
    {
        var found = new List<SettingSection>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(names.Reverse());
        while (open.TryPop(out var name) && seen.Count < MostMiddlewares)
        {
            if (!seen.Add(name) || find(name) is not { } middleware)
                continue;
            found.Add(middleware);
            foreach (var link in Links(middleware, name).Reverse())
                open.Push(link);
        }

        return found;
    }

    /// <summary>The requests to authenticate that middlewares make.</summary>
    public static IEnumerable<CallFact> Authentications(Reference gateway, IEnumerable<SettingSection> middlewares) =>
        middlewares.Select(middleware => middleware["forwardAuth"]?["address"]).OfType<SettingSection>()
            .SelectMany(address => AddressGrammar.Parse(address.Value ?? string.Empty).Select(parsed =>
                new CallFact(gateway, parsed.Address, "forwardAuth", address.At, parsed.Address.IsVariable ? Confidence.Guessed : Confidence.Declared)
                {
                    Roles = [Role.Auth],
                    Policies = TraefikNumbers.Authentication(address.At),
                }));

    private IEnumerable<string> Links(SettingSection middleware, string name)
    {
        if (middleware["chain"]?["middlewares"] is not { } list)
            return [];
        return list.Value is not null ? middleware["chain"]!.List("middlewares") : list.Children.Select(link => inChain(link, name)).OfType<string>();
    }
}

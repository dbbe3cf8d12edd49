using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.DotNet.Clients;

/// <summary>The name that a key gives to an HTTP client: <c>Clients:Basket:BaseAddress</c>, <c>BasketUrl</c> and <c>Services:basket:http:0</c> are <c>basket</c>.</summary>
internal static class ClientName
{
    private static readonly HashSet<string> AddressWords = new(StringComparer.Ordinal)
    {
        "url", "uri", "address", "endpoint", "base", "host", "baseaddress", "baseurl", "baseuri", "authority", "client", "http", "https", "service", "api",
    };

    /// <summary>Folded name of the client whose address stands under a key; empty if the key names none.</summary>
    public static string Of(SettingKey key)
    {
        var parts = key.Path.Split(':');
        if (parts.Length > 2 && parts[0].Equals("services", StringComparison.OrdinalIgnoreCase))
            return Fold(parts[1]);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var words = new SettingKey(parts[i]).Words.Where(word => !AddressWords.Contains(word)).ToList();
            if (words.Count > 0)
                return Fold(string.Concat(words));
        }

        return string.Empty;
    }

    /// <summary>A name as clients, services and hosts are compared: without case, separators and what only says that it is one of these.</summary>
    public static string Fold(string name)
    {
        var folded = FoldedName.Of(name);
        foreach (var suffix in (string[])["standard", "hedging", "resilience", "httpclient", "client"])
            if (folded.Length > suffix.Length && folded.EndsWith(suffix, StringComparison.Ordinal))
                folded = folded[..^suffix.Length];
        return FoldedName.WithoutSuffix(folded);
    }
}

using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.DotNet.Clients;

/// <summary>
/// The section <c>Services</c> of .NET service discovery: <c>Services:basket:https:0</c> is where <c>https+http://basket</c> leads.
/// Source: dotnet/extensions <c>src/Libraries/Microsoft.Extensions.ServiceDiscovery/README.md</c>.
/// </summary>
internal static class DiscoverySection
{
    private const string Section = "services:";

    /// <summary>Addresses by name of the service; the first endpoint of a service counts.</summary>
    public static IReadOnlyDictionary<string, Address> Find(IReadOnlyList<Setting> settings)
    {
        var addresses = new Dictionary<string, Address>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
            if (setting.Key.Path.StartsWith(Section, StringComparison.OrdinalIgnoreCase) && setting.Key.Path.Split(':') is { Length: 3 or 4 } parts
                && AddressGrammar.Parse(setting.Value) is [{ Form: AddressForm.Url } parsed, ..])
                addresses.TryAdd(parts[1], parsed.Address);
        return addresses;
    }
}

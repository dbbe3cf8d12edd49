using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.DotNet.Clients;

/// <summary>The calls of a service's settings, with what the same settings say about its HTTP clients.</summary>
internal static class ClientCalls
{
    /// <summary>Calls and problems that follow from the settings in force.</summary>
    public static IEnumerable<Fact> Read(SettingOwner owner, IReadOnlyList<Setting> settings)
    {
        IEnumerable<Fact> calls = SettingCalls.Read(owner, settings);
        var sections = ResilienceSection.Find(settings);
        if (sections.Count > 0)
            calls = calls.Select(fact => fact is CallFact call ? With(call, sections) : fact).Concat(sections.SelectMany(section => section.Problems(owner.Service)));
        return DiscoverySection.Find(settings) is { Count: > 0 } discovered
            ? calls.Select(fact => fact is CallFact call ? At(call, discovered) : fact)
            : calls;
    }

    /// <summary>A call governed by the sections that name its client; the library knows no other kind of call than HTTP.</summary>
    private static CallFact With(CallFact call, IReadOnlyList<ResilienceSection> sections)
    {
        if (call.ModeByKey is not null and not CallMode.Sync || call.ModeByAddress is not null and not CallMode.Sync)
            return call;
        var governing = sections.Where(section => section.Governs(call)).SelectMany(section => section.Policies()).ToList();
        return governing.Count == 0 ? call : call with { Policies = [.. call.Policies, .. governing] };
    }

    /// <summary>A call that names a service of the section <c>Services</c>, which takes no port, goes to the address there.</summary>
    private static CallFact At(CallFact call, IReadOnlyDictionary<string, Address> discovered) =>
        call.Target is { Port: null, Scheme: "http" or "https" } target && discovered.TryGetValue(target.Host, out var address)
        && !address.Host.Equals(target.Host, StringComparison.OrdinalIgnoreCase) && (call.OnHost || !address.IsLoopback)
            ? call with { Target = address }
            : call;
}

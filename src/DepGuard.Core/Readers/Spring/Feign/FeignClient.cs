using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Feign;

/// <summary>An interface that code marks with <c>@FeignClient</c>. Its strings may hold placeholders.</summary>
/// <param name="Name">Name of the service that it calls; null if the code does not write it out.</param>
/// <param name="ContextId">Name under which its settings stand, if that is not the name of the service.</param>
/// <param name="Url">Address that it calls instead of looking the name up; null if none is written out.</param>
/// <param name="Configuration">Class with settings in code; null if it has none.</param>
/// <param name="At">The first string of the annotation.</param>
internal sealed record FeignClient(string? Name, string? ContextId, string? Url, string? Configuration, SourceSpan At)
{
    /// <summary>Name under which its settings stand; null if it cannot be told.</summary>
    public string? Section(Properties properties) => (ContextId ?? Name) is { } name ? properties.Resolve(name) : null;

    /// <summary>
    /// What it calls: the host of its URL, else the service of its name; null if it cannot be told. A loopback address says no more than the name.
    /// </summary>
    public Address? Callee(Properties properties)
    {
        if (Url is not null && properties.Resolve(Url) is { Length: > 0 } url)
        {
            var address = AddressGrammar.Parse(url) is [var parsed, ..] ? parsed.Address : AddressGrammar.ParseBareHost(url);
            if (address is not { IsLoopback: true })
                return address is { IsVariable: false } ? address : null;
        }

        return Name is not null && AddressGrammar.ParseBareHost(properties.Resolve(Name)) is { IsVariable: false } service ? service : null;
    }
}

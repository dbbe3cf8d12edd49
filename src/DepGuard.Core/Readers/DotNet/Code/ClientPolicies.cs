using System.Text;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.DotNet.Clients;
using DepGuard.Readers.Literals;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>Which calls the policies of clients govern: those to the address, the setting or the service that a client is registered with or named after.</summary>
internal sealed class ClientPolicies
{
    private readonly CodeSettings _settings;
    private readonly ServiceWords _words;
    private readonly ILookup<string, string> _services;

    /// <param name="facts">What configuration says.</param>
    /// <param name="settings">The settings that code reads.</param>
    public ClientPolicies(IReadOnlyList<Fact> facts, CodeSettings settings)
    {
        (_settings, _words) = (settings, new ServiceWords(facts));
        _services = facts.Of<ServiceFact>().Select(service => service.Service.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToLookup(ClientName.Fold, StringComparer.Ordinal);
    }

    /// <summary>The policies of the clients of a file.</summary>
    public IEnumerable<Fact> Of(ClientCode code)
    {
        if (code.Owner is not { } owner)
            yield break;
        foreach (var client in code.Clients)
            if (Callee(client, code, owner) is { } callee)
                foreach (var policy in client.Policies)
                    yield return new PolicyFact([owner.Scope], callee, policy, $"{code.Path} {client.Names.FirstOrDefault() ?? callee.Host}", Confidence.Inferred)
                    {
                        Callers = new HashSet<Reference> { owner },
                        CallsMayBeUnseen = true,
                    };
    }

    /// <summary>What a service does to the calls of all its clients, in its own code or by a library that it uses.</summary>
    public static IEnumerable<Fact> Defaults(IReadOnlyList<ClientCode> codes)
    {
        foreach (var stating in codes.Where(code => code.Defaults.Count > 0))
        {
            var owners = stating.Owner is { } own ? [own] : codes.Where(code => code.Owner is not null && code.Called.Overlaps(stating.Extensions)).Select(code => code.Owner!.Value).Distinct();
            foreach (var owner in owners.Where(owner => !codes.Any(code => code.Owner == owner && code.RemovesDefaults)).OrderBy(owner => owner.ToString(), StringComparer.Ordinal))
                foreach (var policy in stating.Defaults)
                    yield return new PolicyFact([owner.Scope], null, policy, $"{stating.Path} defaults of HTTP clients", Confidence.Inferred) { Callers = new HashSet<Reference> { owner }, CallsMayBeUnseen = true };
        }
    }

    private Address? Callee(ClientRegistration client, ClientCode code, Reference owner)
    {
        foreach (var text in client.Texts)
            if (LiteralAddress.Of(Encoding.UTF8.GetBytes(text)) is { } address && _words.IsName(address.Host))
                return address;
        if (_settings.Read(code, client.Start, client.End).Concat(client.Keys.Concat(client.Texts).SelectMany(key => _settings.Of(owner, key))).FirstOrDefault(call => !call.Target.IsLoopback) is { } stated)
            return stated.Target;
        foreach (var name in client.Names)
            foreach (var form in (string[])[name, name.Length > 2 && name[0] == 'I' && char.IsAsciiLetterUpper(name[1]) ? name[1..] : name])
                if (_services[ClientName.Fold(form)].Take(2).ToList() is [var only])
                    return new Address(only);
        return null;
    }
}

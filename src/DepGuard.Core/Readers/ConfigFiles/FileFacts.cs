using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>What one configuration file of unknown format states.</summary>
/// <param name="File">The file.</param>
/// <param name="Sections">Its sections with host and port.</param>
internal sealed record FileFacts(ConfigFile File, Sections Sections)
{
    private Reference Owner => File.Owner;

    /// <summary>The service itself, where only this file states it, and where it listens.</summary>
    public IEnumerable<Fact> OfOwner(string format)
    {
        if (File.DeclaresOwner)
            yield return new ServiceFact(Owner, format, File.File.Documents[0].Root.At)
            {
                Kind = ServiceKind.Service,
                Roles = ServiceNames.RoleOf(Owner.Name) is { } role ? [role] : [],
                LookupScopes = [Owner.Scope],
            };
        foreach (var section in Sections.Listeners)
        {
            if (FoldedName.Of(section.Name).StartsWith(FoldedName.Of(Owner.Name), StringComparison.Ordinal))
                yield return new AliasFact(Owner, section.Name, Owner.Scope, 95, section.At);
            yield return new PortFact(Owner, section.Port, File.InContainer ? null : section.Port, section.At);
        }
    }

    /// <summary>Its calls.</summary>
    /// <param name="known">Folded names of services and listeners.</param>
    /// <param name="format">Name of the format.</param>
    public IEnumerable<Fact> OfPeers(IReadOnlySet<string> known, string format)
    {
        var owner = new SettingOwner(Owner) { OnHost = !File.InContainer, UnknownIsGuess = true };
        var layers = File.Documents.Select(document => SettingTree.Flatten(document.Root).Where(setting => !Sections.Covers(setting)));
        return Sections.Peers.SelectMany(section => Peer(section, known, format)).Concat(SettingCalls.Read(owner, SettingTree.Overlay(layers)));
    }

    /// <summary>A section on a loopback host: its name is the target, a known service, else a store, else something unknown.</summary>
    private IEnumerable<Fact> Peer(AddressSection section, IReadOnlySet<string> known, string format)
    {
        var target = new Address(section.Name, section.Port);
        if (!known.Contains(FoldedName.Of(section.Name)) && Products.Find(section.Name) is { } product)
        {
            target = new Address(product.Name, section.Port);
            yield return new ServiceFact(new Reference(product.Name, Owner.Scope), format, section.At) { Kind = product.Kind, LookupScopes = [Owner.Scope] };
        }

        yield return new CallFact(Owner, target, section.Key, section.At, Confidence.Inferred)
        {
            ModeByKey = KeyMeaning.Of(new SettingKey(section.Key)).Mode,
            ModeByAddress = Addresses.AddressMode.Of(target),
        };
    }
}

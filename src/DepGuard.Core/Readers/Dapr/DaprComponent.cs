using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Dapr;

/// <summary>A component with what stands behind it.</summary>
/// <param name="Object">The object that states it.</param>
/// <param name="Type">Its type, such as <c>state.redis</c>.</param>
/// <param name="Meaning">What it is to those that use it.</param>
/// <param name="Addresses">Hosts behind it; empty if it names none.</param>
/// <param name="At">Place of the hosts, else of its name.</param>
internal sealed record DaprComponent(DaprObject Object, string Type, DaprMeaning Meaning, IReadOnlyList<Address> Addresses, SourceSpan At)
{
    /// <summary>Its name.</summary>
    public string Name => Object.Name.Value;

    /// <summary>The component of an object; null for other kinds and for what leads nowhere outside of the sidecar.</summary>
    public static DaprComponent? From(DaprObject one)
    {
        if (one.Kind != "Component" || one.Spec?["type"]?.Text is not { } type || DaprTypes.Of(type) is not { } meaning)
            return null;

        var metadata = (one.Spec?["metadata"]?.Items ?? []).Select(item => Setting(one, item)).OfType<Setting>().ToList();
        foreach (var setting in metadata)
            if (Hosts(setting, metadata) is { Count: > 0 } hosts)
                return new DaprComponent(one, type, meaning, hosts, setting.At);
        return new DaprComponent(one, type, meaning, [], one.Name.At);
    }

    private static Setting? Setting(DaprObject one, Node item)
    {
        if (item["name"]?.Text is not { } key)
            return null;
        if (item["value"] is Scalar value)
            return new Setting(key, value.Value, value.At);
        return item["secretKeyRef"] is { } secret && secret["name"]?.Text is { } name && one.Secret(name, secret["key"]?.Text ?? name) is { } text
            ? new Setting(key, text, item.At)
            : null;
    }

    /// <summary>The hosts of one item: in any notation of addresses, or plain under a key such as <c>host</c>, with the port beside it.</summary>
    private static List<Address> Hosts(Setting setting, List<Setting> metadata)
    {
        var meaning = KeyMeaning.Of(setting.Key);
        if (meaning.IsNeverCall || setting.Value.Contains("{uuid}", StringComparison.Ordinal))
            return [];
        if (AddressGrammar.Parse(setting.Value) is { Count: > 0 } parsed)
            return meaning.IsAddressLike || parsed[0].Form != AddressForm.HostPort ? [.. parsed.Select(one => one.Address)] : [];
        if (setting.Key.LastWord == "name" && setting.Value.Contains('.') && setting.Key.Text.Equals("namespaceName", StringComparison.OrdinalIgnoreCase))
            return AddressGrammar.ParseBareHost(setting.Value) is { } space ? [space] : [];
        if (!meaning.IsAddressLike)
            return [];
        var port = metadata.Find(other => other.Key.Text.Equals("port", StringComparison.OrdinalIgnoreCase)) is { } stated ? AddressGrammar.Port(stated.Value) : null;
        return AddressGrammar.ParseBareHost(setting.Value) is { } host ? [host with { Port = port }] : [.. AddressGrammar.ParseBareHosts(setting.Value)];
    }
}

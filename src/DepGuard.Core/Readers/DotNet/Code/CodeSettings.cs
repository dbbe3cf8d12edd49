using DepGuard.Facts;
using DepGuard.Readers.Literals;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>The addresses that code reads from the configuration by key, or as a property of options that are bound to a section.</summary>
internal sealed class CodeSettings
{
    private readonly SettingUses _settings;
    private readonly ILookup<string, (Reference? Owner, string Section)> _sections;

    /// <param name="settings">The settings that hold an address.</param>
    /// <param name="codes">All files; what a library binds, every service may read.</param>
    public CodeSettings(SettingUses settings, IReadOnlyList<ClientCode> codes)
    {
        _settings = settings;
        _sections = codes.SelectMany(code => code.Bindings.Select(binding => (binding.Type, code.Owner, binding.Section))).ToLookup(one => one.Type, one => (one.Owner, one.Section), StringComparer.Ordinal);
    }

    /// <summary>The calls to which a key gives the address.</summary>
    public IReadOnlyList<CallFact> Of(Reference owner, string key) => _settings.Of(owner, key);

    /// <summary>The calls that a file declares by reading their address. Keys with several parts are seen in strings already.</summary>
    public IEnumerable<CallFact> Of(ClientCode code)
    {
        if (code.Owner is not { } owner)
            return [];
        var byKey = code.Settings.SelectMany(read => Of(owner, read.Key).Select(call => Declared(call, read.Key, read.At)));
        var byOption = Bound(code, owner).SelectMany(read => Of(owner, read.Key).Select(call => Declared(call, read.Key, code.Options.Members[read.Member].At)));
        return byKey.Concat(byOption).DistinctBy(call => (call.At, call.Target)).OrderBy(call => call.At);
    }

    /// <summary>The calls whose address a part of a file reads from options.</summary>
    public IEnumerable<CallFact> Read(ClientCode code, int start, int end) => code.Owner is not { } owner ? []
        : Bound(code, owner).Where(read => code.Options.Members[read.Member].Token is var token && token > start && token < end).SelectMany(read => Of(owner, read.Key));

    private IEnumerable<(string Key, string Member)> Bound(ClientCode code, Reference owner) =>
        code.Options.Types.Where(_sections.Contains)
            .SelectMany(type => _sections[type].Where(bound => bound.Owner is null || bound.Owner == owner).Select(bound => bound.Section).Distinct(StringComparer.Ordinal))
            .SelectMany(section => code.Options.Members.Keys.Select(member => (section + member, member)));

    private static CallFact Declared(CallFact call, string key, Sources.SourceSpan at) => call with { Key = $"{key} in code", At = at, Confidence = Confidence.Declared, Policies = [] };
}

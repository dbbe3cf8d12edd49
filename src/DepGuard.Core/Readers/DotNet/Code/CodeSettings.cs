using DepGuard.Facts;
using DepGuard.Readers.Literals;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>The addresses that code reads from the configuration by key, or as a property of options that are bound to a section.</summary>
internal sealed class CodeSettings
{
    private readonly SettingUses _settings;
    private readonly ILookup<string, (Reference? Owner, string Section)> _sections;
    private readonly Dictionary<string, IReadOnlyList<(string Key, string Member)>> _bound;

    /// <param name="settings">The settings that hold an address.</param>
    /// <param name="codes">All files; what a library binds, every service may read.</param>
    public CodeSettings(SettingUses settings, IReadOnlyList<ClientCode> codes)
    {
        _settings = settings;
        _sections = codes.SelectMany(code => code.Bindings.Select(binding => (binding.Type, code.Owner, binding.Section))).ToLookup(one => one.Type, one => (one.Owner, one.Section), StringComparer.Ordinal);
        _bound = codes.Where(code => code.Owner is not null && code.Options.Members.Count > 0).ToDictionary(code => code.Path, code => Bound(code, code.Owner!.Value), StringComparer.Ordinal);
    }

    /// <summary>The calls to which a key gives the address.</summary>
    public IReadOnlyList<CallFact> Of(Reference owner, string key) => _settings.Of(owner, key);

    /// <summary>The calls that a file declares by reading their address. Keys with several parts are seen in strings already.</summary>
    public IEnumerable<CallFact> Of(ClientCode code)
    {
        if (code.Owner is not { } owner)
            return [];
        var byKey = code.Settings.SelectMany(read => Of(owner, read.Key).Select(call => Declared(call, read.Key, read.At)));
        var byOption = BoundBy(code).SelectMany(read => Of(owner, read.Key).Select(call => Declared(call, read.Key, code.Options.Members[read.Member].At)));
        return byKey.Concat(byOption).DistinctBy(call => (call.At, call.Target)).OrderBy(call => call.At);
    }

    /// <summary>The calls whose address a part of a file reads from options.</summary>
    public IEnumerable<CallFact> Read(ClientCode code, int start, int end) => code.Owner is not { } owner ? []
        : BoundBy(code).Where(read => code.Options.Members[read.Member].Token is var token && token > start && token < end).SelectMany(read => Of(owner, read.Key));

    private IReadOnlyList<(string Key, string Member)> BoundBy(ClientCode code) => _bound.GetValueOrDefault(code.Path, []);

    /// <summary>The settings whose section is bound to a type that the file names, and whose last part it reads as a member.</summary>
    private IReadOnlyList<(string Key, string Member)> Bound(ClientCode code, Reference owner)
    {
        var sections = code.Options.Types.SelectMany(type => _sections[type]).Where(bound => bound.Owner is null || bound.Owner == owner).Select(bound => bound.Section).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (sections.Count == 0)
            return [];
        var members = code.Options.Members.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var bound = new List<(string, string)>();
        foreach (var key in _settings.Keys(owner))
            if (key.LastIndexOf(':') + 1 is var end && sections.TryGetValue(key[..end], out var section) && members.TryGetValue(key[end..], out var member))
                bound.Add((section + member, member));
        return bound;
    }

    private static CallFact Declared(CallFact call, string key, Sources.SourceSpan at) => call with { Key = $"{key} in code", At = at, Confidence = Confidence.Declared, Policies = [] };
}

using System.IO.Enumeration;
using DepGuard.Facts;

namespace DepGuard.Configuration.Constraints;

/// <summary>Which services a constraint is about: those that meet everything that is stated, with one of the values of each.</summary>
public sealed record ServiceSelector
{
    /// <summary>Patterns with <c>*</c> and <c>?</c> for an id or alias; empty for any.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Kinds; empty for any.</summary>
    public IReadOnlyList<ServiceKind> Kinds { get; init; } = [];

    /// <summary>Roles, of which it plays one; empty for any.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Tiers; empty for any. A service without a tier has none of them.</summary>
    public IReadOnlyList<int> Tiers { get; init; } = [];

    /// <summary>Labels, owners and layers that <c>depguard.yaml</c> gives to services, by key; what is not stated is any.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Traits { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>True for a name that one of the patterns matches.</summary>
    public bool Matches(string name) => Names.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name));

    /// <summary>The selector as people read it: <c>layer data</c>, <c>kind gateway and tier 0</c>.</summary>
    public override string ToString()
    {
        (string Key, IEnumerable<string> Values)[] parts =
        [
            ("", Names),
            ("kind ", Kinds.Select(kind => Label.Of(kind))),
            ("role ", Roles.Select(role => Label.Of(role))),
            ("tier ", Tiers.Select(tier => FormattableString.Invariant($"{tier}"))),
            .. Traits.OrderBy(trait => trait.Key, StringComparer.Ordinal).Select(trait => ($"{trait.Key} ", trait.Value.AsEnumerable())),
        ];
        return string.Join(" and ", parts.Where(part => part.Values.Any()).Select(part => part.Key + string.Join(" or ", part.Values)));
    }
}

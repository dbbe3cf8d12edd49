using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Configuration.Constraints;

/// <summary>Reads the mapping <c>constraints</c> of <c>depguard.yaml</c>.</summary>
internal sealed class ConstraintReader(ConfigProblems problems, WordReader words)
{
    /// <summary>Entries of <c>forbidden</c>: edges that must not be.</summary>
    public IEnumerable<EdgeConstraint> Forbidden(Node constraints) => Read(constraints["forbidden"], ConfigKeys.Forbidden, "from");

    /// <summary>Entries of <c>required</c>: services that must have an edge.</summary>
    public IEnumerable<EdgeConstraint> Required(Node constraints) => Read(constraints["required"], ConfigKeys.Required, "service");

    private IEnumerable<EdgeConstraint> Read(Node? list, IReadOnlyList<string> keys, string caller)
    {
        foreach (var item in problems.Items(list))
        {
            problems.CheckKeys(item, keys, "key of a constraint");
            var (from, to) = (Selector(item[caller]), Selector(item["to"]));
            if (from is null || to is null)
                problems.Error(item.At, $"a constraint needs '{caller}' and 'to', each a name or a mapping");
            else
                yield return new EdgeConstraint(from, to, item.At) { Modes = Values<CallMode>(item["kind"], "kind of call"), Reason = item["reason"]?.Text };
        }
    }

    /// <summary>A pattern for names, or a mapping; null for neither and for an empty one, which would mean every service by accident.</summary>
    private ServiceSelector? Selector(Node? node)
    {
        if (node is Scalar { IsNull: false } name)
            return new ServiceSelector { Names = [name.Value] };
        if (node is not Mapping || !node.Entries.Any())
            return null;

        problems.CheckKeys(node, ConfigKeys.Selector, "key of a selector");
        return new ServiceSelector
        {
            Names = Texts(node["name"]),
            Kinds = Values<ServiceKind>(node["kind"], "kind"),
            Roles = Values<Role>(node["role"], "role"),
            Tiers = [.. WordReader.Values(node["tier"]).Select(Tier).OfType<int>()],
            Traits = ConfigKeys.Traits.Where(key => node[key] is not null).ToDictionary(key => key, key => Texts(node[key])),
        };
    }

    private static IReadOnlyList<string> Texts(Node? node) => [.. WordReader.Values(node).Select(value => value.Value)];

    private IReadOnlyList<T> Values<T>(Node? node, string what)
        where T : struct, Enum => [.. WordReader.Values(node).Select(value => words.Value<T>(value, what)).OfType<T>()];

    private int? Tier(Scalar text)
    {
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var tier))
            return tier;
        problems.Error(text.At, $"'{text.Value}' is no tier, which is a whole number from 0 on");
        return null;
    }
}

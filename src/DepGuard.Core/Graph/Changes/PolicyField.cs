using DepGuard.Facts;
using DepGuard.Facts.Policies;

namespace DepGuard.Graph.Changes;

/// <summary>One number of the policies of an edge: policies of one layer and product are one setting, and a number is stated once in each.</summary>
/// <param name="isSame">True if two policies say the same; the quick answer for the many edges that did not change.</param>
/// <param name="text">The number as people write it; it tells values apart. Null if a policy does not state it.</param>
/// <param name="copy">A policy with the number of another one, or without it.</param>
internal sealed class PolicyField(Func<CallPolicy, CallPolicy, bool> isSame, Func<CallPolicy, string?> text, Func<CallPolicy, CallPolicy?, CallPolicy> copy)
{
    /// <summary>True if every setting of two edges says the same.</summary>
    public bool IsSame(Edge one, Edge other)
    {
        var (a, b) = (one.Policies, other.Policies);
        return ReferenceEquals(a, b) || IsSameInOrder(a, b) || Stated(a).Select(Entry).Order(StringComparer.Ordinal).SequenceEqual(Stated(b).Select(Entry).Order(StringComparer.Ordinal));
    }

    /// <summary>The number in each setting that states it, from the caller outwards; null if none does.</summary>
    public string? ByLayer(Edge edge) => Stated(edge.Policies).ToList() switch
    {
        [] => null,
        [var only] => text(only),
        var all => string.Join(" and ", all.Select(Described)),
    };

    /// <summary>The number in each setting with the name of the setting, for numbers that moved from one to another.</summary>
    public string? WithLayers(Edge edge) => Stated(edge.Policies).ToList() is { Count: > 0 } all ? string.Join(" and ", all.Select(Described)) : null;

    /// <summary>Applies what a change does to the number, setting by setting; of two changes of one setting the later one counts, and the clash is told.</summary>
    public Edge Merge(MergeStep<Edge> step, string name)
    {
        var policies = step.Current.Policies;
        foreach (var setting in Stated([.. step.Was?.Policies ?? [], .. step.Now.Policies]).Select(KeyOf).Distinct())
        {
            var (was, now, current) = (In(step.Was?.Policies ?? [], setting), In(step.Now.Policies, setting), In(policies, setting));
            if (Same(was, now) || Same(now, current))
                continue;
            if (!Same(was, current))
                step.Clash(name, Text(current), Text(now));
            policies = Put(policies, setting, now);
        }

        return ReferenceEquals(policies, step.Current.Policies) ? step.Current : step.Current with { Policies = policies };
    }

    private bool IsSameInOrder(IReadOnlyList<CallPolicy> one, IReadOnlyList<CallPolicy> other)
    {
        if (one.Count != other.Count)
            return false;
        for (var i = 0; i < one.Count; i++)
            if (KeyOf(one[i]) != KeyOf(other[i]) || !isSame(one[i], other[i]))
                return false;
        return true;
    }

    private IEnumerable<CallPolicy> Stated(IReadOnlyList<CallPolicy> policies) => policies.Where(policy => text(policy) is not null);

    private string Entry(CallPolicy policy) => $"{policy.Layer} {policy.Product} {text(policy)}";

    private string Described(CallPolicy policy) => $"{text(policy)} by {Label.Of(policy.Layer)} {policy.Product}";

    private string? Text(CallPolicy? policy) => policy is null ? null : text(policy);

    private bool Same(CallPolicy? one, CallPolicy? other) => Text(one) == Text(other);

    private CallPolicy? In(IReadOnlyList<CallPolicy> policies, (Layer, string) setting) => Stated(policies).FirstOrDefault(policy => KeyOf(policy) == setting);

    /// <summary>The policies with the number of another one in a setting, or without it.</summary>
    private List<CallPolicy> Put(IReadOnlyList<CallPolicy> policies, (Layer, string) setting, CallPolicy? from)
    {
        var rest = policies.Select(policy => KeyOf(policy) == setting ? copy(policy, null) : policy).ToList();
        if (from is not null)
        {
            var same = rest.FindIndex(policy => KeyOf(policy) == setting && policy.Provenance == from.Provenance);
            if (same >= 0)
                rest[same] = copy(rest[same], from);
            else
                rest.Add(copy(new CallPolicy(from.Layer, from.Product, from.Provenance, from.At), from));
        }

        return [.. rest.Where(policy => !policy.IsEmpty).OrderBy(policy => policy.Layer).ThenBy(policy => policy.Product, StringComparer.Ordinal).ThenByDescending(policy => policy.Provenance)];
    }

    private static (Layer, string) KeyOf(CallPolicy policy) => (policy.Layer, policy.Product);
}

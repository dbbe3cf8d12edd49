using System.Runtime.InteropServices;

namespace DepGuard.Facts;

/// <summary>Picks facts of one kind out of all facts of a scan.</summary>
internal static class FactKinds
{
    /// <summary>Facts of exactly this kind, in order. Lists of facts are long, and comparing types is several times cheaper than casting.</summary>
    public static IReadOnlyList<T> Of<T>(this IReadOnlyList<Fact> facts)
        where T : Fact
    {
        var found = new List<T>();
        foreach (var fact in facts is List<Fact> list ? CollectionsMarshal.AsSpan(list) : [.. facts])
            if (fact.GetType() == typeof(T))
                found.Add((T)fact);
        return found;
    }
}

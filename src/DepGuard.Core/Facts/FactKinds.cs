namespace DepGuard.Facts;

/// <summary>Picks facts of one kind out of all facts of a scan.</summary>
internal static class FactKinds
{
    /// <summary>Facts of exactly this kind, in order. Lists of facts are long, and comparing types is several times cheaper than casting.</summary>
    public static IEnumerable<T> Of<T>(this IReadOnlyList<Fact> facts)
        where T : Fact
    {
        for (var i = 0; i < facts.Count; i++)
            if (facts[i] is var fact && fact.GetType() == typeof(T))
                yield return (T)fact;
    }
}

namespace DepGuard.Documents.Paths;

/// <summary>A value that a path leads to.</summary>
/// <param name="Key">Its key; null for items of lists and for the root.</param>
/// <param name="Value">The value.</param>
internal readonly record struct PathMatch(Scalar? Key, Node Value)
{
    /// <summary>The values directly below it.</summary>
    public IEnumerable<PathMatch> Below =>
        Value is Mapping ? Value.Entries.Select(entry => new PathMatch(entry.Key, entry.Value)) : Value.Items.Select(item => new PathMatch(null, item));
}

/// <summary>A step of a <see cref="NodePath"/>; without a name and an index it leads to everything directly below.</summary>
/// <param name="Name">Key of a mapping.</param>
/// <param name="Index">Index of a list; negative ones count from its end.</param>
/// <param name="IsDescent">True if it starts from a value and everything below it.</param>
/// <param name="IsKey">True if it leads from a value to its key.</param>
internal sealed record PathStep(string? Name, int? Index, bool IsDescent, bool IsKey = false)
{
    /// <summary>True if it can lead to several values.</summary>
    public bool IsMany => IsDescent || (Name is null && Index is null && !IsKey);

    /// <summary>Where it leads from a value.</summary>
    public IEnumerable<PathMatch> Select(PathMatch from)
    {
        if (Name is not null)
            return from.Below.Where(below => below.Key?.Value == Name);
        if (Index is not { } index)
            return from.Below;
        var items = from.Value.Items;
        var place = index < 0 ? items.Count + index : index;
        return place >= 0 && place < items.Count ? [new PathMatch(null, items[place])] : [];
    }
}
